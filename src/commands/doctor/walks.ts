import { bad, type Check, ok, warn } from '../../domain/checkup.ts';
import type { FoundRepository } from '../../store/git/repository.ts';
import {
  belongsTo,
  type FoundSitting,
  findAllSittings,
  resumable,
  sittingsFolder,
  uncommitted,
} from '../../store/sittings.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';

/** What the journals of this machine tell: the only place where answers lie that are in no file yet. */
export async function walkChecks(world: World, workspace: Workspace, repository: FoundRepository): Promise<Check[]> {
  const folder = sittingsFolder(workspace.root, repository);
  let found: FoundSitting[];
  try {
    found = await findAllSittings(world.files, workspace.root, repository);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [bad('walks', why, `give yourself the right to read ${folder}`)];
  }
  const told = [
    ...found.filter(({ damagedAt, sitting }) => damagedAt !== undefined || !sitting).map(damaged),
    ...uncommitted(found).map((one) => finished(world, workspace, one)),
    ...resumable(found.filter(({ damagedAt }) => damagedAt === undefined)).map((one) => waiting(world, workspace, one)),
  ];
  return told.length > 0 ? told : [ok('walks', 'none is unfinished')];
}

/** An empty journal is what a walk leaves that was killed before its first line: it holds no answer. */
function damaged({ path, damagedAt, newer, events }: FoundSitting): Check {
  if (newer) return bad('journal', `${path} was written by a newer mmc`, 'update mmc; the journal is left as it is');
  if (damagedAt === undefined && events.length > 0)
    return bad(
      'journal',
      `${path} names places outside the workspace`,
      'it is plain text: read it before you trust it',
    );
  if (damagedAt === undefined) return warn('damaged journal', `${path} holds no answer`, 'delete it');
  return bad(
    'damaged journal',
    `${path} is damaged from line ${damagedAt} on; ${damagedAt - 1} lines before it are good`,
    'go on with "mmc run --resume", or save it with --save-partial: the good lines are kept, the file stays beside them',
  );
}

function finished(world: World, { root }: Workspace, { sitting }: ReturnType<typeof uncommitted>[number]): Check {
  const { opening, written } = sitting;
  const list = `${opening.client.slug} ${opening.checklist}`;
  if (!belongsTo(world.files, root, sitting)) return ok('walk of another workspace', `${list} in ${opening.workspace}`);
  const words = written ? 'its result is written, but in no commit that mmc has seen' : 'its result is not written yet';
  return bad('finished walk', `${list}: ${words}`, 'mmc doctor --fix finishes it');
}

function waiting(world: World, { root }: Workspace, { id, sitting }: ReturnType<typeof resumable>[number]): Check {
  const { opening, answers, lastAt } = sitting;
  const list = `${opening.client.slug} ${opening.checklist}`;
  if (!belongsTo(world.files, root, sitting)) return ok('walk of another workspace', `${list} in ${opening.workspace}`);
  return warn(
    'unfinished walk',
    `${list} of ${opening.date}: ${answers.size} answers, the last ${lastAt.slice(0, 16).replace('T', ' ')}`,
    `mmc run ${opening.client.slug} goes on with it; --save-partial ${id} saves it as it is`,
  );
}
