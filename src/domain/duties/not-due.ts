import type { Day } from '../calendar/day.ts';
import type { Client } from '../firm.ts';
import type { ClientDuties } from './client-duties.ts';

/** Why nothing is due of a client. */
export type NotDue =
  | { kind: 'left' | 'contract-not-begun' | 'contract-ended'; day: Day }
  | { kind: 'no-plan' | 'no-checklist' | 'nothing-owed' };

/** What keeps a client from being due today; what is owed from before may still be there. Undefined for one that is due. */
export function whyNotDue(
  { plan, contract, retired }: Client,
  own: ClientDuties | undefined,
  today: Day,
): NotDue | undefined {
  if (retired !== undefined && retired < today) return { kind: 'left', day: retired };
  if (plan === undefined) return { kind: 'no-plan' };
  const { start, end } = contract;
  if (start !== undefined && today < start) return { kind: 'contract-not-begun', day: start };
  if (end !== undefined && end < today) return { kind: 'contract-ended', day: end };
  if (own?.note === 'no-checklist') return { kind: 'no-checklist' };
  return own === undefined || own.lists.length === 0 ? { kind: 'nothing-owed' } : undefined;
}
