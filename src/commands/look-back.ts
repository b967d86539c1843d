import { addMonths, monthsBetween, type Period } from '../domain/calendar/period.ts';
import { dutiesOf } from '../domain/duties/list-duties.ts';
import { derivedMonths, filedMonth, type MonthPast, withVisits } from '../domain/history/past.ts';
import type { Problem } from '../domain/problems.ts';
import type { Archive } from '../domain/records/archive.ts';
import type { ResultHeader } from '../domain/records/result.ts';
import { archivedPeriods, readArchive } from '../store/workspace/archives.ts';
import { type ClientInPlace, readClients } from '../store/workspace/clients.ts';
import { readDutyRecords } from '../store/workspace/duty-records.ts';
import { readResultHeader, resultsOfPeriod } from '../store/workspace/results.ts';
import { readWaivers } from '../store/workspace/waivers.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { dutyContext } from './duty-context.ts';
import { today, type World } from './world.ts';

/** What of the past somebody wants to see. */
export interface Range {
  first: Period;
  /** Not after the current month. */
  last: Period;
  /** One client, or all that there are today; what has become of former ones is in the archives. */
  client?: ClientInPlace;
  /** Also the sittings: their headers are read. */
  visits: boolean;
}

/**
 * What became of every duty, newest month first: filed months from their archives, the others derived. Reads the results
 * of months that are not filed, and with `visits` those of the range.
 */
export async function readLookBack(
  world: World,
  workspace: Workspace,
  range: Range,
): Promise<{ months: MonthPast[]; problems: Problem[] }> {
  const known = readClients(workspace, { old: true });
  const places = range.client ? [range.client] : known.clients;
  const problems = [...workspace.problems, ...(range.client ? [] : known.problems)];
  const months = [
    ...filedMonths(workspace, range, known.clients, problems),
    ...(await unfiledMonths(world, workspace, range, problems)),
  ];
  const found = new Map(months.map((month) => [month.period, month]));
  const seen = range.visits ? walkedMonths(workspace, range, places, problems) : new Map();
  for (const period of seen.keys()) if (!found.has(period)) found.set(period, { period, lists: [] });
  const all = [...found.values()].map((month) => withVisits(month, seen.get(month.period) ?? new Map()));
  return { months: all.sort((a, b) => (a.period < b.period ? 1 : -1)), problems: unique(problems) };
}

function filedMonths(
  workspace: Workspace,
  range: Range,
  places: readonly ClientInPlace[],
  problems: Problem[],
): MonthPast[] {
  const slugs = new Map(places.map(({ client }) => [client.id, client.slug]));
  return periodsOf(range).flatMap((period) => {
    const { archive, problems: own } = readArchive(workspace, period);
    problems.push(...own);
    if (!archive) return [];
    const only = range.client?.client.id;
    const clients = archive.clients.filter(({ clientId }) => only === undefined || clientId === only);
    const shown = { ...archive, clients };
    return filedMonth(shown, (id) => slugs.get(id), waiversOf(workspace, shown, places, problems));
  });
}

/** The archive tells that a duty was waived and by whom; the reason stands in the waiver. */
function waiversOf(workspace: Workspace, { clients }: Archive, places: readonly ClientInPlace[], problems: Problem[]) {
  const waived = clients.filter(({ lists }) =>
    lists.some(({ verdicts }) => verdicts.some(({ state }) => state === 'waived')),
  );
  return waived.flatMap(({ clientId }) => {
    const place = places.find(({ client }) => client.id === clientId);
    if (!place) return [];
    const read = readWaivers(workspace, place.folder);
    problems.push(...read.problems);
    return read.waivers.flatMap(({ waiver, withdrawn }) => (withdrawn ? [] : [waiver]));
  });
}

async function unfiledMonths(
  world: World,
  workspace: Workspace,
  range: Range,
  problems: Problem[],
): Promise<MonthPast[]> {
  const filed = new Set(archivedPeriods(workspace));
  if (periodsOf(range).every((period) => filed.has(period))) return [];
  const day = today(world, workspace.firm.timezone);
  const { client } = range;
  const options = { signs: false, ...(client ? { client: client.folder } : { former: true }) };
  const read = await readDutyRecords(world.folder, (zone) => today(world, zone), options);
  const { context, problems: own } = await dutyContext(read, day, range.last);
  problems.push(...read.problems, ...own);
  const months = derivedMonths(read.clients.flatMap((one) => dutiesOf(one, context, range.last)));
  return months.filter(({ period }) => period >= range.first && period <= range.last);
}

/** Headers of all results in the folders of the range, by month and by client. */
function walkedMonths(
  workspace: Workspace,
  range: Range,
  places: readonly ClientInPlace[],
  problems: Problem[],
): Map<Period, Map<string, ResultHeader[]>> {
  const months = new Map<Period, Map<string, ResultHeader[]>>();
  for (const period of periodsOf(range)) {
    const clients = new Map<string, ResultHeader[]>();
    for (const { client, folder } of places) {
      const headers = resultsOfPeriod(workspace, folder, period).flatMap((file) => {
        const { header, problems: own } = readResultHeader(workspace, file);
        problems.push(...own);
        return header ?? [];
      });
      if (headers.length > 0) clients.set(client.slug, headers);
    }
    if (clients.size > 0) months.set(period, clients);
  }
  return months;
}

function periodsOf({ first, last }: Range): Period[] {
  return Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) => addMonths(first, index));
}

/** What two readers both found is told once. */
function unique(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify([one.code, one.place]), one])).values()];
}
