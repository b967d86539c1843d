import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { Failure } from '../../domain/failure.ts';
import type { Archive } from '../../domain/records/archive.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';
import type { Focus } from './due-look.ts';
import { type DueOptions, dueMonth } from './due-options.ts';

/** Which month and duty the options name; of a filed month its archive. Throws for a future month, and for an archive that cannot be read. */
export async function focusOf({ period: named, duty }: DueOptions, read: DutyRecords, today: Day): Promise<Focus> {
  const period = dueMonth(named, today);
  const only = named !== undefined;
  const archive = only && read.filed.has(period) ? await archiveOf(read, period) : undefined;
  return { period, only, ...(archive ? { archive } : {}), ...(duty ? { duty } : {}) };
}

async function archiveOf(read: DutyRecords, period: Period): Promise<Archive> {
  // Its parser is loaded only when somebody asks for a filed month.
  const { readArchive } = await import('../../store/workspace/archives.ts');
  const { archive, problems } = readArchive(read.workspace, period);
  if (!archive)
    throw new Failure('data', `The filed month ${period} cannot be read`, {
      hint: `Run "mmc check ${problems[0]?.place.path ?? 'archive'}"`,
    });
  read.problems.push(...problems);
  return archive;
}
