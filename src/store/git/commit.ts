import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../../domain/failure.ts';
import { type Holder, withLock } from '../lock.ts';
import { type Attempt, beginAttempt, endAttempt, healAttempt, noteProcess, settleIndex } from './attempt.ts';
import { blobHash, blobHashAt, DURABLE, headName, resolveNames } from './blobs.ts';
import { commitTrouble, foreignLock, isContention, type SavedReason } from './commit-trouble.ts';
import type { Repository } from './repository.ts';
import { type GitAnswer, runGit } from './run.ts';
import { OWN_IDENTITY, repositoryState } from './state.ts';

/** A file of ours as it must stand in the commit; a renamed file is one removed and one with bytes. */
export interface CommitFile {
  /** Below the workspace, with slashes. */
  path: string;
  bytes: Uint8Array | 'removed';
}

export interface CommitRequest {
  files: readonly CommitFile[];
  message: string;
  holder: Holder;
  now: Date;
  /** Milliseconds to wait for another mmc, and then for another git, to finish; 30 seconds unless told. */
  wait?: number;
}

/** `committed` is only said after HEAD was read again and holds every file as given. */
export type CommitOutcome =
  | { state: 'committed'; commit: string; already: boolean }
  | { state: 'saved'; reason: SavedReason; why: string; hint: string; commit?: string };

/**
 * Commits exactly these files, which stand in the work tree already, and nothing else: what the user has staged,
 * changed or left untracked stays as it is. Where that is not possible the files stay, the outcome says why, and a
 * repeated call finishes it. Safe to call again at any time. git-commit(1), --only.
 */
export async function commitPaths(repository: Repository, request: CommitRequest): Promise<CommitOutcome> {
  const wait = request.wait ?? 30_000;
  try {
    return await withLock(commitLockName(repository), request.holder, { wait }, () =>
      commitLocked(repository, request, wait),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const reason = error.kind === 'busy' ? 'busy' : 'git';
    return { state: 'saved', reason, why: error.message, hint: error.hint ?? 'run "mmc doctor --fix" later' };
  }
}

/** One lock for all work trees of a clone, because they share branches. */
export function commitLockName(repository: Repository): string {
  return `the Git repository ${repository.commonFolder}`;
}

/** The files that HEAD does not hold as given, judged by their blobs. */
export async function missingFromHead(repository: Repository, files: readonly CommitFile[]): Promise<CommitFile[]> {
  const held = await resolveNames(
    repository,
    files.map(({ path }) => headName(repository, path)),
  );
  const missing: CommitFile[] = [];
  for (const [at, file] of files.entries()) {
    const blob = held[at];
    if (file.bytes === 'removed') {
      if (blob !== undefined) missing.push(file);
    } else if (blob === undefined || !(await isBlobOf(repository, file.path, file.bytes, blob))) missing.push(file);
  }
  return missing;
}

async function isBlobOf(repository: Repository, path: string, bytes: Uint8Array, blob: string): Promise<boolean> {
  // Nearly always the bytes are stored as they are; asking git costs a process.
  if (blobHash(bytes, repository.algorithm) === blob) return true;
  return (await blobHashAt(repository, path, bytes)) === blob;
}

async function commitLocked(repository: Repository, request: CommitRequest, wait: number): Promise<CommitOutcome> {
  const foreign = await healAttempt(repository);
  if (foreign !== undefined) return { state: 'saved', ...foreignLock(foreign, request.now) };
  const missing = await missingFromHead(repository, request.files);
  const kept = missing.flatMap(({ path, bytes }) => (bytes === 'removed' ? [] : [path]));
  const { head, notes } = await repositoryState(repository, kept, request.now);
  if (missing.length === 0 && head !== undefined) return { state: 'committed', commit: head, already: true };
  const blocking = notes.find(({ blocks }) => blocks);
  if (blocking) return { state: 'saved', reason: blocking.kind, why: blocking.why, hint: blocking.hint };
  const changed = missing.find((file) => !standsInWorkTree(repository, file));
  if (changed) return { state: 'saved', ...changedMeanwhile(changed.path) };

  const attempt = await beginAttempt(
    repository,
    head,
    missing.map(({ path, bytes }) =>
      bytes === 'removed' ? { path } : { path, ours: blobHash(bytes, repository.algorithm) },
    ),
  );
  const conflict = attempt.paths.find(({ index }) => index.kind === 'conflict');
  const answer = conflict ? undefined : await tryUntil(repository, request, attempt, performance.now() + wait);
  // A git that was killed alone has left its locks; without that note of the attempt nobody would know they are ours.
  if (answer?.trouble) await healAttempt(repository);
  // What cannot be settled now, because another git has the index, is settled before the next commit.
  else if (await settleIndex(repository, attempt)) endAttempt(repository);
  if (conflict) return { state: 'saved', ...unmerged(conflict.path) };
  return readBack(repository, request, attempt, answer);
}

/** Says "committed" only for what HEAD holds: neither an exit code nor a message is a proof. */
async function readBack(
  repository: Repository,
  request: CommitRequest,
  attempt: Attempt,
  answer: GitAnswer | undefined,
): Promise<CommitOutcome> {
  const [commit] = await resolveNames(repository, ['HEAD']);
  const [lost] = await missingFromHead(repository, request.files);
  if (lost === undefined && commit !== undefined) return { state: 'committed', commit, already: false };
  if (answer?.code === 0 && commit !== undefined && commit !== attempt.head) {
    return { state: 'saved', ...rewritten(lost?.path ?? ''), commit };
  }
  return { state: 'saved', ...(await commitTrouble(repository, answer, request.now)) };
}

async function tryUntil(
  repository: Repository,
  request: CommitRequest,
  attempt: Attempt,
  until: number,
): Promise<GitAnswer> {
  for (;;) {
    const answer = await commitOnce(repository, request.message, attempt);
    if (answer.code === 0 || !isContention(answer) || performance.now() > until) return answer;
    await pause(30 + Math.random() * 170);
  }
}

async function commitOnce(repository: Repository, message: string, attempt: Attempt): Promise<GitAnswer> {
  const started = (id: number): void => noteProcess(repository, id);
  const settings = [...DURABLE, OWN_IDENTITY];
  const options = { access: 'write', settings, started } as const;
  const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
  const unknown = attempt.paths.filter(
    ({ path, index }) => index.kind === 'none' && bytesAt(repository, path) !== undefined,
  );
  if (unknown.length > 0) {
    const added = await runGit(repository, ['add', '-N', ...fromInput], { ...options, input: asInput(unknown) });
    if (added.code !== 0) return added;
  }
  const args = ['commit', '--quiet', '--only', '--cleanup=whitespace', `--message=${message}`, ...fromInput];
  return runGit(repository, args, { ...options, input: asInput(attempt.paths) });
}

function asInput(paths: readonly { path: string }[]): string {
  return paths.map(({ path }) => `${path}\0`).join('');
}

function standsInWorkTree(repository: Repository, { path, bytes }: CommitFile): boolean {
  const found = bytesAt(repository, path);
  return bytes === 'removed' ? found === undefined : found?.equals(bytes) === true;
}

function bytesAt(repository: Repository, path: string): Buffer | undefined {
  try {
    return readFileSync(join(repository.folder, path));
  } catch {
    return undefined;
  }
}

interface Saved {
  reason: SavedReason;
  why: string;
  hint: string;
}

function changedMeanwhile(path: string): Saved {
  return {
    reason: 'changed',
    why: `${path} has changed since it was written`,
    hint: 'look at it, and commit it yourself',
  };
}

function unmerged(path: string): Saved {
  return {
    reason: 'conflict',
    why: `Git has an unsolved conflict in ${path}`,
    hint: 'solve it, git add it, then mmc doctor --fix',
  };
}

function rewritten(path: string): Saved {
  const hint = `git show HEAD -- "${path}" shows what was committed; exclude mmc's files from the hook`;
  return { reason: 'rewritten', why: `a Git hook or filter has changed ${path} in the commit`, hint };
}
