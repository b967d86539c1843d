import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';
import { type GitAnswer, runGit } from './run.ts';

export type StateKind =
  | 'merge'
  | 'rebase'
  | 'cherry-pick'
  | 'revert'
  | 'bisect'
  | 'detached'
  | 'no-identity'
  | 'ignored'
  | 'unborn'
  | 'index-lock'
  | 'sparse'
  | 'shallow'
  | 'submodule';

/** Something about a repository that the user should know. What `blocks` must be ended before mmc can commit. */
export interface StateNote {
  kind: StateKind;
  blocks: boolean;
  why: string;
  hint: string;
}

export interface RepositoryState {
  /** The commit that HEAD names; undefined before the first one. */
  head: string | undefined;
  /** The full name, such as refs/heads/main; undefined when detached. */
  branch: string | undefined;
  notes: StateNote[];
}

/** Never guess "user@laptop.local": it would stand in the history for good, and match nobody. git-config(1). */
export const OWN_IDENTITY = 'user.useConfigOnly=true';

/** Looks, and changes nothing. `paths` are those that mmc is going to commit, below the workspace. */
export async function repositoryState(
  repository: Repository,
  paths: readonly string[],
  now: Date,
): Promise<RepositoryState> {
  const ask = (...args: string[]): Promise<GitAnswer> =>
    runGit(repository, args, { access: 'read', settings: [OWN_IDENTITY] });
  const [symbolic, commit, author, committer, sparse, ignored] = await Promise.all([
    ask('symbolic-ref', '-q', 'HEAD'),
    ask('rev-parse', '-q', '--verify', 'HEAD^{commit}'),
    ask('var', 'GIT_AUTHOR_IDENT'),
    ask('var', 'GIT_COMMITTER_IDENT'),
    ask('config', '--type=bool', 'core.sparseCheckout'),
    ignoredPaths(repository, paths),
  ]);
  const branch = wordOf(symbolic);
  const head = wordOf(commit);
  const notes = operationsUnderWay(repository.gitFolder);
  if (branch === undefined) notes.push(DETACHED);
  if (head === undefined && branch !== undefined) notes.push(UNBORN);
  if (author.code !== 0 || committer.code !== 0) notes.push(NO_IDENTITY);
  for (const path of ignored) notes.push(ignoredNote(path));
  notes.push(...indexLock(repository, now));
  if (wordOf(sparse) === 'true')
    notes.push(note('sparse', 'only a part of the files is checked out', 'mmc sees only that part'));
  if (repository.shallow) notes.push(note('shallow', 'the clone is shallow', 'older history: git fetch --unshallow'));
  if (repository.within !== undefined) {
    notes.push(note('submodule', `this is a submodule of ${repository.within}`, 'commit the new state there, too'));
  }
  return { head, branch, notes };
}

/** How old a lock file of Git is, in words; undefined when there is none. */
export function lockAge(path: string, now: Date): string | undefined {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return undefined;
  const seconds = Math.max(0, Math.round((now.getTime() - made) / 1000));
  if (seconds < 120) return `${seconds} seconds old`;
  return seconds < 7200 ? `${Math.round(seconds / 60)} minutes old` : `${Math.round(seconds / 3600)} hours old`;
}

function note(kind: StateKind, why: string, hint: string): StateNote {
  return { kind, blocks: false, why, hint };
}

function block(kind: StateKind, why: string, hint: string): StateNote {
  return { kind, blocks: true, why, hint };
}

const DETACHED = block(
  'detached',
  'HEAD is detached: no branch would hold the commit',
  'git switch to your branch, then mmc doctor --fix',
);
const UNBORN = note('unborn', 'there is no commit yet', 'the first one makes the branch');
const NO_IDENTITY = block(
  'no-identity',
  'Git does not know your name and e-mail address',
  'git config --global user.name "…" and git config --global user.email "…", then mmc doctor --fix',
);

/** The files by which Git itself knows: wt-status.c, `wt_status_get_state`. */
const OPERATIONS: readonly (readonly [file: string, kind: StateKind, why: string, hint: string])[] = [
  ['MERGE_HEAD', 'merge', 'a merge is in progress', 'git commit, or git merge --abort; then mmc doctor --fix'],
  ['rebase-merge', 'rebase', 'a rebase is in progress', 'git rebase --continue, or --abort; then mmc doctor --fix'],
  [
    'rebase-apply',
    'rebase',
    'a rebase or "git am" is in progress',
    'git rebase --continue, or --abort; then mmc doctor --fix',
  ],
  [
    'CHERRY_PICK_HEAD',
    'cherry-pick',
    'a cherry-pick is in progress',
    'git cherry-pick --continue, or --abort; then mmc doctor --fix',
  ],
  ['REVERT_HEAD', 'revert', 'a revert is in progress', 'git revert --continue, or --abort; then mmc doctor --fix'],
  [
    'sequencer',
    'cherry-pick',
    'a series of picks or reverts is in progress',
    'git cherry-pick --continue, or --abort; then mmc doctor --fix',
  ],
  ['BISECT_LOG', 'bisect', 'a bisect is in progress', 'git bisect reset, then mmc doctor --fix'],
];

function operationsUnderWay(gitFolder: string): StateNote[] {
  const found = OPERATIONS.filter(([file]) => existsSync(join(gitFolder, file)));
  // A series shows twice while it waits at a conflict.
  const kept = found.length > 1 ? found.filter(([file]) => file !== 'sequencer') : found;
  return kept.map(([, kind, why, hint]) => block(kind, why, hint));
}

function indexLock(repository: Repository, now: Date): StateNote[] {
  const path = join(repository.gitFolder, 'index.lock');
  const age = lockAge(path, now);
  if (age === undefined) return [];
  const why = `another Git is at work, or was killed: ${path} is ${age}`;
  return [note('index-lock', why, 'if no Git is running, delete that file')];
}

function ignoredNote(path: string): StateNote {
  return block(
    'ignored',
    `Git is told to ignore ${path}`,
    `git check-ignore -v "${path}" says where; take the rule out`,
  );
}

/** Those that Git ignores. git-check-ignore(1) refuses literal pathspecs; "./" keeps a leading ":" from being magic. */
export async function ignoredPaths(repository: Repository, paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) return [];
  const input = paths.map((path) => `./${path}\0`).join('');
  const options = { access: 'read', input, magicPathspecs: true } as const;
  const answer = await runGit(repository, ['check-ignore', '-z', '--stdin'], options);
  const found = answer.stdout.toString('utf8').split('\0').filter(Boolean);
  return found.map((path) => path.replace(/^\.\//, ''));
}

function wordOf(answer: GitAnswer): string | undefined {
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : undefined;
}
