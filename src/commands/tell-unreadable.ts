import type { Problem } from '../domain/problems.ts';
import { unreadableLines } from '../render/unreadable.ts';
import type { ExitCode, World } from './world.ts';

/**
 * The end of a report: tells beside it which files could not be read, and gives the exit code, 3 when there are any. With
 * `--json` the report has told of them itself.
 */
export function tellUnreadable(world: World, problems: readonly Problem[], json = false): ExitCode {
  const lines = unreadableLines(problems);
  if (!json) world.terminal.warn(lines);
  return lines.length > 0 ? 3 : 0;
}
