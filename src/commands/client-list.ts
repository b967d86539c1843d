import { clientJson, clientLines, clientRows } from '../render/clients.ts';
import { toJson } from '../render/json.ts';
import { toTsv } from '../render/table.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { readClients } from '../store/workspace/clients.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { clientFact } from './client-fact.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import type { ExitCode, World } from './world.ts';

/** `mmc client list`: reads only. Exit code 3 when a file cannot be read; the others are still shown. */
export async function clientList(
  options: { old?: boolean | undefined; json?: boolean | undefined },
  world: World,
): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { clients, problems } = readClients(workspace, { old: options.old === true });
  problems.push(...workspace.problems);
  const facts = clients.map((place) => clientFact(workspace, place, problems, options.json === true));
  const { terminal } = world;
  if (options.json) {
    terminal.out(toJson('clients', { clients: facts.map(clientJson), unreadable: unreadableJson(problems) }));
  } else {
    if (terminal.outIsTerminal) terminal.show(clientLines(facts, terminal.size().columns));
    else terminal.out(toTsv(clientRows(facts)));
  }
  return tellUnreadable(world, problems, options.json);
}
