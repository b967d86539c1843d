import { Failure } from '../../domain/failure.ts';
import { toScreen } from '../../render/walk/screen.ts';
import { exitCodeOf } from '../../terminal/signals.ts';
import type { KeySession } from '../../terminal/terminal.ts';
import { moment, pauseWalk, takeKey, type Walk } from './recorder.ts';
import { rescue } from './rescue.ts';

/** How the loop ended: by a key of the walk, or by what came from outside. */
export interface Ended {
  by: 'finished' | 'paused' | 'lost';
  /** Exit code when a signal or the end of the input ended it. */
  code?: number;
}

/** The walk on a terminal: a key, the journal, the screen, again. */
export async function walkByKeys(walk: Walk): Promise<Ended> {
  for (;;) {
    const keys = walk.world.terminal.openKeys();
    let failure: Failure;
    try {
      return await untilItEnds(walk, keys);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      failure = error;
      // Keys typed ahead were meant for items, not for the question that follows.
      while (keys.pending()) await keys.next();
    } finally {
      keys.close();
    }
    // The journal cannot be written: nothing more is asked before the answers are safe somewhere else.
    if (!(await rescue(walk, failure))) return { by: 'lost', code: 1 };
  }
}

async function untilItEnds(walk: Walk, keys: KeySession): Promise<Ended> {
  paint(walk, keys);
  while (!walk.visit.ending) {
    const key = await keys.next();
    if (key.type === 'closed' || (key.type === 'named' && key.name === 'ctrl-c')) {
      pauseWalk(walk);
      return { by: 'paused', code: key.type === 'closed' ? exitCodeOf(key.signal) : 130 };
    }
    if (key.type === 'character' || key.type === 'paste' || key.type === 'named') takeKey(walk, key);
    // While more keys wait, only the journal must keep up; the screen shows the last of them.
    if (!keys.pending()) paint(walk, keys);
  }
  if (walk.visit.ending === 'paused') pauseWalk(walk);
  return { by: walk.visit.ending };
}

function paint(walk: Walk, keys: KeySession): void {
  const { terminal } = walk.world;
  keys.paint(toScreen(walk.visit, { ...terminal.size(), unicode: terminal.unicode }, moment(walk).at));
}
