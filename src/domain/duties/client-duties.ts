import type { Period } from '../calendar/period.ts';
import type { Client } from '../firm.ts';
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
  /** A contract without any list to walk (P19), or one that ended in the last 60 days. */
  note?: 'no-checklist' | 'contract-ended';
}

/** Undefined for a client that is not due and owes nothing. */
export function clientDuties(records: ClientRecords, context: DutyContext, period: Period): ClientDuties | undefined {
  const lists = dutiesOf(records, context, period);
  return { client: records.client, lists, unreadable: records.unreadable };
}
