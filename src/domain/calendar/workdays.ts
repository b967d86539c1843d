import type { Day } from './day.ts';
import { type Weekday, weekdayOf } from './weekday.ts';

/** Which days the firm works. */
export interface WorkCalendar {
  /** A working weekday that is no holiday. */
  isWorkday(day: Day): boolean;
  /** The holiday's name. */
  holiday(day: Day): string | undefined;
}

/** `days` are the holidays with their names. */
export function workCalendar(workdays: readonly Weekday[], days: ReadonlyMap<Day, string>): WorkCalendar {
  const weekly = new Set(workdays);
  return {
    isWorkday: (day) => weekly.has(weekdayOf(day)) && !days.has(day),
    holiday: (day) => days.get(day),
  };
}
