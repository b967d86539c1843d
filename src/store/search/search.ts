// Searches what results say (P39): thousands of files are read, few of them closely, and only what was found is kept.
import { join } from 'node:path';
import { headersInEffect } from '../../domain/execution.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Found } from '../../domain/search/found.ts';
import { matchOf, type Query } from '../../domain/search/query.ts';
import type { SaidInResult } from '../../domain/search/said.ts';
import { scanAnswers } from '../../markdown/scan-answers.ts';
import { readText } from '../workspace/read-text.ts';
import type { ResultFile } from '../workspace/result-name.ts';
import { candidateFor } from './candidate.ts';
import { type ByteReader, createByteReader } from './read-bytes.ts';
import { type SearchedClient, searchedMonths } from './searched-files.ts';

/** What a search met besides what it found. */
export interface SearchNotes {
  problems: Problem[];
  /** Short names of those who signed a result. */
  people: Set<string>;
}

interface Search {
  root: string;
  query: Query;
  reader: ByteReader;
  isCandidate: ReturnType<typeof candidateFor>;
  notes: SearchNotes;
}

/** The answers of these clients that are looked for: a month of a client at a time, newest first. */
export async function* searchAnswers(
  root: string,
  clients: Iterable<SearchedClient>,
  query: Query,
  notes: SearchNotes,
): AsyncGenerator<Found[]> {
  const search = { root, query, reader: createByteReader(), isCandidate: candidateFor(query), notes };
  for (const client of clients) {
    for (const files of searchedMonths(root, client, notes.problems)) {
      const found = await searchMonth(search, client, files);
      if (found.length > 0) yield found;
    }
  }
}

async function searchMonth(search: Search, client: SearchedClient, files: readonly ResultFile[]): Promise<Found[]> {
  const found: Found[] = [];
  const counting = new Map<string, Promise<Counting>>();
  for (const file of files) {
    search.notes.people.add(file.by);
    if (!isInTime(file, search.query)) continue;
    const bytes = search.reader.latin1(join(search.root, file.path));
    // Most files end here, without a promise to wait for.
    if (bytes !== undefined && isAsWritten(bytes) && !search.isCandidate(bytes, file.by)) continue;
    const result = await readSaid(search, file, bytes);
    const own = result ? foundIn(search, client, file, result) : [];
    if (result && own.length > 0) {
      const read = counting.get(file.checklist) ?? readCounting(search, file, files);
      counting.set(file.checklist, read);
      if (!(await read)(result.id)) for (const one of own) one.corrected = true;
    }
    found.push(...own);
  }
  return found;
}

/** Whether a result counts: no correction has taken its place. */
type Counting = (id: string) => boolean;

/** Reads which results of a file's list and month count, as all commands reckon it; only when one of them is a correction. */
async function readCounting(
  { root, reader }: Search,
  { checklist }: ResultFile,
  files: readonly ResultFile[],
): Promise<Counting> {
  const own = files.filter((one) => one.checklist === checklist);
  if (!own.some(({ path }) => reader.latin1(join(root, path))?.includes('corrects'))) return () => true;
  const { parseResultHeader } = await import('../../markdown/result.ts');
  const headers = own.flatMap(({ path }) => {
    const { source } = readText(root, path);
    return (source && parseResultHeader(source).header) ?? [];
  });
  const gone = new Set(headers.map(({ id }) => id));
  for (const { id } of headersInEffect(headers)) gone.delete(id);
  return (id) => !gone.has(id);
}

function isInTime({ date }: ResultFile, { since, until }: Query): boolean {
  return (since === undefined || date >= since) && (until === undefined || date <= until);
}

function foundIn({ query }: Search, client: SearchedClient, file: ResultFile, { said }: SaidInResult): Found[] {
  return said.flatMap((one) => {
    const match = matchOf(one, file.by, query);
    if (!match) return [];
    const { path, date, checklist: list } = file;
    const by = one.by ?? file.by;
    return [{ client: client.slug, former: client.former, path, date, list, by, corrected: false, said: one, match }];
  });
}

/** Whether a result begins and ends as mmc writes it. */
function isAsWritten(bytes: string): boolean {
  return bytes.startsWith('---') && (bytes.endsWith(' -->\n') || bytes.endsWith(' -->\r\n'));
}

/** What text does not hold: a byte of nothing, the sign of bytes that are no UTF-8, a conflict of Git. */
function isDamaged(text: string): boolean {
  return text.includes('\0') || text.includes('\ufffd') || text.includes('\n<<<<<<< ');
}

/** What a result says: by the scanner, or by the parser when it is not quite as mmc writes it. */
async function readSaid(
  search: Search,
  file: ResultFile,
  bytes: string | undefined,
): Promise<SaidInResult | undefined> {
  const text = bytes !== undefined && isAsWritten(bytes) ? search.reader.text() : undefined;
  const scanned = text === undefined || isDamaged(text) ? undefined : scanAnswers(text);
  if (scanned) return scanned;
  const read = readText(search.root, file.path);
  const { problems } = search.notes;
  if (read.problem) {
    problems.push(read.problem);
    return undefined;
  }
  const { parseSaid } = await import('../../markdown/said.ts');
  const parsed = parseSaid(read.source);
  if (!parsed.result) problems.push(...parsed.problems);
  return parsed.result;
}
