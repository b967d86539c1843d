import { dirname, join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { foldName } from '../domain/names.ts';
import { attempt } from './file-failure.ts';
import type { FilePort } from './file-port.ts';
import { removeQuietly, writeTemporary } from './temporary-files.ts';
import { pathBelow, realPath } from './workspace/path-below.ts';
import { isOwnPlace } from './workspace/place-file.ts';

/**
 * Writes a report that somebody asked for, over the one of last time, whole or not at all. `root` is the workspace.
 * Refuses what `refuseOwnPlace` refuses.
 */
export function writeReport(port: FilePort, root: string, path: string, bytes: Uint8Array): void {
  refuseOwnPlace(port, root, path);
  attempt(`write ${path}`, () => {
    const found = port.stat(path);
    if (found !== undefined && found.kind !== 'file') throw new Failure('usage', `${path} is not a file`);
    const temporary = writeTemporary(port, dirname(path), bytes, found?.mode ?? 0o644);
    try {
      port.rename(temporary, path);
    } catch (error) {
      removeQuietly(port, temporary);
      throw error;
    }
    port.fsyncFolder(dirname(path));
  });
}

/**
 * Throws a usage failure for a path where no report belongs: what mmc itself reads in the workspace, what is hidden in it or
 * in its repository, and the inside of any repository. Names count as Windows and macOS compare them.
 */
export function refuseOwnPlace(port: FilePort, root: string, path: string): void {
  const real = realPath(path);
  const own = pathBelow(root, dirname(real), real);
  if (own !== undefined && isOwnPlace(namesOf(own).join('/')))
    throw new Failure('usage', `${own} is where mmc keeps files of its own`, { hint: 'Name another file' });
  const below = own ?? pathBelow(repositoryOf(port, realPath(root)), dirname(real), real);
  const hidden = below !== undefined && namesOf(below).some((name) => name.startsWith('.'));
  if (hidden || namesOf(real).some((name) => name === '.git' || /^git~\d+$/.test(name)))
    throw new Failure('usage', `${path} is hidden, and what is hidden belongs to Git and other programs`, {
      hint: 'Name another file',
    });
}

/** The names of a path, those of one file alike. Windows drops dots and spaces at the end, and a colon begins a stream. */
function namesOf(path: string): string[] {
  return path
    .split(/[/\\]/)
    .map((name) =>
      foldName(name)
        .replace(/:.*$/, '')
        .replace(/[. ]+$/, ''),
    )
    .filter((name) => name !== '');
}

/** The folder with `.git` at or above the workspace; the workspace without one. */
function repositoryOf(port: FilePort, root: string): string {
  for (let at = root; ; at = dirname(at)) {
    if (port.stat(join(at, '.git')) !== undefined) return at;
    if (at === dirname(at)) return root;
  }
}
