import type { Client, Firm } from '../../domain/firm.ts';
import type { Problem } from '../../domain/problems.ts';
import { parseClient, parseFirm } from '../../markdown/firm.ts';
import { suggest } from '../../markdown/schemas/read.ts';
import { OLD } from '../../store/workspace/clients.ts';
import { readText } from '../../store/workspace/read-text.ts';
import type { FoundEntry } from '../../store/workspace/walk-files.ts';
import { WORKSPACE_FILE } from '../../store/workspace/workspace.ts';

/** What files refer to: read once, before the files themselves. */
export interface Context {
  root: string;
  /** Missing when `mmc.yaml` cannot be read: then nobody is unknown. */
  firm: Firm | undefined;
  /** By path, `clients/acme`; undefined for one that cannot be read. */
  clients: Map<string, Client | undefined>;
  /** Path of the client with an id, the first by path. */
  clientIds: Map<string, string>;
  templates: string[];
  /** All files and folders. */
  paths: Set<string>;
  /** Lists that were ever walked or are there, by the path of their client. */
  lists: Map<string, Set<string>>;
  /** Path of the record with an id. */
  recordIds: Map<string, string>;
  /** What refers to a record; settled when all are read. */
  references: { id: string; problem: Problem }[];
}

export function readContext(root: string, entries: readonly FoundEntry[]): Context {
  const paths = new Set(entries.map(({ path }) => path));
  const clients = new Map<string, Client | undefined>();
  const clientIds = new Map<string, string>();
  for (const { path, kind, name } of entries) {
    if (kind !== 'folder' || !/^clients\/(?:!Old\/)?[^/!.][^/]*$/.test(path)) continue;
    const read = paths.has(`${path}/client.md`) ? readText(root, `${path}/client.md`) : undefined;
    const client = read?.source ? parseClient(read.source, name).client : undefined;
    clients.set(path, client);
    if (client && !clientIds.has(client.id)) clientIds.set(flat(client.id), path);
  }
  const mmc = readText(root, WORKSPACE_FILE);
  return {
    root,
    firm: mmc.source ? parseFirm(mmc.source).firm : undefined,
    clients,
    clientIds,
    templates: entries.flatMap(
      ({ path }) => /^(?:templates|singles(?:\/starters)?)\/([^/]+)\.md$/.exec(path)?.[1] ?? [],
    ),
    paths,
    lists: listsIn(entries),
    recordIds: new Map(),
    references: [],
  };
}

function listsIn(entries: readonly FoundEntry[]): Context['lists'] {
  const lists: Context['lists'] = new Map();
  for (const { path } of entries) {
    const [, client, present, walked] = LIST_PATH.exec(path) ?? [];
    const list = present ?? walked;
    if (client === undefined || list === undefined) continue;
    const known = lists.get(client) ?? new Set();
    lists.set(client, known.add(list));
  }
  return lists;
}

const LIST_PATH =
  /^(clients\/(?:!Old\/)?[^/]+)\/(?:checklists\/([^/]+)\.md|results\/\d{6}\/\d{8}\.([a-z0-9-]+)\.[^/]*\.md)$/;

/** How to mend the name of a list; undefined when the client has or had such a list. */
export function listSuggestion({ lists }: Context, client: string, list: string): string | undefined {
  const known = lists.get(client);
  if (known?.has(list)) return undefined;
  const all = [...(known ?? [])].sort();
  return suggest(list, all, all.length === 0 ? 'it has none' : `its lists are ${all.join(', ')}`);
}

/** Whether no client has an id. A client that cannot be read may be the one: then nobody should look for another. */
export function isUnknownClient({ clientIds, clients, paths }: Context, id: string): boolean {
  if (clientIds.has(id)) return false;
  return [...clients].every(([path, client]) => client !== undefined || !paths.has(`${path}/client.md`));
}

/** Short names of people and vendors. */
export function peopleIn({ people, vendors }: Firm): string[] {
  return [...people.map(({ slug }) => slug), ...vendors.keys()];
}

/** A text of its own: a piece of a file's text would keep all of it in memory. */
export function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** Clients without a `client.md`. `!Old` is no client. */
export function clientProblems(context: Context): Problem[] {
  return [...context.clients.keys()]
    .filter((path) => path !== `clients/${OLD}` && !context.paths.has(`${path}/client.md`))
    .map((path) => ({ code: 'MMC-412', place: { path: `${path}/client.md`, line: 1, column: 1 }, args: {} }));
}
