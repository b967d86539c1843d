import { type Day, isDay } from './day.ts';

/** Days from the first to the last, both included: `2026-11-02..2026-11-06`, or one day. */
export interface DayRange {
  first: Day;
  last: Day;
}

/** Reads `2026-11-02..2026-11-06` or `2026-12-24`; undefined when a day does not exist or the last is before the first. */
export function parseDayRange(text: string): DayRange | undefined {
  const [first = '', last = first, ...more] = text.split('..').map((part) => part.trim());
  return more.length === 0 && isDay(first) && isDay(last) && first <= last ? { first, last } : undefined;
}

export function inRanges(day: Day, ranges: readonly DayRange[]): boolean {
  return ranges.some(({ first, last }) => first <= day && day <= last);
}
