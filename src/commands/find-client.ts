import { Failure } from '../domain/failure.ts';
import { meantBy } from '../domain/names.ts';
import { type ClientInPlace, readClients } from '../store/workspace/clients.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { noClient } from './no-client.ts';

/**
 * The client that a word means: its folder name, its id, its name, or the only one whose folder or name begins so.
 * Throws a usage failure with "did you mean" when there is none. `whole`: a beginning is not enough to change a client.
 */
export function findClient(
  workspace: Workspace,
  word: string,
  options: { old?: boolean; whole?: boolean } = {},
): ClientInPlace {
  const { clients, problems } = readClients(workspace, { old: true });
  const usable = options.old ? clients : [...clients].sort((a, b) => Number(a.folder.old) - Number(b.folder.old));
  const { meant, exact } = meantBy(word, usable, ({ client }) => client);
  const [first, second] = meant;
  if (first && (exact || (!second && !options.whole))) return first;
  const broken = problems.find(({ place }) => place.path.split('/').includes(word));
  if (broken)
    throw new Failure('data', `The client "${word}" cannot be read`, { hint: `Run "mmc check ${broken.place.path}"` });
  if (clients.length === 0)
    throw new Failure('usage', 'There is no client in this workspace yet', { hint: 'Add one with "mmc client add"' });
  const slugsOf = (some: readonly ClientInPlace[]) => some.map(({ client }) => client.slug);
  throw noClient(word, slugsOf(meant), slugsOf(usable));
}
