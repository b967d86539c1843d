import { mkdirSync, rmdirSync, statSync, unlinkSync } from 'node:fs';

const TAKEOVER_LASTS_IN_MS = 10_000;

/**
 * Removes the socket file of a process that died. Of several that find it stale only the one that makes the folder
 * beside it may unlink, after asking again: else the second would unlink the socket that the first has just made.
 */
export async function removeStaleSocket(path: string, ask: (path: string) => Promise<unknown>): Promise<void> {
  const takeover = `${path}.takeover`;
  if (!make(takeover)) return;
  try {
    if ((await ask(path)) === 'nobody') unlinkSync(path);
  } catch {
    // Somebody else was faster.
  } finally {
    remove(takeover);
  }
}

function make(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    // One that was killed in between leaves the folder for good; its age is told by the clock of the file system.
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (made !== undefined && performance.timeOrigin + performance.now() - made > TAKEOVER_LASTS_IN_MS) remove(folder);
    return false;
  }
}

function remove(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It is gone already.
  }
}
