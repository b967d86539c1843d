import { type Day, daysBetween } from '../domain/calendar/day.ts';
import { monthsBetween, type Period } from '../domain/calendar/period.ts';
import { firstDayOf, isWeek, monthOf } from '../domain/calendar/week.ts';
import { weekdayOf } from '../domain/calendar/weekday.ts';
import { compareText } from '../domain/text/compare-text.ts';
import { counted } from './age.ts';
import { capital } from './words.ts';

export const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `30 Nov`; with its year when that is not today's. */
export function shortDay(day: Day, today: Day): string {
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : ` ${day.slice(0, 4)}`;
  return `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]}${year}`;
}

/** `Mon 30 Nov` */
export function dayWords(day: Day, today: Day): string {
  return `${shortWeekday(day)} ${shortDay(day, today)}`;
}

/** `Thursday 12 Nov 2026` */
export function longDay(day: Day): string {
  return `${capital(weekdayOf(day))} ${shortDay(day, '')}`;
}

/** `Mon` */
export function shortWeekday(day: Day): string {
  return capital(weekdayOf(day)).slice(0, 3);
}

/** `today`, `tomorrow`, `in 5 days`, `yesterday`, `5 days ago` */
export function distanceWords(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (Math.abs(days) === 1) return days > 0 ? 'tomorrow' : 'yesterday';
  return days > 0 ? `in ${days} days` : `${counted(-days, 'day')} ago`;
}

/** Months and weeks by name, oldest first, three or more in a row as a span: `03 08–10`, `W44 W45`; older ones with their year. */
export function periodNames(periods: Iterable<Period>, today: Day): string[] {
  const sorted = [...new Set(periods)].sort((a, b) => compareText(firstDayOf(a), firstDayOf(b)));
  const runs: Period[][] = [];
  for (const period of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && follows(last, period)) run.push(period);
    else runs.push([period]);
  }
  return runs.flatMap((run) => {
    const names = run.map((one) => periodName(one, today));
    return names.length < 3 ? names : [`${names[0]}–${names.at(-1)}`];
  });
}

/** `10`, or `W44`; `2025-10` when it is a year ago or longer, since then the number alone would mean another month. */
export function periodName(period: Period, today: Day): string {
  const recent = monthsBetween(monthOf(period), today.slice(0, 7)) < 12;
  return recent ? period.slice(5) : period;
}

function follows(earlier: Period, later: Period): boolean {
  if (isWeek(earlier) !== isWeek(later)) return false;
  if (isWeek(earlier)) return daysBetween(firstDayOf(earlier), firstDayOf(later)) === 7;
  return monthsBetween(earlier, later) === 1;
}
