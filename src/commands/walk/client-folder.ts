import { Failure } from '../../domain/failure.ts';
import { isSlug } from '../../domain/names.ts';
import { proposeSlug } from '../../domain/slugs.ts';
import { type ClientInPlace, readClients } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';

/**
 * The folder of a client below the workspace, found by its id: it may have been renamed since a walk began. Where a copied
 * folder has the same id, the one with the client's own name is meant.
 */
export function clientFolder(workspace: Workspace, client: { id: string; slug: string }): string {
  const { clients } = readClients(workspace, { old: true });
  const same = clients.filter((one) => one.client.id === client.id);
  const found = same.find(({ folder }) => folder.slug === client.slug) ?? same[0];
  return found?.folder.path ?? `clients/${client.slug}`;
}

/** The same as an absolute path. */
export function folderNow(workspace: Workspace, { client }: ClientInPlace): string {
  return `${workspace.root}/${clientFolder(workspace, client)}`;
}

/** Refuses a client whose results would be lost: its folder has no name of ours, or shares its id with another. */
export function refuseUnfitFolder(workspace: Workspace, { client, folder }: ClientInPlace): void {
  if (!isSlug(folder.slug)) {
    const better = proposeSlug(folder.slug) ?? 'another-name';
    throw new Failure(
      'data',
      `${folder.path} is no name for a client's folder: what is walked there is found nowhere`,
      {
        hint: `Rename it: git mv "${folder.path}" clients/${better}`,
      },
    );
  }
  const { clients } = readClients(workspace, { old: true });
  const twin = clients.find((one) => one.client.id === client.id && one.folder.path !== folder.path);
  if (!twin) return;
  throw new Failure('data', `${folder.path} and ${twin.folder.path} have the same id ${client.id}`, {
    hint: 'Give the newer one an "id" of its own in its client.md; "mmc check" tells when all is well',
  });
}
