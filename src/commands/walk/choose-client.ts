import { Failure } from '../../domain/failure.ts';
import { shortId } from '../../domain/walk/finish.ts';
import { type ClientInPlace, readClients } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import { findClient } from '../find-client.ts';
import type { World } from '../world.ts';
import { refuseUnfitFolder } from './client-folder.ts';

/** The client that was named, or chosen from a list; those with an unfinished walk come first. */
export async function chooseClient(
  world: World,
  workspace: Workspace,
  named: string | undefined,
  left: readonly { id: string; client: string }[],
): Promise<ClientInPlace> {
  const first = left.map(({ client }) => client);
  const place = named === undefined ? await ask(world, workspace, first) : findClient(workspace, named);
  const waiting = left.find(({ client }) => client === place.client.id);
  if (place.folder.old && waiting) {
    const id = shortId(waiting.id);
    throw new Failure('usage', `${place.client.name} is a former client, with an unfinished walk`, {
      hint: `Go on with it: mmc run --resume ${id}; or save it as it is: mmc run --save-partial ${id}`,
    });
  }
  if (place.folder.old) {
    throw new Failure('usage', `${place.client.name} is a former client`, {
      hint: `Move clients/!Old/${place.client.slug} back to clients/ and take "retired" out of its client.md first`,
    });
  }
  refuseUnfitFolder(workspace, place);
  return place;
}

async function ask(world: World, workspace: Workspace, first: readonly string[]): Promise<ClientInPlace> {
  const { clients } = readClients(workspace);
  if (clients.length === 0)
    throw new Failure('usage', 'There is no client in this workspace yet', { hint: 'Add one with "mmc client add"' });
  const ranked = [...clients].sort((a, b) => Number(first.includes(b.client.id)) - Number(first.includes(a.client.id)));
  const choices = ranked.map((place) => ({ value: place, name: place.client.name, hint: place.client.slug }));
  return world.terminal.ask.choice('Which client?', choices, { instead: 'Name the client: mmc run CLIENT' });
}
