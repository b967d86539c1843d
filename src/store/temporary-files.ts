import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { errorCode, type FilePort } from './file-port.ts';

/** `.mmc-<machine>-<process>-<random>.tmp`: who made it, so that what a killed process left is known at once. */
const TEMPORARY = /^\.mmc-([0-9a-f]{8})-(\d+)-[0-9a-f]{16}\.tmp$/;

const machine = (): string => createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

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

/** Removes what killed processes of this machine left in one folder, whatever its age. */
export function removeAbandoned(port: FilePort, folder: string): void {
  if (port.stat(folder)?.kind !== 'folder') return;
  for (const { name, kind } of port.list(folder)) {
    const [, made, maker] = TEMPORARY.exec(name) ?? [];
    if (kind === 'file' && made === machine() && !isAlive(Number(maker))) removeQuietly(port, join(folder, name));
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: it lives, and is somebody else's.
    return errorCode(error) !== 'ESRCH';
  }
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

/** A new file beside its target, its bytes durable, its name not yet. Returns its path; removed again on failure. */
export function writeTemporary(port: FilePort, folder: string, bytes: Uint8Array, mode: number): string {
  const temporary = join(folder, `.mmc-${machine()}-${process.pid}-${randomBytes(8).toString('hex')}.tmp`);
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

/** Whether it is gone. Tries twice: a temporary file is not worth an error of its own. */
export function removeQuietly(port: FilePort, path: string): boolean {
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
