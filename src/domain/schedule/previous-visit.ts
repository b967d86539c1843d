import { addDays, type Day, daysBetween } from '../calendar/day.ts';
import { addMonths, type Period, periodOf } from '../calendar/period.ts';
import { firstDayOf, lastDayOf, monthOf } from '../calendar/week.ts';
import { compareText } from '../text/compare-text.ts';
import type { Candidate, PreviousVisit } from './proposal.ts';
import type { PlannedVisit } from './schedule.ts';

/** The visits around the one to be placed. */
export interface Neighbours {
  /** The one before, done, planned or expected. */
  before?: { date: Day; expected: boolean };
  /** The one after, planned in a later month. */
  after?: Day;
  /** Who was there, newest first. */
  lastBy: string[];
}

/**
 * The visits of a client before and after a period. Sittings of the period itself are not visits before it, nor are
 * on-demand walks. Where the month before has neither a visit nor a plan yet, its visit is expected on the day of the month
 * of the last one: otherwise everybody who is still to be visited this month would be planned for the first of the next.
 */
export function neighboursOf(
  { signs, done, client }: Candidate,
  others: readonly PlannedVisit[],
  period: Period,
  today: Day,
): Neighbours {
  const own = new Set(done.map(({ date }) => date));
  const past = signs.visits.filter(
    ({ date, period: of }) => of !== undefined && monthOf(of) !== period && !own.has(date),
  );
  const planned = others
    .filter((one) => one.clientId === client.id && !one.cancelled && one.purpose === 'maintenance' && one.date >= today)
    .map(({ date, who }) => ({ date, by: who }));
  const [first, last] = [firstDayOf(period), lastDayOf(period)];
  const before = [...past, ...planned.filter(({ date }) => date < first)].sort(newestFirst);
  const after = planned
    .filter(({ date }) => date > last)
    .map(({ date }) => date)
    .sort()[0];
  const newest = before[0]?.date;
  return {
    ...(newest === undefined ? {} : { before: expectedAfter(newest, period, today) }),
    ...(after === undefined ? {} : { after }),
    lastBy: before.map(({ by }) => by),
  };
}

export function previousTo(before: { date: Day; expected: boolean }, day: Day): PreviousVisit {
  return { ...before, days: daysBetween(before.date, day) };
}

function expectedAfter(newest: Day, period: Period, today: Day): { date: Day; expected: boolean } {
  const month = addMonths(period, -1);
  if (periodOf(newest) >= month || periodOf(today) > month) return { date: newest, expected: false };
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  // Of the 31st in a shorter month its last day is left.
  const days = Math.min(Number(newest.slice(8)), Number(last.slice(8)));
  const same = addDays(first, days - 1);
  return { date: same > today ? same : today, expected: true };
}

function newestFirst(a: { date: Day; by: string }, b: { date: Day; by: string }): number {
  return compareText(b.date, a.date) || compareText(a.by, b.by);
}
