import type { Problem } from '../domain/problems.ts';
import { problemAt } from './problem.ts';
import type { Source } from './source.ts';

const NESTING_LIMIT = 100;
/** Lines with something on them. The parser needs up to 25 KB of memory for each, so these bound what a file can cost. */
const LINE_LIMIT = 2500;
/** Characters that begin something within a line; up to 4 KB each. */
const MARK_LIMIT = 12_000;

/**
 * Refuses a list that would take the Markdown parser minutes or all the memory, before it is parsed. A result is only
 * held to the nesting: whatever was written must be readable again, with a log of any length in its notes.
 */
export function parserTrouble(source: Source): Problem | undefined {
  return nestingTrouble(source) ?? sizeTrouble(source);
}

function sizeTrouble(source: Source): Problem | undefined {
  const lines = source.text.match(/\S.*/g)?.length ?? 0;
  const marks = source.text.match(/[*_~`[\]<&|!]/g)?.length ?? 0;
  if (lines <= LINE_LIMIT && marks <= MARK_LIMIT) return undefined;
  const size = lines > LINE_LIMIT ? `${lines} lines` : `${marks} marks such as * and [`;
  const limit = lines > LINE_LIMIT ? `${LINE_LIMIT} lines` : `${MARK_LIMIT}`;
  return problemAt(source, 'MMC-127', 0, 1, { size, limit });
}

/**
 * Nested lists cost the parser more than the square of their depth: 500 nested lists take seconds, 2000 over a
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
