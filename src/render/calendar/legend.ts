import { pack } from '../pack.ts';
import { blank, type Line, span } from '../text.ts';

/** What the marks of a table mean, below it; nothing when no mark occurs. */
export function legendLines(marks: readonly string[], width: number): Line[] {
  if (marks.length === 0) return [];
  const spans = marks.map((words) => span(words, 'faint'));
  return [blank, ...pack(spans, width)];
}
