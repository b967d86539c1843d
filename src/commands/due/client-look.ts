import type { Day } from '../../domain/calendar/day.ts';
import { type Period, periodOf } from '../../domain/calendar/period.ts';
import { isWeek, monthOf } from '../../domain/calendar/week.ts';
import type { DutyContext } from '../../domain/duties/context.ts';
import type { ListDuties } from '../../domain/duties/duty.ts';
import { monthOverview } from '../../domain/duties/overview.ts';
import { isUnfinished } from '../../domain/duties/owed-duty.ts';
import type { Client } from '../../domain/firm.ts';
import type { ClientLook } from '../../render/due/client-look.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { readStandings } from '../../store/workspace/standings.ts';
import type { Walks } from '../unfinished-walks.ts';
import { dueLook, type Focus } from './due-look.ts';

/** Everything about one client. What could not be read is added to the problems of `read`. */
export function clientLook(
  read: DutyRecords,
  place: ClientInPlace,
  context: DutyContext,
  focus: Focus,
  walks: Walks,
): ClientLook {
  const { client, folder } = place;
  const { firm, today } = context;
  const { clients, warnings } = dueLook(read, context, focus);
  const own = clients.find((one) => one.client.id === client.id);
  const lists = own?.lists ?? [];
  const months = [...new Set(lists.map(({ period }) => monthOf(period)))].sort().reverse();
  const { findings, problems } = readFindings(read.workspace, folder);
  const { notes, problems: others } = readEditNotes(read.workspace, folder);
  read.problems.push(...problems, ...others);
  const notDue = whyNotDue(client, today, own?.note, lists);
  const signs = read.signs.get(client.id);
  return {
    firm,
    client,
    today,
    ...(notDue === undefined ? {} : { notDue }),
    lists,
    unreadableLists: own?.unreadable ?? [],
    months: months.map((month) => monthOverview(own ? [own] : [], context, month)),
    missing: missingOf(read, place, lists, today),
    editNotes: notes.filter(({ closing }) => closing === undefined),
    findings: findings.filter(({ closing }) => closing === undefined),
    planned: plannedFor(read, client, today),
    ...(signs ? { signs } : {}),
    unfinished: walks.unfinished.filter((walk) => walk.client === client.slug),
    uncommitted: walks.uncommitted.filter((walk) => walk.client === client.slug).length,
    warnings,
  };
}

/** Of each list that is not executed the items that nobody answered. */
function missingOf(
  read: DutyRecords,
  place: ClientInPlace,
  lists: readonly ListDuties[],
  today: Day,
): ClientLook['missing'] {
  const open = lists.filter(({ duties }) => duties.some((one) => one.duty === 'execute' && isUnfinished(one)));
  const periods = [...new Set(open.map(({ period }) => period))].sort().reverse();
  return periods.flatMap((period) => {
    const asked = open.filter((list) => list.period === period).map(({ list }) => list);
    const standings = readStandings(
      read.workspace,
      place,
      isWeek(period) ? { week: period } : { month: period },
      today,
    );
    return standings.lists.filter(({ list }) => asked.includes(list)).map((standing) => ({ period, standing }));
  });
}

function plannedFor({ schedules }: DutyRecords, { id }: Client, today: string): ClientLook['planned'] {
  const month = periodOf(today);
  return schedules
    .flatMap(({ visits }) => visits.filter((visit) => visit.clientId === id && periodOf(visit.date) >= month))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Why nothing is due of a client today; what is owed from before may still be there. */
function whyNotDue(
  { slug, plan, contract, retired }: Client,
  today: string,
  note: 'no-checklist' | 'contract-ended' | undefined,
  lists: readonly { period: Period }[],
): string | undefined {
  if (retired !== undefined) return `Left on ${retired}: nothing is due any more`;
  if (plan === undefined) return 'Not due: it has no plan. Write "plan:" into its client.md';
  if (contract.start !== undefined && today < contract.start)
    return `Not due yet: the contract begins on ${contract.start}`;
  if (contract.end !== undefined && contract.end < today)
    return `Not due any more: the contract ended on ${contract.end}`;
  if (note === 'no-checklist') return `Nothing to walk: it has no checklist. Start one with "mmc new ${slug} TEMPLATE"`;
  return lists.length === 0 ? 'Nothing is owed: no list falls due in a month that is not filed' : undefined;
}
