import { isAlarming, owedDuties } from '../domain/duties/owed-duty.ts';
import { Failure } from '../domain/failure.ts';
import { clientDueJson } from '../render/due/client-json.ts';
import { clientDuePage } from '../render/due/client-page.ts';
import { DUE_HEADING, dueRows } from '../render/due/due-rows.ts';
import { readDutyRecords } from '../store/workspace/duty-records.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { clientLook } from './due/client-look.ts';
import type { DueOptions } from './due/due-options.ts';
import { focusOf } from './due/focus.ts';
import { walkWarnings } from './due/walk-warnings.ts';
import { dutyContext } from './duty-context.ts';
import { findClient } from './find-client.ts';
import { tellReport } from './report.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { readWalks } from './unfinished-walks.ts';
import { type ExitCode, today, type World } from './world.ts';

/**
 * `mmc due --client`: every list and month that one client is owed, what is missing, and who was there when; also of a
 * client that is not due. Reads only. Exit codes as those of `mmc due`.
 */
export async function dueClient(options: DueOptions & { client: string }, world: World): Promise<ExitCode> {
  refuse(options);
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client, { old: true });
  const read = await readDutyRecords(world.folder, (timezone) => today(world, timezone), { client: place.folder });
  const day = today(world, workspace.firm.timezone);
  const wanted = await focusOf(options, read, day);
  const { context, problems: others } = await dutyContext(read, day, wanted.focus.period);
  const found = clientLook(read, place, context, wanted.focus, await readWalks(world, workspace));
  const problems = [...read.problems, ...wanted.problems, ...others, ...found.problems];
  const walks = options.warnings ? await walkWarnings(read, day) : [];
  const look = { ...found.look, warnings: [...found.look.warnings, ...walks] };
  const { client, lists, unreadableLists: unreadable } = look;
  const clients = [{ client, lists: [...lists], unreadable: [...unreadable] }];
  await tellReport(world, workspace.root, options, {
    lines: (width) => clientDuePage(look, width),
    heading: DUE_HEADING,
    rows: () => dueRows({ clients, schedules: [] }),
    kind: 'due-client',
    json: () => clientDueJson(look, problems),
  });
  const code = tellUnreadable(world, problems, options.json);
  const { failOn } = options;
  const alarmed = failOn !== undefined && owedDuties(clients).some(({ standing }) => isAlarming(standing, failOn));
  return alarmed ? 3 : code;
}

/** What would change nothing here is refused, so that nobody relies on it. */
function refuse(options: DueOptions): void {
  const without = (['who', 'by', 'horizon', 'all'] as const).find((name) => options[name] !== undefined);
  if (without !== undefined)
    throw new Failure('usage', `--${without} and --client exclude each other`, {
      hint: `"mmc due --client" shows everything about one client; leave --${without} out`,
    });
}
