import { sanitiseLine } from '../domain/text/sanitise.ts';
import { type Line, line, type Span, span, type Tone } from './text.ts';
import { clip, widthOf } from './wrap.ts';

export interface Column {
  heading: string;
  align?: 'left' | 'right';
  /** Gives way first when the terminal is narrow. */
  flexible?: boolean;
}

export type Cell = string | { text: string; tone?: Tone | undefined };

function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.text;
}

/** An aligned table for a terminal: at most `width` columns wide, the flexible columns are clipped. */
export function toTable(columns: readonly Column[], rows: readonly (readonly Cell[])[], width: number): Line[] {
  const widths = columns.map(({ heading }, at) =>
    Math.max(widthOf(heading), ...rows.map((row) => widthOf(textOf(row[at] ?? '')))),
  );
  narrow(columns, widths, width);
  const heading = line(
    ...pad(
      columns.map((one) => span(one.heading, 'faint')),
      columns,
      widths,
    ),
  );
  return [
    heading,
    ...rows.map((row) =>
      line(
        ...pad(
          row.map((cell) => (typeof cell === 'string' ? span(cell) : span(cell.text, cell.tone))),
          columns,
          widths,
        ),
      ),
    ),
  ];
}

/** Takes columns away, one at a time, from whichever flexible column is the widest. */
function narrow(columns: readonly Column[], widths: number[], width: number): void {
  for (let excess = widths.reduce((sum, one) => sum + one + 2, -2) - width; excess > 0; excess -= 1) {
    let widest: number | undefined;
    for (const [at, { flexible, heading }] of columns.entries()) {
      const room = (widths[at] ?? 0) > Math.max(8, widthOf(heading));
      if (flexible && room && (widest === undefined || (widths[at] ?? 0) > (widths[widest] ?? 0))) widest = at;
    }
    if (widest === undefined) return;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
}

function pad(cells: readonly Span[], columns: readonly Column[], widths: readonly number[]): Span[] {
  return cells.flatMap((cell, at) => {
    const width = widths[at] ?? 0;
    const text = clip(cell.text.replace(/\s*\n\s*/g, ' '), width);
    const gap = ' '.repeat(Math.max(0, width - widthOf(text)));
    const last = at === cells.length - 1;
    const padded = columns[at]?.align === 'right' ? gap + text : last ? text : text + gap;
    return last ? [span(padded, cell.tone)] : [span(padded, cell.tone), span('  ')];
  });
}

/** Tab-separated rows for a pipe: no heading, no padding, one row a line. What the pipe ends in may well be a terminal. */
export function toTsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${tsvRow(row.map(textOf))}\n`).join('');
}

const PLAIN_ROW = /^[\t\x20-\x7e]*$/;

/** Nearly all rows are plain, and of many rows each cell costs: so a row is looked at as a whole first. */
function tsvRow(cells: readonly string[]): string {
  const row = cells.join('\t');
  const plain = PLAIN_ROW.test(row) && row.split('\t').length === cells.length;
  return plain ? row : cells.map(tsvCell).join('\t');
}

function tsvCell(text: string): string {
  return sanitiseLine(text.replace(/[\t\n\r]+/g, ' '));
}
