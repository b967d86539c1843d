import type { Problem, ProblemCode } from '../domain/problems.ts';
import { lineAt, lineColumn, type Source } from './source.ts';

/** A problem at a range of the source's text, with the line as its excerpt. */
export function problemAt(
  source: Source,
  code: ProblemCode,
  start: number,
  end: number = start,
  args: Problem['args'] = {},
): Problem {
  const line = lineAt(source.text, Math.min(start, source.text.length));
  return {
    code,
    place: {
      path: source.path,
      ...lineColumn(source.text, start),
      length: Math.max(1, Math.min(end, line.end) - start),
    },
    args,
    excerpt: source.text.slice(line.start, line.end),
  };
}
