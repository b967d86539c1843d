import { withLock } from '../lock.ts';
import { healAttempt } from './attempt.ts';
import { type CommitOutcome, type CommitRequest, commitLockName, commitPaths, missingFromHead } from './commit.ts';
import type { Repository } from './repository.ts';

export interface RepairOutcome {
  /** Paths that HEAD did not hold before. */
  missing: string[];
  outcome: CommitOutcome;
}

/**
 * After a kill: clears what the killed commit left, and commits the files that HEAD does not hold, in one commit.
 * HEAD's tree is the only proof, so that calling this any number of times makes one commit, whatever was killed where.
 */
export async function repairCommit(repository: Repository, request: CommitRequest): Promise<RepairOutcome> {
  const missing = (await missingFromHead(repository, request.files)).map(({ path }) => path);
  return { missing, outcome: await commitPaths(repository, request) };
}

/** Only clears up, for when there is nothing to commit. Answers the lock file that is not ours, if one is there. */
export async function repairLeftOvers(
  repository: Repository,
  request: Pick<CommitRequest, 'holder' | 'wait'>,
): Promise<string | undefined> {
  const options = { wait: request.wait ?? 30_000 };
  return withLock(commitLockName(repository), request.holder, options, () => healAttempt(repository));
}
