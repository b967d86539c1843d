import type { Day } from '../../domain/calendar/day.ts';
import { compareSoonest, isReady, type OwedDuty } from '../../domain/duties/owed-duty.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import type { Line } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { dayWords, periodNames } from './day-words.ts';
import { taskSaid } from './duty-cell.ts';
import { fitted, nameForms, shares } from './fitting.ts';

export type DutyColumn = 'due' | 'duty' | 'client' | 'lists' | 'month' | 'state' | 'who';

/** One duty of a client: of all lists that stand alike, since they are done together, and of all months it was missed in. */
interface Task {
  owed: readonly [OwedDuty, ...OwedDuty[]];
}

const HEADINGS: Record<DutyColumn, string> = {
  due: 'DUE',
  duty: 'DUTY',
  client: 'CLIENT',
  lists: 'LISTS',
  month: 'MONTH',
  state: 'STATE',
  who: 'WHO',
};

/** What falls due first comes first; a row for each duty of a client, with the lists and months that stand alike. */
export function dutyTable(
  owed: readonly OwedDuty[],
  columns: readonly DutyColumn[],
  today: Day,
  width: number,
): Line[] {
  const tasks = tasksOf(owed);
  const fixed = columns.filter((one) => one !== 'lists' && one !== 'state');
  const cells = tasks.map((task) => new Map(fixed.map((column) => [column, cellOf(task, column, today)])));
  const taken = fixed.map((column) =>
    Math.max(widthOf(HEADINGS[column]), ...cells.map((row) => widthOf(row.get(column) ?? ''))),
  );
  const left = width - taken.reduce((sum, one) => sum + one + 2, 0) - 2;
  const said = tasks.map(({ owed: alike }) => taskSaid(alike, today));
  const names = tasks.map((task) => [{ forms: nameForms(listsOf(task)) }]);
  const natural = [names, said].map((all) => Math.max(6, ...all.map((one) => widthOf(fitted(one, width).text))));
  const [lists = 0, state = 0] = shares(natural, left);
  const rows = tasks.map((task, at): Cell[] =>
    columns.map((column): Cell => {
      if (column === 'state') return fitted(said[at] ?? [], state);
      if (column === 'lists') return fitted(names[at] ?? [], lists).text;
      const text = cells[at]?.get(column) ?? '';
      return isReady(task.owed[0].standing) ? text : { text, tone: 'faint' };
    }),
  );
  return toTable(
    columns.map((column): Column => ({ heading: HEADINGS[column] })),
    rows,
    width,
  );
}

/** How many rows `dutyTable` makes of them. */
export function taskCount(owed: readonly OwedDuty[]): number {
  return tasksOf(owed).length;
}

function tasksOf(owed: readonly OwedDuty[]): Task[] {
  const alike = groupBy([...owed].sort(compareSoonest), ({ client, list, standing }) => {
    const { duty, state, deadline, waitingFor, owners, partial, planned } = standing;
    const when = state === 'missed' ? [] : [list.period, deadline, partial, planned];
    return JSON.stringify([client.id, duty, state, waitingFor, owners, ...when]);
  });
  return [...alike.values()].flatMap(([first, ...others]) => (first ? [{ owed: [first, ...others] }] : []));
}

function cellOf({ owed }: Task, column: DutyColumn, today: Day): string {
  const [{ client, standing }] = owed;
  switch (column) {
    case 'due':
      return dayWords(standing.deadline, today);
    case 'duty':
      return standing.duty;
    case 'client':
      return clip(client.slug, 20);
    case 'month':
      return periodNames(
        owed.map(({ list }) => list.period),
        today,
      ).join(' ');
    case 'who':
      return fitted([{ forms: nameForms(standing.owners) }], 12).text;
    default:
      return '';
  }
}

function listsOf({ owed }: Task): string[] {
  return [...new Set(owed.map(({ list }) => list.list))];
}
