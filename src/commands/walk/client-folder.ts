import { type ClientInPlace, readClients } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';

/** The folder of a client below the workspace, found by its id: it may have been renamed since a walk began. */
export function clientFolder(workspace: Workspace, client: { id: string; slug: string }): string {
  const { clients } = readClients(workspace, { old: true });
  return clients.find((one) => one.client.id === client.id)?.folder.path ?? `clients/${client.slug}`;
}

/** The same as an absolute path. */
export function folderNow(workspace: Workspace, { client }: ClientInPlace): string {
  return `${workspace.root}/${clientFolder(workspace, client)}`;
}
