import type { Period } from '../../domain/calendar/period.ts';
import { scanHeader } from '../flat-header.ts';
import { isOdd } from './front-matter.ts';
import { day, month, NO, object, oneOf, text } from './shape.ts';

const archive = object(
  { format: oneOf(['1']), record: oneOf(['archive']), period: month, filed: day, by: text },
  { refiled: day },
);

/**
 * The month of a file of `archive/` whose header and heading have the form that mmc writes; else undefined. The text may
 * end anywhere below the heading: what is wrong further down is not noticed.
 */
export function quickArchivePeriod(beginning: string): Period | undefined {
  const scanned = isOdd(beginning) ? undefined : scanHeader(beginning);
  const value = scanned ? archive(scanned.fields) : NO;
  if (!scanned || value === NO) return undefined;
  const body = beginning.slice(scanned.bodyStart);
  return body.startsWith(`\n# Filed: ${value.period}\n`) ? value.period : undefined;
}
