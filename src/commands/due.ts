import type { Day } from '../domain/calendar/day.ts';
import type { DueLook } from '../domain/duties/due-look.ts';
import { dueLook } from '../domain/duties/due-look.ts';
import { type Alarm, isAlarming, owedDuties } from '../domain/duties/owed-duty.ts';
import { dueJson } from '../render/due/due-json.ts';
import { dueLines } from '../render/due/due-lines.ts';
import { DUE_HEADING, dueRows } from '../render/due/due-rows.ts';
import type { DueView } from '../render/due/look.ts';
import { optimiseLate } from '../store/small-memory.ts';
import { readDutyRecords } from '../store/workspace/duty-records.ts';
import { type DueOptions, horizonDay } from './due/due-options.ts';
import { focusOf } from './due/focus.ts';
import { walkWarnings } from './due/walk-warnings.ts';
import { dutyContext } from './duty-context.ts';
import { peopleNamed } from './person-named.ts';
import { tellReport, wantsRows } from './report.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { type ExitCode, today, type World } from './world.ts';

/**
 * `mmc due`: what is due, late and missed over all clients, and whom to ask. Reads only. Exit code 3 when a file cannot be
 * read, and when there is anything that `--fail-on` names.
 */
export async function due(options: DueOptions, world: World): Promise<ExitCode> {
  optimiseLate();
  // Rows have no warnings.
  const signs = !wantsRows(world, options);
  const read = await readDutyRecords(world.folder, (timezone) => today(world, timezone), { former: true, signs });
  const { workspace } = read;
  const day = today(world, workspace.firm.timezone);
  const until = horizonDay(options.horizon, day);
  const named = options.who === undefined ? undefined : peopleNamed(workspace.firm, options.who);
  const people = named && new Set(named.people);
  const wanted = await focusOf(options, read, day);
  const focus = { ...wanted.focus, ...(people ? { people } : {}) };
  const { context, problems: others } = await dutyContext(read, day, focus.period);
  const problems = [...read.problems, ...wanted.problems, ...others];
  const found = dueLook(read, context, focus);
  const walks = options.warnings && signs && !people ? await walkWarnings(read, day) : [];
  const look = { ...found, warnings: [...found.warnings, ...walks] };
  const view = viewOf(options, until, named?.who);
  await tellReport(world, workspace.root, options, {
    lines: (width) => dueLines(look, view, width),
    heading: DUE_HEADING,
    rows: () => dueRows(look),
    kind: 'due',
    json: () => dueJson(look, view, problems),
  });
  const code = tellUnreadable(world, problems, options.json);
  const alarmed = options.failOn !== undefined && alarms(look, options.failOn);
  return alarmed ? 3 : code;
}

function viewOf({ by, all = false, warnings = false }: DueOptions, until: Day, who: string | undefined): DueView {
  return { until, all, allWarnings: warnings, ...(by ? { by } : {}), ...(who === undefined ? {} : { who }) };
}

function alarms({ clients, schedules }: DueLook, alarm: Alarm): boolean {
  const all = [...owedDuties(clients).map(({ standing }) => standing), ...schedules];
  return all.some((standing) => isAlarming(standing, alarm));
}
