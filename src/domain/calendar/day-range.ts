import type { Day } from './day.ts';

/** Days from the first to the last, both included: `2026-11-02..2026-11-06`, or one day. */
export interface DayRange {
  first: Day;
  last: Day;
}
