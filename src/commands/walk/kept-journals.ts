import { join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { resultOf } from '../../domain/walk/finish.ts';
import { holdsWords, type Sitting } from '../../domain/walk/sitting.ts';
import { writeResult } from '../../markdown/result.ts';
import { missingFromHead } from '../../store/git/commit.ts';
import { commitOnRemote } from '../../store/git/remotes.ts';
import type { FoundRepository } from '../../store/git/repository.ts';
import { removeJournal } from '../../store/journal.ts';
import type { FoundSitting } from '../../store/sittings.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';

type Kept = FoundSitting & { sitting: Sitting };

const DAYS = 30;

/**
 * Committed walks whose commit is gone although their file stands in the folder as it was written: Git makes no folder
 * durable, so a power cut right after "committed" can take the commit back. They are finished once more.
 */
export async function withLostCommit(
  world: World,
  workspace: Workspace,
  repository: FoundRepository,
  found: readonly FoundSitting[],
): Promise<Kept[]> {
  if (repository.kind !== 'repository') return [];
  const recent = found.filter((one): one is Kept => !!one.sitting?.committed && ageInDays(world, one.sitting) < DAYS);
  const files = recent.flatMap((one) => {
    const path = one.sitting.written?.[0];
    const absolute = path === undefined ? '' : join(workspace.root, path);
    if (path === undefined || world.files.stat(absolute)?.kind !== 'file') return [];
    // A file that somebody has changed since is his: only what stands as it was written is committed again.
    const bytes = Buffer.from(writeResult(resultOf(one.sitting)));
    return bytes.equals(world.files.read(absolute)) ? [{ one, file: { path, bytes } }] : [];
  });
  if (files.length === 0) return [];
  const missing = await missingFromHead(
    repository,
    files.map(({ file }) => file),
  );
  return files.flatMap(({ one, file }) => (missing.includes(file) ? [one] : []));
}

/** Removes journals that nobody needs any more: those in which nothing was said, and after 30 days those that were
 * discarded, or committed and shared. */
export async function pruneJournals(
  world: World,
  repository: FoundRepository,
  found: readonly FoundSitting[],
): Promise<void> {
  for (const { path, sitting } of found) {
    if (!sitting || ageInDays(world, sitting) < (holdsWords(sitting) ? DAYS : 1)) continue;
    const shared =
      sitting.committed && repository.kind === 'repository' && (await commitOnRemote(repository, sitting.committed));
    if (!sitting.discarded && !shared && holdsWords(sitting)) continue;
    try {
      await removeJournal(world.files, path, { what: 'mmc run', since: world.machine.now() });
    } catch (error) {
      // Somebody has it open: it is not in the way.
      if (!(error instanceof Failure)) throw error;
    }
  }
}

function ageInDays(world: World, sitting: Sitting): number {
  return (world.clock.now().getTime() - Date.parse(sitting.lastAt)) / 86_400_000;
}
