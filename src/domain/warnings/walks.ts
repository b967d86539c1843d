import type { Day } from '../calendar/day.ts';
import { addMonths, type Period } from '../calendar/period.ts';
import { resultsInEffect } from '../execution.ts';
import { countOf, type ResultHeader } from '../records/result.ts';

/** A walk that nobody can have done with care. */
export interface FastWalk {
  kind: 'fast-walk';
  list: string;
  date: Day;
  by: string;
  answers: number;
  seconds: number;
  /** Minutes that the list is said to take, when they are the reason. */
  estimate?: number;
}

/** The same words on the same item in three months: copied, or a finding that should be one. */
export interface SameNote {
  kind: 'same-note';
  list: string;
  item: string;
  note: string;
  /** Oldest first. */
  periods: Period[];
}

/** A result as far as its notes go. */
export interface WithNotes {
  header: ResultHeader;
  /** By item: of its answer, or of an item that was left open. */
  notes: ReadonlyMap<string, string>;
}

const ENOUGH = 10;
const SECONDS = 8;
const MONTHS = 3;

/**
 * Walks of at least ten answers with less than eight seconds for each, or of a whole list in under a quarter of its
 * estimate. Paper sheets are left out: when they were keyed in says nothing about the visit.
 */
export function fastWalks(headers: readonly ResultHeader[]): FastWalk[] {
  return headers.flatMap((header): FastWalk[] => {
    const { checklist, date, by, tally, entered, estimate, answered } = header;
    const answers = countOf(tally);
    if (answers < ENOUGH || entered !== undefined) return [];
    const seconds = secondsOf(header);
    const walk = { kind: 'fast-walk' as const, list: checklist, date, by, answers, seconds };
    if (seconds < answers * SECONDS) return [walk];
    return answered === 'all' && estimate !== undefined && seconds * 4 < estimate * 60 ? [{ ...walk, estimate }] : [];
  });
}

/** The minutes of a list are its share of the visit, rounded; far more of them than the visit took were told by hand. */
function secondsOf({ started, finished, minutes }: ResultHeader): number {
  const span = Math.max(0, Math.round((Date.parse(finished) - Date.parse(started)) / 1000));
  return minutes * 60 > span + 60 ? minutes * 60 : Math.min(span, minutes * 60 + 30);
}

/** Notes that stand on an item in the newest month of its list and in the two before, word by word. */
export function sameNotes(results: readonly WithNotes[]): SameNote[] {
  const counted = resultsInEffect(results);
  const lists = [...new Set(counted.map(({ header }) => header.checklist))].sort();
  return lists.flatMap((list) => {
    const own = counted.filter(({ header }) => header.checklist === list);
    const newest = own
      .flatMap(({ header }) => header.period ?? [])
      .sort()
      .at(-1);
    if (newest === undefined) return [];
    const periods = Array.from({ length: MONTHS }, (_, at) => addMonths(newest, at + 1 - MONTHS));
    const [first, ...later] = periods.map((period) => notesOf(own.filter(({ header }) => header.period === period)));
    return [...(first ?? [])]
      .filter(([key]) => later.every((month) => month.has(key)))
      .map(([, { item, note }]) => ({ kind: 'same-note' as const, list, item, note, periods }));
  });
}

/** The notes of a month, by item and words. */
function notesOf(results: readonly WithNotes[]): Map<string, { item: string; note: string }> {
  const given = results.flatMap(({ notes }) => [...notes].map(([item, note]) => ({ item, note })));
  return new Map(given.map((one) => [`${one.item}\n${one.note.toLowerCase().replace(/\s+/g, ' ').trim()}`, one]));
}
