import { addMonths, monthsBetween, type Period } from '../calendar/period.ts';
import type { Checklist, Item } from './checklist.ts';

/** Whether an item falls due in a period by its own rhythm (P86): anchored at the list's start, never drifting. */
export function fallsDue(item: Item, start: Period | undefined, period: Period): boolean {
  if (item.months) return item.months.includes(Number(period.slice(5)));
  if (!item.every) return true;
  const distance = monthsBetween(start ?? '2000-01', period);
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
 * `carried` maps ids of rhythm items to the period in which they fell due without being done since (see `carriedItems`).
 */
export function dueItems(
  checklist: Checklist,
  period: Period | undefined,
  plan: string | undefined,
  carried: ReadonlyMap<string, Period>,
): DueItem[] {
  return checklist.items.flatMap((item): DueItem[] => {
    if (item.plans && !(plan !== undefined && item.plans.includes(plan))) return [];
    if (period === undefined || fallsDue(item, checklist.start, period)) return [{ item }];
    const carriedFrom = carried.get(item.id);
    return carriedFrom ? [{ item, carriedFrom }] : [];
  });
}

/** What the months before say about an item of a list. */
export interface ItemPast {
  /** Whether a sitting of that period answered it with done, problem or n/a; unanswered and `cannot` leave it owed. */
  answered(item: Item, period: Period): boolean;
  /** Whether the list had it then: what came into a list later was not missed before. */
  had(item: Item, period: Period): boolean;
}

/** Which rhythm items of the list are still owed from an earlier period, never from before the list's start. */
export function carriedItems(checklist: Checklist, period: Period, past: ItemPast): Map<string, Period> {
  const carried = new Map<string, Period>();
  for (const item of checklist.items) {
    if (!item.every && !item.months) continue;
    for (let back = 1; back <= monthsBack(item); back += 1) {
      const earlier = addMonths(period, -back);
      if (checklist.start !== undefined && earlier < checklist.start) break;
      if (past.answered(item, earlier)) break;
      if (fallsDue(item, checklist.start, earlier) && past.had(item, earlier)) {
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
