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

/** What a screen of the walk consists of, from top to bottom. */
export interface Parts {
  head: Line[];
  body: Line[];
  /** Index of the line of the body that is seen however small the screen is. */
  vital: number;
  message: Line[];
  /** A question and the line being typed. */
  input: Line[];
  keys: Line[];
  /** Cursor within the input. */
  cursor?: { row: number; column: number };
}

type Part = 'head' | 'body' | 'message' | 'input' | 'keys';

/** Who gets a row first when there are few: what is typed and what it is about, long before what is only handy. */
const TURNS: readonly (readonly [part: Part, rows: number])[] = [
  ['input', 1],
  ['body', 1],
  ['head', 1],
  ['message', 1],
  ['input', Number.POSITIVE_INFINITY],
  ['keys', 1],
  ['body', 3],
  ['message', Number.POSITIVE_INFINITY],
  ['keys', Number.POSITIVE_INFINITY],
  ['head', Number.POSITIVE_INFINITY],
  ['body', Number.POSITIVE_INFINITY],
];

/** Exactly as many lines as the screen has: nothing ever scrolls away. */
export function toFrame(parts: Parts, { columns, rows, unicode }: FrameSize): Frame {
  const given: Record<Part, number> = { head: 0, body: 0, message: 0, input: 0, keys: 0 };
  let left = rows;
  for (const [part, wanted] of TURNS) {
    const more = Math.min(left, wanted, parts[part].length - given[part]);
    given[part] += more;
    left -= more;
  }
  const cursorRow = parts.cursor?.row ?? 0;
  const inputTop = Math.max(0, Math.min(cursorRow - given.input + 1, parts.input.length - given.input));
  const filler: Line[] = Array.from({ length: left }, () => []);
  const lines = [
    ...parts.head.slice(0, given.head),
    ...bodyLines(parts, given.body, unicode ? '…' : '...'),
    ...filler,
    ...parts.message.slice(0, given.message),
    ...parts.input.slice(inputTop, inputTop + given.input),
    ...parts.keys.slice(0, given.keys),
  ].map((one) => clipLine(one, columns));
  if (!parts.cursor) return { lines };
  const row = given.head + given.body + left + given.message + cursorRow - inputTop;
  return { lines, cursor: { row: Math.min(row, rows - 1), column: Math.min(parts.cursor.column, columns - 1) } };
}

/** The body from its top, or from its vital line where there is no room for what stands above. */
function bodyLines({ body, vital }: Parts, room: number, more: string): Line[] {
  const top = room > vital + 1 || room === body.length ? 0 : Math.min(vital, body.length - room);
  const shown = body.slice(top, top + room);
  if (top + room < body.length && room > 1) shown[room - 1] = line(span(more, 'faint'));
  return shown;
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
    const text = clip(part.text.replaceAll('\t', '    '), left);
    if (text === '') continue;
    out.push({ ...part, text });
    left -= widthOf(text);
  }
  return out;
}
