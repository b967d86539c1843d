import { type Period, parsePeriod } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';

/** The month of `--period`, as `2026-10` or `202610`. */
export function periodNamed(word: string): Period {
  const period = parsePeriod(word);
  if (period) return period;
  throw new Failure('usage', `"${word}" is not a month`, { hint: 'Write it as 2026-10' });
}
