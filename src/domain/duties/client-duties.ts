import { type Day, daysBetween } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { nearestDay } from '../calendar/week.ts';
import { isInUse } from '../checklists/in-use.ts';
import { type Client, underContract } from '../firm.ts';
import type { ClientRecords } from './client-records.ts';
import type { DutyContext } from './context.ts';
import type { ListDuties } from './duty.ts';
import { dutiesOf } from './list-duties.ts';

/** How the duties at one client stand. */
export interface ClientDuties {
  client: Client;
  /** Oldest period first. */
  lists: ListDuties[];
  /** Slugs of lists whose file could not be read: neither done nor due, and not to be forgotten. */
  unreadable: string[];
  /** A contract without any list to walk (P19), lists without a plan, or a contract that ended in the last 60 days. */
  note?: 'no-checklist' | 'no-plan' | 'contract-ended';
}

/** Days for which an ended contract is still named. */
export const NAMED_FOR = 60;

/** All up to a period, with what is owed from months before it. Undefined for a client that is not due and owes nothing. */
export function clientDuties(records: ClientRecords, context: DutyContext, period: Period): ClientDuties | undefined {
  const { client, unreadable } = records;
  const lists = dutiesOf(records, context, period);
  const day = nearestDay(period, context.today);
  const due = underContract(client, day);
  const note = noteOf(records, context.today, day);
  if (!due && !note && lists.length === 0) return undefined;
  return { client, lists, unreadable: [...unreadable].sort(), ...(note ? { note } : {}) };
}

function noteOf(records: ClientRecords, today: Day, day: Day): ClientDuties['note'] {
  const { client, folder, unreadable } = records;
  if (hasEnded(client, today)) return 'contract-ended';
  if (client.plan === undefined) return !folder.old && isForgotten(records, today) ? 'no-plan' : undefined;
  const due = underContract(client, day);
  return due && unreadable.length === 0 && !hasList(records, day) ? 'no-checklist' : undefined;
}

/** Whether any list is there to be walked from time to time, even if not in this period. */
function hasList({ client, lists }: ClientRecords, day: Day): boolean {
  return lists.some((list) => list.interval !== 'on-demand' && isInUse(list, client, day));
}

/** Lists, but no plan: nobody would ever walk them. Of a client who is leaving that is as it should be. */
function isForgotten(records: ClientRecords, today: Day): boolean {
  const { contract, retired } = records.client;
  return retired === undefined && (contract.end ?? today) >= today && hasList(records, today);
}

/** The last day of the contract, or the one on which the client left; missing for one who stays. */
export function lastDayOfClient({ contract, retired }: Client): Day | undefined {
  return [contract.end, retired].filter((day) => day !== undefined).sort()[0];
}

/** Whether the contract ended, or the client retired, not long ago. */
function hasEnded(client: Client, today: Day): boolean {
  const last = lastDayOfClient(client);
  return last !== undefined && last < today && daysBetween(last, today) <= NAMED_FOR;
}
