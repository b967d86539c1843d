import type { Problem, ProblemCode } from '../../domain/problems.ts';
import { problemAt } from '../../markdown/problem.ts';
import type { Source } from '../../markdown/source.ts';

/** A problem at the value of a key in the front-matter. */
export function atKey(source: Source, code: ProblemCode, key: string, args: Problem['args']): Problem {
  const match = new RegExp(`(?:^|\\n)(["']?${key}["']?:[ \\t]*)([^\\n]*)`).exec(source.text);
  if (!match) return problemAt(source, code, 0, 1, args);
  const start = match.index + match[0].length - (match[2] as string).length;
  const length = (match[2] as string).replace(/[ \t]+#.*$/, '').trimEnd().length;
  return problemAt(source, code, start, start + length, args);
}
