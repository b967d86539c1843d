import { addMonths, type Period } from '../../domain/calendar/period.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { ListPast, MonthPast } from '../../domain/history/past.ts';
import { MONTHS } from '../day-words.ts';
import { blank, type Line, line, type Span, span } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { legendLines } from './legend.ts';
import { countCell, executeCell, executeOf, marksOf, TO_COME, type YearCell } from './year-cells.ts';

/** A year as it is shown: lists of one client, or all clients. */
export interface YearPast {
  /** `2026` */
  year: string;
  months: readonly MonthPast[];
  /** Months after this one are left empty. */
  last: Period;
  client?: { slug: string; name: string };
}

/** When each list was executed, and by whom (P29): lists as rows, months as columns. */
export function clientYearLines(past: YearPast, width: number): Line[] {
  const title = line(span(past.client?.name ?? '', 'title'), ` (${past.client?.slug ?? ''}), ${past.year}`);
  return yearTable(
    title,
    'LIST',
    cellsBy(past, ({ list }) => list, executeCell),
    width,
  );
}

/** Executed of due, for every client: clients as rows, months as columns. */
export function allClientsYearLines(past: YearPast, width: number): Line[] {
  const title = line(span(past.year, 'title'), '  lists executed of lists due');
  const clients = cellsBy(past, ({ client }) => client, countCell);
  const total = clients.size > 1 ? [...cellsBy(past, () => 'all clients', countCell)] : [];
  return yearTable(title, 'CLIENT', new Map([...clients, ...total]), width);
}

type Rows = ReadonlyMap<string, readonly YearCell[]>;

/** Twelve cells for each list or client that was due in the year. */
function cellsBy(
  { year, months, last }: YearPast,
  nameOf: (list: ListPast) => string,
  cellOf: (lists: readonly ListPast[], month: Period) => YearCell,
): Rows {
  const found = new Map(months.map(({ period, lists }) => [period, groupBy(lists.filter(executeOf), nameOf)]));
  const names = [...new Set([...found.values()].flatMap((lists) => [...lists.keys()]))].sort();
  const columns = MONTHS.map((_, at) => addMonths(`${year}-01`, at));
  const cellsOf = (name: string) =>
    columns.map((month) => (month > last ? TO_COME : cellOf(found.get(month)?.get(name) ?? [], month)));
  return new Map(names.map((name) => [name, cellsOf(name)]));
}

/** Columns of the table: of the names, of each month, and whether who stands beside the day. */
interface Sizes {
  name: number;
  cell: number;
  beside: boolean;
}

const WIDEST = 11;

function sizesOf(heading: string, rows: Rows, width: number): Sizes {
  const longest = Math.max(widthOf(heading), ...[...rows.keys()].map(widthOf));
  const wanted = Math.max(
    4,
    ...[...rows.values()].flat().map(({ first, second }) => widthOf(`${first} ${second}`.trim())),
  );
  const room = Math.floor((width - Math.min(longest, 24)) / 12) - 1;
  const beside = room >= Math.min(wanted, 8);
  const cell = beside ? Math.min(room, wanted, WIDEST) : Math.max(4, Math.min(room, 5));
  return { name: Math.max(8, Math.min(longest, width - 12 * (cell + 1))), cell, beside };
}

function yearTable(title: Line, heading: string, rows: Rows, width: number): Line[] {
  if (rows.size === 0) return [title, blank, line('Nothing was due or walked in this year.')];
  const sizes = sizesOf(heading, rows, width);
  const months = MONTHS.map((name) => span(name, 'faint'));
  return [
    title,
    blank,
    tableRow(span(heading, 'faint'), months, sizes),
    ...[...rows].flatMap(([name, cells]) => linesOfRow(name, cells, sizes)),
    ...legendLines(marksOf([...rows.values()].flat()), width),
  ];
}

function linesOfRow(name: string, cells: readonly YearCell[], sizes: Sizes): Line[] {
  if (sizes.beside) {
    const both = cells.map(({ first, second, tone }) => span(`${first} ${second}`.trim(), tone));
    return [tableRow(span(name), both, sizes)];
  }
  const firsts = tableRow(
    span(name),
    cells.map(({ first, tone }) => span(first, tone)),
    sizes,
  );
  if (cells.every(({ second }) => second === '')) return [firsts];
  const seconds = cells.map(({ second }) => span(second, 'faint'));
  return [firsts, tableRow(span(''), seconds, sizes)];
}

function tableRow(name: Span, cells: readonly Span[], { name: first, cell }: Sizes): Line {
  const pad = ({ text, tone }: Span, size: number) => {
    const clipped = clip(text, size);
    return span(clipped + ' '.repeat(size - widthOf(clipped)), tone);
  };
  return line(pad(name, first), ...cells.flatMap((one) => [span(' '), pad(one, cell)]));
}
