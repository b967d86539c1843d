import { accessSync, constants } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Repository } from './repository.ts';
import { type GitAnswer, runGit } from './run.ts';
import { lockAge, type StateKind } from './state.ts';

/** Why files are saved and not committed: what blocks the repository, or what happened on the way. */
export type SavedReason =
  | StateKind
  | 'busy'
  | 'changed'
  | 'conflict'
  | 'hook'
  | 'signing'
  | 'rewritten'
  | 'killed'
  | 'git';

interface Trouble {
  reason: SavedReason;
  why: string;
  hint: string;
}

/** Whether another git was just at work and trying again makes sense: lockfile.c, refs/files-backend.c. */
export function isContention(answer: GitAnswer): boolean {
  return /Unable to create '.*\.lock': File exists|cannot lock ref '.*': is at [0-9a-f]+ but expected/i.test(
    answer.stderr,
  );
}

export function foreignLock(path: string, now: Date): Trouble {
  const age = lockAge(path, now) ?? 'gone by now';
  const why = `another Git holds the repository: ${path} is ${age}`;
  return { reason: 'index-lock', why, hint: 'if no Git is running, delete that file; then mmc doctor --fix' };
}

/** A failed commit in words, from git's own. */
export async function commitTrouble(
  repository: Repository,
  answer: GitAnswer | undefined,
  now: Date,
): Promise<Trouble> {
  const said = answer?.stderr ?? '';
  if (answer !== undefined && isContention(answer)) {
    const lock = /Unable to create '(.*\.lock)'/.exec(said)?.[1];
    return foreignLock(lock ?? join(repository.gitFolder, 'index.lock'), now);
  }
  if (answer?.trouble === 'killed')
    return { reason: 'killed', why: 'git was killed', hint: 'mmc doctor --fix commits it' };
  if (
    /gpg failed to sign|signing failed|Couldn't load (?:public )?key|user\.signingkey|failed to write commit object/i.test(
      said,
    )
  ) {
    return {
      reason: 'signing',
      why: `the commit could not be signed: ${said}`,
      hint: 'mend the key, then mmc doctor --fix',
    };
  }
  if (/tell me who you are|empty ident|no (?:name|email) was given/i.test(said)) {
    const hint = 'git config --global user.name "…" and git config --global user.email "…", then mmc doctor --fix';
    return { reason: 'no-identity', why: 'Git does not know your name and e-mail address', hint };
  }
  const hook = /No space left|Permission denied|insufficient permission/i.test(said)
    ? undefined
    : await usualHook(repository);
  if (hook !== undefined && answer?.code === 1) {
    const why = `a Git hook refused the commit: ${said || 'it said nothing'}`;
    return { reason: 'hook', why, hint: `do what it asks, or look at ${hook}; then mmc doctor --fix` };
  }
  return {
    reason: 'git',
    why: `git commit failed: ${said || 'it said nothing'}`,
    hint: 'mend that, then mmc doctor --fix',
  };
}

/** The first hook that can refuse a commit; githooks(5). */
async function usualHook(repository: Repository): Promise<string | undefined> {
  const answer = await runGit(repository, ['rev-parse', '--git-path', 'hooks'], { access: 'read' });
  const folder = resolve(repository.folder, answer.stdout.toString('utf8').trim());
  return ['pre-commit', 'prepare-commit-msg', 'commit-msg'].map((name) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
