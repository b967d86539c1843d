import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import { monthOfName } from './month-files.ts';
import type { RecordFiles } from './record-files.ts';

/** Newest archives that are looked into. The others are filed by their names: their number grows with the years. */
const LOOKED_INTO = 13;

/** Months that are filed. One of the newest whose archive cannot be read is not: its duties would be hidden by nothing. */
export function readFiledMonths(files: RecordFiles): Set<Period> {
  const months = files
    .names('archive')
    .flatMap((name) => monthOfName(name, '.md') ?? [])
    .sort();
  const filed = new Set(months);
  const way = files.wayOf('archive');
  if (!way) return filed;
  for (const month of months.slice(-LOOKED_INTO))
    if (!files.archivePeriod(way, `archive/${compactPeriod(month)}.md`, month)) filed.delete(month);
  return filed;
}
