import { compactPeriod, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { ClientRecords, ListHead } from '../../domain/duties/client-records.ts';
import { firstOwedMonth } from '../../domain/duties/owed-periods.ts';
import type { Client, Firm } from '../../domain/firm.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import { watermarkOf } from '../../domain/records/watermark.ts';
import { readEditNotes, readPublications, readWaivers } from './chosen-records.ts';
import type { ClientFolder } from './clients.ts';
import { sha256 } from './hash.ts';
import { monthOfName } from './month-files.ts';
import type { RecordFiles, Way } from './record-files.ts';
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
  /** One client alone: then old visits are read for how and with whom they were. */
  closely: boolean;
}

/** A client's folder while it is read: which of its folders there are, and how their files are to be read. */
export interface ClientReading extends Reading {
  files: RecordFiles;
  client: Client;
  folder: ClientFolder;
  way(name: string): Way | undefined;
}

/** Months with results in which a list without a start is looked for: enough for a yearly one that nobody walked for two years. */
const LOOK_BACK = 36;

/** With so many filed months the folders of results are no longer listed for nothing. */
const FEW = 24;

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
  const from = firstThatMatters(reading, lists, months);
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
 * where that is long ago, to list all folders would cost more with every year. Months before it matter then only to lists
 * that had begun.
 */
function unfiledMonths(reading: ClientReading, lists: readonly ListHead[]): Period[] {
  const { month, filed, filedFrom } = reading;
  const hasBegun = lists.every(({ start }) => start !== undefined && filedFrom !== undefined && start >= filedFrom);
  if (hasBegun && filed.size > FEW) return reading.unfiled;
  return monthsWithResults(reading).filter((one) => one <= month && !filed.has(one));
}

/** Oldest first. */
function monthsWithResults(reading: ClientReading): Period[] {
  if (!reading.way('results')) return [];
  const names = reading.files.names(`${reading.folder.path}/results`);
  return names.flatMap((name) => monthOfName(name, '') ?? []).sort();
}

/**
 * The first month that may owe anything: not filed, and with a result, or after the start of a list, or since filing began.
 * What was closed, waived and published before it is over.
 */
function firstThatMatters(
  { client, filed, month, unfiled }: ClientReading,
  lists: readonly ListHead[],
  months: readonly Period[],
): Period {
  const starts = lists.flatMap(({ start }) => (start === undefined ? [] : firstOwedMonth(start, client, month)));
  const unfiledStarts = starts.filter((one) => !filed.has(one));
  return [month, ...unfiledStarts, ...months.slice(0, 1), ...unfiled.slice(0, 1)].sort()[0] ?? month;
}

/**
 * For lists that name no start: a month with a result before all that matter, else the first one. Of months that matter and
 * are not filed `sittings` tells; a filed one may lie between them. Only months with results are looked into: where nobody
 * comes any more, the last ones lie far back.
 */
function firstWalked(
  reading: ClientReading,
  lists: readonly ListHead[],
  from: Period,
  sittings: readonly ResultHeader[],
): Map<string, Period> {
  const found = new Map<string, Period>();
  const missing = new Set(lists.flatMap(({ list, start }) => (start === undefined ? list : [])));
  const look = (month: Period) => {
    for (const { checklist } of resultNames(reading, month).files)
      if (missing.delete(checklist)) found.set(checklist, month);
  };
  const before = missing.size > 0 ? monthsWithResults(reading).filter((one) => one < from) : [];
  for (const month of before.reverse().slice(0, LOOK_BACK)) if (missing.size > 0) look(month);
  const late = new Set(missing);
  const filedSince = missing.size > 0 ? [...reading.filed].filter((one) => from < one && one < reading.month) : [];
  for (const month of filedSince.sort()) look(month);
  for (const { checklist, period, date } of sittings) {
    if (!late.has(checklist)) continue;
    const month = period ?? periodOf(date);
    if (month < (found.get(checklist) ?? '9')) found.set(checklist, month);
  }
  return found;
}
