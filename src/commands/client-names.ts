import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { foldName } from '../domain/names.ts';
import { displayNameTrouble, freeSlug, proposeSlug, slugTrouble } from '../domain/slugs.ts';
import { OLD, readClients } from '../store/workspace/clients.ts';
import { namesOf } from '../store/workspace/find-file.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import type { World } from './world.ts';

/** Names in `clients/` and `clients/!Old/`, whatever they are: two clients are never told apart by letter case alone. */
function takenFolders(world: World, workspace: Workspace): string[] {
  return ['clients', `clients/${OLD}`].flatMap((folder) => namesOf(world.files, join(workspace.root, folder)));
}

/** Why a client cannot have a display name; undefined when it can. `except` is the id of the client that gets it. */
export function clientNameTrouble(workspace: Workspace, name: string, except?: string): string | undefined {
  const trouble = displayNameTrouble(name);
  if (trouble !== undefined) return trouble;
  const { clients } = readClients(workspace, { old: true });
  const twin = clients.find(({ client }) => client.id !== except && foldName(client.name) === foldName(name));
  return twin && `the client in ${twin.folder.path} has this name already`;
}

/** Why a folder of a client cannot have a name; undefined when it can. `except` is the folder that it has now. */
export function clientSlugTrouble(
  world: World,
  workspace: Workspace,
  slug: string,
  except?: string,
): string | undefined {
  const trouble = slugTrouble(slug);
  if (trouble !== undefined) return trouble;
  const twin = takenFolders(world, workspace).find((one) => one !== except && foldName(one) === foldName(slug));
  return twin && `there is a folder "${twin}" in clients/ or clients/${OLD}/ already`;
}

/** A folder name for a client's name; undefined when nothing can be made of it, such as for `株式会社`. */
export function proposeFolder(world: World, workspace: Workspace, name: string): string | undefined {
  const slug = proposeSlug(name);
  return slug && freeSlug(slug, takenFolders(world, workspace));
}

/** A usage failure when there is trouble. */
export function refuse(what: string, trouble: string | undefined, hint?: string): void {
  if (trouble !== undefined) throw new Failure('usage', `${what}: ${trouble}`, hint === undefined ? {} : { hint });
}
