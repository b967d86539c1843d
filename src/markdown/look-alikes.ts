import type { Problem } from '../domain/problems.ts';
import { boxLookAlikes } from './box-look-alikes.ts';
import { braceLookAlikes } from './brace-look-alikes.ts';
import type { ParsedChecklist } from './checklist.ts';
import { literalRanges } from './literal-ranges.ts';
import { problemAt } from './problem.ts';

/** What looks like an item or like attributes, and would silently be something else. */
export function lookAlikes(parsed: ParsedChecklist): Problem[] {
  const { tree, source, frontMatter, raw } = parsed;
  if (!tree) return [];
  const base = frontMatter.bodyStart;
  const literals = literalRanges(tree, base);
  const problems = [...braceLookAlikes(parsed, tree, literals), ...boxLookAlikes(source, base, tree, literals)];
  if (raw.length === 0) problems.push(problemAt(source, 'MMC-201', Math.min(base, source.text.trimEnd().length)));
  return problems;
}
