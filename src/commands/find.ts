import type { Outcome } from '../domain/answers/answer.ts';
import { type Day, isDay } from '../domain/calendar/day.ts';
import { parsePeriod } from '../domain/calendar/period.ts';
import { firstDayOf, lastDayOf } from '../domain/calendar/week.ts';
import type { Tier } from '../domain/checklists/checklist.ts';
import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { meantBy } from '../domain/names.ts';
import type { Found } from '../domain/search/found.ts';
import { foldWords } from '../domain/search/needle.ts';
import type { Query } from '../domain/search/query.ts';
import { clientHeading, FOUND_HEADING, foundEnd, foundJson, foundLines, foundRow, SEARCHED } from '../render/find.ts';
import { type Line, line, span } from '../render/text.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { type SearchNotes, searchAnswers } from '../store/search/search.ts';
import { searchedClients } from '../store/search/searched-clients.ts';
import type { SearchedClient } from '../store/search/searched-files.ts';
import { requireRoot } from '../store/workspace/root.ts';
import { noClient } from './no-client.ts';
import type { ReportOptions } from './report.ts';
import { tellReportInParts } from './report-in-parts.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import type { ExitCode, World } from './world.ts';

interface FindOptions extends ReportOptions {
  words: string[];
  client?: string[];
  item?: string;
  outcome?: Outcome;
  since?: string;
  until?: string;
  tier?: Tier;
  by?: string;
  limit?: string;
}

/**
 * `mmc find`: answers by their outcomes, values and notes, over all clients (P39). Exit code 3 when files cannot be read.
 */
export async function find(options: FindOptions, world: World): Promise<ExitCode> {
  const root = requireRoot(world.folder);
  const query = queryOf(options);
  const limit = limitOf(options.limit);
  const clients = clientsOf(root, options.client ?? []);
  const notes: SearchNotes = { problems: [], people: new Set() };
  const seen = { answers: 0, results: new Set<string>(), clients: new Set<string>(), limited: false };
  const { terminal } = world;
  async function* counted(): AsyncGenerator<Found[]> {
    for await (const found of searchAnswers(root, clients, query, notes)) {
      const part = found.slice(0, limit - seen.answers);
      seen.limited = part.length < found.length || seen.answers + part.length === limit;
      seen.answers += part.length;
      for (const { path, client } of part) {
        seen.results.add(path);
        seen.clients.add(client);
      }
      yield part;
      if (seen.limited) return;
    }
  }
  const ending = (): Line[] => [
    ...foundEnd(seen.answers, seen.results.size, seen.clients.size, seen.limited),
    ...(seen.answers === 0 ? nothingLines(query, notes.people) : []),
  ];
  const heading = headings(clients);
  await tellReportInParts(world, root, options, {
    parts: counted(),
    lines: (part, width) => part.flatMap((one) => [...heading(one), ...foundLines(one, query.words, width)]),
    heading: FOUND_HEADING,
    rows: (part) => part.map(foundRow),
    kind: 'find',
    list: 'answers',
    json: (part) => part.map(foundJson),
    endLines: ending,
    endJson: () => ({ limited: seen.limited, unreadable: unreadableJson(notes.problems) }),
  });
  // Whoever reads rows is told the same beside them.
  const isSilent = !terminal.outIsTerminal || options.csv === true || options.output !== undefined;
  if (!options.json && isSilent && (seen.answers === 0 || seen.limited))
    terminal.warn(ending().filter((one) => one.length > 0));
  return tellUnreadable(world, notes.problems, options.json);
}

function queryOf(options: FindOptions): Query {
  const { item, outcome, tier, by } = options;
  const words = foldWords(options.words);
  const since = options.since === undefined ? undefined : dayOf(options.since, 'first');
  const until = options.until === undefined ? undefined : dayOf(options.until, 'last');
  if (since !== undefined && until !== undefined && since > until)
    throw new Failure('usage', `${options.since} is after ${options.until}`, { hint: 'Exchange --since and --until' });
  const filters = { outcome, tier, by, since, until };
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== undefined));
  const itemWords = item === undefined ? {} : { item: { id: item, words: foldWords(item.split(/\s+/)) } };
  if (words.length === 0 && options.client === undefined && item === undefined && Object.keys(given).length === 0) {
    throw new Failure('usage', 'Say what to look for', {
      hint: 'Write words, or a filter: mmc find tape; mmc find --outcome cannot',
    });
  }
  return { words, ...itemWords, ...given };
}

/** A day, or the first or last day of a month. */
function dayOf(word: string, edge: 'first' | 'last'): Day {
  if (isDay(word)) return word;
  const month = parsePeriod(word);
  if (month === undefined)
    throw new Failure('usage', `"${word}" is neither a day nor a month`, {
      hint: 'Write it as 2026-10-14 or as 2026-10',
    });
  return edge === 'first' ? firstDayOf(month) : lastDayOf(month);
}

function limitOf(word: string | undefined): number {
  const limit = word === undefined ? Number.POSITIVE_INFINITY : /^\d{1,9}$/.test(word) ? Number(word) : 0;
  if (limit > 0) return limit;
  throw new Failure('usage', `"${word}" is not a number of answers`, { hint: 'Write --limit 20' });
}

function clientsOf(root: string, words: readonly string[]): SearchedClient[] {
  const all = searchedClients(root);
  if (words.length === 0) return all;
  const meant = words.map((word) => {
    const { meant: found } = meantBy(word, all, (one) => one);
    const slugs = [...new Set(found.map(({ slug }) => slug))];
    // One of today and one who left may have had the same folder: both are searched.
    if (slugs.length === 1) return found;
    throw noClient(
      word,
      slugs,
      all.map(({ slug }) => slug),
    );
  });
  return all.filter((client) => meant.some((found) => found.includes(client)));
}

/** The name of a client above the first of its answers, and above no other. */
function headings(clients: readonly SearchedClient[]): (found: Found) => Line[] {
  let shown: SearchedClient | undefined;
  return ({ client: slug, former }) => {
    const client = clients.find((one) => one.slug === slug && one.former === former);
    if (!client || client === shown) return [];
    const lines = [...(shown ? [[]] : []), clientHeading(client.slug, client.name, former)];
    shown = client;
    return lines;
  };
}

/** Why nothing was found: a short name that stands under no result is more likely a slip than a person. */
function nothingLines({ by, words, item }: Query, people: ReadonlySet<string>): Line[] {
  if (by === undefined || people.size === 0 || people.has(by))
    return words.length > 0 && !item ? [line(span(SEARCHED, 'faint'))] : [];
  const near = closest(by, [...people]);
  const hint = near ? `did you mean "${near}"?` : `there are ${[...people].sort().join(', ')}`;
  return [line(span(`hint: nobody signed as "${by}"; ${hint}`, 'faint'))];
}
