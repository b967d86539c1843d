import { type Line, line, span } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';

/** A whole screen. Rows and columns of the cursor count from 0. */
export interface Frame {
  lines: Line[];
  cursor?: { row: number; column: number };
}

export interface FrameSize {
  columns: number;
  rows: number;
  unicode: boolean;
}

/** What a screen of the walk consists of, from top to bottom. The body gives way, head and foot never do. */
export interface Parts {
  head: Line[];
  body: Line[];
  foot: Line[];
  /** Cursor within the foot. */
  cursor?: { row: number; column: number };
}

/** Exactly as many lines as the screen has: nothing ever scrolls away. */
export function toFrame(parts: Parts, { columns, rows, unicode }: FrameSize): Frame {
  const room = Math.max(0, rows - parts.head.length - parts.foot.length);
  const body = parts.body.slice(0, room);
  if (parts.body.length > room && room > 0) body[room - 1] = line(span(unicode ? '…' : '...', 'faint'));
  const filler: Line[] = Array.from({ length: room - body.length }, () => []);
  const lines = [...parts.head, ...body, ...filler, ...parts.foot].slice(0, rows).map((one) => clipLine(one, columns));
  if (!parts.cursor) return { lines };
  const row = parts.head.length + room + parts.cursor.row;
  return { lines, cursor: { row: Math.min(row, rows - 1), column: Math.min(parts.cursor.column, columns - 1) } };
}

/** Head line: what is in front on the left, where it stands on the right; the left gives way. */
export function spread(left: Line, right: string, columns: number): Line {
  const room = columns - widthOf(right) - 1;
  const clipped = clipLine(left, room);
  const used = clipped.reduce((sum, one) => sum + widthOf(one.text), 0);
  return line(...clipped, ' '.repeat(Math.max(1, columns - used - widthOf(right))), span(right, 'faint'));
}

function clipLine(one: Line, columns: number): Line {
  let left = Math.max(0, columns);
  const out = [];
  for (const part of one) {
    const text = clip(part.text, left);
    if (text === '') continue;
    out.push({ ...part, text });
    left -= widthOf(text);
  }
  return out;
}
