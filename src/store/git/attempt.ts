// What mmc is about to do to the index stands in a small file before it does it, so that after a kill -9 the next
// commit knows which lock files and which index entries are its own, and leaves all others alone.
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import { realFilePort } from '../file-port.ts';
import { writeNewFile } from '../files.ts';
import { type IndexEntry, readHead, readIndex, sameEntry, writeIndex } from './index-entries.ts';
import { clearLeftOverLocks, type GitProcess } from './left-over-locks.ts';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** The index and HEAD at our paths before the commit. */
export interface Attempt {
  format: 1;
  head: string | null;
  /** `ours`: the blob that the commit is to hold; missing for a file that it removes. */
  paths: { path: string; index: IndexEntry; head: IndexEntry; ours?: string }[];
}

/** Notes what is going to be touched. Call under the commit lock only. */
export async function beginAttempt(
  repository: Repository,
  head: string | undefined,
  files: readonly { path: string; ours?: string }[],
): Promise<Attempt> {
  const paths = files.map(({ path }) => path);
  const index = await readIndex(repository, paths);
  const held = head === undefined ? [] : await readHead(repository, paths);
  const attempt: Attempt = {
    format: 1,
    head: head ?? null,
    paths: files.map((file, at) => ({
      ...file,
      index: index[at] ?? { kind: 'none' },
      head: held[at] ?? { kind: 'none' },
    })),
  };
  writeNewFile(
    realFilePort,
    attemptFile(repository),
    Buffer.from(`${JSON.stringify({ ...attempt, prefix: repository.prefix })}\n`),
  );
  return attempt;
}

/** Notes the git process that now works on the index. Not fsynced: after a power cut no process is left. */
export function noteProcess(repository: Repository, id: number): void {
  writeFileSync(processFile(repository), `${id}\n`);
}

export function endAttempt(repository: Repository): void {
  rmSync(processFile(repository), { force: true });
  rmSync(attemptFile(repository), { force: true });
}

/**
 * Brings our own index entries in order, whatever the attempt came to: announced paths (`add -N`) that were not
 * committed are taken out again; entries that a killed git had no time to bring up to its commit are. An entry that
 * changed otherwise is the user's own and stays. False when another git keeps the index locked.
 */
export async function settleIndex(repository: Repository, attempt: Attempt): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    const changes = await unsettled(repository, attempt);
    try {
      await writeIndex(repository, changes, (id) => noteProcess(repository, id));
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await pause(50 + Math.random() * 100);
    }
  }
  return false;
}

type Changes = { path: string; entry: IndexEntry }[];

async function unsettled(repository: Repository, attempt: Attempt): Promise<Changes> {
  const paths = attempt.paths.map(({ path }) => path);
  const index = await readIndex(repository, paths);
  const head = await runGit(repository, ['rev-parse', '-q', '--verify', 'HEAD^{commit}'], { access: 'read' });
  const held = head.code === 0 ? await readHead(repository, paths) : [];
  return attempt.paths.flatMap((before, at) => {
    const entry = index[at] ?? { kind: 'none' };
    const now = held[at] ?? { kind: 'none' };
    const announced = entry.kind === 'intent' && before.index.kind !== 'intent';
    const stale = !sameEntry(now, before.head) && sameEntry(entry, before.index) && !sameEntry(entry, now);
    // A hook that rewrote the file in the commit: git leaves what we gave it in the index.
    const rewritten = entry.kind === 'blob' && entry.blob === before.ours && !sameEntry(entry, now);
    return announced || stale || (rewritten && !sameEntry(now, before.head)) ? [{ path: before.path, entry: now }] : [];
  });
}

/**
 * Cleans up after an attempt that was killed: its lock files, then its index entries. Call under the commit lock
 * only. Answers undefined when all is well, else the lock file that is not ours to remove.
 */
export async function healAttempt(repository: Repository): Promise<string | undefined> {
  const made = statSync(attemptFile(repository), { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return undefined;
  const foreign = await clearLeftOverLocks(repository, made, readProcess(repository));
  if (foreign !== undefined) return foreign;
  const left = readAttempt(repository);
  const settled =
    left === undefined || (await settleIndex({ ...repository, folder: repository.top, prefix: '' }, left));
  if (!settled) return join(repository.gitFolder, 'index.lock');
  endAttempt(repository);
  return undefined;
}

/** With paths from the top of the work tree: the next mmc may run in another workspace of the same repository. */
function readAttempt(repository: Repository): Attempt | undefined {
  try {
    const { prefix, ...attempt } = JSON.parse(readFileSync(attemptFile(repository), 'utf8')) as Attempt & {
      prefix: string;
    };
    return { ...attempt, paths: attempt.paths.map((entry) => ({ ...entry, path: `${prefix}${entry.path}` })) };
  } catch {
    return undefined;
  }
}

function readProcess(repository: Repository): GitProcess | undefined {
  try {
    const id = Number(readFileSync(processFile(repository), 'utf8'));
    return { id, started: statSync(processFile(repository)).mtimeMs };
  } catch {
    return undefined;
  }
}

/** Beside the index that it speaks of: each work tree has its own. */
function folderOf(repository: Repository): string {
  return join(repository.gitFolder, 'mmc');
}

function attemptFile(repository: Repository): string {
  return join(folderOf(repository), 'commit.json');
}

function processFile(repository: Repository): string {
  return join(folderOf(repository), 'commit.process');
}
