import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { isReady, type OwedDuty } from '../../domain/duties/owed-duty.ts';
import { groupBy } from '../../domain/group-by.ts';
import { dayWords, periodNames } from '../day-words.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import type { Line } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { shares } from './column-widths.ts';
import { taskSaid } from './duty-cell.ts';
import { fitted, nameForms, type Said } from './fitting.ts';

export type DutyColumn = 'due' | 'day' | 'duty' | 'client' | 'lists' | 'month' | 'state' | 'who';

/** Columns that lists and state need together, lest the lists are left out; and the state alone. */
const ROOM = 26;
const STATE = 12;
/** What a narrow terminal can do without, in this order. */
const DISPENSABLE: readonly DutyColumn[] = ['lists', 'month', 'who', 'due', 'day'];
/** Of a client's name, and of the people who answer for something; less on a narrow terminal. */
const LONGEST = 24;

/** One duty of a client: of all lists that stand alike, since they are done together, and of all months it was missed in. */
interface Task {
  owed: readonly [OwedDuty, ...OwedDuty[]];
}

/** What is no duty of a client's lists: the making of a schedule, a meeting. */
export interface OtherRow {
  day: Day;
  duty: 'schedule' | 'meeting';
  client: string;
  month: Period;
  state: Said;
  who: readonly string[];
}

const HEADINGS: Record<DutyColumn, string> = {
  due: 'DUE',
  day: 'DAY',
  duty: 'DUTY',
  client: 'CLIENT',
  lists: 'LISTS',
  month: 'MONTH',
  state: 'STATE',
  who: 'WHO',
};

/**
 * A row for each duty of a client, with the lists and months that stand alike, in the order they are given. `due` is the
 * deadline, `day` the planned visit if there is one. Other rows come in by their day.
 */
export function dutyTable(
  owed: readonly OwedDuty[],
  columns: readonly DutyColumn[],
  today: Day,
  width: number,
  others: readonly OtherRow[] = [],
): Line[] {
  const tasks = mixed(tasksOf(owed), others);
  const longest = width < 100 ? 14 : LONGEST;
  const said = tasks.map((task) =>
    columns.map((column) =>
      'owed' in task ? saidOf(task, column, today, longest) : otherSaid(task, column, today, longest),
    ),
  );
  const room = roomFor(columns, said, width);
  if (typeof room === 'string') {
    const left = columns.filter((column) => column !== room);
    return dutyTable(owed, left, today, width, others);
  }
  const rows = tasks.map((task, row): Cell[] =>
    columns.map((column, at) => {
      const cell = fitted(said[row]?.[at] ?? [], room[at] ?? 0);
      return column === 'state' || !('owed' in task) || isReady(task.owed[0].standing)
        ? cell
        : { text: cell.text, tone: 'faint' };
    }),
  );
  const headings = columns.map((column): Column => ({ heading: HEADINGS[column] }));
  return toTable(headings, rows, width);
}

/** The widths of the columns; or the column that has to go, since the others need its room. */
function roomFor(
  columns: readonly DutyColumn[],
  said: readonly (readonly Said[][])[],
  width: number,
): number[] | DutyColumn {
  const needs = columns.map((column, at) =>
    Math.max(widthOf(HEADINGS[column]), ...said.map((row) => widthOf(fitted(row[at] ?? [], width).text))),
  );
  const givesWay = [...columns.keys()].filter((at) => columns[at] === 'lists' || columns[at] === 'state');
  const left = width - needs.reduce((sum, need, at) => sum + (givesWay.includes(at) ? 2 : need + 2), -2);
  const without = DISPENSABLE.find((one) => columns.includes(one) && left < (one === 'lists' ? ROOM : STATE));
  if (without) return without;
  const shared = shares(
    givesWay.map((at) => needs[at] ?? 0),
    Math.max(STATE, left),
  );
  return needs.map((need, at) => shared[givesWay.indexOf(at)] ?? need);
}

/** How many rows `dutyTable` makes of them. */
export function taskCount(owed: readonly OwedDuty[]): number {
  return tasksOf(owed).length;
}

function tasksOf(owed: readonly OwedDuty[]): Task[] {
  const alike = groupBy(owed, ({ client, list, standing }) => {
    const { duty, state, deadline, waitingFor, owners } = standing;
    // Planned or begun or not: they are done together, and the state says so of all.
    const when = state === 'missed' ? [] : [list.period, deadline];
    return JSON.stringify([client.id, duty, state, waitingFor, owners, ...when]);
  });
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [{ owed: [first, ...others] }] : []));
}

/** The tasks in their order, each other row before the first task of a later day. */
function mixed(tasks: readonly Task[], others: readonly OtherRow[]): (Task | OtherRow)[] {
  const dayOf = (row: Task | OtherRow) =>
    'owed' in row ? (row.owed[0].standing.planned?.date ?? row.owed[0].standing.deadline) : row.day;
  const rows: (Task | OtherRow)[] = [...tasks];
  for (const other of others) {
    const at = rows.findIndex((row) => dayOf(row) > other.day);
    rows.splice(at === -1 ? rows.length : at, 0, other);
  }
  return rows;
}

function otherSaid(row: OtherRow, column: DutyColumn, today: Day, longest: number): Said[] {
  const text = (words: string): Said[] => [{ forms: [words] }];
  switch (column) {
    case 'due':
    case 'day':
      return text(dayWords(row.day, today));
    case 'duty':
      return text(row.duty);
    case 'client':
      return text(clip(row.client, longest));
    case 'month':
      return text(periodNames([row.month], today).join(' '));
    case 'lists':
      return text('');
    case 'state':
      return [row.state];
    case 'who':
      return text(fitted([{ forms: nameForms(row.who) }], longest).text);
  }
}

function saidOf({ owed }: Task, column: DutyColumn, today: Day, longest: number): Said[] {
  const [{ client, standing }] = owed;
  const text = (words: string): Said[] => [{ forms: [words] }];
  switch (column) {
    case 'due':
      return text(dayWords(standing.deadline, today));
    case 'day':
      return text(dayWords(standing.planned?.date ?? standing.deadline, today));
    case 'duty':
      return text(standing.duty);
    case 'client':
      return text(clip(client.slug, longest));
    case 'month': {
      const periods = owed.map(({ list }) => list.period);
      return text(periodNames(periods, today).join(' '));
    }
    case 'lists':
      return [{ forms: nameForms([...new Set(owed.map(({ list }) => list.list))]) }];
    case 'state':
      return taskSaid(owed, today);
    case 'who':
      return text(fitted([{ forms: nameForms(standing.owners) }], longest).text);
  }
}
