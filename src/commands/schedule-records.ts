import type { Period } from '../domain/calendar/period.ts';
import type { DutyContext } from '../domain/duties/context.ts';
import type { PlannedVisit } from '../domain/schedule/schedule.ts';
import { type DutyRecords, readDutyRecords } from '../store/workspace/duty-records.ts';
import { readScheduleFile, type ScheduleFile } from '../store/workspace/schedule-file.ts';
import { dutyContext } from './duty-context.ts';
import { today, type World } from './world.ts';

/** What the commands about a month's schedule start from. */
export interface ScheduleRecords {
  read: DutyRecords;
  /** With the problems of the file among those that were read. */
  file: ScheduleFile;
  context: DutyContext;
  /** Visits in the schedules of other months. */
  others: PlannedVisit[];
}

export async function readScheduleRecords(
  world: World,
  month: (today: string) => Period,
): Promise<ScheduleRecords & { period: Period }> {
  const read = await readDutyRecords(world.folder, (timezone) => today(world, timezone));
  const day = today(world, read.workspace.firm.timezone);
  const period = month(day);
  const file = readScheduleFile(read.workspace, period);
  const known = new Set(read.problems.map(({ place }) => place.path));
  const { context, problems } = await dutyContext(read, day, period);
  const others = read.schedules.flatMap((one) => (one.period === period ? [] : one.visits));
  const all = [...read.problems, ...file.problems.filter(({ place }) => !known.has(place.path)), ...problems];
  return { read: { ...read, problems: all }, file, context, others, period };
}
