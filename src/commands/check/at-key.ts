import type { Problem, ProblemCode } from '../../domain/problems.ts';
import { problemAt } from '../../markdown/problem.ts';
import type { Source } from '../../markdown/source.ts';
import { entryOf, type YamlValue } from '../../markdown/yaml.ts';

/** A problem at the value of a key in the front-matter. */
export function atKey(source: Source, code: ProblemCode, key: string, args: Problem['args']): Problem {
  const match = new RegExp(`(?:^|\\n)(["']?${key}["']?:[ \\t]*)([^\\n]*)`).exec(source.text);
  if (!match) return problemAt(source, code, 0, 1, args);
  const start = match.index + match[0].length - (match[2] as string).length;
  const length = (match[2] as string).replace(/[ \t]+#.*$/, '').trimEnd().length;
  return problemAt(source, code, start, start + length, args);
}

/** A problem at a value further down, by its path of keys and positions in lists. */
export function atPath(
  source: Source,
  code: ProblemCode,
  yaml: YamlValue | undefined,
  path: readonly (string | number)[],
  args: Problem['args'],
): Problem {
  let value = yaml;
  for (const step of path) {
    // One value may stand for a list of one.
    if (typeof step === 'number') value = value?.type === 'list' ? value.items[step] : value;
    else value = entryOf(value, step)?.value;
  }
  return problemAt(source, code, value?.start ?? 0, value?.end ?? 1, args);
}
