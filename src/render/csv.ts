// The only place that writes CSV, because a cell of somebody else that begins with "=" would run as a formula.
import { stringify } from 'csv-stringify/sync';
import { withoutControls } from '../domain/text/sanitise.ts';

/** Rows for a spreadsheet (RFC 4180), with a heading. Cells that a spreadsheet would calculate get a "'" before them; controls go. */
export function toCsv(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return toCsvRows([heading, ...rows]);
}

/** More rows of the same. */
export function toCsvRows(rows: readonly (readonly string[])[]): string {
  const copies = rows.map((row) => row.map(withoutControls));
  return stringify(copies, {
    escape_formulas: true,
    record_delimiter: 'windows',
    // Many programs end a row at any line end.
    quoted_match: '\n',
  });
}
