import type { Answer } from './answers/answer.ts';
import type { Day } from './calendar/day.ts';
import type { Period } from './calendar/period.ts';
import { isWeek } from './calendar/week.ts';
import type { Result, ResultHeader } from './records/result.ts';

/** What the sittings of one list in one period (or of one subject) amount to. */
export interface Execution {
  /** The sitting that completed the list, on the day of its visit. */
  executed?: { date: Day; by: string; sitting: string };
  /** The sittings that count, in order; a corrected one is replaced by its correction. */
  sittings: ResultHeader[];
  /** Ids that any of them answered. One that answered `all` tells no ids: then the list is executed. */
  answered: Set<string>;
  /** Due ids that nobody answered; none once the list is executed. */
  open: string[];
}

/** An answer with where it comes from. */
export interface GivenAnswer {
  answer: Answer;
  /** Day of the visit. */
  date: Day;
  /** Who answered: mostly who signed the sitting. */
  by: string;
  /** Slug of the list in which it was answered. */
  checklist: string;
  /** Id of the sitting. */
  sitting: string;
}

/**
 * Whether a result in the folder of a period's month counts for the period. What was answered once for the client counts
 * within a month or within a week, never for both: who asks each week wants to know it each week.
 */
export function countsFor({ period: own }: Pick<ResultHeader, 'period'>, period: Period): boolean {
  return isWeek(period) ? own === period : own === undefined || !isWeek(own);
}

/**
 * Whether a list is executed: in the order of (finished, id) the first sitting after which nothing is open any more
 * completes it. Only the pinned ids in the headers count, not today's list. `others` are sittings of the client's other
 * lists in the same period: what they answered once for the client counts here too. Any order will do.
 */
export function executionOf(headers: readonly ResultHeader[], others: readonly ResultHeader[] = []): Execution {
  const own = new Set(headers);
  const all = headersInEffect([...headers, ...others]);
  const sittings = all.filter((one) => own.has(one));
  const answered = new Set<string>();
  const shared = new Set<string>();
  let last: ResultHeader | undefined;
  let executed: Execution['executed'];
  const isOpen = (id: string) => !answered.has(id) && !(shared.has(id) && last?.forClient.includes(id));
  for (const one of all) {
    const ids = one.answered === 'all' ? one.forClient : one.answered;
    if (own.has(one)) {
      last = one;
      for (const id of ids) answered.add(id);
    } else for (const id of ids) if (one.forClient.includes(id)) shared.add(id);
    // Checked at every sitting, since a later one that left items open cannot undo what was complete.
    if (!executed && last && !last.open.some(isOpen)) executed = { date: one.date, by: one.by, sitting: one.id };
  }
  const open = executed ? [] : (last?.open ?? []).filter(isOpen);
  return { ...(executed ? { executed } : {}), sittings, answered, open };
}

/** Of results of one list those of the newest period. */
export function ofNewestPeriod(results: readonly Result[]): Result[] {
  const newest = results
    .map(({ header }) => header.period ?? '')
    .sort()
    .at(-1);
  return results.filter(({ header }) => (header.period ?? '') === newest);
}

/** Per item the newest answer in these results of one list, whatever their order. */
export function unionOf(results: readonly Result[]): Map<string, GivenAnswer> {
  const union = new Map<string, GivenAnswer>();
  for (const result of resultsInEffect(results)) {
    // An item that is answered again must move to its new place in the order, too.
    for (const [id, given] of answersOf(result)) {
      union.delete(id);
      union.set(id, given);
    }
  }
  return union;
}

/**
 * What needs not be asked again in a list: the newest answers in the results of a client's period. Of other lists only
 * items count that are answered once per client, since `c-free` on another server is another item.
 */
export function answeredInPeriod(results: readonly Result[], list: string): Map<string, GivenAnswer> {
  const found = new Map<string, GivenAnswer>();
  for (const result of resultsInEffect(results)) {
    const own = result.header.checklist === list;
    const shared = new Set(result.checklist.items.flatMap((item) => (item.perClient ? [item.id] : [])));
    for (const [id, given] of answersOf(result)) if (own || shared.has(id)) found.set(id, given);
  }
  return found;
}

/** The results that count, in the order of (finished, id), each correction in the place of its original. */
export function resultsInEffect<R extends { header: ResultHeader }>(results: readonly R[]): R[] {
  const byId = new Map(results.map((result) => [result.header.id, result]));
  return headersInEffect(results.map((result) => result.header)).flatMap((header) => byId.get(header.id) ?? []);
}

function answersOf({ header, answers }: Result): [string, GivenAnswer][] {
  const { date, checklist, id: sitting } = header;
  return [...answers].map(([id, answer]) => [id, { answer, date, by: answer.by ?? header.by, checklist, sitting }]);
}

/** The same of headers alone. */
export function headersInEffect(headers: readonly ResultHeader[]): ResultHeader[] {
  if (headers.length < 2) return [...headers];
  const byId = new Map(headers.map((one) => [one.id, one]));
  const places = new Map<string, ResultHeader>();
  // Ascending, so that of two corrections of one result the newer stays.
  for (const one of [...byId.values()].sort(compareFinished)) places.set(originalOf(one, byId), one);
  const place = (one: ResultHeader) => byId.get(originalOf(one, byId)) ?? one;
  return [...places.values()].sort((a, b) => compareFinished(place(a), place(b)));
}

/** Ids of a result and of all that correct the same original: a correction takes the place of each of them. */
export function chainOf(id: string, headers: readonly ResultHeader[]): Set<string> {
  const byId = new Map(headers.map((one) => [one.id, one]));
  const start = byId.get(id);
  const original = start ? originalOf(start, byId) : id;
  return new Set([id, ...headers.filter((one) => originalOf(one, byId) === original).map((one) => one.id)]);
}

/** Id of the result that a chain of corrections began with. Files come from anybody: a circle must not hang us. */
function originalOf(header: ResultHeader, byId: ReadonlyMap<string, ResultHeader>): string {
  const seen = new Set([header.id]);
  let at = header;
  for (;;) {
    const earlier = at.corrects === undefined ? undefined : byId.get(at.corrects);
    if (!earlier) return at.id;
    if (seen.has(earlier.id)) return [...seen].sort()[0] ?? at.id;
    seen.add(earlier.id);
    at = earlier;
  }
}

function compareFinished(a: ResultHeader, b: ResultHeader): number {
  // Stamps carry offsets, so their texts do not sort.
  return Date.parse(a.finished) - Date.parse(b.finished) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
