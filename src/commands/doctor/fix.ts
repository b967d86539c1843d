import { Failure } from '../../domain/failure.ts';
import { plain } from '../../render/text.ts';
import { repairLeftOvers } from '../../store/git/repair.ts';
import type { FoundRepository } from '../../store/git/repository.ts';
import { removeStaleTemporaries } from '../../store/temporary-files.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import { finishSittings } from '../walk/finish-sittings.ts';
import type { World } from '../world.ts';

/**
 * Does what is safe without asking: clears what a killed commit of ours left, removes our own old temporary files, writes
 * and commits finished walks. Answers what was done or could not be, in words; what is still wrong shows in the checks.
 */
export async function fix(world: World, workspace: Workspace, repository: FoundRepository): Promise<string[]> {
  const done: string[] = [];
  const step = async (what: string, work: () => Promise<string[]>): Promise<void> => {
    try {
      done.push(...(await work()));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      done.push(`${what}: ${error.message}`);
    }
  };
  await step('clearing up after a killed commit', async () => {
    if (repository.kind !== 'repository') return [];
    const holder = { what: 'mmc doctor --fix', since: world.machine.now() };
    const foreign = await repairLeftOvers(repository, { holder, wait: 2_000 });
    return foreign ? [`left alone, since it is not ours: ${foreign}`] : [];
  });
  await step('removing temporary files', async () =>
    removeStaleTemporaries(world.files, workspace.root, world.machine.now()).map((path) => `removed ${path}`),
  );
  await step('finishing walks', async () => (await finishSittings(world, workspace)).lines.map(plain));
  return done;
}
