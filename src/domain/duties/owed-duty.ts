import type { Day } from '../calendar/day.ts';
import type { Client } from '../firm.ts';
import { compareText } from '../text/compare-text.ts';
import type { ClientDuties } from './client-duties.ts';
import type { Duty, DutyStanding, ListDuties } from './duty.ts';

/** One duty of one list in one period, and whose list it is. */
export interface OwedDuty {
  client: Client;
  list: ListDuties;
  standing: DutyStanding;
}

export function owedDuties(clients: readonly ClientDuties[]): OwedDuty[] {
  return clients.flatMap(({ client, lists }) =>
    lists.flatMap((list) => list.duties.map((standing) => ({ client, list, standing }))),
  );
}

/** Somebody still has to do it, in time or not. */
export function isUnfinished({ state }: DutyStanding): boolean {
  return state === 'missed' || state === 'overdue' || state === 'open';
}

/** Unfinished, and no earlier duty stands before it. */
export function isReady(standing: DutyStanding): boolean {
  return isUnfinished(standing) && standing.waitingFor === undefined;
}

/** What the service manager should see: missed, overdue, soon, or falling due or planned until a day. What waits never is: its cause is. */
export function dutyNeedsAttention(standing: DutyStanding, until: Day): boolean {
  const { state, soon, deadline, planned } = standing;
  if (!isReady(standing)) return false;
  return state !== 'open' || soon || deadline <= until || (planned !== undefined && planned.date <= until);
}

export const ALARMS = ['soon', 'overdue', 'missed'] as const;
export type Alarm = (typeof ALARMS)[number];

/**
 * Whether a duty is at least so late: `overdue` includes missed, `soon` both. What waits counts as well: past its own
 * deadline it is late, whoever is to blame.
 */
export function isAlarming(
  { state, soon, waitingFor }: Pick<DutyStanding, 'state' | 'soon'> & { waitingFor?: Duty | undefined },
  alarm: Alarm,
): boolean {
  if (state === 'missed') return true;
  if (state === 'overdue') return alarm !== 'missed';
  return alarm === 'soon' && soon && waitingFor === undefined;
}

/** What is planned or falls due first comes first; what waits comes behind what can be done. */
export function compareSoonest(a: OwedDuty, b: OwedDuty): number {
  return (
    Number(isReady(b.standing)) - Number(isReady(a.standing)) ||
    compareText(dayOf(a.standing), dayOf(b.standing)) ||
    compareText(a.standing.deadline, b.standing.deadline) ||
    compareText(a.client.slug, b.client.slug) ||
    compareText(a.list.list, b.list.list)
  );
}

function dayOf({ planned, deadline }: DutyStanding): Day {
  return planned?.date ?? deadline;
}
