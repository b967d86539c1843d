import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { fileFailure } from './file-failure.ts';
import { errorCode, type FilePort } from './file-port.ts';

const TEMPORARY = /^\.mmc-[0-9a-f]{16}\.tmp$/;
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

/** Removes a file that still has the expected bytes; one that is gone already is success. */
export function removeFile(port: FilePort, path: string, expected: Uint8Array): void {
  attempt(`remove ${path}`, () => {
    if (port.stat(path) !== undefined) {
      if (!port.read(path).equals(expected)) throw changedMeanwhile(path);
      port.unlink(path);
    }
    port.fsyncFolder(dirname(path));
  });
}

/** Moves a folder, never onto something else. A change of letter case alone is allowed. */
export function moveFolder(port: FilePort, from: string, to: string): void {
  attempt(`move ${from} to ${to}`, () => {
    const source = port.stat(from);
    if (source?.kind !== 'folder') throw new Failure('conflict', `${from} is not a folder`);
    const target = port.stat(to);
    if (target !== undefined && target.identity !== source.identity) {
      throw new Failure('conflict', `${to} exists already`, {
        hint: 'choose another name, or move that one away first',
      });
    }
    makeFolders(port, dirname(to));
    port.rename(from, to);
    port.fsyncFolder(dirname(to));
    if (dirname(from) !== dirname(to)) port.fsyncFolder(dirname(from));
  });
}

/** Makes a folder and its parents, each made durable in its own parent. */
export function makeFolders(port: FilePort, folder: string): void {
  if (port.stat(folder) !== undefined) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(port, parent);
  try {
    port.makeFolder(folder);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  try {
    port.fsyncFolder(parent);
  } catch (error) {
    // Else the next try would find the folder there and take it for durable.
    removeFolderQuietly(port, folder);
    throw error;
  }
}

/** Temporary files below a folder, unchanged for `age` milliseconds: left by a run that was killed. */
export function findStaleTemporaries(port: FilePort, folder: string, now: Date, age = 3_600_000): string[] {
  const found: string[] = [];
  for (const entry of port.list(folder)) {
    const path = join(folder, entry.name);
    if (entry.kind === 'folder' && entry.name !== '.git') found.push(...findStaleTemporaries(port, path, now, age));
    if (entry.kind !== 'file' || !TEMPORARY.test(entry.name)) continue;
    const modified = port.stat(path)?.modified;
    if (modified !== undefined && now.getTime() - modified >= age) found.push(path);
  }
  return found;
}

/** Removes them; returns the paths that are gone. One that cannot be removed does no harm and is left for next time. */
export function removeStaleTemporaries(port: FilePort, folder: string, now: Date, age?: number): string[] {
  return findStaleTemporaries(port, folder, now, age).filter((path) => removeQuietly(port, path));
}

/** Writes everything, however little the system takes at a time. */
export function writeAll(port: FilePort, file: number, bytes: Uint8Array, position: number): void {
  let done = 0;
  while (done < bytes.length) {
    const written = port.write(file, bytes, done, bytes.length - done, position + done);
    if (written <= 0) throw new Failure('failed', 'the system writes nothing and gives no reason');
    done += written;
  }
}

function writeTemporary(port: FilePort, folder: string, bytes: Uint8Array, mode: number): string {
  const temporary = join(folder, `.mmc-${randomBytes(8).toString('hex')}.tmp`);
  try {
    const file = port.open(temporary, 'wx', 0o600);
    try {
      writeAll(port, file, bytes, 0);
      port.chmod(file, mode);
      port.fsync(file);
    } finally {
      port.close(file);
    }
  } catch (error) {
    // After a failed fsync the system may have dropped the bytes and forgotten it, so there is no second try with
    // this file (fsync(2), "fsyncgate"): it goes.
    removeQuietly(port, temporary);
    throw error;
  }
  return temporary;
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

function removeQuietly(port: FilePort, path: string): boolean {
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      port.unlink(path);
      return true;
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return true;
    }
  }
  return false;
}

function removeFolderQuietly(port: FilePort, path: string): void {
  try {
    port.removeFolder(path);
  } catch {
    // It is not empty any more: somebody else has made use of it.
  }
}

function attempt<T>(doing: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileFailure(doing, error);
  }
}
