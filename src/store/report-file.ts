import { dirname, relative, sep } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { attempt } from './file-failure.ts';
import type { FilePort } from './file-port.ts';
import { removeQuietly, writeTemporary } from './temporary-files.ts';
import { placeFile } from './workspace/place-file.ts';

/**
 * Writes a report that somebody asked for, over the one of last time, whole or not at all. `root` is the workspace: what
 * mmc itself reads there is never overwritten.
 */
export function writeReport(port: FilePort, root: string, path: string, bytes: Uint8Array): void {
  const below = relative(root, path).split(sep).join('/');
  const inside = below !== '' && !below.startsWith('../') && below !== '..';
  if (inside && !['other', 'stray'].includes(placeFile(below).role)) {
    throw new Failure('usage', `${below} is where mmc keeps files of its own`, { hint: 'Name another file' });
  }
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
