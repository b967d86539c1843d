// What bin calls: the world of this process, and the command in it.
import { main } from './main.ts';
import { reportError } from './report-error.ts';
import { createTerminal } from './terminal/world.ts';
import { createWorld, terminalOptions } from './world.ts';

/** Runs `mmc` with the arguments of this process and returns the exit code. */
export async function start(argv: readonly string[]): Promise<number> {
  const world = await worldOrCode(argv);
  return typeof world === 'number' ? world : await main(argv, world);
}

/** There may be no world to run in: a clock that is set wrongly, a current folder that has gone. */
async function worldOrCode(argv: readonly string[]) {
  try {
    return createWorld(argv);
  } catch (error) {
    return await reportError(error, { terminal: createTerminal(terminalOptions(argv)) });
  }
}
