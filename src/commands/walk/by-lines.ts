import { Failure } from '../../domain/failure.ts';
import { keysOfLine } from '../../domain/walk/typed-lines.ts';
import { toPlainScreen } from '../../render/walk/plain-screen.ts';
import { Interrupted } from '../../terminal/signals.ts';
import type { Ended } from './by-keys.ts';
import { moment, pauseWalk, takeKey, type Walk } from './recorder.ts';
import { rescue } from './rescue.ts';

/** The same walk line by line, without redrawing: for screen readers, simple terminals and recorded input. */
export async function walkByLines(walk: Walk): Promise<Ended> {
  const lines = walk.world.terminal.openLines();
  try {
    while (!walk.visit.ending) {
      const { lines: said, prompt } = toPlainScreen(walk.visit, moment(walk).at);
      lines.say(said);
      const typed = await lines.ask(prompt);
      if (typed === undefined) {
        pauseWalk(walk);
        return { by: 'paused', code: 1 };
      }
      for (const key of keysOfLine(walk.visit, typed)) takeKey(walk, key);
    }
    if (walk.visit.ending === 'paused') pauseWalk(walk);
    return { by: walk.visit.ending };
  } catch (error) {
    if (error instanceof Interrupted) {
      pauseWalk(walk);
      return { by: 'paused', code: error.exitCode };
    }
    if (!(error instanceof Failure)) throw error;
    lines.close();
    return (await rescue(walk, error)) ? walkByLines(walk) : { by: 'lost', code: 1 };
  } finally {
    lines.close();
  }
}
