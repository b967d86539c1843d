import { addMonths, monthsBetween, type Period } from '../calendar/period.ts';
import { isWeek, monthOf } from '../calendar/week.ts';
import type { Checklist, Item } from './checklist.ts';

/**
 * Whether an item falls due in a period by its own rhythm (P86): anchored at the list's start, never drifting. A rhythm
 * counts months; in a weekly list it falls due in the weeks of its months, see `dueItems`.
 */
export function itemFallsDue(item: Item, start: Period | undefined, period: Period): boolean {
  const month = monthOf(period);
  if (item.months) return item.months.includes(Number(month.slice(5)));
  if (!item.every) return true;
  const distance = monthsBetween(start ?? '2000-01', month);
  return ((distance % item.every) + item.every) % item.every === 0;
}

/** How an item stands for a sitting. */
export interface DueItem {
  item: Item;
  /** The period in which a rhythm item fell due and was left; it is asked each month until done. */
  carriedFrom?: Period;
}

/**
 * Items of a list due in a period, in the list's order.
 *
 * `carried` maps ids of rhythm items to the month in which they fell due without being done since (see `carriedItems`).
 * In a weekly list that may be the week's own month: such an item is asked until one week of the month has answered it.
 */
export function dueItems(
  checklist: Checklist,
  period: Period | undefined,
  plan: string | undefined,
  carried: ReadonlyMap<string, Period>,
): DueItem[] {
  return checklist.items.flatMap((item): DueItem[] => {
    if (item.plans && !(plan !== undefined && item.plans.includes(plan))) return [];
    const falls = period === undefined || itemFallsDue(item, checklist.start, period);
    if (falls && !(period && isWeek(period) && hasRhythm(item))) return [{ item }];
    const carriedFrom = carried.get(item.id);
    return carriedFrom ? [{ item, ...(falls ? {} : { carriedFrom }) }] : [];
  });
}

const hasRhythm = ({ every, months }: Item): boolean => every !== undefined || months !== undefined;

/** What the time before a period says about an item of a list. */
export interface ItemPast {
  /**
   * Whether a sitting of that month answered it with done, problem or n/a; unanswered and `cannot` leave it owed. Of a
   * weekly list only the weeks before the period count.
   */
  answered(item: Item, month: Period): boolean;
  /** Whether the list had it then: what came into a list later was not missed before. */
  had(item: Item, month: Period): boolean;
}

/**
 * Which rhythm items of the list are still owed from an earlier month, never from before the list's start; for a week also
 * those that fall due in its own month and were not answered in the weeks before.
 */
export function carriedItems(checklist: Checklist, period: Period, past: ItemPast): Map<string, Period> {
  const carried = new Map<string, Period>();
  for (const item of checklist.items) {
    if (!hasRhythm(item)) continue;
    for (let back = isWeek(period) ? 0 : 1; back <= monthsBack(item); back += 1) {
      const earlier = addMonths(monthOf(period), -back);
      if (checklist.start !== undefined && earlier < checklist.start) break;
      if (past.answered(item, earlier)) break;
      if (itemFallsDue(item, checklist.start, earlier) && (back === 0 || past.had(item, earlier))) {
        carried.set(item.id, earlier);
        break;
      }
    }
  }
  return carried;
}

/** What was missed is owed for at least a year after it fell due, however rare it is. */
function monthsBack({ every, months }: Item): number {
  return Math.max(24, months ? 0 : (every ?? 0) + 12);
}
