import type { World } from './commands/world.ts';
import { Failure, type FailureKind } from './domain/failure.ts';
import { Interrupted } from './terminal/signals.ts';
import type { Line } from './terminal/span.ts';

export const USAGE = 2;
const BUG = 70;

const CODES: Record<FailureKind, number> = { failed: 1, usage: USAGE, data: 3, busy: 4, conflict: 5, unshared: 6 };

/** Says what went wrong and returns the exit code. What is no failure of ours to tell is a bug and shows its stack. */
export async function reportError(error: unknown, world: Pick<World, 'terminal'>): Promise<number> {
  if (error instanceof Interrupted) return error.exitCode;
  if (error instanceof Failure) {
    const [first = '', ...more] = error.message.split('\n');
    const lines: Line[] = [[{ text: 'error: ', tone: 'bad' }, { text: first }], ...more.map((text) => [{ text }])];
    if (error.hint) lines.push([{ text: 'hint: ', tone: 'faint' }, { text: error.hint }]);
    world.terminal.warn(lines);
    return CODES[error.kind];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.terminal.warn([
    [
      {
        text: 'This is a bug in mmc. Please report it with the lines below. What you typed in a walk is in its journal: run "mmc run".',
        tone: 'bad',
      },
    ],
    ...stack.split('\n').map((line) => [{ text: line }]),
  ]);
  return BUG;
}
