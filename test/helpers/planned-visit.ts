import type { PlannedVisit } from '../../src/domain/schedule/schedule.ts';

/** Jane at Acme, on site, as a new schedule has it. */
export const VISIT: PlannedVisit = {
  id: '202611-c-7k3v9mzq-1',
  date: '2026-11-03',
  client: 'acme',
  clientId: 'c-7k3v9mzq',
  who: 'jane',
  mode: 'onsite',
  purpose: 'maintenance',
  pinned: false,
  cancelled: false,
  sequence: 0,
};
