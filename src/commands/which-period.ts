import { type Period, parsePeriod } from '../domain/calendar/period.ts';
import { isWeek } from '../domain/calendar/week.ts';
import { Failure } from '../domain/failure.ts';

/** The month of `--period`, as `2026-10` or `202610`. */
export function periodNamed(word: string): Period {
  const period = parsePeriod(word);
  if (period) return period;
  throw new Failure('usage', `"${word}" is not a month`, { hint: 'Write it as 2026-10' });
}

/** A month, or a week as `2026-W46`; undefined for all that is neither. */
export function monthOrWeek(word: string): Period | undefined {
  const week = word.toUpperCase();
  return isWeek(week) ? week : parsePeriod(word);
}

/** The month or week of `--period` where weekly lists count, too. */
export function monthOrWeekNamed(word: string): Period {
  const period = monthOrWeek(word);
  if (period) return period;
  throw new Failure('usage', `"${word}" is not a month`, { hint: 'Write it as 2026-10, or a week as 2026-W46' });
}
