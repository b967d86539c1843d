import type { ResultHeader } from '../../src/domain/records/result.ts';

/** A result header with everything that must be there. */
export function header(changes: Partial<ResultHeader> = {}): ResultHeader {
  return {
    id: '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
    visit: '01K7ZV2M8C4Q6T9W3X5Y7B1DEG',
    client: 'acme',
    clientId: 'c-7k3v9mzq',
    checklist: 'server-dc01',
    source: '9c1f0e2b9c1f0e2b9c1f0e2b9c1f0e2b9c1f0e2b',
    period: '2026-10',
    date: '2026-10-14',
    by: 'jane',
    mode: 'onsite',
    started: '2026-10-14T09:02:11-07:00',
    finished: '2026-10-14T10:15:40-07:00',
    minutes: 48,
    answered: 'all',
    open: [],
    forClient: [],
    revision: 'none',
    tally: {},
    variables: {},
    ...changes,
  };
}
