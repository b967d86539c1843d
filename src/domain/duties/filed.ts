import { type Client, NO_WISHES } from '../firm.ts';
import {
  type Archive,
  type ArchivedClient,
  type ArchivedList,
  type Verdict,
  waiverOfVerdict,
} from '../records/archive.ts';
import type { ClientDuties } from './client-duties.ts';
import type { ClientRecords } from './client-records.ts';
import type { DutyContext } from './context.ts';
import type { DutyStanding } from './duty.ts';
import { frameOf, type PeriodFrame } from './frame.ts';

/**
 * A filed month as its archive has it: no rule of today changes a verdict. Names, titles and waivers come from the records,
 * as far as there are any; deadlines, which the archive does not name, are those of today's rules.
 */
export function dutiesFromArchive(
  archive: Archive,
  clients: readonly ClientRecords[],
  context: DutyContext,
): ClientDuties[] {
  const byId = new Map(clients.map((records) => [records.client.id, records]));
  return archive.clients.map((archived): ClientDuties => {
    const records = byId.get(archived.clientId);
    const client = records?.client ?? goneClient(archived);
    const lists = archived.lists.map((list) => {
      const frame = frameOf(context, list.period);
      const title = records?.lists.find((one) => one.list === list.list)?.title ?? list.list;
      const duties = list.verdicts.map((verdict) => filedStanding(verdict, list, frame, records));
      return { client: client.slug, list: list.list, title, period: list.period, duties };
    });
    return { client, lists, unreadable: [] };
  });
}

function filedStanding(
  { duty, state, date, by }: Verdict,
  archived: ArchivedList,
  { tracked, last }: PeriodFrame,
  records: ClientRecords | undefined,
): DutyStanding {
  const rule = tracked.find((one) => one.duty === duty);
  const waiver = state === 'waived' ? waiverOfVerdict(records?.waivers ?? [], archived, duty) : undefined;
  const told = date === undefined ? undefined : { date, by: by ?? '' };
  const waived = state === 'waived' ? (told ?? waiver) : undefined;
  const isDone = state === 'done' || state === 'late';
  return {
    duty,
    state,
    deadline: rule?.deadline ?? last,
    owners: state === 'missed' && by !== undefined ? [by] : (rule?.owners ?? []),
    ...(isDone && told ? { done: told } : {}),
    soon: false,
    ...(waived ? { waived: { date: waived.date, by: waived.by } } : {}),
    ...(waiver ? { waiver } : {}),
  };
}

/** A client whose folder is no longer there. */
function goneClient({ client, clientId }: ArchivedClient): Client {
  return {
    slug: client,
    id: clientId,
    name: client,
    contact: {},
    contract: {},
    assets: [],
    variables: {},
    tags: [],
    visits: NO_WISHES,
    notes: '',
  };
}
