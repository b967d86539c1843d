import { clientNames } from '../workspace/names.ts';
import type { SearchedClient } from './searched-files.ts';

/** All clients, those who left last; by the beginnings of their files, since a search does not need what they are. */
export function searchedClients(root: string): SearchedClient[] {
  const of = (folder: string, former: boolean) =>
    clientNames(root, folder).map(({ name, id, description }) => {
      return { slug: name, id, path: `${folder}/${name}`, former, name: description.replace(/^"(.*)"$/, '$1') };
    });
  return [...of('clients', false), ...of('clients/!Old', true)];
}
