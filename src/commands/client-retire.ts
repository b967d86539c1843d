import { isDay } from '../domain/calendar/day.ts';
import { Failure } from '../domain/failure.ts';
import { OLD } from '../store/workspace/clients.ts';
import { findTwin } from '../store/workspace/find-file.ts';
import { readFindings } from '../store/workspace/findings.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { refuse } from './client-names.ts';
import { findClient } from './find-client.ts';
import { moveClient } from './move-client.ts';
import { type ExitCode, today, type World } from './world.ts';

export interface ClientRetireOptions {
  client: string;
  /** The last day; today unless told. */
  date?: string | undefined;
}

/** `mmc client retire`: a client that left moves to `clients/!Old` (P70). Nothing of it is deleted. */
export async function clientRetire(options: ClientRetireOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { client, folder } = findClient(workspace, options.client);
  if (folder.old) throw new Failure('usage', `${client.name} is a former client already, in ${folder.path}`);
  const day = options.date ?? today(world, workspace.firm.timezone);
  refuse(`--date cannot be "${day}"`, isDay(day) ? undefined : 'write a day as 2026-10-14');
  const twin = findTwin(world.files, workspace.root, `clients/${OLD}/${client.slug}`);
  if (twin !== undefined) {
    throw new Failure('conflict', `${twin} exists already; nothing was changed`, {
      hint: `Give ${client.name} another folder first: mmc client rename ${client.slug} "${client.name}" --slug NAME`,
    });
  }
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
