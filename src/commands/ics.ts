import { join, resolve } from 'node:path';
import type { Day } from '../domain/calendar/day.ts';
import { type Period, periodOf } from '../domain/calendar/period.ts';
import { isListDue } from '../domain/checklists/in-use.ts';
import type { ClientRecords } from '../domain/duties/client-records.ts';
import { Failure } from '../domain/failure.ts';
import { type Firm, nameOf } from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { counted } from '../render/age.ts';
import { type CalendarEntry, toIcs } from '../render/ics.ts';
import { makeFolders } from '../store/folders.ts';
import { refuseOwnPlace, writeReport } from '../store/report-file.ts';
import { readDutyRecords } from '../store/workspace/duty-records.ts';
import { readScheduleFile } from '../store/workspace/schedule-file.ts';
import { schedulePeriods } from '../store/workspace/schedules.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { personNamed } from './person-named.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { periodNamed } from './which-period.ts';
import { type ExitCode, today, type World } from './world.ts';

interface IcsOptions {
  /** A month; this one and all later ones unless told. */
  period?: string;
  who?: string;
  output?: string;
}

/** Folder of the calendars, below the current one, unless another is named. */
const FOLDER = 'calendars';

/** A calendar of fewer visits would cancel the others in whatever program has subscribed to it. */
const NOTHING_WRITTEN = 'No calendar is written: a schedule cannot be read, and its visits would vanish from them';

/** `mmc ics`: the planned visits as calendar files, each written over that of last time. */
export async function ics(options: IcsOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const who = options.who === undefined ? undefined : personNamed(workspace.firm, options.who);
  const { entries, problems } = await readEntries(world, workspace, periodsOf(options, workspace, world));
  if (entries === undefined) {
    world.terminal.warn([[{ text: NOTHING_WRITTEN, tone: 'warn' }]]);
    return tellUnreadable(world, problems);
  }
  if (who === undefined) writeAll(world, workspace, options.output ?? FOLDER, entries);
  else if (options.output === undefined && !world.terminal.outIsTerminal)
    world.terminal.out(toIcs(calendarName(workspace.firm, who), entriesOf(entries, who)));
  else {
    const path = pathOfOne(world, options.output ?? FOLDER, who, options.output !== undefined);
    write(world, workspace, path, toIcs(calendarName(workspace.firm, who), entriesOf(entries, who)));
    tell(world, [path], entriesOf(entries, who).length);
  }
  return tellUnreadable(world, problems);
}

function periodsOf({ period }: IcsOptions, workspace: Workspace, world: World): Period[] {
  const all = schedulePeriods(workspace);
  const wanted = period === undefined ? undefined : periodNamed(period);
  const first = periodOf(today(world, workspace.firm.timezone));
  const found = all.filter((one) => (wanted === undefined ? one >= first : one === wanted));
  if (found.length > 0) return found;
  const words = wanted === undefined ? `${first} or a later month` : wanted;
  throw new Failure('usage', `There is no schedule for ${words}`, {
    hint: `Make one with "mmc schedule ${wanted ?? first} --write"`,
  });
}

/** Visits of these months, as they stand in their files: by day, then client; undefined when one cannot be read. */
async function readEntries(
  world: World,
  workspace: Workspace,
  periods: readonly Period[],
): Promise<{ entries: CalendarEntry[] | undefined; problems: Problem[] }> {
  const read = await readDutyRecords(world.folder, (zone) => today(world, zone), { signs: false });
  const files = periods.map((period) => readScheduleFile(workspace, period));
  const problems = [...read.problems, ...files.flatMap((file) => file.problems)];
  if (files.some(({ schedule }) => schedule === undefined)) return { entries: undefined, problems };
  const entries = files.flatMap(({ schedule }) =>
    schedule ? entriesOfSchedule(workspace.firm, schedule, read.clients) : [],
  );
  return { entries, problems };
}

function entriesOfSchedule(firm: Firm, { period, made, visits }: Schedule, clients: readonly ClientRecords[]) {
  return visits.map((visit): CalendarEntry => {
    // By id: a client's folder may have another name since.
    const byId = clients.find(({ client }) => client.id === visit.clientId);
    const records = byId ?? clients.find(({ client }) => client.slug === visit.client);
    const lists = records ? titlesOfDueLists(records, period, visit.date) : [];
    return {
      visit,
      // A file that was begun with a meeting was never made as a schedule.
      made: made?.date ?? `${period}-01`,
      performer: nameOf(firm, visit.who) ?? visit.who,
      lists,
      ...(records ? { client: records.client } : {}),
    };
  });
}

/** What will be due on the day of the visit: what `mmc run` would ask for then. */
function titlesOfDueLists({ client, lists }: ClientRecords, period: Period, day: Day): string[] {
  return lists.filter((one) => isListDue(one, client, period, day)).map(({ title, list }) => title || list);
}

function writeAll(world: World, workspace: Workspace, folder: string, entries: readonly CalendarEntry[]): void {
  const { firm } = workspace;
  const at = resolve(world.folder, folder);
  if (world.files.stat(at)?.kind === 'file')
    throw new Failure('usage', `${folder} is a file`, { hint: 'Name a folder, or one person with --who' });
  const planned = new Set(entries.map(({ visit }) => visit.who));
  // Somebody who lost his last visit has a calendar from an earlier run that still shows it.
  const people = [...new Set([...firm.people.map(({ slug }) => slug), ...planned])]
    .filter((slug) => planned.has(slug) || world.files.stat(join(at, fileOf(slug))) !== undefined)
    .sort();
  const paths = [join(folder, fileOf('all')), ...people.map((slug) => join(folder, fileOf(slug)))];
  for (const slug of people)
    write(world, workspace, join(folder, fileOf(slug)), toIcs(calendarName(firm, slug), entriesOf(entries, slug)));
  // Last, so that it wins over the calendar of somebody whose short name is "all".
  write(world, workspace, paths[0] as string, toIcs(calendarName(firm), entries));
  tell(world, paths, entries.length);
}

function pathOfOne(world: World, output: string, who: string, named: boolean): string {
  const isFolder = !named || world.files.stat(resolve(world.folder, output))?.kind === 'folder';
  return isFolder ? join(output, fileOf(who)) : output;
}

function write(world: World, workspace: Workspace, path: string, text: string): void {
  const at = resolve(world.folder, path);
  refuseOwnPlace(world.files, workspace.root, at);
  makeFolders(world.files, resolve(at, '..'));
  writeReport(world.files, workspace.root, at, Buffer.from(text));
}

function tell(world: World, paths: readonly string[], visits: number): void {
  world.terminal.warn([[{ text: `${counted(visits, 'visit')} written to ${paths.join(', ')}`, tone: 'faint' }]]);
}

function entriesOf(entries: readonly CalendarEntry[], who: string): CalendarEntry[] {
  return entries.filter(({ visit }) => visit.who === who);
}

function fileOf(slug: string): string {
  return `mmc-${slug}.ics`;
}

function calendarName(firm: Firm, who?: string): string {
  return `Visits: ${who === undefined ? firm.name || 'all' : (nameOf(firm, who) ?? who)}`;
}
