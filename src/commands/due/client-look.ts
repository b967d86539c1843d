import type { Day } from '../../domain/calendar/day.ts';
import { periodOf } from '../../domain/calendar/period.ts';
import { isWeek, monthOf } from '../../domain/calendar/week.ts';
import type { ClientLook } from '../../domain/duties/client-look.ts';
import type { DutyContext } from '../../domain/duties/context.ts';
import { dueLook, type Focus } from '../../domain/duties/due-look.ts';
import type { ListDuties } from '../../domain/duties/duty.ts';
import { whyNotDue } from '../../domain/duties/not-due.ts';
import { monthOverview } from '../../domain/duties/overview.ts';
import { isUnfinished } from '../../domain/duties/owed-duty.ts';
import type { Client } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import type { PlannedVisit } from '../../domain/schedule/schedule.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { readStandings } from '../../store/workspace/standings.ts';
import type { Walks } from '../unfinished-walks.ts';

/** Reads everything about one client that the records of duties do not tell. */
export function clientLook(
  read: DutyRecords,
  place: ClientInPlace,
  context: DutyContext,
  focus: Focus,
  walks: Walks,
): { look: ClientLook; problems: Problem[] } {
  const { client, folder } = place;
  const { firm, today } = context;
  const { clients, warnings } = dueLook(read, context, focus);
  const own = clients.find((one) => one.client.id === client.id);
  const lists = own?.lists ?? [];
  const months = [...new Set(lists.map(({ period }) => monthOf(period)))].sort().reverse();
  const { findings, problems } = readFindings(read.workspace, folder);
  const { notes, problems: others } = readEditNotes(read.workspace, folder);
  const notDue = whyNotDue(client, own, today);
  const signs = read.signs.get(client.slug);
  const look: ClientLook = {
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
    planned: plannedFor(
      read,
      client,
      today,
      new Set(warnings.flatMap((one) => (one.kind === 'not-visited' ? one.date : []))),
    ),
    ...(signs ? { signs } : {}),
    unfinished: walks.unfinished.filter((walk) => walk.client === client.slug),
    uncommitted: walks.uncommitted.filter((walk) => walk.client === client.slug).length,
    warnings,
  };
  return { look, problems: [...problems, ...others] };
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

/** Those of this month and later; of the month before those that have no record. */
function plannedFor(
  { schedules }: DutyRecords,
  { id }: Client,
  today: Day,
  notVisited: ReadonlySet<Day>,
): ClientLook['planned'] {
  const month = periodOf(today);
  const isShown = ({ date }: PlannedVisit) => periodOf(date) >= month || notVisited.has(date);
  return schedules
    .flatMap(({ visits }) => visits.filter((visit) => visit.clientId === id && isShown(visit)))
    .sort((a, b) => compareText(a.date, b.date));
}
