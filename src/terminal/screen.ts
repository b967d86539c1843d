import { cut, lineWidth } from './cut.ts';
import { type Painter, sanitised } from './painter.ts';
import type { Line } from './span.ts';

/** A whole screen. The cursor counts rows and columns of the screen from 0; without one it is hidden. */
export interface Frame {
  lines: readonly Line[];
  cursor?: { row: number; column: number } | undefined;
}

export interface Size {
  columns: number;
  rows: number;
}

export interface Screen {
  /** The bytes that turn the last frame into this one: for one single write, so that no half frame is ever seen. */
  update(frame: Frame, size: Size): string;
  /** Forgets what is on the screen: the next update paints all of it. */
  forget(): void;
}

// No autowrap: where our idea of a width and the terminal's differ, the line is cut and the screen does not scroll.
export const enterScreen = '\x1b[?1049h\x1b[?7l\x1b[2J\x1b[H';
export const leaveScreen = '\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l';

export function createScreen(paint: Painter): Screen {
  let shown: string[] | undefined;
  let shownSize: Size = { columns: 0, rows: 0 };
  return {
    forget: () => {
      shown = undefined;
    },
    update: (frame, size) => {
      const resized = size.columns !== shownSize.columns || size.rows !== shownSize.rows;
      const before = resized ? undefined : shown;
      const next = Array.from({ length: size.rows }, (_, row) => paintRow(frame.lines[row] ?? [], size.columns, paint));
      const changes = next.map((text, row) => (text === before?.[row] ? '' : `\x1b[${row + 1};1H${text}`));
      shown = next;
      shownSize = size;
      return `\x1b[?25l${before === undefined ? '\x1b[2J' : ''}${changes.join('')}${placeCursor(frame, size)}`;
    },
  };
}

/** The rest of the row is erased only when there is a rest: after the last column it would erase the last character. */
function paintRow(line: Line, columns: number, paint: Painter): string {
  const fitting = cut(sanitised(line), columns);
  return paint(fitting) + (lineWidth(fitting) < columns ? '\x1b[K' : '');
}

function placeCursor({ cursor }: Frame, size: Size): string {
  if (cursor === undefined) return '';
  const row = Math.min(Math.max(cursor.row, 0), size.rows - 1) + 1;
  const column = Math.min(Math.max(cursor.column, 0), size.columns - 1) + 1;
  return `\x1b[${row};${column}H\x1b[?25h`;
}
