import { foldName } from '../../domain/names.ts';
import { clientNames } from '../workspace/names.ts';
import type { SearchedClient } from './searched-files.ts';

/** All clients, those who left last; by the names of their folders, since a search does not need what they are. */
export function searchedClients(root: string): SearchedClient[] {
  const of = (folder: string, former: boolean) =>
    clientNames(root, folder).map(({ name, description }) => {
      return { slug: name, path: `${folder}/${name}`, former, name: description.replace(/^"(.*)"$/, '$1') };
    });
  return [...of('clients', false), ...of('clients/!Old', true)];
}

/** Those that a word means: by folder or name, or else all whose folder or name begins so. Empty when there is none. */
export function clientsMeant(clients: readonly SearchedClient[], word: string): SearchedClient[] {
  const wanted = foldName(word);
  const exact = clients.filter(({ slug, name }) => slug === word || foldName(name) === wanted);
  if (exact.length > 0 || wanted === '') return exact;
  return clients.filter(({ slug, name }) => slug.startsWith(wanted) || foldName(name).startsWith(wanted));
}
