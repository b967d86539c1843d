import type { Day } from '../../domain/calendar/day.ts';
import type { Focus } from '../../domain/duties/due-look.ts';
import { Failure } from '../../domain/failure.ts';
import type { Problem } from '../../domain/problems.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';
import { type DueOptions, dueMonth } from './due-options.ts';

/**
 * Which month and duty the options name; of a filed month its archive, with its problems. Throws for a future month, and
 * for an archive that cannot be read.
 */
export async function focusOf(
  { period: named, duty }: DueOptions,
  { workspace, filed }: DutyRecords,
  today: Day,
): Promise<{ focus: Focus; problems: Problem[] }> {
  const period = dueMonth(named, today);
  const only = named !== undefined;
  const focus: Focus = { period, only, ...(duty ? { duty } : {}) };
  if (!only || !filed.has(period)) return { focus, problems: [] };
  // Its parser is loaded only when somebody asks for a filed month.
  const { readArchive } = await import('../../store/workspace/archives.ts');
  const { archive, problems } = readArchive(workspace, period);
  if (!archive)
    throw new Failure('data', `The filed month ${period} cannot be read`, {
      hint: `Run "mmc check ${problems[0]?.place.path ?? 'archive'}"`,
    });
  return { focus: { ...focus, archive }, problems };
}
