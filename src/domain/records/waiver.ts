import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Duty } from '../duties/duty.ts';

/** A recorded exception: a duty that somebody decided to skip, and why (P41, P72). */
export interface Waiver {
  id: string;
  path: string;
  client: string;
  clientId: string;
  checklist: string;
  duty: Duty;
  period: Period;
  date: Day;
  /** Who approved it. */
  by: string;
  reason: string;
}
