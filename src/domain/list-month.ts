import type { Day } from './calendar/day.ts';
import type { Period } from './calendar/period.ts';
import type { Checklist, Item } from './checklists/checklist.ts';
import { type Execution, executionOf, type GivenAnswer, resultsInEffect, unionOf } from './execution.ts';
import { groupBy } from './group-by.ts';
import { type Result, type ResultHeader, type Tally, tallyOf } from './records/result.ts';

/** An item of a list as a month left it. */
export interface ItemInMonth {
  item: Item;
  given?: GivenAnswer;
  /** A note on an item that nobody answered. */
  note?: string;
  /** Files attached to an item that nobody answered. */
  files?: string[];
  /** Local time of the answer, `09:14`; missing for a paper sheet. */
  at?: string;
  /** The answer in the month before. */
  last?: GivenAnswer;
}

/** One list in one month, or one subject of an on-demand list: the union of its sittings. */
export interface ListMonth {
  list: string;
  checklist: Checklist;
  period?: Period;
  subject?: string;
  sittings: ResultHeader[];
  executed?: Execution['executed'];
  items: ItemInMonth[];
  tally: Tally;
  /** Due ids that nobody answered. */
  open: string[];
  /** Values of the variables, of the newest sitting that used them. */
  variables: Record<string, string>;
}

/**
 * Joins the results of one list and month; `earlier` are those of its month before, `others` the sittings of the client's
 * other lists in the month. Undefined without results.
 */
export function listMonth(
  results: readonly Result[],
  earlier: readonly Result[],
  others: readonly ResultHeader[],
): ListMonth | undefined {
  const inEffect = resultsInEffect(results);
  const newest = inEffect.at(-1);
  if (!newest) return undefined;
  const { sittings, executed, open } = executionOf(
    results.map((result) => result.header),
    others,
  );
  const { checklist, period, subject } = newest.header;
  const union = unionOf(results);
  const last = unionOf(earlier);
  const items = itemsOf(inEffect).map((item): ItemInMonth => {
    const given = union.get(item.id);
    const before = last.get(item.id);
    const from = inEffect.find((result) => result.header.id === given?.sitting);
    const at = from ? timeOf(from, item.id) : undefined;
    const note = given ? undefined : inEffect.findLast((result) => result.notes.has(item.id))?.notes.get(item.id);
    const files = [...new Set(inEffect.flatMap((result) => result.files.get(item.id) ?? []))];
    return {
      item,
      ...(given ? { given } : {}),
      ...(note ? { note } : {}),
      ...(given || files.length === 0 ? {} : { files }),
      ...(at ? { at } : {}),
      ...(before ? { last: before } : {}),
    };
  });
  return {
    list: checklist,
    checklist: newest.checklist,
    ...(period ? { period } : {}),
    ...(subject ? { subject } : {}),
    sittings,
    ...(executed ? { executed } : {}),
    items,
    tally: tallyOf([...union.values()].map((one) => one.answer)),
    open,
    variables: Object.assign({}, ...inEffect.map((result) => result.header.variables)),
  };
}

/** The items of the newest list, and behind each section those that only an earlier sitting had and answered. */
function itemsOf(results: readonly Result[]): Item[] {
  const newest = results.at(-1)?.checklist.items ?? [];
  const known = new Set(newest.map((item) => item.id));
  const gone = results.flatMap((result) => result.checklist.items.filter((item) => result.answers.has(item.id)));
  const missing = new Map(gone.filter((item) => !known.has(item.id)).map((item) => [item.id, item]));
  return [...groupBy([...newest, ...missing.values()], (item) => item.section).values()].flat();
}

/** Local time of an answer, from the stamp of the start: no time zone is needed for it. */
function timeOf(result: Result, id: string): string | undefined {
  const seconds = result.times.get(id);
  const start = /T(\d\d):(\d\d):(\d\d)/.exec(result.header.started);
  if (seconds === undefined || !start) return undefined;
  const minutes = Math.floor((Number(start[1]) * 3600 + Number(start[2]) * 60 + Number(start[3]) + seconds) / 60);
  return `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Days of the visits, in order, each once. */
export function visitDays(sittings: readonly ResultHeader[]): Day[] {
  return [...new Set(sittings.map((one) => one.date))].sort();
}
