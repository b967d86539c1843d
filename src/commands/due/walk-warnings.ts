import type { Day } from '../../domain/calendar/day.ts';
import { addMonths, compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import { fastWalks, sameNotes } from '../../domain/warnings/walks.ts';
import type { Warning } from '../../domain/warnings/warnings.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';

/** Months whose results are looked into: the newest that a list has, and the two before. */
const MONTHS = 4;
/** Months whose walks are told when they were too fast. */
const NEW = 2;

/** Warnings about how people walk: they need the results themselves, so they come only when they are asked for. */
export async function walkWarnings({ workspace, clients }: DutyRecords, today: Day): Promise<Warning[]> {
  // With the results come the parsers of Markdown, which would cost the weekly look more than all the rest.
  const [{ resultFiles }, { readResultNotes }] = await Promise.all([
    import('../../store/workspace/results.ts'),
    import('../../store/workspace/result-notes.ts'),
  ]);
  const months = Array.from({ length: MONTHS }, (_, ago): Period => addMonths(periodOf(today), -ago));
  const recent = months.slice(0, NEW);
  return clients.flatMap(({ client, folder }): Warning[] => {
    const files = months.flatMap((month) => resultFiles(workspace, folder, compactPeriod(month)));
    const results = files.flatMap((file) => readResultNotes(workspace, file) ?? []);
    const headers = results.map(({ header }) => header).filter(({ date }) => recent.includes(periodOf(date)));
    return [...fastWalks(headers), ...sameNotes(results)].map((one) => ({ client: client.slug, ...one }));
  });
}
