import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import { type ParsedChecklist, parseChecklist } from '../../markdown/checklist.ts';
import { parseClient } from '../../markdown/firm.ts';
import { isLinkedFolder } from './linked-folder.ts';
import { readText } from './read-text.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Folder of the clients that left (P70). */
export const OLD = '!Old';

/** Where a client's files are: `clients/acme`, or `clients/!Old/acme`. */
export interface ClientFolder {
  slug: string;
  path: string;
  old: boolean;
}

/** Folders of all clients; former ones only when asked for. */
export function clientFolders(workspace: Workspace, options: { old?: boolean } = {}): ClientFolder[] {
  const folders = foldersIn(workspace, 'clients')
    .filter((name) => !name.startsWith('!'))
    .map((slug) => ({ slug, path: `clients/${slug}`, old: false }));
  if (!options.old) return folders;
  const former = foldersIn(workspace, `clients/${OLD}`);
  return [...folders, ...former.map((slug) => ({ slug, path: `clients/${OLD}/${slug}`, old: true }))];
}

/** Links to folders of the workspace as well. */
function foldersIn({ root }: Workspace, above: string): string[] {
  const links = namesIn(root, above, 'files').filter((name) => isLinkedFolder(root, `${above}/${name}`));
  return [...namesIn(root, above, 'folders'), ...links].sort();
}

/** Reads a client; without a `client.md` that can be read there is no client, only problems. */
export function readClient(
  workspace: Workspace,
  folder: ClientFolder,
): { client: Client | undefined; problems: Problem[] } {
  const path = `${folder.path}/client.md`;
  if (!existsSync(join(workspace.root, path))) {
    return { client: undefined, problems: [{ code: 'MMC-412', place: { path, line: 1, column: 1 }, args: {} }] };
  }
  const read = readText(workspace.root, path);
  return read.problem ? { client: undefined, problems: [read.problem] } : parseClient(read.source, folder.slug);
}

/** A client with its folder. */
export interface ClientInPlace {
  client: Client;
  folder: ClientFolder;
}

/** All clients that can be read, by folder name; the problems of the others beside them. */
export function readClients(
  workspace: Workspace,
  options: { old?: boolean } = {},
): { clients: ClientInPlace[]; problems: Problem[] } {
  const clients: ClientInPlace[] = [];
  const problems: Problem[] = [];
  for (const folder of clientFolders(workspace, options)) {
    const read = readClient(workspace, folder);
    problems.push(...read.problems);
    if (read.client) clients.push({ client: read.client, folder });
  }
  return { clients, problems };
}

/** A client's checklist or a template as a file: its slug and path below the workspace. */
export interface ListFile {
  slug: string;
  path: string;
}

/** Checklists of a client (`folder` is its path) or, for `templates`, the firm's standard ones. */
export function listFiles(workspace: Workspace, folder: string): ListFile[] {
  return namesIn(workspace.root, folder, 'files')
    .filter((name) => name.endsWith('.md'))
    .map((name) => ({ slug: name.slice(0, -3), path: `${folder}/${name}` }));
}

export function checklistFiles(workspace: Workspace, folder: ClientFolder): ListFile[] {
  return listFiles(workspace, `${folder.path}/checklists`);
}

export function templateFiles(workspace: Workspace): ListFile[] {
  return listFiles(workspace, 'templates');
}

/** Reads a checklist file; what is wrong with it comes as problems, never as an error. */
export function readChecklist(
  workspace: Workspace,
  file: ListFile,
): { parsed: ParsedChecklist | undefined; problems: Problem[] } {
  const read = readText(workspace.root, file.path);
  if (read.problem) return { parsed: undefined, problems: [read.problem] };
  const parsed = parseChecklist(read.source);
  return { parsed, problems: parsed.problems };
}
