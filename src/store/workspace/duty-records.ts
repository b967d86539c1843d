import { lstatSync } from 'node:fs';
import { addDays, type Day, daysBetween } from '../../domain/calendar/day.ts';
import { addMonths, compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import { WEEKDAYS, weekdayOf } from '../../domain/calendar/weekday.ts';
import { lastDayOfClient, NAMED_FOR } from '../../domain/duties/client-duties.ts';
import type { ClientRecords } from '../../domain/duties/client-records.ts';
import type { Client } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import type { ClientSigns } from '../../domain/warnings/signs.ts';
import { quickFirm } from '../../markdown/quick/firm.ts';
import { type ClientReading, type Reading, readClientRecords } from './client-records.ts';
import type { ClientFolder } from './clients.ts';
import { readFiledMonths } from './filed-months.ts';
import type { FullRecords } from './full-records.ts';
import { heldMeetings } from './held-meetings.ts';
import { monthOfName } from './month-files.ts';
import { quickText } from './quick-files.ts';
import { FullWayNeeded, RecordFiles, type Way } from './record-files.ts';
import { findRoot, WORKSPACE_FILE } from './root.ts';
import { readSigns } from './signs.ts';
import type { Workspace } from './workspace.ts';

/** All that `mmc due` is derived from. */
export interface DutyRecords {
  workspace: Workspace;
  clients: ClientRecords[];
  /** By the client's slug; not of clients that left, unless one was asked for. */
  signs: Map<string, ClientSigns>;
  filed: Set<Period>;
  /** Of the months that are not filed, and of later ones. */
  schedules: Schedule[];
  /** Of `mmc.yaml` too. */
  problems: Problem[];
}

export interface DutyRecordsOptions {
  /** Only this client, a former one too. Without it all that there are today. */
  client?: ClientFolder;
  /** Clients that left as well, as long as they are named or may have left something undone. */
  former?: boolean;
  /** False: nobody wants to be warned, so the past is left alone. */
  signs?: boolean;
  /** Every file the full way: to hold the quick one against it. */
  thorough?: boolean;
}

/**
 * Reads what the duties of the months that are not filed derive from. Costs no more when the history grows, and what cannot
 * be read hides nothing else. Throws a usage failure outside a workspace.
 */
export async function readDutyRecords(
  folder: string,
  today: (timezone: string) => Day,
  options: DutyRecordsOptions = {},
): Promise<DutyRecords> {
  const workspace = await openQuickly(folder, today, options.thorough === true);
  const way = new Ways(workspace.root, options.thorough === true);
  const problems = [...workspace.problems];
  const day = today(workspace.firm.timezone);
  const { reading, schedules, held, filed } = await way.read(problems, (files) =>
    readFirmWide(files, workspace, day, options.client !== undefined),
  );
  const clients: ClientRecords[] = [];
  const signs = new Map<string, ClientSigns>();
  const places = options.client?.old ? (['clients/!Old'] as const) : (['clients', 'clients/!Old'] as const);
  const named = options.client?.slug;
  const wanted = options.signs === false ? undefined : held;
  for (const above of options.former ? places : places.slice(0, 1)) {
    for (const { folder, way: how } of await way.read(problems, (files) => clientFolders(files, above))) {
      if (named !== undefined && folder.slug !== named) continue;
      const isWanted = (client: Client) => named !== undefined || !folder.old || isStillNamed(client, reading, day);
      const read = await way.read(problems, (files) => readClient(files, reading, folder, how, wanted, isWanted));
      if (!read) continue;
      clients.push(read.records);
      if (read.signs && (!folder.old || named !== undefined)) signs.set(folder.slug, read.signs);
    }
  }
  problems.push(...sharedIds(clients));
  return { workspace, clients, signs, filed, schedules, problems };
}

/** Who left not long ago, or since the first month that is not filed: what was missed until then stays missed. */
function isStillNamed(client: Client, { filedFrom, unfiled }: Reading, day: Day): boolean {
  const last = lastDayOfClient(client);
  if (last === undefined) return false;
  const first = filedFrom === undefined ? undefined : unfiled[0];
  return daysBetween(last, day) <= NAMED_FOR || (first !== undefined && periodOf(last) >= first);
}

/** Two folders with one id, such as a copied client: both are shown, and nobody knows whose a record is. */
function sharedIds(clients: readonly ClientRecords[]): Problem[] {
  const first = new Map<string, string>();
  return clients.flatMap(({ client: { id }, folder: { path } }): Problem[] => {
    const other = first.get(id);
    if (other === undefined) first.set(id, path);
    const place = { path: `${path}/client.md`, line: 1, column: 1 };
    return other === undefined ? [] : [{ code: 'MMC-407', place, args: { id, first: `${other}/client.md` } }];
  });
}

/** The workspace without its libraries where `mmc.yaml` is written simply. */
async function openQuickly(folder: string, today: (timezone: string) => Day, thorough: boolean): Promise<Workspace> {
  const root = thorough ? undefined : findRoot(folder);
  const text = root === undefined ? undefined : quickText(`${root}/${WORKSPACE_FILE}`);
  const firm = text === undefined ? undefined : quickFirm(text, (name) => isKnown(name, today));
  if (root !== undefined && firm) return { root, firm, problems: [] };
  return (await import('./workspace.ts')).openWorkspace(folder);
}

/** Whoever tells the day in a time zone refuses one that there is not. */
function isKnown(timezone: string, today: (timezone: string) => Day): boolean {
  try {
    today(timezone);
    return true;
  } catch {
    return false;
  }
}

/** Reads quickly, and once more the full way where something needs it; from then on the full way is at hand. */
class Ways {
  private full: FullRecords | undefined;

  constructor(
    private readonly root: string,
    private readonly thorough: boolean,
  ) {}

  async read<T>(problems: Problem[], read: (files: RecordFiles) => T): Promise<T> {
    const own: Problem[] = [];
    try {
      const result = read(new RecordFiles(this.root, this.full, this.thorough, own));
      problems.push(...own);
      return result;
    } catch (error) {
      if (!(error instanceof FullWayNeeded)) throw error;
      this.full = (await import('./full-records.ts')).fullRecords;
      return await this.read(problems, read);
    }
  }
}

function readFirmWide(files: RecordFiles, workspace: Workspace, day: Day, closely: boolean) {
  const { firm } = workspace;
  const filed = readFiledMonths(files);
  // The week of today belongs to the month of its Thursday, which may be the next.
  const thursday = addDays(day, 3 - WEEKDAYS.indexOf(weekdayOf(day)));
  const month = periodOf(thursday > day ? thursday : day);
  const filedFrom = [...filed].reduce<Period | undefined>(
    (first, one) => (first && first < one ? first : one),
    undefined,
  );
  const unfiled: Period[] = [];
  for (let one = filedFrom ?? month; one <= month; one = addMonths(one, 1)) if (!filed.has(one)) unfiled.push(one);
  const way = files.wayOf('schedule');
  const planned = files.names('schedule').flatMap((name) => monthOfName(name, '.yaml') ?? []);
  const schedules = planned
    .filter((one) => way && (!filed.has(one) || one > month))
    .sort()
    .flatMap((one) => files.schedule(way as Way, `schedule/${compactPeriod(one)}.yaml`) ?? []);
  const reading: Reading = { firm, month, filed, filedFrom, unfiled, closely };
  return { reading, schedules, filed, held: heldMeetings(files, reading, schedules, planned) };
}

function clientFolders(files: RecordFiles, above: 'clients' | 'clients/!Old'): { folder: ClientFolder; way: Way }[] {
  const way = files.wayOf(above);
  if (!way) return [];
  return [...files.kinds(above)]
    .filter(
      ([slug, kind]) => !/^[.!]/.test(slug) && (kind === 'folder' || isLinkedFolder(files, `${above}/${slug}`, kind)),
    )
    .sort(([a], [b]) => compareText(a, b))
    .map(([slug, kind]) => ({
      folder: { slug, path: `${above}/${slug}`, old: above !== 'clients' },
      way: kind === 'folder' ? way : 'careful',
    }));
}

/** A link to a folder of the workspace is as good as the folder; another one goes to the problems. */
function isLinkedFolder(files: RecordFiles, path: string, kind: string): boolean {
  return kind === 'link' && files.isFolder(path) && !files.leadsOut(path);
}

const FOLDERS = ['checklists', 'results', 'edits', 'waivers', 'published', 'findings'];

function readClient(
  files: RecordFiles,
  reading: Reading,
  folder: ClientFolder,
  above: Way,
  held: ReadonlyMap<string, Day> | undefined,
  isWanted: (client: Client) => boolean,
): { records: ClientRecords; signs?: ClientSigns } | undefined {
  const client = files.client(above, folder.path, folder.slug);
  if (!client || !isWanted(client)) return undefined;
  const kinds = files.kinds(folder.path);
  const ways = new Map<string, Way>();
  for (const [name, kind] of kinds) {
    const known = FOLDERS.includes(name) ? name : name.toLowerCase();
    if (known === name && kind === 'folder') ways.set(name, above);
    // A link, or another spelling that is the same on some systems.
    else if (FOLDERS.includes(known) && lstatSync(`${files.root}/${folder.path}/${known}`, { throwIfNoEntry: false }))
      if (!ways.has(known) && files.isFolder(`${folder.path}/${known}`)) ways.set(known, 'careful');
  }
  const own: ClientReading = { ...reading, files, client, folder, way: (name) => ways.get(name) };
  const { records, months } = readClientRecords(own);
  if (!held) return { records };
  const onDemand = new Set(records.lists.flatMap(({ list, interval }) => (interval === 'on-demand' ? list : [])));
  return { records, signs: readSigns(own, { months, sittings: records.sittings, onDemand }, held) };
}
