import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { SHELLS, toCompletionScript } from '../render/completion-scripts.ts';
import type { ExitCode, World } from './world.ts';

/** `mmc completion SHELL`: the script that a shell loads. */
export async function completion({ shell }: { shell: string }, world: World): Promise<ExitCode> {
  const wanted = shell === 'pwsh' ? 'powershell' : shell;
  const known = SHELLS.find((one) => one === wanted);
  if (!known) {
    const near = closest(shell, SHELLS);
    throw new Failure('usage', `There is no completion for "${shell}"`, {
      hint: near ? `Did you mean "${near}"?` : `There is completion for ${SHELLS.join(', ')}`,
    });
  }
  world.terminal.out(toCompletionScript(known));
  return 0;
}
