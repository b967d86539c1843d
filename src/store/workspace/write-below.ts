import { dirname, join, normalize } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { FilePort } from '../file-port.ts';
import { writeNewFile } from '../files.ts';
import { leavesWorkspace } from './read-text.ts';

/**
 * Writes a new file of a record below the workspace, `path` with slashes. Refuses what leads out of it: `..` in a name
 * that came from a file, or a folder that is a link to elsewhere. Reading refuses the same links.
 */
export function writeBelow(port: FilePort, root: string, path: string, bytes: Uint8Array): void {
  if (
    path.startsWith('/') ||
    path.split('/').includes('..') ||
    normalize(path) !== normalize(path.replaceAll('//', '/'))
  ) {
    throw new Failure('data', `${path} is not a place for a record`, { hint: 'Run "mmc check"' });
  }
  const absolute = join(root, path);
  const folder = nearestFolder(port, dirname(absolute));
  if (leavesWorkspace(root, folder)) {
    throw new Failure('data', `${dirname(path)} is a link that leads out of the workspace`, {
      hint: 'Replace the link by a folder',
    });
  }
  writeNewFile(port, absolute, bytes);
}

function nearestFolder(port: FilePort, folder: string): string {
  return port.stat(folder) !== undefined || dirname(folder) === folder ? folder : nearestFolder(port, dirname(folder));
}
