import { monthsBetween, type Period } from '../calendar/period.ts';
import type { Checklist, Interval } from './checklist.ts';

/** Months between two times a list is due. Weekly lists are due in every month. */
const MONTHS: Record<Exclude<Interval, 'on-demand'>, number> = {
  weekly: 1,
  monthly: 1,
  quarterly: 3,
  'half-yearly': 6,
  yearly: 12,
};

/** Whether a list falls due in a month (P69), from its start or else in January. On-demand and retired lists never do. */
export function isListDue(checklist: Checklist, period: Period): boolean {
  if (checklist.interval === 'on-demand' || checklist.retired !== undefined) return false;
  const distance = monthsBetween(checklist.start ?? '0000-01', period);
  return distance >= 0 && distance % MONTHS[checklist.interval] === 0;
}
