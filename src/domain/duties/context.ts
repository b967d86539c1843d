import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { WorkCalendar } from '../calendar/workdays.ts';
import type { Firm } from '../firm.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** What the duties of all clients have in common. Make one and keep it: what is reckoned once is kept with it. */
export interface DutyContext {
  today: Day;
  firm: Firm;
  calendar: WorkCalendar;
  /** Months that are filed: their verdicts are final. */
  filed: ReadonlySet<Period>;
  schedules: readonly Schedule[];
}

/**
 * Makes a function remember its result for each object that it is called with, as long as that object lives. Of one context
 * a hundred clients ask for the deadlines of the same few months: they are reckoned for the first client only.
 */
export function once<K extends object, T>(make: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, T>();
  return (key) => {
    let found = known.get(key);
    if (found === undefined) {
      found = make(key);
      known.set(key, found);
    }
    return found;
  };
}
