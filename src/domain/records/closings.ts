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

function isEarlier(a: Closing, b: Closing): boolean {
  return a.date < b.date || (a.date === b.date && a.id < b.id);
}
