import type { Failure } from '../domain/failure.ts';
import { type CommitFile, commitPaths } from '../store/git/commit.ts';
import { findRepository } from '../store/git/repository.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import type { Line } from '../terminal/span.ts';
import type { ExitCode, World } from './world.ts';

export const UNSHARED: ExitCode = 6;

/** Milliseconds after which somebody at a terminal wonders what is going on. */
const PATIENCE = 2_000;

/** What became of files that are written: committed, or saved only, in words for the user. */
export interface Kept {
  code: ExitCode;
  commit?: string;
  lines: Line[];
  failure?: Failure;
}

/** Commits files that stand in the folder already, and nothing else. Without Git they are just saved, and that is said. */
export async function keep(
  world: World,
  workspace: Workspace,
  files: readonly CommitFile[],
  message: string,
  what: string,
): Promise<Kept> {
  const repository = await findRepository(workspace.root, world.env);
  if (repository.kind === 'none') {
    return { code: 0, lines: [[{ text: 'saved; this folder is not in Git, so there is no history', tone: 'warn' }]] };
  }
  if (repository.kind !== 'repository') {
    return {
      code: UNSHARED,
      lines: [
        [{ text: `saved, not committed: ${repository.why}`, tone: 'warn' }],
        [{ text: `hint: ${repository.hint}`, tone: 'faint' }],
      ],
    };
  }
  const now = world.machine.now();
  const waiting = setTimeout(() => {
    world.terminal.warn([
      [{ text: 'Waiting for another Git or mmc to finish; everything is saved already …', tone: 'faint' }],
    ]);
  }, PATIENCE);
  const outcome = await commitPaths(repository, { files, message, holder: { what, since: now }, now }).finally(() =>
    clearTimeout(waiting),
  );
  if (outcome.state === 'committed') {
    return {
      code: 0,
      commit: outcome.commit,
      lines: [[{ text: `committed ${outcome.commit.slice(0, 8)}`, tone: 'good' }]],
    };
  }
  return {
    code: UNSHARED,
    lines: [
      [{ text: `saved, not committed: ${outcome.why}`, tone: 'warn' }],
      [{ text: `hint: ${outcome.hint}`, tone: 'faint' }],
    ],
  };
}
