// Edit notes, publications and waivers that the duties of months that are not filed derive from. They are chosen by their
// names, so that what is over costs no reading.
import { addMonths, compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { EditNoteHead } from '../../domain/duties/client-records.ts';
import { attachClosings } from '../../domain/records/closings.ts';
import type { Closing, EditNote } from '../../domain/records/finding.ts';
import type { Publication } from '../../domain/records/publication.ts';
import { MONTHS_AHEAD, type Waiver } from '../../domain/records/waiver.ts';
import type { ParsedSideRecord } from '../../markdown/side-record-values.ts';
import type { ClientReading } from './client-records.ts';
import { aboutOfName, dayOfName, idOfName, isNoteName, type RecordNames, recordNames } from './record-names.ts';

type Folder = 'edits' | 'published' | 'waivers';

/** A file that was chosen; without a record where it cannot be read. */
interface ChosenFile {
  name: string;
  path: string;
  record: ParsedSideRecord | undefined;
}

function readSideRecords(...chosen: Parameters<typeof readChosen>): ParsedSideRecord[] {
  return readChosen(...chosen).flatMap(({ record }) => record ?? []);
}

/** Files of a folder of the client, of those names that are chosen; all where a name tells nothing. */
function readChosen(reading: ClientReading, name: Folder, choose: (names: RecordNames) => string[]): ChosenFile[] {
  const way = reading.way(name);
  if (!way) return [];
  const at = `${reading.folder.path}/${name}`;
  const names = recordNames(reading.files.names(at));
  const chosen = names.odd ?? choose(names);
  return chosen.map((one) => {
    const path = `${at}/${one}`;
    return { name: one, path, record: reading.files.sideRecord(way, path) };
  });
}

/**
 * Open edit notes, and those that were closed since `from` began. What was closed before is over by the name of its closing;
 * later a closing that cannot be read closes nothing, and a note that cannot be read is there all the same.
 */
export function readEditNotes(reading: ClientReading, from: Period): EditNoteHead[] {
  const first = compactPeriod(from);
  const chosen = readChosen(reading, 'edits', ({ records, closings }) =>
    records.flatMap((one) => {
      const own = closings.get(idOfName(one)) ?? [];
      return own.some((closing) => closing < first) ? [] : [one, ...own];
    }),
  );
  const records = chosen.flatMap(({ record }) => record ?? []);
  const closings = closingsIn(records);
  const lost = chosen.flatMap((one) => lostNote(one, closings, reading) ?? []);
  const told = records.flatMap((one) => (one.record === 'edit-note' ? one.note : []));
  const notes = new Map([...told, ...lost].map((note) => [note.id, note]));
  attachClosings(notes, closings);
  return [...notes.values()].map(({ id, checklist, period, date, closing }) => ({
    id,
    list: checklist,
    period: period ?? periodOf(date),
    date,
    ...(closing ? { closed: closedBy(closing) } : {}),
  }));
}

/** What the name tells of a note that cannot be read: `20261014.server-dc01.c-free.k3f9qa.md`. */
function lostNote(
  { name, path, record }: ChosenFile,
  closings: readonly Closing[],
  { files }: ClientReading,
): Pick<EditNote, 'id' | 'checklist' | 'period' | 'date' | 'closing'> | undefined {
  const isUnreadable = record === undefined && files.problems.some(({ place }) => place.path === path);
  if (!isUnreadable || !isNoteName(name)) return undefined;
  const short = idOfName(name);
  const id = closings.find(({ closes }) => closes.toLowerCase().endsWith(short))?.closes ?? short;
  const day = dayOfName(name);
  const date = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  return { id, checklist: aboutOfName(name).split('.')[0] ?? '', date };
}

function closedBy({ date, by, decision }: Closing): NonNullable<EditNoteHead['closed']> {
  return { date, by, ...(decision ? { decision } : {}) };
}

function closingsIn(records: readonly ParsedSideRecord[]): Closing[] {
  return records.flatMap((one) => (one.record === 'closing' ? one.closing : []));
}

/** Of each list those since the first day of `from`, and the newest before: older ones tell nothing that it does not. */
export function readPublications(reading: ClientReading, from: Period): Publication[] {
  const first = compactPeriod(from);
  const records = readSideRecords(reading, 'published', ({ records: names }) => {
    const newest = new Map<string, string>();
    for (const name of names) {
      if (name >= first) continue;
      const [list, day] = [aboutOfName(name), dayOfName(name)];
      if (day > (newest.get(list) ?? '')) newest.set(list, day);
    }
    return names.filter((name) => name >= first || dayOfName(name) === newest.get(aboutOfName(name)));
  });
  return records.flatMap((one) => (one.record === 'publication' ? one.publication : []));
}

/**
 * Waivers that are not withdrawn. Names tell the day, not the month they are about: mmc lets nobody decide further ahead than
 * a year, and twice that is read for those that were written by hand.
 */
export function readWaivers(reading: ClientReading, from: Period): Waiver[] {
  const since = compactPeriod(addMonths(from, -2 * MONTHS_AHEAD));
  const records = readSideRecords(reading, 'waivers', ({ records, closings }) =>
    records.flatMap((one) => (one < since ? [] : [one, ...(closings.get(idOfName(one)) ?? [])])),
  );
  const withdrawn = new Set(closingsIn(records).map(({ closes }) => closes));
  return records.flatMap((one) => (one.record === 'waiver' && !withdrawn.has(one.waiver.id) ? one.waiver : []));
}
