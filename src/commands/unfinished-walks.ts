import type { UnfinishedWalk } from '../domain/standing.ts';
import { openAsked } from '../domain/walk/sitting.ts';
import { findRepository } from '../store/git/repository.ts';
import { findAllSittings, resumable, uncommitted } from '../store/sittings.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import type { World } from './world.ts';

/** What the journals on this machine tell of a workspace. */
export interface Walks {
  unfinished: UnfinishedWalk[];
  /** Finished ones whose result was not seen in a commit; always empty without Git. */
  uncommitted: { client: string; list: string; sitting: string }[];
}

/** Reads the journals; changes nothing. */
export async function readWalks(world: World, workspace: Workspace): Promise<Walks> {
  const repository = await findRepository(workspace.root, world.env);
  const found = await findAllSittings(world.files, workspace.root, repository);
  const now = world.clock.now().getTime();
  const waiting = resumable(found).map(({ id, sitting }) => {
    const { client, checklist, subject, by, asked } = sitting.opening;
    return {
      id,
      client: client.slug,
      list: checklist,
      ...(subject ? { subject } : {}),
      by,
      answered: asked.length - openAsked(sitting).length,
      asked: asked.length,
      age: Math.max(0, Math.floor((now - Date.parse(sitting.lastAt)) / 1000)),
    };
  });
  const saved = repository.kind === 'repository' ? uncommitted(found) : [];
  const left = saved.map(({ id, sitting }) => ({
    client: sitting.opening.client.slug,
    list: sitting.opening.checklist,
    sitting: id,
  }));
  return { unfinished: waiting, uncommitted: left };
}
