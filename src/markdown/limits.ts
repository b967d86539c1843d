import type { Problem } from '../domain/problems.ts';
import { problemAt } from './problem.ts';
import type { Source } from './source.ts';

const NESTING_LIMIT = 100;

/**
 * Refuses what would take the Markdown parser minutes, before it is parsed: 500 nested lists take seconds, 2000 over a
 * minute. The depth of a line is bounded by its container marks and its indentation.
 */
export function nestingTrouble(source: Source): Problem | undefined {
  let start = 0;
  for (const line of source.text.split('\n')) {
    const lead = /^[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*)*/.exec(line)?.[0] ?? '';
    const marks = lead.match(/[-*+>]|\d{1,9}[.)]/g)?.length ?? 0;
    const indent = (/^[ \t]*/.exec(lead)?.[0] ?? '').replaceAll('\t', '    ').length;
    const depth = marks + (marks > 0 ? Math.floor(indent / 2) : 0);
    // A rule of many dashes or stars is no nesting.
    if (depth > NESTING_LIMIT && !/^[ \t]*([-*_])[ \t]*(?:\1[ \t]*)+$/.test(line)) {
      return problemAt(source, 'MMC-106', start, start + lead.length, { depth, limit: NESTING_LIMIT });
    }
    start += line.length + 1;
  }
  return undefined;
}
