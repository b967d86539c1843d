/**
 * A small terminal for tests: what a person would see after the bytes of a program. It knows the sequences that this
 * project and inquirer write (cursor movement, erasing, the alternate screen, scrolling, wide characters) and ignores
 * colours and modes; what it does not know it lists in `unknown`, so that a test fails instead of showing nonsense.
 */
import stringWidth from 'string-width';

type Row = string[];

interface Page {
  rows: Row[];
  row: number;
  column: number;
  /** A character stands in the last column; the next one goes to a new line first (DEC autowrap). */
  full: boolean;
}

export interface VirtualScreen {
  write(bytes: string): void;
  resize(columns: number, rows: number): void;
  /** The rows without trailing blanks, joined by \n, without trailing empty rows. */
  text(): string;
  cursor(): { row: number; column: number; visible: boolean };
  /** Private modes as last set: 1049 alternate screen, 2004 bracketed paste, 7 autowrap, 25 cursor. */
  mode(number: number): boolean;
  /** Lines that have scrolled out of the main screen at the top. */
  scrolledAway(): readonly string[];
  unknown: readonly string[];
}

const token =
  /\x1b\[([0-?]*)[ -/]*([@-~])|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b([^[\]])|[\0-\x1f\x7f]|\p{L}\p{M}*|[^\x1b]\p{M}*(?:\u200d\p{Extended_Pictographic}\ufe0f?)*/uy;

export function createVirtualScreen(initialColumns = 80, initialRows = 24): VirtualScreen {
  let columns = initialColumns;
  let rows = initialRows;
  let unread = '';
  const modes = new Map<number, boolean>([
    [7, true],
    [25, true],
  ]);
  const unknown: string[] = [];
  const scrolled: string[] = [];
  const emptyRow = (): Row => Array.from({ length: columns }, () => ' ');
  const emptyPage = (): Page => ({ rows: Array.from({ length: rows }, emptyRow), row: 0, column: 0, full: false });
  let page = emptyPage();
  const mainPage = page;
  let saved = { row: 0, column: 0 };

  const rowText = (row: Row): string => row.join('').trimEnd();
  const move = (row: number, column: number): void => {
    page.row = Math.min(Math.max(row, 0), rows - 1);
    page.column = Math.min(Math.max(column, 0), columns - 1);
    page.full = false;
  };
  const lineFeed = (): void => {
    page.full = false;
    if (page.row < rows - 1) {
      page.row += 1;
      return;
    }
    const [top] = page.rows.splice(0, 1);
    if (page === mainPage && top) scrolled.push(rowText(top));
    page.rows.push(emptyRow());
  };
  const put = (text: string): void => {
    const width = stringWidth(text);
    if (width === 0) return;
    if (page.full && modes.get(7)) {
      page.column = 0;
      lineFeed();
    }
    const row = page.rows[page.row] ?? [];
    const at = Math.min(page.column, columns - width);
    row[at] = text;
    if (width === 2) row[at + 1] = '';
    page.full = at + width >= columns;
    page.column = Math.min(at + width, columns - 1);
  };
  const erase = (fromRow: number, fromColumn: number, toRow: number, toColumn: number): void => {
    for (let row = fromRow; row <= toRow; row += 1) {
      const cells = page.rows[row] ?? [];
      const first = row === fromRow ? fromColumn : 0;
      const last = row === toRow ? toColumn : columns - 1;
      for (let column = first; column <= last; column += 1) cells[column] = ' ';
    }
  };
  const setMode = (number: number, on: boolean): void => {
    modes.set(number, on);
    if (number !== 1049) return;
    if (on && page === mainPage) {
      saved = { row: page.row, column: page.column };
      page = emptyPage();
    } else if (!on && page !== mainPage) {
      page = mainPage;
      move(saved.row, saved.column);
    }
  };
  const control = (parameters: string, final: string): void => {
    const numbers = parameters.replace(/^\?/, '').split(';').map(Number);
    const [first = 0, second = 0] = numbers;
    const count = first || 1;
    const { row, column } = page;
    const actions: Record<string, () => void> = {
      A: () => move(row - count, column),
      B: () => move(row + count, column),
      C: () => move(row, column + count),
      D: () => move(row, column - count),
      E: () => move(row + count, 0),
      F: () => move(row - count, 0),
      G: () => move(row, count - 1),
      d: () => move(count - 1, column),
      H: () => move(count - 1, (second || 1) - 1),
      J: () => {
        if (first === 0) erase(row, column, rows - 1, columns - 1);
        else if (first === 1) erase(0, 0, row, column);
        else erase(0, 0, rows - 1, columns - 1);
      },
      K: () => erase(row, first === 0 ? column : 0, row, first === 1 ? column : columns - 1),
      m: () => {},
      h: () => setModes(parameters, numbers, true),
      l: () => setModes(parameters, numbers, false),
    };
    const action = actions[final];
    if (action === undefined) unknown.push(`CSI ${parameters}${final}`);
    else action();
  };
  const setModes = (parameters: string, numbers: readonly number[], on: boolean): void => {
    if (parameters.startsWith('?')) for (const number of numbers) setMode(number, on);
  };
  const act = (text: string, match: RegExpExecArray): void => {
    if (match[2] !== undefined) control(match[1] ?? '', match[2]);
    else if (text === '\n') lineFeed();
    else if (text === '\r') move(page.row, 0);
    else if (text === '\b') move(page.row, page.column - 1);
    else if (text === '\t') move(page.row, (Math.floor(page.column / 8) + 1) * 8);
    else if (text.startsWith('\x1b')) unknown.push(`ESC ${text.slice(1)}`);
    else if (text !== '\x07' && text !== '\0') put(text);
  };

  return {
    write: (bytes) => {
      unread += bytes;
      for (;;) {
        // An escape sequence whose end has not come yet waits for it.
        if (/^\x1b(?:$|\[[0-?]*[ -/]*$|\][^\x07]*$)/.test(unread)) return;
        token.lastIndex = 0;
        const match = token.exec(unread);
        if (match === null) return;
        unread = unread.slice(match[0].length);
        act(match[0], match);
      }
    },
    resize: (newColumns, newRows) => {
      const refit = (from: Page): void => {
        columns = newColumns;
        from.rows = Array.from({ length: newRows }, (_, row) =>
          Array.from({ length: newColumns }, (_, column) => from.rows[row]?.[column] ?? ' '),
        );
      };
      refit(page);
      if (page !== mainPage) refit(mainPage);
      rows = newRows;
      move(page.row, page.column);
    },
    text: () => page.rows.map(rowText).join('\n').trimEnd(),
    cursor: () => ({ row: page.row, column: page.column, visible: modes.get(25) === true }),
    mode: (number) => modes.get(number) === true,
    scrolledAway: () => scrolled,
    unknown,
  };
}
