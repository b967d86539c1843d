import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { editFrontMatter } from '../markdown/edit-front-matter.ts';
import type { Change } from '../markdown/front-matter-edits.ts';
import { replaceFile } from '../store/files.ts';
import { moveFolder } from '../store/folders.ts';
import type { CommitFile } from '../store/git/commit.ts';
import { findRepository } from '../store/git/repository.ts';
import { repositoryState } from '../store/git/state.ts';
import { trackedBelow, unfinishedBelow } from '../store/git/tracked.ts';
import { folderBeforeMove } from '../store/workspace/committed-folder.ts';
import { readText } from '../store/workspace/read-text.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { type Kept, keep } from './keep.ts';
import type { World } from './world.ts';

export interface ClientMove {
  clientId: string;
  /** Folders below the workspace; equal when only `client.md` changes. */
  from: string;
  to: string;
  change: Change;
  message: string;
  /** The command, for whoever waits for the lock. */
  what: string;
}

/**
 * Changes a client's `client.md` in one place and moves its folder, in one commit. Everything that could stop it is
 * looked for before anything is touched; files that Git does not know move along, uncommitted. An earlier move of the
 * client that was not committed is committed too.
 */
export async function moveClient(world: World, workspace: Workspace, move: ClientMove): Promise<Kept> {
  const { from, to } = move;
  const { held, tracked } = await filesToMove(world, workspace, move);
  const read = readText(workspace.root, `${from}/client.md`);
  if (read.problem) throw new Failure('data', `${from}/client.md cannot be read`, { hint: 'Run "mmc check"' });
  const before = Buffer.from(read.source.original);
  const after = Buffer.from(editFrontMatter(read.source, [move.change]));
  const path = (folder: string) => join(workspace.root, folder);
  if (from !== to) moveFolder(world.files, path(from), path(to));
  try {
    replaceFile(world.files, path(`${to}/client.md`), before, after);
  } catch (error) {
    if (from !== to) moveFolder(world.files, path(to), path(from));
    throw error;
  }
  const files = [...new Set([...(held === to ? [] : tracked), `${held}/client.md`])].flatMap((old): CommitFile[] => {
    const now = to + old.slice(held.length);
    const standing: CommitFile = { path: now, bytes: world.files.read(path(now)) };
    return held === to ? [standing] : [{ path: old, bytes: 'removed' }, standing];
  });
  return keep(world, workspace, files, move.message, move.what);
}

/** Whether the client was moved before, and Git does not know it yet. */
export async function isMovePending(world: World, workspace: Workspace, clientId: string): Promise<boolean> {
  const repository = await findRepository(workspace.root, world.env);
  return repository.kind === 'repository' && (await folderBeforeMove(repository, clientId)) !== undefined;
}

/**
 * The files of the client that Git holds, and the folder that it holds them in. Throws where a commit is not possible,
 * or would take the user's own work along.
 */
async function filesToMove(
  world: World,
  workspace: Workspace,
  { from, clientId }: ClientMove,
): Promise<{ held: string; tracked: string[] }> {
  const repository = await findRepository(workspace.root, world.env);
  if (repository.kind !== 'repository') return { held: from, tracked: [] };
  const { notes } = await repositoryState(repository, [], world.machine.now());
  const blocking = notes.find(({ blocks }) => blocks);
  if (blocking) {
    const why = `Nothing was changed, since it could not be committed: ${blocking.why}`;
    throw new Failure('conflict', why, { hint: blocking.hint });
  }
  const held = (await folderBeforeMove(repository, clientId)) ?? from;
  const all = await unfinishedBelow(repository, held, from);
  // The move that was not committed had changed client.md already.
  const [unfinished, ...others] = held === from ? all : all.filter((path) => path !== `${held}/client.md`);
  if (unfinished !== undefined) {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    throw new Failure('conflict', `Nothing was changed: ${unfinished}${more} has changes that are not committed`, {
      hint: `Commit them first: git commit -m "…" -- "${held}"`,
    });
  }
  return { held, tracked: (await trackedBelow(repository, held)).map(({ path }) => path) };
}
