import type { Period } from '../domain/calendar/period.ts';
import { folderOf, isWeek } from '../domain/calendar/week.ts';
import { countsFor } from '../domain/execution.ts';
import { Failure } from '../domain/failure.ts';
import { groupBy } from '../domain/group-by.ts';
import { type ListMonth, listMonth } from '../domain/list-month.ts';
import { foldName } from '../domain/names.ts';
import type { Problem } from '../domain/problems.ts';
import type { Result, ResultHeader } from '../domain/records/result.ts';
import { compareText } from '../domain/text/compare-text.ts';
import { toJson } from '../render/json.ts';
import { showLines } from '../render/show.ts';
import { showJson } from '../render/show-json.ts';
import { blank } from '../render/text.ts';
import { unreadableJson, unreadableLines } from '../render/unreadable.ts';
import { type ClientInPlace, checklistFiles } from '../store/workspace/clients.ts';
import type { ResultFile } from '../store/workspace/result-name.ts';
import { allResultFiles, newestBefore, readResult, readResultHeader } from '../store/workspace/results.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { findList } from './find-list.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { monthOrWeekNamed } from './which-period.ts';
import type { ExitCode, World } from './world.ts';

interface ShowCommandOptions {
  client: string;
  list?: string;
  period?: string;
  subject?: string;
  all?: boolean;
  json?: boolean;
}

/** `mmc show`: what the sittings of a month found, list by list. Exit code 3 when a result cannot be read. */
export async function show(options: ShowCommandOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client, { old: true });
  const { terminal } = world;
  const { months, problems } = readMonths(workspace, place, options);
  if (months.length === 0 && unreadableLines(problems).length === 0) throw nothingToShow(place, options);
  if (options.json) {
    const lists = months.map(showJson);
    terminal.out(toJson('show', { client: place.client.slug, lists, unreadable: unreadableJson(problems) }));
  } else {
    const look = { width: terminal.size().columns, unicode: terminal.unicode, all: options.all === true };
    for (const [at, month] of months.entries())
      terminal.show([...(at > 0 ? [blank, blank] : []), ...showLines(month, place.client.name, look)]);
  }
  return tellUnreadable(world, problems, options.json);
}

function readMonths(workspace: Workspace, place: ClientInPlace, options: ShowCommandOptions) {
  const files = allResultFiles(workspace, place.folder);
  const known = () => namesOfLists(workspace, place, files);
  const list = options.list === undefined ? undefined : findList(options.list, known(), place.client.slug);
  const own = files.filter((file) => list === undefined || file.checklist === list);
  const wanted = options.period === undefined ? undefined : monthOrWeekNamed(options.period);
  const { read, problems } = resultReader(workspace);
  const shown =
    wanted === undefined
      ? own
          .map((file) => file.folder)
          .sort()
          .at(-1)
      : folderOf(wanted);
  const inFolder = own.filter((file) => file.folder === shown);
  const recent = options.subject === undefined ? read(inFolder).filter(({ header }) => isWanted(header, wanted)) : [];
  // An on-demand list may take weeks: all that was walked about its subject belongs together, whatever the month.
  const subjects = options.subject === undefined ? subjectsIn(recent) : undefined;
  const onDemand = read(aboutSubjects(workspace, wanted === undefined ? own : inFolder, options.subject, subjects));
  const results = [...recent.filter(({ header }) => header.period !== undefined), ...onDemand];
  // What another list answered once for the client counts here too.
  const sittings = files
    .filter((file) => recent.length > 0 && file.folder === shown)
    .flatMap((file) => readResultHeader(workspace, file).header ?? []);
  return { months: joined(results, own, sittings, read).sort(byList), problems };
}

/** Each list and subject, and each week of a weekly list, with what was before it. */
function joined(
  results: readonly Result[],
  files: readonly ResultFile[],
  sittings: readonly ResultHeader[],
  read: (files: readonly ResultFile[]) => Result[],
): ListMonth[] {
  const groups = groupBy(results, ({ header }) => `${header.checklist}\n${header.subject ?? ''}\n${weekIn(header)}`);
  return [...groups.values()].flatMap((group) => {
    const { checklist, period } = group[0]?.header ?? {};
    const ofList = files.filter((file) => file.checklist === checklist);
    const filesIn = (folder: string) => ofList.filter((file) => file.folder === folder);
    const folders = [...new Set(ofList.map(({ folder }) => folder))];
    const before = period === undefined ? [] : newestBefore(folders, filesIn, period, read);
    const others = sittings.filter((one) => one.checklist !== checklist && period && countsFor(one, period));
    const month = listMonth(group, before, others);
    return month ? [month] : [];
  });
}

/** Reads each result once, with the problems of those that cannot be read. */
function resultReader(workspace: Workspace) {
  const problems: Problem[] = [];
  const known = new Map<string, Result | undefined>();
  const read = (files: readonly ResultFile[]): Result[] =>
    files.flatMap((file) => {
      if (!known.has(file.path)) {
        const { result, problems: found } = readResult(workspace, file);
        if (!result) problems.push(...found);
        known.set(file.path, result);
      }
      return known.get(file.path) ?? [];
    });
  return { read, problems };
}

/** Of a month all that lies in its folder, also its weeks. */
function isWanted(header: ResultHeader, wanted: Period | undefined): boolean {
  return wanted === undefined || !isWeek(wanted) || countsFor(header, wanted);
}

/** Each week of a weekly list is shown for itself. */
function weekIn({ period }: ResultHeader): string {
  return period !== undefined && isWeek(period) ? period : '';
}

function subjectsIn(results: readonly Result[]): Set<string> {
  return new Set(results.flatMap(({ header }) => (header.period === undefined ? [header.subject ?? ''] : [])));
}

/** Results of on-demand lists about a subject (or part of its words), or about some subjects; by their headers alone. */
function aboutSubjects(
  workspace: Workspace,
  files: readonly ResultFile[],
  subject: string | undefined,
  subjects: ReadonlySet<string> | undefined,
): ResultFile[] {
  if (subjects?.size === 0) return [];
  return files.filter((file) => {
    const { header } = readResultHeader(workspace, file);
    if (!header || header.period !== undefined) return false;
    return subjects
      ? subjects.has(header.subject ?? '')
      : foldName(header.subject ?? '').includes(foldName(subject ?? ''));
  });
}

function byList(a: ListMonth, b: ListMonth): number {
  const [one, other] = [a, b].map(({ list, subject, period }) => [list, subject ?? '', period ?? ''].join('\n'));
  return compareText(one ?? '', other ?? '');
}

function namesOfLists(workspace: Workspace, place: ClientInPlace, files: readonly ResultFile[]): string[] {
  const today = checklistFiles(workspace, place.folder).map((file) => file.slug);
  return [...new Set([...files.map((file) => file.checklist), ...today])].sort();
}

function nothingToShow({ client }: ClientInPlace, { list, period, subject }: ShowCommandOptions): Failure {
  const what = [list ? ` of ${list}` : '', subject ? ` about "${subject}"` : '', period ? ` in ${period}` : ''].join(
    '',
  );
  return new Failure('failed', `There is no result${what} at ${client.name}`, {
    hint: period ? 'Without --period the newest month is shown' : `Walk its lists with "mmc run ${client.slug}"`,
  });
}
