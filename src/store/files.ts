import { dirname } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { attempt } from './file-failure.ts';
import { errorCode, type FilePort } from './file-port.ts';
import { makeFolders } from './folders.ts';
import { removeQuietly, writeTemporary } from './temporary-files.ts';

/** What file systems without hard links answer (exFAT, some network shares): link(2), and EISDIR from Windows. */
const NO_LINKS = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EXDEV',
  'EINVAL',
  'EISDIR',
  'UNKNOWN',
]);

/**
 * Writes a file that does not exist yet, whole and durable, or not at all. The same file being there already is
 * success, so that a killed run can be repeated; a different one is a Failure('conflict'). Nothing is overwritten.
 */
export function writeNewFile(port: FilePort, path: string, bytes: Uint8Array): { existed: boolean } {
  return attempt(`write ${path}`, () => {
    const folder = dirname(path);
    makeFolders(port, folder);
    const temporary = writeTemporary(port, folder, bytes, 0o644);
    let existed = false;
    try {
      existed = putInPlace(port, temporary, path, bytes) === 'existed';
    } finally {
      removeQuietly(port, temporary);
    }
    if (existed) makeDurable(port, path);
    port.fsyncFolder(folder);
    return { existed };
  });
}

/**
 * Replaces a file by a changed one. `expected` are the bytes that the change was made from: if somebody has written
 * the file since, that is a Failure('conflict') and his bytes stay. The permissions are kept.
 */
export function replaceFile(port: FilePort, path: string, expected: Uint8Array, bytes: Uint8Array): void {
  attempt(`write ${path}`, () => {
    const found = port.stat(path);
    if (found?.kind !== 'file') throw new Failure('conflict', `${path} is not a file that could be changed`);
    const temporary = writeTemporary(port, dirname(path), bytes, found.mode);
    try {
      if (!port.read(path).equals(expected)) throw changedMeanwhile(path);
      port.rename(temporary, path);
    } catch (error) {
      removeQuietly(port, temporary);
      throw error;
    }
    port.fsyncFolder(dirname(path));
  });
}

function putInPlace(port: FilePort, temporary: string, path: string, bytes: Uint8Array): 'made' | 'existed' {
  try {
    port.link(temporary, path);
    return 'made';
  } catch (error) {
    const code = errorCode(error) ?? '';
    if (code === 'EEXIST') return mustBeEqual(port, path, bytes);
    if (!NO_LINKS.has(code)) throw error;
  }
  return claimAndRename(port, temporary, path, bytes);
}

/** Without hard links: take the name with an empty file, which nobody else can then take, and rename over it. */
function claimAndRename(port: FilePort, temporary: string, path: string, bytes: Uint8Array): 'made' | 'existed' {
  let claimed = false;
  try {
    port.close(port.open(path, 'wx', 0o600));
    claimed = true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    // An empty file is what a run leaves that was killed between the two steps.
    if (port.stat(path)?.size !== 0) return mustBeEqual(port, path, bytes);
  }
  try {
    port.rename(temporary, path);
  } catch (error) {
    if (claimed) removeQuietly(port, path);
    throw error;
  }
  return 'made';
}

function mustBeEqual(port: FilePort, path: string, bytes: Uint8Array): 'existed' {
  if (port.stat(path)?.kind === 'file' && port.read(path).equals(bytes)) return 'existed';
  throw new Failure('conflict', `${path} exists already with other content`, {
    hint: 'nothing was overwritten; look at that file, and move it away if it is not wanted',
  });
}

/** A file found in place may come from a run that was cut before its fsync. */
function makeDurable(port: FilePort, path: string): void {
  const file = port.open(path, 'r+', 0o644);
  try {
    port.fsync(file);
  } finally {
    port.close(file);
  }
}

function changedMeanwhile(path: string): Failure {
  return new Failure('conflict', `${path} was changed by somebody else meanwhile`, {
    hint: 'nothing was overwritten; look at the file and do the same again',
  });
}
