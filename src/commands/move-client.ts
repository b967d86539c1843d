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
import { readText } from '../store/workspace/read-text.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { type Kept, keep } from './keep.ts';
import type { World } from './world.ts';

export interface ClientMove {
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
 * looked for before anything is touched; files that Git does not know move along, uncommitted.
 */
export async function moveClient(world: World, workspace: Workspace, move: ClientMove): Promise<Kept> {
  const { from, to } = move;
  const tracked = await filesToMove(world, workspace, from);
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
  const files = [...new Set([...(from === to ? [] : tracked), `${from}/client.md`])].flatMap((old): CommitFile[] => {
    const now = to + old.slice(from.length);
    const standing: CommitFile = { path: now, bytes: world.files.read(path(now)) };
    return from === to ? [standing] : [{ path: old, bytes: 'removed' }, standing];
  });
  return keep(world, workspace, files, move.message, move.what);
}

/** The files of the client that Git holds. Throws where a commit is not possible, or would take the user's own work along. */
async function filesToMove(world: World, workspace: Workspace, from: string): Promise<string[]> {
  const repository = await findRepository(workspace.root, world.env);
  if (repository.kind !== 'repository') return [];
  const { notes } = await repositoryState(repository, [], world.clock.now());
  const blocking = notes.find(({ blocks }) => blocks);
  if (blocking) {
    const why = `Nothing was changed, since it could not be committed: ${blocking.why}`;
    throw new Failure('conflict', why, { hint: blocking.hint });
  }
  const [unfinished, ...others] = await unfinishedBelow(repository, from);
  if (unfinished !== undefined) {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    throw new Failure('conflict', `Nothing was changed: ${unfinished}${more} has changes that are not committed`, {
      hint: `Commit them first: git commit -m "…" -- "${from}"`,
    });
  }
  return (await trackedBelow(repository, from)).map(({ path }) => path);
}
