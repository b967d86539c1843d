import { addMonths, type Period, periodOf } from '../calendar/period.ts';
import { monthOf, weekOf, weeksOf } from '../calendar/week.ts';
import { listFallsDue } from '../checklists/due-lists.ts';
import { isOwedOn } from '../checklists/in-use.ts';
import type { Client } from '../firm.ts';
import type { ListHead } from './client-records.ts';
import { type DutyContext, once } from './context.ts';
import { frameOf } from './frame.ts';

/** The last periods that are looked at: a month, and for weekly lists a week. */
export interface UpTo {
  month: Period;
  week: Period;
}

/** The week that runs today counts with today's month, also when its Thursday lies in the next. */
export const upToNow = once(({ today }: DutyContext): UpTo => ({ month: periodOf(today), week: weekOf(today) }));

/** Never a future period. */
export function upToOf(context: DutyContext, month: Period): UpTo {
  const now = upToNow(context);
  return month >= now.month ? now : { month, week: weeksIn(context, month).at(-1) ?? '' };
}

/**
 * The periods up to now that a list owes and that are not filed, oldest first: by its interval, from its start on, while
 * the client has a contract and neither list nor asset is retired. Which days count is said at `PeriodFrame.nearest`.
 * `walked` are the periods with a result of it, `firstWalked` the first month with one. A list that names no start begins
 * with its first result, and else now.
 */
export function owedPeriods(
  list: ListHead,
  client: Client,
  context: DutyContext,
  { walked, firstWalked }: { walked: readonly Period[]; firstWalked: Period | undefined },
): Period[] {
  if (list.interval === 'on-demand') return [];
  const now = upToNow(context);
  const first = firstPeriod(list, now, walked, firstWalked);
  const from = firstOwedMonth(monthOf(first), client, now.month);
  const months = unfiledMonths(context, from).filter((month) => listFallsDue(list, month));
  const periods =
    list.interval === 'weekly'
      ? months.flatMap((month) => weeksIn(context, month)).filter((week) => week <= now.week)
      : months.filter((month) => month <= now.month);
  const hasBegun = (period: Period) => first === monthOf(first) || period >= first;
  return periods.filter((period) => hasBegun(period) && isOwedOn(list, client, frameOf(context, period).nearest));
}

function firstPeriod(
  { start, interval }: ListHead,
  { month, week }: UpTo,
  walked: readonly Period[],
  firstWalked: Period | undefined,
): Period {
  if (start !== undefined) return start;
  const now = interval === 'weekly' ? week : month;
  // A result of a period to come is a slip: what is due now stays due.
  const earliest = [...walked, now].sort()[0] ?? now;
  // Of a month that is filed only the month is known; else the first week is, too.
  return firstWalked && firstWalked < monthOf(earliest) ? firstWalked : earliest;
}

/** Nobody looks further back for what was missed, whatever a list names as its start. */
export const YEARS_BACK = 10;

/** The first month that a list can owe: not before its start, nor before the contract's, nor ages ago. */
export function firstOwedMonth(start: Period, { contract }: Client, now: Period): Period {
  const bounds = [start, addMonths(now, -12 * YEARS_BACK)];
  // The week in which the contract begins may belong to the month before. To ask which it does would cost more.
  if (contract.start !== undefined) bounds.push(addMonths(periodOf(contract.start), -1));
  return bounds.sort().at(-1) ?? start;
}

/** Months that are not filed, from the earliest that was asked for: with ten years of archives there are few. */
const knownMonths = once(({ today }: DutyContext) => {
  // One more than the current month: the week of today may belong to it.
  return { from: addMonths(periodOf(today), 2), months: [] as Period[] };
});

function unfiledMonths(context: DutyContext, from: Period): Period[] {
  const known = knownMonths(context);
  if (from < known.from) {
    const earlier: Period[] = [];
    for (let month = from; month < known.from; month = addMonths(month, 1))
      if (!context.filed.has(month)) earlier.push(month);
    known.months.unshift(...earlier);
    known.from = from;
  }
  return known.months.filter((month) => from <= month);
}

const knownWeeks = once((_: DutyContext) => new Map<Period, Period[]>());

function weeksIn(context: DutyContext, month: Period): Period[] {
  const known = knownWeeks(context);
  let weeks = known.get(month);
  if (!weeks) {
    weeks = weeksOf(month);
    known.set(month, weeks);
  }
  return weeks;
}
