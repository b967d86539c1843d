import { compareProblems, type Problem, sentenceOf, severityOf } from '../domain/problems.ts';
import { type Line, line, span } from './text.ts';

/** The end of a listing that is not whole: which files could not be read, and why. Empty when all could. */
export function unreadableLines(problems: readonly Problem[]): Line[] {
  const errors = firstErrors(problems);
  if (errors.length === 0) return [];
  return [
    line(span(errors.length === 1 ? 'One file cannot be read:' : `${errors.length} files cannot be read:`, 'bad')),
    ...errors.map((one) => line(`  ${one.place.path}:${one.place.line}: ${sentenceOf(one)} `, span(one.code, 'faint'))),
    line(span('hint: "mmc check" says how to mend them', 'faint')),
  ];
}

/** The same for machines. */
export function unreadableJson(problems: readonly Problem[]): Record<string, unknown>[] {
  return firstErrors(problems).map((one) => {
    return { path: one.place.path, line: one.place.line, code: one.code, message: sentenceOf(one) };
  });
}

/** One error says that a file cannot be read; `check` tells the others. */
function firstErrors(problems: readonly Problem[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems)
    if (severityOf(problem) === 'error' && !first.has(problem.place.path)) first.set(problem.place.path, problem);
  return [...first.values()].sort(compareProblems);
}
