import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Mode } from '../records/result.ts';
import { compareText } from '../text/compare-text.ts';

/** Maintenance of the lists that are due, or a meeting of the service manager with the client (P47). */
export const PURPOSES = ['maintenance', 'meeting'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A visit in the schedule: one client, one day, one performer. */
export interface PlannedVisit {
  /** Stable through every move: period, client id and a number, `202611-c-7k3v9mzq-1`. It names the calendar entry. */
  id: string;
  date: Day;
  client: string;
  clientId: string;
  who: string;
  mode: Mode;
  purpose: Purpose;
  /** A person decided it; a new proposal leaves it alone. */
  pinned: boolean;
  cancelled: boolean;
  /** Times it was moved, handed to somebody else or cancelled, since it was first saved. */
  sequence: number;
  /** Of a meeting: the day it took place. */
  held?: Day;
}

/** `schedule/202611.yaml`; visits by day, then client. */
export interface Schedule {
  period: Period;
  /** Day it was made, and by whom; missing while only a meeting was recorded in it. */
  made?: { date: Day; by: string };
  visits: PlannedVisit[];
}

/** The order of a schedule's lines. */
export function comparePlanned(a: PlannedVisit, b: PlannedVisit): number {
  return compareText(a.date, b.date) || compareText(a.client, b.client) || compareText(a.id, b.id);
}

/** Whether the service manager met the client, and was not only planned to. */
export function isHeldMeeting<V extends PlannedVisit>(visit: V): visit is V & { held: Day } {
  return visit.purpose === 'meeting' && !visit.cancelled && visit.held !== undefined;
}
