import { isDay } from '../domain/calendar/day.ts';
import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { OLD } from '../store/workspace/clients.ts';
import { findTwin } from '../store/workspace/find-file.ts';
import { readFindings } from '../store/workspace/findings.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { refuse } from './client-names.ts';
import { findClient } from './find-client.ts';
import { isMovePending, moveClient } from './move-client.ts';
import { type ExitCode, today, type World } from './world.ts';

export interface ClientRetireOptions {
  client: string;
  /** The last day; today unless told. */
  date?: string | undefined;
}

/** `mmc client retire`: a client that left moves to `clients/!Old` (P70). Nothing of it is deleted. */
export async function clientRetire(options: ClientRetireOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { client, folder } = findClient(workspace, options.client, { whole: true });
  const finishing = folder.old && (await isMovePending(world, workspace, client.id));
  if (folder.old && !finishing) {
    throw new Failure('usage', `${client.name} is a former client already, in ${folder.path}`);
  }
  const day = options.date ?? client.retired ?? today(world, workspace.firm.timezone);
  refuse(`--date cannot be "${day}"`, isDay(day) ? undefined : 'write a day as 2026-10-14');
  if (!finishing) refuseTaken(world, workspace, client);
  const { terminal } = world;
  const open = readFindings(workspace, folder).findings.filter(({ closing }) => closing === undefined).length;
  if (open > 0) {
    terminal.warn([
      [{ text: `${open} finding${open === 1 ? ' is' : 's are'} still open at ${client.name}`, tone: 'warn' }],
    ]);
  }
  if (terminal.interactive && !(await terminal.ask.confirm(`Retire ${client.name}, last day ${day}?`, false))) {
    terminal.show([[{ text: 'nothing was changed' }]]);
    return 1;
  }
  const to = `clients/${OLD}/${client.slug}`;
  const kept = await moveClient(world, workspace, {
    clientId: client.id,
    from: folder.path,
    to,
    change: { set: 'retired', to: day },
    message: `Retire client ${client.name}`,
    what: 'mmc client retire',
  });
  terminal.show([
    [{ text: 'retired ' }, { text: client.name, tone: 'strong' }, { text: `, last day ${day}: now in ${to}` }],
    ...kept.lines,
    [{ text: 'next: ', tone: 'faint' }, { text: 'mmc client list --old' }],
  ]);
  return kept.code;
}

function refuseTaken(world: World, workspace: Workspace, { slug, name }: Client): void {
  const twin = findTwin(world.files, workspace.root, `clients/${OLD}/${slug}`);
  if (twin === undefined) return;
  throw new Failure('conflict', `${twin} exists already; nothing was changed`, {
    hint: `Give ${name} another folder first: mmc client rename ${slug} "${name}" --slug NAME`,
  });
}
