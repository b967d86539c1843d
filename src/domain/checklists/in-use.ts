import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { nearestDay } from '../calendar/week.ts';
import { type Client, underContract } from '../firm.ts';
import type { Checklist } from './checklist.ts';
import { listFallsDue } from './due-lists.ts';

/** What of a list decides whether it is due. */
export type ListUse = Pick<Checklist, 'interval' | 'start' | 'asset' | 'retired'>;

/** Whether a list and the machine it is for are in use on a day; the day of a retirement is the last one. */
export function isInUse({ asset, retired }: Pick<ListUse, 'asset' | 'retired'>, client: Client, day: Day): boolean {
  const machine = client.assets.find(({ slug }) => slug === asset);
  return day <= (retired ?? day) && day <= (machine?.retired ?? day);
}

/** Whether a list may be owed on a day: it is in use, and the contract covers the day. */
export function isOwedOn(list: Pick<ListUse, 'asset' | 'retired'>, client: Client, day: Day): boolean {
  return underContract(client, day) && isInUse(list, client, day);
}

/**
 * Whether there is a list to walk in a period, whatever the contract says: it falls due (P69), and on the day of the period
 * that is nearest to `day` it is in use. `day` is today, or the day of a visit.
 */
export function isToWalk(list: ListUse, client: Client, period: Period, day: Day): boolean {
  return listFallsDue(list, period) && isInUse(list, client, nearestDay(period, day));
}

/** Whether a list is due in a period: there is one to walk, and the contract covers that nearest day. */
export function isListDue(list: ListUse, client: Client, period: Period, day: Day): boolean {
  return listFallsDue(list, period) && isOwedOn(list, client, nearestDay(period, day));
}
