import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { parseSchedule } from '../../markdown/schedule.ts';
import { monthOfName } from './month-files.ts';
import { readText } from './read-text.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Months that have a schedule, oldest first. */
export function schedulePeriods(workspace: Pick<Workspace, 'root'>): Period[] {
  return namesIn(workspace.root, 'schedule', 'files').flatMap((name) => monthOfName(name, '.yaml') ?? []);
}

/** The schedule of a month; neither schedule nor problems when there is none. */
export function readSchedule(
  workspace: Pick<Workspace, 'root'>,
  period: Period,
): { schedule: Schedule | undefined; problems: Problem[] } {
  if (!schedulePeriods(workspace).includes(period)) return { schedule: undefined, problems: [] };
  const read = readText(workspace.root, `schedule/${compactPeriod(period)}.yaml`);
  return read.problem ? { schedule: undefined, problems: [read.problem] } : parseSchedule(read.source);
}
