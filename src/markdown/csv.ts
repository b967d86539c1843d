/** One line of a table with where it begins. */
export interface CsvRow {
  cells: string[];
  line: number;
  offset: number;
}

/** RFC 4180, with comma or semicolon (whichever the heading has more of). Empty lines are left out. */
export function parseCsv(text: string): CsvRow[] {
  const heading = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const separator = heading.split(';').length > heading.split(',').length ? ';' : ',';
  const rows: CsvRow[] = [];
  let row: CsvRow = { cells: [''], line: 1, offset: 0 };
  let quoted = false;
  let line = 1;
  const end = (next: number) => {
    if (row.cells.some((one) => one !== '')) rows.push(row);
    row = { cells: [''], line: line + 1, offset: next };
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] as string;
    const last = row.cells.length - 1;
    if (quoted && character === '"' && text[at + 1] === '"') {
      row.cells[last] += '"';
      at += 1;
    } else if (character === '"' && (quoted || row.cells[last] === '')) quoted = !quoted;
    else if (!quoted && character === separator) row.cells.push('');
    else if (!quoted && character === '\n') end(at + 1);
    else row.cells[last] += character;
    if (character === '\n') line += 1;
  }
  end(text.length);
  return rows;
}
