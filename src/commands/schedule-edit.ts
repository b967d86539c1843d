import type { Period } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { liveVisits } from '../domain/schedule/change.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import type { Line } from '../render/text.ts';
import { readScheduleFile, type ScheduleFile, saveSchedule, schedulePath } from '../store/workspace/schedule-file.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { keep } from './keep.ts';
import type { ExitCode, World } from './world.ts';

/** A schedule with the text that it is changed in; none where the file is new. */
export type ReadFile = Pick<ScheduleFile, 'source'> & { schedule: Schedule };

/** The schedule of a month; a usage failure when nobody has made it yet. */
export function existing(workspace: Workspace, period: Period): ReadFile {
  const { source, schedule, problems } = readScheduleFile(workspace, period);
  refuseUnreadable(period, problems);
  if (schedule && source) return { source, schedule };
  throw new Failure('usage', `There is no schedule of ${period} yet`, {
    hint: `Make it with "mmc schedule ${period} --write"`,
  });
}

export function refuseUnreadable(period: Period, problems: ScheduleFile['problems']): void {
  if (problems.length > 0)
    throw new Failure('data', `${schedulePath(period)} cannot be read, so it is not changed`, {
      hint: `Run "mmc check ${schedulePath(period)}"`,
    });
}

export function noVisit(client: Client, when: string, schedule: Schedule): Failure {
  const days = liveVisits(schedule, client).map(({ date }) => date);
  return new Failure('usage', `The schedule has no visit at ${client.name} ${when}`, {
    hint:
      days.length > 0
        ? `It has one on ${days.join(', ')}`
        : `"mmc schedule ${schedule.period}" proposes one; or write a line into ${schedulePath(schedule.period)}`,
  });
}

/** Saves and commits a changed schedule, and tells what was done. One that says so already is success. */
export async function saveChange(
  world: World,
  workspace: Workspace,
  file: ReadFile,
  schedule: Schedule,
  { message, told }: { message: string; told: Line[] },
): Promise<ExitCode> {
  if (JSON.stringify(schedule.visits) === JSON.stringify(file.schedule.visits)) {
    world.terminal.show([...told, [{ text: 'The schedule says so already.', tone: 'faint' }]]);
    return 0;
  }
  const saved = saveSchedule(world.files, workspace, schedule, file.source);
  const kept = await keep(world, workspace, [saved], message, 'schedule');
  world.terminal.show([...told, ...kept.lines]);
  return kept.code;
}
