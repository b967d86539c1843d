/**
 * The only place that knows date-fns, because a local Date would drag the machine's zone in: here every Date is one of
 * UTC, made from a day and turned back into a day before anybody sees it.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addWeeks } from 'date-fns/addWeeks';
import { eachDayOfInterval } from 'date-fns/eachDayOfInterval';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeeksInYear } from 'date-fns/getISOWeeksInYear';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import type { Day } from './day.ts';

const dateOf = (day: Day): Date => new UTCDateMini(`${day}T00:00:00Z`);
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10);

/** The fourth of January always lies in the first week of its year (ISO 8601). */
const inFirstWeek = (year: number): Date => dateOf(`${String(year).padStart(4, '0')}-01-04`);

/** The year and number of a day's week by ISO 8601; the year is that of the week's Thursday. */
export function isoWeekOf(day: Day): { year: number; week: number } {
  const date = dateOf(day);
  return { year: getISOWeekYear(date), week: getISOWeek(date) };
}

/** 52 or 53. */
export function isoWeeksIn(year: number): number {
  return getISOWeeksInYear(inFirstWeek(year));
}

export function mondayOf(year: number, week: number): Day {
  return dayOf(addWeeks(startOfISOWeek(inFirstWeek(year)), week - 1));
}

/** All days from the first to the last, both included; none when `last` is earlier. */
export function daysFrom(first: Day, last: Day): Day[] {
  if (last < first) return [];
  return eachDayOfInterval({ start: dateOf(first), end: dateOf(last) }).map(dayOf);
}
