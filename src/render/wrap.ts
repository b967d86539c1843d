import { graphemes, textWidth } from '../domain/text/width.ts';

/** Columns that a text takes on a terminal: CJK and emoji take two. */
export const widthOf = textWidth;

/** Cuts a text to a width, with an ellipsis when something is left out. */
export function clip(text: string, columns: number, ellipsis = '…'): string {
  if (widthOf(text) <= columns) return text;
  const room = columns - widthOf(ellipsis);
  if (room <= 0) return ellipsis.slice(0, Math.max(0, columns));
  let out = '';
  let used = 0;
  for (const segment of graphemes(text)) {
    const width = widthOf(segment);
    if (used + width > room) break;
    out += segment;
    used += width;
  }
  return out + ellipsis;
}

/** Breaks a text into lines of a width, between words where it can; line ends in it stay. CJK breaks anywhere. */
export function wrap(text: string, columns: number): string[] {
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((one) => wrapLine(one, Math.max(4, columns)));
}

function wrapLine(text: string, columns: number): string[] {
  if (widthOf(text) <= columns) return [text];
  const lines: string[] = [];
  let current = '';
  let width = 0;
  for (const piece of text.match(/\s+|[^\s\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]+|[^\s]/gu) ?? []) {
    const pieceWidth = widthOf(piece);
    if (width + pieceWidth <= columns) {
      current += piece;
      width += pieceWidth;
      continue;
    }
    if (piece.trim() === '') {
      lines.push(current);
      [current, width] = ['', 0];
      continue;
    }
    if (current !== '') lines.push(current.trimEnd());
    const rest = breakLong(piece, columns);
    lines.push(...rest.slice(0, -1));
    current = rest.at(-1) ?? '';
    width = widthOf(current);
  }
  if (current !== '') lines.push(current);
  return lines;
}

function breakLong(piece: string, columns: number): string[] {
  const parts: string[] = [];
  let current = '';
  for (const segment of graphemes(piece)) {
    if (widthOf(current) + widthOf(segment) > columns) {
      parts.push(current);
      current = '';
    }
    current += segment;
  }
  return [...parts, current];
}
