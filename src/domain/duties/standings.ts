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
  const standing: DutyStanding = {
    duty,
    state,
    deadline,
    owners,
    soon: !settled && soonFrom <= today && today <= deadline,
    ...(done ? { done } : {}),
    ...(!settled && waitingFor ? { waitingFor } : {}),
    ...(waiver ? { waiver } : {}),
  };
  if (duty === 'execute') return ofExecution(standing, judged, context);
  const reviser = judged.head?.owner;
  return duty === 'revise' && reviser !== undefined
    ? { ...standing, owners: ownersOf(context.firm, reviser) }
    : standing;
}

/** Who is planned to come answers for it, else who comes to this client anyway (P74). */
function ofExecution(standing: DutyStanding, { client, records }: Judged, context: DutyContext): DutyStanding {
  const planned = isSettled(standing.state) ? undefined : plannedVisit(client.id, records.frame, context);
  const { technicians } = client.visits;
  const newest = records.execution.executed ? undefined : records.execution.sittings.at(-1);
  return {
    ...standing,
    owners: planned ? [planned.by] : technicians.length > 0 ? technicians : standing.owners,
    ...(newest ? { partial: { date: newest.date, by: newest.by, open: records.execution.open.length } } : {}),
    ...(planned ? { planned } : {}),
  };
}
