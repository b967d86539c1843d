// The only place that writes journals, because what was answered is safe only if each event is on the disk, whole and
// in order, before anything is shown. One file per sitting, one JSON object per line, each line sealed by a checksum
// that continues the one before, so that a lost, changed or swapped line shows.
import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { compareText } from '../domain/text/compare-text.ts';
import { fileFailure } from './file-failure.ts';
import { errorCode, type FilePort } from './file-port.ts';
import { makeFolders } from './folders.ts';
import { type JournalReading, lineOf, parseJournal, SEED } from './journal-lines.ts';
import { acquireLock, type Holder, type Lock, type LockOptions } from './lock.ts';
import { writeAll } from './temporary-files.ts';

export interface Journal<E extends object> {
  readonly id: string;
  readonly path: string;
  /** When this returns, the event survives kill -9 and a power cut. Throws Failure when it does not. */
  append(event: E): void;
  /** False after a failed fsync or a failed repair: nothing more is written, another journal is needed. */
  usable(): boolean;
  /** Lets others resume the sitting. */
  close(): Promise<void>;
}

export interface JournalFile {
  id: string;
  path: string;
  /** Bytes. */
  size: number;
  /** Last append, milliseconds since 1970. */
  modified: number;
}

/** Begins the journal of a new sitting, `<folder>/<id>.jsonl`, readable for its owner only. `id` is a ULID. */
export async function createJournal<E extends object>(
  port: FilePort,
  folder: string,
  id: string,
  holder: Holder,
): Promise<Journal<E>> {
  const path = join(folder, `${id}.jsonl`);
  try {
    makeFolders(port, folder);
  } catch (error) {
    throw fileFailure(`begin the journal ${path}`, error);
  }
  const lock = await lockSitting(path, holder, { wait: 0 });
  let file: number | undefined;
  try {
    file = port.open(path, 'wx', 0o600);
    port.fsyncFolder(folder);
    return openedJournal<E>({ port, path, file, length: 0, seal: SEED, lock });
  } catch (error) {
    if (file !== undefined) closeQuietly(port, file);
    if (file !== undefined) unlinkQuietly(port, path);
    await lock.release();
    throw fileFailure(`begin the journal ${path}`, error);
  }
}

/**
 * Resumes a sitting: reads its journal, cuts off a torn last line, and goes on behind it. Throws Failure('busy') when
 * another process has it open, Failure('data') when a line inside is damaged: then only readJournal helps.
 */
export async function openJournal<E extends object>(
  port: FilePort,
  path: string,
  holder: Holder,
  options: LockOptions = {},
): Promise<{ journal: Journal<E>; reading: JournalReading<E> }> {
  const lock = await lockSitting(path, holder, { wait: 0, ...options });
  let file: number | undefined;
  try {
    const reading = readJournal<E>(port, path);
    if (reading.damagedAt !== undefined) throw damaged(path, reading.damagedAt);
    file = port.open(path, 'r+', 0o600);
    port.truncate(file, reading.goodLength);
    // Also for lines that a killed process wrote and had no time to make durable: from here on they count.
    port.fsync(file);
    port.fsyncFolder(dirname(path));
    const journal = openedJournal<E>({ port, path, file, length: reading.goodLength, seal: reading.seal, lock });
    return { journal, reading };
  } catch (error) {
    if (file !== undefined) closeQuietly(port, file);
    await lock.release();
    throw fileFailure(`resume the journal ${path}`, error);
  }
}

/** Reads without a lock and without changing anything. Throws Failure only when the file cannot be read at all. */
export function readJournal<E extends object>(port: FilePort, path: string): JournalReading<E> {
  try {
    return parseJournal<E>(port.read(path));
  } catch (error) {
    throw fileFailure(`read the journal ${path}`, error);
  }
}

/** The journals of a folder, oldest id first; none when the folder does not exist. */
export function listJournals(port: FilePort, folder: string): JournalFile[] {
  const found: JournalFile[] = [];
  try {
    for (const entry of port.list(folder)) {
      if (entry.kind !== 'file' || !entry.name.endsWith('.jsonl')) continue;
      const path = join(folder, entry.name);
      const stat = port.stat(path);
      if (stat) found.push({ id: basename(path, '.jsonl'), path, size: stat.size, modified: stat.modified });
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw fileFailure(`list the journals in ${folder}`, error);
  }
  return found.sort((a, b) => compareText(a.id, b.id));
}

/** Deletes a journal that is no longer needed. Throws Failure('busy') while a process has it open. */
export async function removeJournal(port: FilePort, path: string, holder: Holder): Promise<void> {
  const lock = await lockSitting(path, holder, { wait: 0 });
  try {
    if (port.stat(path) !== undefined) port.unlink(path);
    port.fsyncFolder(dirname(path));
  } catch (error) {
    throw fileFailure(`delete the journal ${path}`, error);
  } finally {
    await lock.release();
  }
}

interface Opened {
  port: FilePort;
  path: string;
  file: number;
  /** Bytes up to the end of the last good line. */
  length: number;
  seal: string;
  lock: Lock;
}

function openedJournal<E extends object>(opened: Opened): Journal<E> {
  const { port, path, file, lock } = opened;
  let { length, seal } = opened;
  let trouble: string | undefined;

  function append(event: E): void {
    if (trouble !== undefined) throw new Failure('failed', `nothing more can be written to ${path}: ${trouble}`);
    const line = lineOf(event, seal);
    let written = false;
    try {
      writeAll(port, file, line.bytes, length);
      written = true;
      port.fsync(file);
    } catch (error) {
      // The system may have dropped what it could not write and report the next fsync as good: fsync(2).
      if (written) trouble = 'the disk has failed to take an answer';
      if (!cutQuietly(port, file, length)) trouble ??= 'half an answer could not be removed again';
      throw fileFailure(`save the answer in ${path}`, error);
    }
    length += line.bytes.length;
    seal = line.seal;
  }

  async function close(): Promise<void> {
    if (trouble !== 'it is closed') closeQuietly(port, file);
    trouble = 'it is closed';
    await lock.release();
  }

  return { id: basename(path, '.jsonl'), path, append, usable: () => trouble === undefined, close };
}

async function lockSitting(path: string, holder: Holder, options: LockOptions): Promise<Lock> {
  let folder: string;
  try {
    // Two ways to one folder must give one lock.
    folder = realpathSync(dirname(path));
  } catch (error) {
    throw fileFailure(`open the journal ${path}`, error);
  }
  return acquireLock(`the sitting ${join(folder, basename(path))}`, holder, options);
}

function damaged(path: string, line: number): Failure {
  return new Failure('data', `the journal ${path} is damaged in line ${line}`, {
    hint: 'nothing was changed; what stands before that line is good, the rest can be salvaged by hand',
  });
}

function cutQuietly(port: FilePort, file: number, length: number): boolean {
  try {
    port.truncate(file, length);
    return true;
  } catch {
    return false;
  }
}

function unlinkQuietly(port: FilePort, path: string): void {
  try {
    port.unlink(path);
  } catch {
    // An empty journal holds no answer and does no harm.
  }
}

function closeQuietly(port: FilePort, file: number): void {
  try {
    port.close(file);
  } catch {
    // Everything that counts was fsynced before.
  }
}
