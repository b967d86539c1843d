import type { Day } from '../domain/calendar/day.ts';
import { addMonths, type Period, periodOf } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';

/** Months from the first to the last, both included. */
export interface Months {
  first: Period;
  last: Period;
}

/** The months of `--year` up to the current one. Throws a usage failure for what is no year, and for one to come. */
export function rangeOfYear(word: string, today: Day): Months {
  if (!/^\d{4}$/.test(word))
    throw new Failure('usage', `"${word}" is not a year`, { hint: `Write it as ${today.slice(0, 4)}` });
  const current = periodOf(today);
  if (word > current.slice(0, 4)) throw new Failure('usage', `${word} has not begun yet`);
  return { first: `${word}-01`, last: word === current.slice(0, 4) ? current : `${word}-12` };
}

/** The current month and the eleven before it. */
export function lastYear(today: Day): Months {
  return { first: addMonths(periodOf(today), -11), last: periodOf(today) };
}
