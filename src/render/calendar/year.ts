import { addMonths, type Period, periodOf } from '../../domain/calendar/period.ts';
import { DUTIES } from '../../domain/duties/duty.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { DutyPast, ListPast, MonthPast } from '../../domain/history/past.ts';
import { MONTHS } from '../due/day-words.ts';
import { blank, type Line, line, type Span, span, type Tone } from '../text.ts';
import { clip, widthOf, wrap } from '../wrap.ts';

/** A year as it is shown: lists of one client, or all clients. */
export interface YearPast {
  /** `2026` */
  year: string;
  months: readonly MonthPast[];
  /** Months after this one are left empty. */
  last: Period;
  client?: { slug: string; name: string };
}

const WIDEST = 11;

interface CellWords {
  /** The day, or a state. */
  first: string;
  /** Who; below the day where there is no room beside it. */
  second: string;
  tone: Tone | undefined;
}

const NOTHING: CellWords = { first: '·', second: '', tone: 'faint' };
const TO_COME: CellWords = { first: '', second: '', tone: undefined };

/** Marks of the cells, explained below the table as far as they occur. */
const MARKS: [RegExp, string][] = [
  [/!$/, '! after the deadline'],
  [/^>/, '> in a later month'],
  [/^miss$/, 'miss missed'],
  [/^waiv$/, 'waiv waived'],
  [/^part$/, 'part begun, not complete'],
  [/^open$/, 'open not done yet'],
  [/^late$/, 'late overdue, can still be done'],
  [/^\(/, '(16) planned'],
  [/^·$/, '· not due'],
];

/** When each list was executed, and by whom (P29): lists as rows, months as columns. */
export function clientYearLines({ year, months, last, client }: YearPast, width: number): Line[] {
  const lists = [...new Set(months.flatMap((month) => month.lists.filter(isRegular).map(({ list }) => list)))].sort();
  const title = line(span(client?.name ?? '', 'title'), ` (${client?.slug ?? ''}), ${year}`);
  if (lists.length === 0) return [title, blank, line('Nothing was due or walked in this year.')];
  const cellsOf = (list: string) =>
    columnsOf(year).map((period) => {
      if (period > last) return TO_COME;
      const own = months.find((one) => one.period === period)?.lists.filter((one) => one.list === list) ?? [];
      return executeCell(own, period);
    });
  return yearTable(title, 'LIST', new Map(lists.map((list) => [list, cellsOf(list)])), width);
}

/** Executed of due, for every client: clients as rows, months as columns. */
export function allClientsYearLines({ year, months, last }: YearPast, width: number): Line[] {
  const clients = [
    ...new Set(months.flatMap((month) => month.lists.filter(isRegular).map(({ client }) => client))),
  ].sort();
  const title = line(span(year, 'title'), '  lists executed of lists due');
  if (clients.length === 0) return [title, blank, line('Nothing was due or walked in this year.')];
  const cellsOf = (client: string) =>
    columnsOf(year).map((period) => {
      if (period > last) return TO_COME;
      const own = months.find((one) => one.period === period)?.lists.filter((one) => one.client === client) ?? [];
      return countCell(own);
    });
  return yearTable(title, 'CLIENT', new Map(clients.map((client) => [client, cellsOf(client)])), width);
}

function isRegular({ duties }: ListPast): boolean {
  return duties.some(({ duty }) => duty === 'execute');
}

function columnsOf(year: string): Period[] {
  return Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index));
}

/** Of a weekly list how many of its weeks; else the day and who. */
function executeCell(lists: readonly ListPast[], period: Period): CellWords {
  if (lists.length > 1 || lists.some((one) => one.period.length !== period.length)) return countCell(lists);
  const past = lists[0]?.duties.find(({ duty }) => duty === 'execute');
  return past ? pastCell(past, period) : NOTHING;
}

function pastCell({ state, date = '', by = '', partial, planned }: DutyPast, period: Period): CellWords {
  const who = by.split(', ')[0] ?? '';
  if (state === 'done' || state === 'late') {
    const later = periodOf(date) > period ? '>' : '';
    const late = state === 'late' ? '!' : '';
    const tone = state === 'late' ? 'warn' : 'good';
    return { first: `${later}${Number(date.slice(8))}${late}`, second: who, tone };
  }
  if (state === 'waived') return { first: 'waiv', second: who, tone: 'faint' };
  if (state === 'missed') return { first: 'miss', second: who, tone: 'bad' };
  if (partial) return { first: 'part', second: who, tone: 'warn' };
  if (planned) return { first: `(${Number(planned.date.slice(8))})`, second: planned.by, tone: undefined };
  return state === 'overdue'
    ? { first: 'late', second: who, tone: 'bad' }
    : { first: 'open', second: '', tone: undefined };
}

/** `3/4`: executed of due, waived ones not counted. */
function countCell(lists: readonly ListPast[]): CellWords {
  const states = lists.flatMap(({ duties }) =>
    duties.filter(({ duty }) => duty === 'execute').map(({ state }) => state),
  );
  const due = states.filter((state) => state !== 'waived');
  if (states.length === 0) return NOTHING;
  if (due.length === 0) return { first: 'waiv', second: '', tone: 'faint' };
  const executed = due.filter((state) => state === 'done' || state === 'late').length;
  const late = due.some((state) => state === 'missed' || state === 'overdue');
  const tone = executed === due.length ? 'good' : late ? 'bad' : undefined;
  return { first: `${executed}/${due.length}`, second: '', tone };
}

function yearTable(title: Line, heading: string, rows: ReadonlyMap<string, CellWords[]>, width: number): Line[] {
  const names = [...rows.keys()];
  const all = [...rows.values()].flat();
  const longest = Math.max(widthOf(heading), ...names.map(widthOf));
  const wanted = Math.max(4, ...all.map(({ first, second }) => widthOf(`${first} ${second}`.trim())));
  const room = Math.floor((width - Math.min(longest, 24)) / 12) - 1;
  const beside = room >= Math.min(wanted, 8);
  const cell = beside ? Math.min(room, wanted, WIDEST) : Math.max(4, Math.min(room, 5));
  const name = Math.max(8, Math.min(longest, width - 12 * (cell + 1)));
  const pad = (text: string, size: number) => {
    const clipped = clip(text, size);
    return clipped + ' '.repeat(size - widthOf(clipped));
  };
  const row = (first: string, cells: readonly Span[]) =>
    line(pad(first, name), ...cells.flatMap(({ text, tone }) => [span(' '), span(pad(text, cell), tone)]));
  const lines = [...rows].flatMap(([first, cells]) => {
    if (beside)
      return [
        row(
          first,
          cells.map((one) => span(`${one.first} ${one.second}`.trim(), one.tone)),
        ),
      ];
    const below = cells.map(({ second }) => span(second, 'faint'));
    return [
      row(
        first,
        cells.map((one) => span(one.first, one.tone)),
      ),
      ...(cells.some(({ second }) => second) ? [row('', below)] : []),
    ];
  });
  const head = row(
    heading,
    MONTHS.map((text) => span(text)),
  );
  const marks = MARKS.flatMap(([mark, words]) => (all.some(({ first }) => mark.test(first)) ? [words] : []));
  const legend =
    marks.length === 0 ? [] : [blank, ...wrap(marks.join('   '), width).map((text) => line(span(text, 'faint')))];
  return [title, blank, head.map(({ text }) => span(text, 'faint')), ...lines, ...legend];
}

/** For a pipe: day, client, list, who, state, month or week; oldest first, one row for each list and period that was due or walked. */
export function yearRows(months: readonly MonthPast[]): string[][] {
  return [...months]
    .reverse()
    .flatMap(({ lists }) =>
      lists
        .filter(isRegular)
        .flatMap(({ client, list, period, duties }) =>
          duties
            .filter(({ duty }) => duty === DUTIES[0])
            .map(({ state, date = '', by = '' }) => [date, client, list, by, state, period]),
        ),
    );
}

/** Months of a list or client in the order of the calendar. */
export function yearJson({ year, months, client }: YearPast): Record<string, unknown> {
  const rows = groupBy(
    months.flatMap(({ lists }) => lists.filter(isRegular)),
    (one) => `${one.client} ${one.list}`,
  );
  const lists = [...rows.values()].map((own) => {
    const [first] = own as [ListPast];
    const executions = own
      .map(({ period, duties }) => ({ period, ...duties.find(({ duty }) => duty === 'execute') }))
      .sort((a, b) => (a.period < b.period ? -1 : 1));
    return { client: first.client, list: first.list, executions };
  });
  return { year, ...(client ? { client: client.slug } : {}), lists };
}
