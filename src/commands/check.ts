import { Failure } from '../domain/failure.ts';
import { compareProblems, type Problem, severityOf } from '../domain/problems.ts';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import { toJson } from '../render/json.ts';
import { type PlacedReport, reportOf, summaryOf, toProblemLines } from '../render/problem-report.ts';
import { keepMemorySmall } from '../store/small-memory.ts';
import { nameProblems } from '../store/workspace/name-problems.ts';
import { pathBelow } from '../store/workspace/path-below.ts';
import { isRecord, placeFile } from '../store/workspace/place-file.ts';
import { readText } from '../store/workspace/read-text.ts';
import { type FoundEntry, walkFiles } from '../store/workspace/walk-files.ts';
import { openWorkspace, WORKSPACE_FILE } from '../store/workspace/workspace.ts';
import { fileProblems, type Mend } from './check/check-file.ts';
import { type Context, clientProblems, flat, readContext } from './check/context.ts';
import { type Fixed, fixing } from './check/fix.ts';
import { holidayProblems } from './check/holidays.ts';
import { unsettled } from './check/records.ts';
import type { ExitCode, World } from './world.ts';

const FINDINGS: ExitCode = 3;
/** Of one file. More are counted, not told: they have one cause. */
const TOLD_PER_FILE = 200;

/** Reads everything in the workspace, or what is at some paths, and reports every problem with its place and its mend. */
export async function check(
  options: { paths: string[]; fix?: boolean; json?: boolean },
  world: World,
): Promise<ExitCode> {
  keepMemorySmall();
  const { root } = openWorkspace(world.folder);
  const { entries, problems } = walkFiles(root);
  const chosen = chooser(root, world.folder, options.paths, entries);
  const context = readContext(root, entries);
  const fix = options.fix ? fixing(world, root) : undefined;
  const found = collect();
  const ofNames = [...problems, ...nameProblems(entries), ...clientProblems(context)];
  found.add(ofNames.filter(({ place }) => chosen(place.path)));
  const files = entries.filter((entry) => isFile(entry) && chosen(entry.path));
  if (options.paths.length > 0) readOtherIds(context, entries, files);
  for (const entry of files) found.add(fileProblems(context, entry, fix?.mend ?? asItIs));
  found.add(unsettled(context));
  if (chosen(WORKSPACE_FILE)) found.add(await holidayProblems(context));
  const fixed = fix?.fixed ?? [];
  if (options.json) {
    const told = found.sorted().map(({ report }) => report);
    world.terminal.out(toJson('check', { problems: told, files: files.length, fixed, notListed: found.more }));
  } else show(found, files.length, fixed, world);
  if (fix?.failures[0]) throw fix.failures[0];
  return found.totals.error > 0 ? FINDINGS : 0;
}

/** A folder called `client.md` stands where a file should be, and is told as such. */
function isFile({ kind, path }: FoundEntry): boolean {
  return kind !== 'folder' || !['other', 'stray', 'text', 'attachment'].includes(placeFile(path).role);
}

const asItIs: Mend = (parsed) => parsed;

/** Whether a path is asked for. Throws a usage failure for one that is not in the workspace. */
function chooser(
  root: string,
  folder: string,
  typed: readonly string[],
  entries: readonly FoundEntry[],
): (path: string) => boolean {
  const known = new Set(entries.map(({ path }) => path));
  const wanted = typed.map((one) => {
    const path = pathBelow(root, folder, one);
    if (path === undefined)
      throw new Failure('usage', `${one} is not in the workspace ${root}`, { hint: 'Name a file or folder in it' });
    if (path !== '' && !known.has(path))
      throw new Failure('usage', `There is no ${one} in the workspace ${root}`, {
        hint: '"mmc check" reads all of it',
      });
    return path;
  });
  if (wanted.length === 0 || wanted.includes('')) return () => true;
  return (path) => wanted.some((one) => path === one || path.startsWith(`${one}/`));
}

/** Records that are not asked for themselves, but that others may refer to or clash with. */
function readOtherIds(context: Context, entries: readonly FoundEntry[], files: readonly FoundEntry[]): void {
  const clients = new Set(files.filter(({ path }) => isRecordAt(path)).map(({ path }) => placeFile(path).client));
  const read = new Set(files.map(({ path }) => path));
  for (const { path } of entries) {
    if (read.has(path) || !clients.has(placeFile(path).client) || !isRecordAt(path)) continue;
    const id = /^id: (\S+)$/m.exec(readText(context.root, path).source?.text.slice(0, 400) ?? '')?.[1];
    if (id !== undefined) context.recordIds.set(flat(id), path);
  }
}

function isRecordAt(path: string): boolean {
  return isRecord(placeFile(path).role);
}

/** Problems as they come in: words only, so that no file's text is kept. */
function collect() {
  const reports: PlacedReport[] = [];
  const counts = new Map<string, number>();
  const more = new Map<string, number>();
  const totals = { error: 0, warning: 0 };
  const add = (problems: readonly Problem[]): void => {
    for (const problem of [...problems].sort(compareProblems)) {
      const severity = severityOf(problem);
      const { path } = problem.place;
      const count = (counts.get(`${severity} ${path}`) ?? 0) + 1;
      counts.set(`${severity} ${path}`, count);
      totals[severity] += 1;
      if (count <= TOLD_PER_FILE) reports.push(reportOf(problem));
      else more.set(path, (more.get(path) ?? 0) + 1);
    }
  };
  return { more, totals, add, sorted: () => reports.sort((a, b) => compareProblems(asProblem(a), asProblem(b))) };
}

type Found = ReturnType<typeof collect>;

function asProblem({ report }: PlacedReport): Problem {
  return { code: report.code, place: report, args: {} };
}

function show(found: Found, files: number, fixed: readonly Fixed[], { terminal }: World): void {
  for (const one of found.sorted()) terminal.show(toProblemLines(one, sanitiseLine));
  for (const [path, count] of found.more)
    terminal.show([[{ text: `${path}: ${count} more of this file are not listed`, tone: 'warn' }]]);
  for (const { path, ids } of fixed)
    terminal.show([[{ text: `wrote ${ids} ${ids === 1 ? 'id' : 'ids'} into ${path}`, tone: 'good' }]]);
  const { error, warning } = found.totals;
  const tone = error > 0 ? 'bad' : warning > 0 ? 'warn' : 'good';
  terminal.show([[{ text: summaryOf(error, warning, files), tone }]]);
}
