import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Result, ResultHeader } from '../../domain/records/result.ts';
import { shortId } from '../../domain/walk/finish.ts';
import { parseResult, parseResultHeader } from '../../markdown/result.ts';
import type { ClientFolder } from './clients.ts';
import { readText } from './read-text.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** A result by its name: `20261014.server-dc01.jane.k3f9qa.md` in `results/202610/`. */
export interface ResultFile {
  path: string;
  name: string;
  /** `202610` */
  folder: string;
  date: string;
  checklist: string;
  by: string;
  shortId: string;
}

const NAME = /^(\d{4})(\d{2})(\d{2})\.([a-z0-9-]+)\.([a-z0-9-]+)\.([0-9a-z]{6})\.md$/;

/** The parts of a result's file name; undefined when it is not one. */
export function parseResultName(folder: string, path: string, name: string): ResultFile | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [, year, month, day, checklist, by, shortId] = match as unknown as string[];
  return {
    path,
    name,
    folder,
    date: `${year}-${month}-${day}`,
    checklist: checklist ?? '',
    by: by ?? '',
    shortId: shortId ?? '',
  };
}

/** Months that a client has results in, oldest first: `202610`. */
export function resultFolders(workspace: Workspace, client: ClientFolder): string[] {
  return namesIn(workspace.root, `${client.path}/results`, 'folders').filter((name) => /^\d{6}$/.test(name));
}

/** Results of a client in a folder month, in the order of their names, which is by day. */
export function resultFiles(workspace: Workspace, client: ClientFolder, folder: string): ResultFile[] {
  const at = `${client.path}/results/${folder}`;
  return namesIn(workspace.root, at, 'files').flatMap((name) => parseResultName(folder, `${at}/${name}`, name) ?? []);
}

/** Results of a period: they lie in its folder, whenever they were walked. */
export function resultsOfPeriod(workspace: Workspace, client: ClientFolder, period: Period): ResultFile[] {
  return resultFiles(workspace, client, compactPeriod(period));
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
