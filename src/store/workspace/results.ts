import type { Period } from '../../domain/calendar/period.ts';
import { folderOf, isWeek } from '../../domain/calendar/week.ts';
import { ofNewestPeriod } from '../../domain/execution.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Result, ResultHeader } from '../../domain/records/result.ts';
import { shortId } from '../../domain/walk/finish.ts';
import { parseResult, parseResultHeader } from '../../markdown/result.ts';
import type { ClientFolder } from './clients.ts';
import { isLinkedFolder } from './linked-folder.ts';
import { readText } from './read-text.ts';
import { parseResultName, type ResultFile } from './result-name.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Months that a client has results in, oldest first: `202610`. */
export function resultFolders(workspace: Workspace, client: ClientFolder): string[] {
  const at = `${client.path}/results`;
  const folders = namesIn(workspace.root, at, 'folders').filter(isMonth);
  const links = namesIn(workspace.root, at, 'files').filter(isMonth);
  return [...folders, ...links.filter((name) => isLinkedFolder(workspace.root, `${at}/${name}`))].sort();
}

function isMonth(name: string): boolean {
  return /^\d{6}$/.test(name);
}

/** Results of a client in a folder month, in the order of their names, which is by day. */
export function resultFiles(workspace: Workspace, client: ClientFolder, folder: string): ResultFile[] {
  const at = `${client.path}/results/${folder}`;
  return namesIn(workspace.root, at, 'files').flatMap((name) => parseResultName(folder, `${at}/${name}`, name) ?? []);
}

/** Results of a period's month: they lie in its folder, whenever they were walked. `countsFor` tells months and weeks apart. */
export function resultsOfPeriod(workspace: Workspace, client: ClientFolder, period: Period): ResultFile[] {
  return resultFiles(workspace, client, folderOf(period));
}

/**
 * The newest results of a list before a period, of the files that a folder month has of it: those of the month before for
 * a month, those of the week before for a week. Without a period the newest of all.
 */
export function newestBefore(
  folders: readonly string[],
  filesIn: (folder: string) => ResultFile[],
  period: Period | undefined,
  read: (files: readonly ResultFile[]) => Result[],
): Result[] {
  const own = period === undefined ? undefined : folderOf(period);
  const week = period !== undefined && isWeek(period) ? period : undefined;
  for (const folder of [...folders].sort().reverse()) {
    if (own !== undefined && (folder > own || (folder === own && week === undefined))) continue;
    const results = read(filesIn(folder)).filter(({ header }) => week === undefined || (header.period ?? '') < week);
    if (results.length > 0) return ofNewestPeriod(results);
  }
  return [];
}

/** Every result of a client, oldest first. */
export function allResultFiles(workspace: Workspace, client: ClientFolder): ResultFile[] {
  return resultFolders(workspace, client).flatMap((folder) => resultFiles(workspace, client, folder));
}

export function readResultHeader(
  workspace: Workspace,
  file: { path: string },
): { header: ResultHeader | undefined; problems: Problem[] } {
  const read = readText(workspace.root, file.path);
  return read.problem ? { header: undefined, problems: [read.problem] } : parseResultHeader(read.source);
}

export function readResult(
  workspace: Workspace,
  file: { path: string },
): { result: Result | undefined; problems: Problem[] } {
  const read = readText(workspace.root, file.path);
  return read.problem ? { result: undefined, problems: [read.problem] } : parseResult(read.source);
}

/** The result with an id, or with a file name that ends in the same six characters. */
export function findResult(workspace: Workspace, client: ClientFolder, id: string): Result | undefined {
  const tail = shortId(id);
  for (const file of allResultFiles(workspace, client)) {
    if (file.shortId !== tail) continue;
    const { result } = readResult(workspace, file);
    if (result && (id.length === 6 || result.header.id === id)) return result;
  }
  return undefined;
}
