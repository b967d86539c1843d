import type { FoundRepository } from '../../store/git/repository.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';

/** What every step of `mmc run` works with. */
export interface Outside {
  world: World;
  workspace: Workspace;
  repository: FoundRepository;
  /** Folder of the journals. */
  folder: string;
}
