import type { Problem, ProblemCode } from '../domain/problems.ts';
import { boxLookAlikes } from './box-look-alikes.ts';
import { braceLookAlikes } from './brace-look-alikes.ts';
import type { ParsedChecklist } from './checklist.ts';
import type { RawItem } from './items.ts';
import { literalRanges } from './literal-ranges.ts';
import { problemAt } from './problem.ts';
import { lineColumn } from './source.ts';

/** What looks like an item or like attributes, and would silently be something else. */
export function lookAlikes(parsed: ParsedChecklist): Problem[] {
  const { tree, source, frontMatter, raw } = parsed;
  if (!tree) return [];
  const base = frontMatter.bodyStart;
  const literals = literalRanges(tree, base);
  const problems = [...braceLookAlikes(parsed, tree, literals), ...boxLookAlikes(source, base, tree, literals)];
  if (raw.length > 0 || problems.length > 0) return problems;
  return [problemAt(source, 'MMC-201', Math.min(base, source.text.trimEnd().length))];
}

const MEANT_BRACES: readonly ProblemCode[] = [
  ...(['MMC-207', 'MMC-208'] as const),
  ...(['MMC-210', 'MMC-211', 'MMC-212', 'MMC-213', 'MMC-214', 'MMC-221'] as const),
];

/** Everything that is wrong with a list by itself, and the items with braces that somebody meant as attributes. */
export function listProblems(parsed: ParsedChecklist): { problems: Problem[]; doubtful: ReadonlySet<RawItem> } {
  const all = [...parsed.problems, ...lookAlikes(parsed)];
  const lines = parsed.raw.map(({ lineStart }) => lineColumn(parsed.source.text, lineStart).line);
  const itemAt = (line: number) => parsed.raw[lines.findLastIndex((one) => one <= line)];
  const meant = all.filter(({ code }) => MEANT_BRACES.includes(code));
  const doubtful = new Set(meant.flatMap(({ place }) => itemAt(place.line) ?? []));
  // An id written beside the braces would hide the one that is meant.
  const problems = all.filter(({ code, place }) => {
    const item = code === 'MMC-203' ? itemAt(place.line) : undefined;
    return item === undefined || !doubtful.has(item);
  });
  return { problems, doubtful };
}
