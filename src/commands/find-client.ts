import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { foldName } from '../domain/names.ts';
import { type ClientInPlace, readClients } from '../store/workspace/clients.ts';
import type { Workspace } from '../store/workspace/workspace.ts';

export { closest } from '../domain/closest.ts';

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
  const wanted = foldName(word);
  const usable = options.old ? clients : [...clients].sort((a, b) => Number(a.folder.old) - Number(b.folder.old));
  const exact = usable.find(
    ({ client }) => client.slug === word || client.id === word || foldName(client.name) === wanted,
  );
  if (exact) return exact;
  const beginning = usable.filter(
    ({ client }) => client.slug.startsWith(wanted) || foldName(client.name).startsWith(wanted),
  );
  if (wanted !== '' && !options.whole && beginning.length === 1 && beginning[0]) return beginning[0];
  const broken = problems.find(({ place }) => place.path.split('/').includes(word));
  if (broken)
    throw new Failure('data', `The client "${word}" cannot be read`, { hint: `Run "mmc check ${broken.place.path}"` });
  if (clients.length === 0)
    throw new Failure('usage', 'There is no client in this workspace yet', { hint: 'Add one with "mmc client add"' });
  const near = closest(
    word,
    beginning.length > 1 ? beginning.map(({ client }) => client.slug) : usable.map(({ client }) => client.slug),
  );
  throw new Failure(
    'usage',
    beginning.length > 1 ? `"${word}" could be several clients` : `There is no client "${word}"`,
    {
      hint: near ? `Did you mean "${near}"? "mmc client list" shows all` : '"mmc client list" shows all clients',
    },
  );
}
