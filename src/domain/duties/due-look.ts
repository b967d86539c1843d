import type { Day } from '../calendar/day.ts';
import { addMonths, type Period, periodOf } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import type { Firm } from '../firm.ts';
import { groupBy } from '../group-by.ts';
import type { Archive } from '../records/archive.ts';
import { comparePlanned, type PlannedVisit, type Schedule } from '../schedule/schedule.ts';
import { notVisited } from '../warnings/not-visited.ts';
import type { ClientSigns } from '../warnings/signs.ts';
import { type Warning, warningsOf } from '../warnings/warnings.ts';
import { type ClientDuties, clientDuties } from './client-duties.ts';
import type { ClientRecords } from './client-records.ts';
import type { DutyContext } from './context.ts';
import type { Duty } from './duty.ts';
import { dutiesFromArchive } from './filed.ts';
import { type DutyCount, type MonthOverview, monthOverview } from './overview.ts';
import { isUnfinished } from './owed-duty.ts';
import { type DutyStandingOfFirm, scheduleDuty } from './schedule-duty.ts';
import { compareUrgency } from './urgency.ts';

/** The records of all clients, and what their visits tell. */
export interface FirmRecords {
  clients: readonly ClientRecords[];
  /** By the client's slug; of two clients with one id each has its own. */
  signs: ReadonlyMap<string, ClientSigns>;
  schedules: readonly Schedule[];
}

/** What `mmc due` knows when it has looked at everything. */
export interface DueLook {
  firm: Firm;
  today: Day;
  /** The month that is looked at. */
  period: Period;
  /** Of a filed month: its verdicts are those of its archive. */
  filed?: { date: Day; by: string };
  overview: MonthOverview;
  /** Older months that are neither filed nor complete, newest first. */
  earlier: readonly MonthOverview[];
  /** The making of this month's schedule, while it is missing, and of the next one's. */
  schedules: readonly DutyStandingOfFirm[];
  /** Meetings that are planned, today or later, by day. */
  meetings: readonly PlannedVisit[];
  /** How many clients there are, due or not. */
  known: number;
  /** Worst first. */
  clients: readonly ClientDuties[];
  warnings: readonly Warning[];
}

/** What somebody wants to see of it. */
export interface Focus {
  period: Period;
  /** The month was named: then only that one, and no older ones. */
  only: boolean;
  /** Of a filed month that was named. */
  archive?: Archive;
  duty?: Duty | 'schedule';
  /** Short names of people. */
  people?: ReadonlySet<string>;
}

/** How all duties stand, as far as somebody wants to see it. */
export function dueLook(read: FirmRecords, context: DutyContext, focus: Focus): DueLook {
  const { period, duty, people } = focus;
  const { firm } = context;
  const { archive } = focus;
  const all = archive ? dutiesFromArchive(archive, read.clients, context) : unfiledMonths(read, context, focus);
  const clients = all.flatMap((one) => focused(one, focus)).sort(compareUrgency);
  const everything = duty === undefined && people === undefined;
  return {
    firm,
    today: context.today,
    period,
    ...(archive ? { filed: { date: archive.refiled ?? archive.filed, by: archive.by } } : {}),
    overview: overviewOf(clients, context, focus, period),
    earlier: earlierMonths(clients, period).map((month) => overviewOf(clients, context, focus, month)),
    schedules: focus.only && period !== periodOf(context.today) ? [] : schedulesOf(context, focus),
    meetings: focus.only || duty !== undefined ? [] : meetingsOf(read.schedules, context.today, people),
    known: read.clients.length,
    clients,
    warnings: everything && !focus.only ? warningsAbout(read, context) : [],
  };
}

function unfiledMonths(read: FirmRecords, context: DutyContext, { period, only }: Focus): ClientDuties[] {
  const clients = read.clients.flatMap((records) => clientDuties(records, context, period) ?? []);
  if (!only) return clients;
  return clients.map((one) => ({ ...one, lists: one.lists.filter((list) => monthOf(list.period) === period) }));
}

/** A client as far as it is about the duty and the people; nothing when it is not. */
function focused(one: ClientDuties, { duty, people }: Focus): ClientDuties[] {
  if (duty === undefined && people === undefined) return [one];
  const lists = one.lists.flatMap((list) => {
    const duties = list.duties.filter(
      (standing) =>
        (duty === undefined || standing.duty === duty) &&
        (people === undefined || standing.owners.some((owner) => people.has(owner))),
    );
    return duties.length > 0 ? [{ ...list, duties }] : [];
  });
  return lists.length > 0 ? [{ client: one.client, lists, unreadable: [] }] : [];
}

function overviewOf(clients: readonly ClientDuties[], context: DutyContext, focus: Focus, period: Period) {
  const overview = monthOverview(clients, context, period);
  const { duty, people } = focus;
  const wanted = overview.duties.filter(
    (one) => (duty === undefined || one.duty === duty) && (people === undefined || one.due > 0),
  );
  return {
    ...overview,
    duties: people === undefined ? wanted : wanted.map((one) => answeredFor(one, clients, context, period)),
  };
}

/** With those who answer for what is shown, who may be others than the duty's owner. */
function answeredFor(
  count: DutyCount,
  clients: readonly ClientDuties[],
  { firm }: DutyContext,
  period: Period,
): DutyCount {
  const lists = clients.flatMap((client) => client.lists).filter((list) => monthOf(list.period) === period);
  const answers = new Set(
    lists.flatMap(({ duties }) => duties.flatMap((one) => (one.duty === count.duty ? one.owners : []))),
  );
  if (answers.size === count.owners.length && count.owners.every((owner) => answers.has(owner))) return count;
  const { owner: _, ...rest } = count;
  const known = firm.people.map(({ slug }) => slug).filter((slug) => answers.has(slug));
  return { ...rest, owners: [...new Set([...known, ...answers])] };
}

/** Months before the one that is looked at in which something is still to be done, newest first. */
function earlierMonths(clients: readonly ClientDuties[], period: Period): Period[] {
  const months = clients.flatMap(({ lists }) =>
    lists.flatMap((list) => (list.duties.some(isUnfinished) ? monthOf(list.period) : [])),
  );
  return [...new Set(months)]
    .filter((month) => month < period)
    .sort()
    .reverse();
}

/** The making of the next month's schedule, and of this one's as long as nobody made it. */
function schedulesOf(context: DutyContext, { duty, people }: Focus): DueLook['schedules'] {
  if (duty !== undefined && duty !== 'schedule') return [];
  const current = periodOf(context.today);
  return [current, addMonths(current, 1)]
    .flatMap((month) => scheduleDuty(context, month) ?? [])
    .filter(({ period, done }) => period > current || !done)
    .filter(({ owners }) => people === undefined || owners.some((owner) => people.has(owner)));
}

function meetingsOf(schedules: readonly Schedule[], today: Day, people: Focus['people']): PlannedVisit[] {
  return schedules
    .flatMap(({ visits }) => visits)
    .filter(({ purpose, cancelled, held }) => purpose === 'meeting' && !cancelled && held === undefined)
    .filter(({ date, who }) => date >= today && (people === undefined || people.has(who)))
    .sort(comparePlanned);
}

function warningsAbout({ clients, signs, schedules }: FirmRecords, { firm, today, filed }: DutyContext): Warning[] {
  const visits = groupBy(
    schedules.flatMap((schedule) => schedule.visits),
    ({ clientId }) => clientId,
  );
  return clients.flatMap(({ client, sittings }) => {
    const [own, planned] = [signs.get(client.slug), visits.get(client.id) ?? []];
    const passed = notVisited(firm, { client, planned, sittings }, filed, today);
    return [
      ...passed.map((one) => ({ client: client.slug, ...one })),
      ...(own ? warningsOf(firm, { client, signs: own, planned }, today) : []),
    ];
  });
}
