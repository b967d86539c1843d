import type { Client } from '../firm.ts';
import type { ListHead } from './client-records.ts';
import type { DutyContext } from './context.ts';
import type { Duty, DutyStanding } from './duty.ts';
import type { TrackedDuty } from './frame.ts';
import { type Done, isSettled, type ListInPeriod, stateOn } from './outcome.ts';
import { ownersOf } from './owners.ts';
import { plannedVisit } from './planned.ts';

/** What a list is judged by: its head is missing when only results of it are left. */
export interface Judged {
  client: Client;
  head: ListHead | undefined;
  records: ListInPeriod;
  /** When each duty was done. */
  dones: Partial<Record<Duty, Done>>;
}

/** The duties of a list in a period, in order; each waits for the first of those before it that is not done. */
export function standingsOf(judged: Judged, context: DutyContext): DutyStanding[] {
  let waitingFor: Duty | undefined;
  // A list that has gone is not there to be published.
  const tracked = judged.records.frame.tracked.filter(({ duty }) => judged.head || duty !== 'publish');
  return tracked.map((duty) => {
    const standing = standingOf(duty, judged, context, waitingFor);
    if (!isSettled(standing.state)) waitingFor ??= standing.duty;
    return standing;
  });
}

function standingOf(
  { duty, deadline, soonFrom, owners }: TrackedDuty,
  judged: Judged,
  context: DutyContext,
  waitingFor: Duty | undefined,
): DutyStanding {
  const { frame, waivers } = judged.records;
  const { today } = context;
  const [done, waiver] = [judged.dones[duty], waivers[duty]];
  const state = stateOn(today, { done: done?.date, waived: waiver !== undefined, deadline, last: frame.last });
  const settled = isSettled(state);
  const soon = !settled && soonFrom <= today && today <= deadline;
  const standing: DutyStanding = { duty, state, deadline, owners, soon };
  if (done) standing.done = done;
  if (waiver) standing.waiver = waiver;
  if (waiver && state === 'waived') standing.waived = { date: waiver.date, by: waiver.by };
  if (!settled && waitingFor) standing.waitingFor = waitingFor;
  if (duty === 'execute') addExecution(standing, judged, context);
  if (duty === 'revise' && judged.head?.owner !== undefined)
    standing.owners = ownersOf(context.firm, judged.head.owner);
  return standing;
}

/** Who is planned to come answers for it, else who comes to this client anyway (P74). */
function addExecution(standing: DutyStanding, { client, records }: Judged, context: DutyContext): void {
  const planned = isSettled(standing.state) ? undefined : plannedVisit(client.id, records.frame, context);
  const { technicians } = client.visits;
  if (planned) {
    standing.planned = planned;
    standing.owners = [planned.by];
  } else if (technicians.length > 0) standing.owners = technicians;
  const { executed, sittings, open } = records.execution;
  const newest = sittings.at(-1);
  if (newest && !executed) standing.partial = { date: newest.date, by: newest.by, open: open.length };
}
