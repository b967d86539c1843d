import { graphemes, graphemeWidth, textWidth } from '../domain/text/width.ts';
import type { Line, Span } from './span.ts';

/** The text cut to so many columns, never within a character; `mark` (such as `…`) takes the place of what is missing. */
export function cutText(text: string, columns: number, mark = ''): string {
  if (textWidth(text) <= columns) return text;
  let room = columns - textWidth(mark);
  if (room < 0) return '';
  let kept = '';
  for (const grapheme of graphemes(text)) {
    room -= graphemeWidth(grapheme);
    if (room < 0) break;
    kept += grapheme;
  }
  return kept + mark;
}

/** The line cut to so many columns, tones kept. The spans must be sanitised already, or their width is not what is shown. */
export function cut(line: Line, columns: number, mark = ''): Line {
  if (lineWidth(line) <= columns) return line;
  const kept: Span[] = [];
  let room = columns;
  for (const span of line) {
    const width = textWidth(span.text);
    // Only the last span carries the mark, so a span that fits must leave room for it.
    if (width <= room - textWidth(mark)) {
      kept.push(span);
      room -= width;
      continue;
    }
    kept.push({ ...span, text: cutText(span.text + ' '.repeat(room + 1), room, mark) });
    break;
  }
  return kept;
}

export function lineWidth(line: Line): number {
  return line.reduce((columns, span) => columns + textWidth(span.text), 0);
}
