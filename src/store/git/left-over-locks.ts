import { readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** File systems round times. */
const ROUNDING_IN_MS = 100;
/** Git takes index.lock as one of the first things that it does, before any hook or editor. */
const FIRST_THINGS_IN_MS = 15_000;
const PATIENCE_IN_MS = 5_000;

/** The git that an attempt started last; `started` in milliseconds since 1970. */
export interface GitProcess {
  id: number;
  started: number;
}

/**
 * Removes the lock files that a killed commit of ours left: those made since the attempt began (milliseconds since
 * 1970), when no git is at work here any more. Answers the lock file that has to stay, undefined when none does.
 */
export async function clearLeftOverLocks(
  repository: Repository,
  began: number,
  last: GitProcess | undefined,
): Promise<string | undefined> {
  const index = join(repository.gitFolder, 'index.lock');
  const until = performance.now() + PATIENCE_IN_MS;
  // mmc may have been killed alone, and its git be about to finish.
  while (gitAtWork(repository.top, last?.id)) {
    if (performance.now() > until) return index;
    await pause(50);
  }
  const latest = (last?.started ?? began) - began + FIRST_THINGS_IN_MS;
  const made = madeAfter(index, began);
  if (made !== undefined && (made < -ROUNDING_IN_MS || made > latest)) return index;
  for (const path of [index, ...(await otherLocks(repository))]) {
    const since = madeAfter(path, began);
    if (since !== undefined && since >= -ROUNDING_IN_MS) rmSync(path, { force: true });
  }
  return undefined;
}

function madeAfter(path: string, began: number): number | undefined {
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made === undefined ? undefined : made - began;
}

/** What `git commit --only` locks besides the index: its temporary index, HEAD and the branch. */
async function otherLocks(repository: Repository): Promise<string[]> {
  const temporary = readdirSync(repository.gitFolder).filter((name) => /^next-index-\d+\.lock$/.test(name));
  const answer = await runGit(repository, ['symbolic-ref', '-q', 'HEAD'], { access: 'read' });
  const branch = answer.stdout.toString('utf8').trim();
  const found = [...temporary, 'HEAD.lock'].map((name) => join(repository.gitFolder, name));
  return branch === '' ? found : [...found, join(repository.commonFolder, `${branch}.lock`)];
}

function gitAtWork(top: string, gitProcess: number | undefined): boolean {
  if (process.platform === 'linux') return linuxGitAtWork(top);
  if (gitProcess === undefined) return false;
  try {
    return process.kill(gitProcess, 0);
  } catch {
    return false;
  }
}

/** Any live git in this work tree, ours or not; proc(5). Process ids alone are used again, and stay as zombies. */
function linuxGitAtWork(top: string): boolean {
  return readdirSync('/proc').some((id) => {
    if (!/^\d+$/.test(id)) return false;
    try {
      const state = /^\d+ \((.*)\) (\w)/s.exec(readFileSync(`/proc/${id}/stat`, 'utf8'));
      if (state?.[1] !== 'git' || state[2] === 'Z' || state[2] === 'X') return false;
      return `${readlinkSync(`/proc/${id}/cwd`)}/`.startsWith(`${top}/`);
    } catch {
      return false;
    }
  });
}
