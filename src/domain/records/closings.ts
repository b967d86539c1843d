import type { Day } from '../calendar/day.ts';
import type { Closing } from './finding.ts';

/** Gives each record its closing. Two laptops may close the same thing: the first closing counts. */
export function attachClosings(
  records: ReadonlyMap<string, { closing?: Closing }>,
  closings: readonly Closing[],
): void {
  for (const closing of closings) {
    const closed = records.get(closing.closes);
    if (closed && (!closed.closing || isEarlier(closing, closed.closing))) closed.closing = closing;
  }
}

/** By day, of one day by id: whatever the order in which the files arrive. */
export function isEarlier(a: { date: Day; id: string }, b: { date: Day; id: string }): boolean {
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}
