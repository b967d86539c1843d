import { monthsBetween, type Period } from '../calendar/period.ts';
import { isWeek, monthOf } from '../calendar/week.ts';
import type { Checklist, Interval } from './checklist.ts';

/** Months between two times a list is due. Weekly lists are due in every month. */
const MONTHS: Record<Exclude<Interval, 'on-demand'>, number> = {
  weekly: 1,
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/**
 * Whether a list falls due in a month by its interval alone (P69), from its start or else in January. On-demand lists never
 * do, and only weekly ones fall due in a week. Whether it is in use then, tells `in-use.ts`.
 */
export function listFallsDue({ interval, start }: Pick<Checklist, 'interval' | 'start'>, period: Period): boolean {
  if (interval === 'on-demand' || (isWeek(period) && interval !== 'weekly')) return false;
  const distance = monthsBetween(start ?? '0000-01', monthOf(period));
  return distance >= 0 && distance % MONTHS[interval] === 0;
}

/** What a visit counts for: a month, and for weekly lists a week. Lists of the one that is missing are left alone. */
export interface VisitPeriods {
  month?: Period;
  week?: Period;
}

/** The period that a visit is told to count for. */
export function countedFor({ month, week }: VisitPeriods): Period | undefined {
  return month ?? week;
}

/** The period of a list in a visit; undefined for on-demand lists, and when the visit counts for no such lists. */
export function periodOfList(
  { interval }: Pick<Checklist, 'interval'>,
  { month, week }: VisitPeriods,
): Period | undefined {
  if (interval === 'on-demand') return undefined;
  return interval === 'weekly' ? week : month;
}
