import { addMonths, compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { ClientRecords, EditNoteHead, ListHead } from '../../domain/duties/client-records.ts';
import type { Client, Firm } from '../../domain/firm.ts';
import { attachClosings } from '../../domain/records/closings.ts';
import type { Closing } from '../../domain/records/finding.ts';
import type { Publication } from '../../domain/records/publication.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import { MONTHS_AHEAD, type Waiver } from '../../domain/records/waiver.ts';
import { watermarkOf } from '../../domain/records/watermark.ts';
import type { ParsedSideRecord } from '../../markdown/side-record-values.ts';
import type { ClientFolder } from './clients.ts';
import { sha256 } from './hash.ts';
import { monthOfName } from './month-files.ts';
import type { RecordFiles, Way } from './record-files.ts';
import { aboutOfName, dayOfName, idOfName, type RecordNames, recordNames } from './record-names.ts';
import { parseResultName, type ResultFile } from './result-name.ts';

/** What all clients have in common. */
export interface Reading {
  firm: Firm;
  /** The last month that is looked at. */
  month: Period;
  filed: ReadonlySet<Period>;
  /** First filed month; missing when nothing is filed. */
  filedFrom: Period | undefined;
  /** Months since then that are not filed, up to the last that is looked at. */
  unfiled: Period[];
}

/** A client's folder while it is read: which of its folders there are, and how their files are to be read. */
export interface ClientReading extends Reading {
  files: RecordFiles;
  client: Client;
  folder: ClientFolder;
  way(name: string): Way | undefined;
}

/** Months before the first one that is not filed in which a list without a start is looked for. A yearly list needs so many. */
const LOOK_BACK = 13;

/** Results of a month of a client, by their names; none when there is no folder. */
export function resultNames(reading: ClientReading, month: Period): { way: Way; files: ResultFile[] } {
  const at = `${reading.folder.path}/results/${compactPeriod(month)}`;
  const own = reading.way('results') && reading.files.wayOf(at);
  if (own === undefined) return { way: 'quick', files: [] };
  const way = reading.way('results') === 'careful' ? 'careful' : own;
  const files = reading.files
    .names(at)
    .flatMap((name) => parseResultName(compactPeriod(month), `${at}/${name}`, name) ?? []);
  return { way, files };
}

/** Reads the records of a client that its duties derive from. */
export function readClientRecords(reading: ClientReading): { records: ClientRecords; months: Period[] } {
  const { files, client, folder } = reading;
  const first = reading.unfiled[0] ?? reading.month;
  const publications = readPublications(reading, first);
  const { lists, unreadable } = readLists(reading, new Set(publications.map(({ checklist }) => checklist)));
  const months = unfiledMonths(reading, lists);
  const sittings: ResultHeader[] = [];
  for (const month of months) {
    const { way, files: results } = resultNames(reading, month);
    for (const { path } of results) {
      const header = files.result(way, path);
      if (header) sittings.push(header);
    }
  }
  const from = months[0] ?? reading.month;
  const records: ClientRecords = {
    client,
    folder,
    lists,
    unreadable,
    sittings,
    editNotes: readEditNotes(reading, from),
    publications: from < first ? readPublications(reading, from) : publications,
    waivers: readWaivers(reading, from),
    firstWalked: firstWalked(reading, lists, from, sittings),
  };
  return { records, months };
}

function readLists(reading: ClientReading, published: ReadonlySet<string>) {
  const { files, folder, client, firm } = reading;
  const lists: ListHead[] = [];
  const unreadable: string[] = [];
  const way = reading.way('checklists');
  if (!way) return { lists, unreadable };
  for (const name of files.names(`${folder.path}/checklists`)) {
    if (!name.endsWith('.md') || name.startsWith('.')) continue;
    const slug = name.slice(0, -3);
    const read = files.listHead(way, `${folder.path}/checklists/${name}`, slug, published.has(slug));
    if (!read) unreadable.push(slug);
    else {
      if (published.has(slug)) read.head.watermark = watermarkOf(read.text, client.variables, firm, sha256);
      lists.push(read.head);
    }
  }
  return { lists, unreadable };
}

/**
 * Months up to now that are not filed and may hold results. Since filing began these are few, and looked for one by one:
 * to list all folders would cost more with every year. Months before matter only to lists that had begun by then.
 */
function unfiledMonths(reading: ClientReading, lists: readonly ListHead[]): Period[] {
  const { files, folder, month, filed, filedFrom } = reading;
  if (filedFrom !== undefined && lists.every(({ start }) => start !== undefined && start >= filedFrom))
    return reading.unfiled;
  return files
    .names(`${folder.path}/results`)
    .flatMap((name) => monthOfName(name, '') ?? [])
    .filter((one) => one <= month && !filed.has(one))
    .sort();
}

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
function readEditNotes(reading: ClientReading, from: Period): EditNoteHead[] {
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

/** Of each list the newest, and those on or after the first day of `from`. */
function readPublications(reading: ClientReading, from: Period): Publication[] {
  const first = compactPeriod(from);
  const records = readSideRecords(reading, 'published', (names) => {
    const newest = new Map<string, string>();
    for (const name of names.records) {
      const [list, day] = [aboutOfName(name), dayOfName(name)];
      if (day > (newest.get(list) ?? '')) newest.set(list, day);
    }
    return names.records.filter((name) => name >= first || dayOfName(name) === newest.get(aboutOfName(name)));
  });
  return records.flatMap((one) => (one.record === 'publication' ? one.publication : []));
}

/** Waivers that are not withdrawn. Nobody decides so far ahead that older ones are about months that are not filed. */
function readWaivers(reading: ClientReading, from: Period): Waiver[] {
  const since = compactPeriod(addMonths(from, -MONTHS_AHEAD));
  const records = readSideRecords(reading, 'waivers', ({ records, closings }) =>
    records.flatMap((one) => (one < since ? [] : [one, ...(closings.get(idOfName(one)) ?? [])])),
  );
  const withdrawn = new Set(closingsIn(records).map(({ closes }) => closes));
  return records.flatMap((one) => (one.record === 'waiver' && !withdrawn.has(one.waiver.id) ? one.waiver : []));
}

/** For lists that name no start: a month with a result before all that is not filed, else the first one that is not. */
function firstWalked(
  reading: ClientReading,
  lists: readonly ListHead[],
  from: Period,
  sittings: readonly ResultHeader[],
): Map<string, Period> {
  const found = new Map<string, Period>();
  const missing = new Set(lists.flatMap(({ list, start }) => (start === undefined ? list : [])));
  for (let back = 1; back <= LOOK_BACK && missing.size > 0; back += 1) {
    const month = addMonths(from, -back);
    for (const { checklist } of resultNames(reading, month).files)
      if (missing.delete(checklist)) found.set(checklist, month);
  }
  for (const { checklist, period, date } of sittings) {
    if (!missing.has(checklist)) continue;
    const month = period ?? periodOf(date);
    if (month < (found.get(checklist) ?? '9')) found.set(checklist, month);
  }
  return found;
}
