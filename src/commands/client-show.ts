import { clientJson, clientPage } from '../render/clients.ts';
import { toJson } from '../render/json.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { readFindings } from '../store/workspace/findings.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { clientFact } from './client-fact.ts';
import { findClient } from './find-client.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import type { ExitCode, World } from './world.ts';

/** `mmc client show`: one client with everything about it, former ones too. Reads only. */
export async function clientShow(
  options: { client: string; json?: boolean | undefined },
  world: World,
): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client, { old: true });
  const { findings, problems } = readFindings(workspace, place.folder);
  problems.push(...workspace.problems);
  const fact = clientFact(workspace, place, problems, true);
  const openFindings = findings.filter(({ closing }) => closing === undefined).length;
  const { terminal } = world;
  if (options.json) {
    const client = { ...clientJson(fact), openFindings };
    terminal.out(toJson('client', { client, unreadable: unreadableJson(problems) }));
  } else {
    terminal.show(clientPage(fact, openFindings, terminal.size().columns));
  }
  return tellUnreadable(world, problems, options.json);
}
