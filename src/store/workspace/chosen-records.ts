// Edit notes, publications and waivers that the duties of months that are not filed derive from. They are chosen by their
// names, so that what is over costs no reading.
import { addMonths, compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { EditNoteHead } from '../../domain/duties/client-records.ts';
import { groupBy } from '../../domain/group-by.ts';
import { attachClosings } from '../../domain/records/closings.ts';
import type { Closing } from '../../domain/records/finding.ts';
import type { Publication } from '../../domain/records/publication.ts';
import { MONTHS_AHEAD, type Waiver } from '../../domain/records/waiver.ts';
import type { ParsedSideRecord } from '../../markdown/side-record-values.ts';
import type { ClientReading } from './client-records.ts';
import { aboutOfName, dayOfName, idOfName, type RecordNames, recordNames } from './record-names.ts';

/** Records of a folder of the client, of those names that are chosen; of all where a name tells nothing. */
function readSideRecords(
  reading: ClientReading,
  name: 'edits' | 'published' | 'waivers',
  choose: (names: RecordNames) => string[],
): ParsedSideRecord[] {
  const way = reading.way(name);
  if (!way) return [];
  const at = `${reading.folder.path}/${name}`;
  const names = recordNames(reading.files.names(at));
  const chosen = names.odd ?? choose(names);
  return chosen.flatMap((one) => reading.files.sideRecord(way, `${at}/${one}`) ?? []);
}

/** Open edit notes, and those that were closed since `from` began. */
export function readEditNotes(reading: ClientReading, from: Period): EditNoteHead[] {
  const first = compactPeriod(from);
  const records = readSideRecords(reading, 'edits', ({ records, closings }) =>
    records.flatMap((one) => {
      const own = closings.get(idOfName(one)) ?? [];
      return own.some((closing) => closing < first) ? [] : [one, ...own];
    }),
  );
  const notes = new Map(records.flatMap((one) => (one.record === 'edit-note' ? [[one.note.id, one.note]] : [])));
  attachClosings(notes, closingsIn(records));
  return [...notes.values()].map(({ id, checklist, period, date, closing }) => ({
    id,
    list: checklist,
    period: period ?? periodOf(date),
    date,
    ...(closing ? { closed: closedBy(closing) } : {}),
  }));
}

function closedBy({ date, by, decision }: Closing): NonNullable<EditNoteHead['closed']> {
  return { date, by, ...(decision ? { decision } : {}) };
}

function closingsIn(records: readonly ParsedSideRecord[]): Closing[] {
  return records.flatMap((one) => (one.record === 'closing' ? one.closing : []));
}

/** Of each list the newest and the oldest, and those on or after the first day of `from`. */
export function readPublications(reading: ClientReading, from: Period): Publication[] {
  const first = compactPeriod(from);
  const records = readSideRecords(reading, 'published', ({ records: names }) => {
    const days = groupBy(names, aboutOfName);
    const ends = new Map([...days].map(([list, own]) => [list, endsOf(own.map(dayOfName))]));
    return names.filter((name) => name >= first || ends.get(aboutOfName(name))?.includes(dayOfName(name)));
  });
  return records.flatMap((one) => (one.record === 'publication' ? one.publication : []));
}

function endsOf(days: readonly string[]): (string | undefined)[] {
  const sorted = [...days].sort();
  return [sorted[0], sorted.at(-1)];
}

/** Waivers that are not withdrawn. Nobody decides so far ahead that older ones are about months that are not filed. */
export function readWaivers(reading: ClientReading, from: Period): Waiver[] {
  const since = compactPeriod(addMonths(from, -MONTHS_AHEAD));
  const records = readSideRecords(reading, 'waivers', ({ records, closings }) =>
    records.flatMap((one) => (one < since ? [] : [one, ...(closings.get(idOfName(one)) ?? [])])),
  );
  const withdrawn = new Set(closingsIn(records).map(({ closes }) => closes));
  return records.flatMap((one) => (one.record === 'waiver' && !withdrawn.has(one.waiver.id) ? one.waiver : []));
}
