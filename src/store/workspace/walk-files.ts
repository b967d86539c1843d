import { join } from 'node:path';
import type { Problem } from '../../domain/problems.ts';
import { type FileStat, realFilePort } from '../file-port.ts';
import { reasonOf } from './read-text.ts';

/** One name in the workspace. Links are named, never followed. */
export interface FoundEntry {
  /** Below the workspace, with slashes. */
  path: string;
  name: string;
  kind: FileStat['kind'];
}

/** What is not the workspace's own: Git's folder (or the file that stands for it), and installed packages. */
const FOREIGN = new Set(['.git', 'node_modules']);

/** Every file and folder of the workspace; a folder that cannot be listed is a problem, and the walk goes on. */
export function walkFiles(root: string): { entries: FoundEntry[]; problems: Problem[] } {
  const entries: FoundEntry[] = [];
  const problems: Problem[] = [];
  const waiting = [''];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of list(root, folder, problems)) {
      entries.push(entry);
      if (entry.kind === 'folder') waiting.push(entry.path);
    }
  }
  return { entries: entries.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)), problems };
}

function list(root: string, folder: string, problems: Problem[]): FoundEntry[] {
  try {
    return realFilePort
      .list(join(root, folder))
      .filter(({ name }) => !FOREIGN.has(name))
      .map(({ name, kind }) => ({ path: folder === '' ? name : `${folder}/${name}`, name, kind }));
  } catch (error) {
    const place = { path: folder === '' ? '.' : folder, line: 1, column: 1 };
    problems.push({ code: 'MMC-100', place, args: { reason: reasonOf(error) } });
    return [];
  }
}
