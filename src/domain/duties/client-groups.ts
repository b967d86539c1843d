import type { Period } from '../calendar/period.ts';
import { isWeek, monthOf, weekOf } from '../calendar/week.ts';
import { groupBy } from '../group-by.ts';
import type { Publication } from '../records/publication.ts';
import type { ResultHeader } from '../records/result.ts';
import type { Waiver } from '../records/waiver.ts';
import { compareText } from '../text/compare-text.ts';
import type { ClientRecords, EditNoteHead, ListHead } from './client-records.ts';

/** A client's records by list, in an order that does not depend on the order of files. */
export interface Grouped {
  heads: ReadonlyMap<string, ListHead>;
  /** Sittings by period, of all lists. */
  sittings: ReadonlyMap<Period, ResultHeader[]>;
  /** The same by list and period. */
  walked: ReadonlyMap<string, ReadonlyMap<Period, ResultHeader[]>>;
  notes: ReadonlyMap<string, EditNoteHead[]>;
  /** By day, oldest first. */
  publications: ReadonlyMap<string, Publication[]>;
  waivers: ReadonlyMap<string, Waiver[]>;
}

export function groupRecords(records: ClientRecords): Grouped {
  const heads = new Map(records.lists.map((list) => [list.list, list]));
  const sittings = new Map<Period, ResultHeader[]>();
  const walked = new Map<string, Map<Period, ResultHeader[]>>();
  for (const header of records.sittings) {
    const list = header.checklist;
    const period = periodOfSitting(header, heads.get(list));
    if (period === undefined) continue;
    const own = walked.get(list) ?? new Map<Period, ResultHeader[]>();
    walked.set(list, own);
    addTo(own, period, header);
    addTo(sittings, period, header);
  }
  return {
    heads,
    sittings,
    walked,
    notes: groupBy(records.editNotes.toSorted(byDay), ({ list }) => list),
    publications: groupBy(records.publications.toSorted(byDay), ({ checklist }) => checklist),
    waivers: groupBy(records.waivers.toSorted(byDay), ({ checklist }) => checklist),
  };
}

function addTo<K, T>(groups: Map<K, T[]>, key: K, thing: T): void {
  const group = groups.get(key);
  if (group) group.push(thing);
  else groups.set(key, [thing]);
}

/**
 * The period that a sitting counts for. A list may have been monthly before it was weekly, or the other way round: then the
 * day of the visit, or the month of the week, decides.
 */
function periodOfSitting({ period, date }: ResultHeader, list: ListHead | undefined): Period | undefined {
  if (period === undefined || !list) return period;
  if (list.interval === 'weekly') return isWeek(period) ? period : weekOf(date);
  return monthOf(period);
}

function byDay(a: { date: string; id: string }, b: { date: string; id: string }): number {
  return compareText(a.date, b.date) || compareText(a.id, b.id);
}
