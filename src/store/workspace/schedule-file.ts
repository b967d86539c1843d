import { join } from 'node:path';
import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import { editSchedule } from '../../markdown/edit-schedule.ts';
import { parseSchedule, writeSchedule } from '../../markdown/schedule.ts';
import type { Source } from '../../markdown/source.ts';
import type { FilePort } from '../file-port.ts';
import { replaceFile } from '../files.ts';
import { readText } from './read-text.ts';
import { schedulePeriods } from './schedules.ts';
import type { Workspace } from './workspace.ts';
import { writeBelow } from './write-below.ts';

/** A schedule with the text that it was read from, should it be changed; neither when there is none. */
export interface ScheduleFile {
  source?: Source;
  schedule?: Schedule;
  problems: Problem[];
}

export function schedulePath(period: Period): string {
  return `schedule/${compactPeriod(period)}.yaml`;
}

/** The schedule of a month; a broken one is told of in the problems. */
export function readScheduleFile(workspace: Pick<Workspace, 'root'>, period: Period): ScheduleFile {
  if (!schedulePeriods(workspace).includes(period)) return { problems: [] };
  const read = readText(workspace.root, schedulePath(period));
  if (read.problem) return { problems: [read.problem] };
  const { schedule, problems } = parseSchedule(read.source);
  return { source: read.source, problems, ...(schedule ? { schedule } : {}) };
}

/**
 * Saves a schedule: a new file, or the visits that changed in the one it was made from. Throws a conflict when somebody
 * has written the file since, and a Failure when a file that is there cannot be read.
 */
export function saveSchedule(
  port: FilePort,
  { root }: Workspace,
  schedule: Schedule,
  source: Source | undefined,
): { path: string; bytes: Buffer } {
  const path = schedulePath(schedule.period);
  const bytes = Buffer.from(source ? editSchedule(source, schedule) : writeSchedule(schedule));
  if (source) replaceFile(port, join(root, path), Buffer.from(source.original), bytes);
  else writeBelow(port, root, path, bytes);
  return { path, bytes };
}
