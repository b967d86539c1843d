import { type Period, parsePeriod } from '../../domain/calendar/period.ts';

/** The month that a file of `archive/` or `schedule/`, or a folder of results is about: `2026-10` for `202610.md`. */
export function monthOfName(name: string, extension: '.md' | '.yaml' | ''): Period | undefined {
  return name.length === 6 + extension.length && name.endsWith(extension) ? parsePeriod(name.slice(0, 6)) : undefined;
}
