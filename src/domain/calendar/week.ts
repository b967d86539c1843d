import { isoWeekOf, isoWeeksIn, mondayOf } from './dates.ts';
import { addDays, type Day, daysInMonth } from './day.ts';
import { compactPeriod, type Period, periodOf } from './period.ts';

const WEEK = /^(\d{4})-W(\d{2})$/;

/** A week of ISO 8601 that exists, `2026-W46`; week 53 only in the years that have one. */
export function isWeek(text: string): boolean {
  // Most periods are months, and this is asked of every one.
  if (text[5] !== 'W') return false;
  const parts = WEEK.exec(text);
  if (!parts) return false;
  const [year, week] = [Number(parts[1]), Number(parts[2])];
  return week >= 1 && (week <= 52 || (week === 53 && isoWeeksIn(year) === 53));
}

/** The ISO week of a day. Around New Year its year may be another than the day's: `2027-01-01` is in `2026-W53`. */
export function weekOf(day: Day): Period {
  const { year, week } = isoWeekOf(day);
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}

/** All weekly lists ask for the same few weeks, and each time costs what a thousand comparisons do. */
const mondays = new Map<Period, Day>();

/** First day of a month, or the Monday of a week. */
export function firstDayOf(period: Period): Day {
  if (!isWeek(period)) return `${period}-01`;
  const monday = mondays.get(period) ?? mondayOf(Number(period.slice(0, 4)), Number(period.slice(6)));
  mondays.set(period, monday);
  return monday;
}

/** Last day of a month, or the Sunday of a week. */
export function lastDayOf(period: Period): Day {
  if (isWeek(period)) return addDays(firstDayOf(period), 6);
  return `${period}-${daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)))}`;
}

/** The month that a period belongs to: itself, or the month of the week's Thursday. Every month so has four or five weeks. */
export function monthOf(period: Period): Period {
  return isWeek(period) ? periodOf(addDays(firstDayOf(period), 3)) : period;
}

/** `202611`, the folder of a period's results and attachments: that of its month. */
export function folderOf(period: Period): string {
  return compactPeriod(monthOf(period));
}

/** The weeks of a month, oldest first: those whose Thursday lies in it. */
export function weeksOf(month: Period): Period[] {
  const weeks: Period[] = [];
  for (let day = firstDayOf(weekOf(`${month}-01`)); periodOf(day) <= month; day = addDays(day, 7)) {
    if (monthOf(weekOf(day)) === month) weeks.push(weekOf(day));
  }
  return weeks;
}

/** The day of a period that is nearest to `day`: that day itself when it lies in the period. */
export function nearestDay(period: Period, day: Day): Day {
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  return day < first ? first : day > last ? last : day;
}
