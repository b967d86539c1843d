import { type Dirent, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../domain/problems.ts';
import { linkProblem } from '../workspace/link-problem.ts';
import { isLinkedFolder } from '../workspace/linked-folder.ts';
import { leavesWorkspace, reasonOf } from '../workspace/read-text.ts';
import { parseResultName, type ResultFile } from '../workspace/result-name.ts';

/** A client whose results are searched. */
export interface SearchedClient {
  slug: string;
  id: string;
  /** `clients/acme` or `clients/!Old/acme` */
  path: string;
  former: boolean;
  name: string;
}

/** Results of a client by their names, a month at a time, newest first. What cannot be listed is a problem. */
export function* searchedMonths(root: string, client: SearchedClient, problems: Problem[]): Generator<ResultFile[]> {
  const folder = `${client.path}/results`;
  if (!existsSync(join(root, folder))) return;
  if (leavesWorkspace(root, join(root, folder))) {
    problems.push({ code: 'MMC-109', place: { path: folder, line: 1, column: 1 }, args: {} });
    return;
  }
  const months = list(problems, folder, () =>
    readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
      isMonth(root, `${folder}/${entry.name}`, entry, problems) ? [entry.name] : [],
    ),
  );
  for (const month of months) {
    const at = `${folder}/${month}`;
    yield list(problems, at, () => readdirSync(join(root, at))).flatMap(
      (name) => parseResultName(month, `${at}/${name}`, name) ?? [],
    );
  }
}

/** A folder, or a link to one in the workspace; any other link by such a name is a problem. */
function isMonth(root: string, path: string, entry: Dirent, problems: Problem[]): boolean {
  if (!/^\d{6}$/.test(entry.name)) return false;
  if (entry.isDirectory()) return true;
  const isLink = entry.isSymbolicLink();
  if (isLink && isLinkedFolder(root, path)) return true;
  const problem = isLink ? linkProblem(root, path) : undefined;
  if (problem) problems.push(problem);
  return false;
}

function list(problems: Problem[], path: string, read: () => string[]): string[] {
  try {
    return read().sort().reverse();
  } catch (error) {
    problems.push({ code: 'MMC-100', place: { path, line: 1, column: 1 }, args: { reason: reasonOf(error) } });
    return [];
  }
}
