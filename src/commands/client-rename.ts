import { Failure } from '../domain/failure.ts';
import { proposeSlug } from '../domain/slugs.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { clientNameTrouble, clientSlugTrouble, refuse } from './client-names.ts';
import { findClient } from './find-client.ts';
import { isMovePending, moveClient } from './move-client.ts';
import type { ExitCode, World } from './world.ts';

export interface ClientRenameOptions {
  client: string;
  /** The new display name. */
  name: string;
  slug?: string | undefined;
}

/** `mmc client rename`: a new display name and folder in one commit. History follows, since the id stays. */
export async function clientRename(options: ClientRenameOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { client, folder } = findClient(workspace, options.client, { old: true, whole: true });
  const name = options.name.trim();
  refuse(`A client cannot be called "${name}"`, clientNameTrouble(workspace, name, client.id));
  const slug = options.slug ?? proposeSlug(name);
  if (slug === undefined) {
    throw new Failure('usage', `No folder name can be made of "${name}"`, {
      hint: `Give one with --slug; --slug ${client.slug} keeps the present one`,
    });
  }
  const trouble = clientSlugTrouble(world, workspace, slug, client.slug);
  refuse(`The folder cannot be called "${slug}"`, trouble, 'Choose another one with --slug');
  const { terminal } = world;
  const same = name === client.name && slug === client.slug;
  if (same && !(await isMovePending(world, workspace, client.id))) {
    terminal.show([[{ text: `${folder.path} is called "${name}" already; nothing was changed` }]]);
    return 0;
  }
  const to = folder.path.slice(0, -client.slug.length) + slug;
  const kept = await moveClient(world, workspace, {
    clientId: client.id,
    from: folder.path,
    to,
    change: { set: 'name', to: name },
    message: same ? `Rename a client to ${name}` : `Rename client ${client.name} to ${name}`,
    what: 'mmc client rename',
  });
  terminal.show([
    [{ text: same ? 'finished the renaming to ' : `renamed ${client.name} to ` }, { text: name, tone: 'strong' }],
    ...(to === folder.path ? [] : [[{ text: `moved ${folder.path} to ${to}` }]]),
    [{ text: `its history follows the id ${client.id}`, tone: 'faint' }],
    ...kept.lines,
    [{ text: 'next: ', tone: 'faint' }, { text: `mmc client show ${slug}` }],
  ]);
  return kept.code;
}
