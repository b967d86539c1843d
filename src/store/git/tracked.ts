import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { blobHash, blobHashAt } from './blobs.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** A file of HEAD; paths count from the workspace, with slashes. */
export interface TrackedFile {
  path: string;
  blob: string;
  /** An ordinary file; else a link or a submodule. */
  ordinary: boolean;
}

/** The files that HEAD holds at or below a path; none before the first commit. git-ls-tree(1). */
export async function trackedBelow(repository: Repository, path: string): Promise<TrackedFile[]> {
  const answer = await runGit(repository, ['ls-tree', '-r', '-z', 'HEAD', '--', path], { access: 'read' });
  if (answer.code !== 0) return [];
  return answer.stdout
    .toString('utf8')
    .split('\0')
    .flatMap((record) => {
      const match = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record);
      if (!match) return [];
      const [, mode = '', blob = '', name = ''] = match;
      return [{ path: name, blob, ordinary: mode.startsWith('100') }];
    });
}

/**
 * The files at or below a path with work of the user in them: changed or deleted since HEAD, or staged otherwise.
 * Files that Git does not know are not among them. `onDisk` is where they stand now, when they were moved.
 */
export async function unfinishedBelow(repository: Repository, path: string, onDisk = path): Promise<string[]> {
  const found = new Set(await stagedBelow(repository, path));
  for (const file of await trackedBelow(repository, path)) {
    const absolute = join(repository.folder, onDisk + file.path.slice(path.length));
    if (!file.ordinary || !existsSync(absolute)) found.add(file.path);
    else {
      const bytes = readFileSync(absolute);
      // Asking git costs a process, and is needed only where line ends or filters change the bytes.
      const same = blobHash(bytes, repository.algorithm) === file.blob;
      if (!same && (await blobHashAt(repository, file.path, bytes)) !== file.blob) found.add(file.path);
    }
  }
  return [...found].sort();
}

/** Paths whose entry in the index differs from HEAD; before the first commit, all in the index. */
async function stagedBelow(repository: Repository, path: string): Promise<string[]> {
  const diff = ['diff-index', '--cached', '--relative', '--name-only', '-z', 'HEAD', '--', path];
  let answer = await runGit(repository, diff, { access: 'read' });
  if (answer.code !== 0) answer = await runGit(repository, ['ls-files', '-z', '--', path], { access: 'read' });
  return answer.stdout.toString('utf8').split('\0').filter(Boolean);
}
