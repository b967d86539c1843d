import type { Period } from '../domain/calendar/period.ts';
import { TIERS } from '../domain/checklists/checklist.ts';
import { type ClientStanding, type ListStanding, openByTier, type UnfinishedWalk } from '../domain/standing.ts';
import { ageWords, counted } from './age.ts';
import { type Cell, type Column, toTable } from './table.ts';
import { blank, type Line, line, span, type Tone } from './text.ts';
import { clip, widthOf } from './wrap.ts';

const COLUMNS: readonly Column[] = [
  { heading: 'CLIENT' },
  { heading: 'LIST' },
  { heading: 'STATE' },
  { heading: 'AUTO', align: 'right' },
  { heading: 'REMOTE', align: 'right' },
  { heading: 'ONSITE', align: 'right' },
  { heading: 'LAST' },
];
/** What the columns behind the names take, with their gaps: a state, three counts, a month and day, a short name. */
const BEHIND_NAMES = 13 + 4 + 6 + 6 + 11 + 6 * 2;

/** The month over all clients: a row for each list that is due or was walked, and a count. */
export function statusLines(clients: readonly ClientStanding[], period: Period, width: number): Line[] {
  // A long name of a client must not squeeze out those of the lists.
  const room = Math.max(20, width - BEHIND_NAMES);
  const client = Math.min(Math.max(6, ...clients.map((one) => widthOf(one.client))), Math.floor(room / 2));
  const sizes = { client, list: room - client, narrow: width < 100 };
  const rows = clients.flatMap((one) => rowsOf(one).map((row) => cellsOf(one, row, sizes)));
  if (rows.length === 0) return [line('There is no client yet. Add one with "mmc client add".')];
  return [line(span(period, 'title')), ...toTable(COLUMNS, rows, width), blank, line(countWords(clients))];
}

/** The same for a pipe: client, list, state, answered, open by tier, date, by, subject, week. */
export function statusRows(clients: readonly ClientStanding[]): string[][] {
  return clients.flatMap((client) =>
    rowsOf(client).map((row) => {
      const last = lastOf(row);
      const { list = '', state, answered = 0, subject = '', week = '' } = row;
      return [
        client.client,
        list,
        state,
        ...[answered, ...tierCounts(row)].map(String),
        last?.date ?? '',
        last?.by ?? '',
        subject,
        week,
      ];
    }),
  );
}

type Row = Partial<Omit<ListStanding, 'state'>> & { state: ListStanding['state'] | 'no-plan' | 'no-checklist' };

/** Lists that are neither due nor walked stay out; a client never does (P19). */
function rowsOf(client: ClientStanding): Row[] {
  const walked = client.lists.filter(({ state }) => state === 'executed' || state === 'partial');
  if (!client.due) return walked.length > 0 ? walked : [{ state: 'no-plan' }];
  if (client.lists.length === 0) return [{ state: 'no-checklist' }];
  const shown = client.lists.filter(({ state }) => state !== 'not-due' && state !== 'nothing-due');
  return shown.length > 0 ? shown : [{ state: 'nothing-due' }];
}

interface Sizes {
  client: number;
  list: number;
  /** Days without their year. */
  narrow: boolean;
}

function cellsOf({ client }: ClientStanding, row: Row, sizes: Sizes): Cell[] {
  const { words, tone } = stateWords(row);
  const last = lastOf(row);
  const list = row.subject ? `${row.list}: ${row.subject}` : (row.list ?? '');
  // ` W46`: the year is that of the month above.
  const week = row.week ? ` ${row.week.slice(5)}` : '';
  const counts = tierCounts(row).map((count) => (count === 0 ? '' : String(count)));
  const when = last ? `${sizes.narrow ? last.date.slice(5) : last.date} ${clip(last.by, sizes.narrow ? 5 : 20)}` : '';
  return [
    clip(client, sizes.client),
    `${clip(list, sizes.list - week.length)}${week}`,
    { text: words, tone },
    ...counts,
    when,
  ];
}

/** Open items: automatic, remote, onsite. */
function tierCounts(row: Row): number[] {
  const open = openByTier(row.open ?? []);
  return TIERS.map((tier) => open.find((one) => one.tier === tier)?.count ?? 0);
}

function lastOf(row: Row): { date: string; by: string } | undefined {
  return row.executed ?? row.last;
}

/** A state in words, with how far it is. */
export function stateWords(row: Row): { words: string; tone: Tone } {
  const { answered = 0, open = [] } = row;
  switch (row.state) {
    case 'executed':
      return { words: 'executed', tone: 'good' };
    case 'partial':
      return { words: `partial ${answered}/${answered + open.length}`, tone: 'warn' };
    case 'not-begun':
      return { words: 'not begun', tone: 'strong' };
    case 'nothing-due':
      return { words: 'nothing due', tone: 'faint' };
    case 'unreadable':
      return { words: 'unreadable', tone: 'bad' };
    case 'no-checklist':
      return { words: 'no checklist', tone: 'warn' };
    default:
      return { words: 'not due', tone: 'faint' };
  }
}

/** `2 automatic, 20 remote, 6 onsite` */
export function openWords(open: ListStanding['open']): string {
  return openByTier(open)
    .map(({ tier, count }) => `${count} ${tier}`)
    .join(', ');
}

function countWords(clients: readonly ClientStanding[]): string {
  const lists = clients
    .filter((one) => one.due)
    .flatMap((one) => one.lists.filter((list) => list.subject === undefined));
  const count = (state: ListStanding['state']) => lists.filter((list) => list.state === state).length;
  const [executed, partial, begun] = [count('executed'), count('partial'), count('not-begun')];
  return `${executed} of ${counted(executed + partial + begun, 'list')} executed, ${partial} partial, ${begun} not begun`;
}

/** Walks that wait on this machine; empty when there are none. */
export function unfinishedLines(walks: readonly UnfinishedWalk[]): Line[] {
  if (walks.length === 0) return [];
  return [
    blank,
    line(span('Unfinished on this machine', 'strong')),
    ...walks.map(({ client, list, subject, by, answered, asked, age }) =>
      line(
        `  ${client} ${list}${subject ? ` (${subject})` : ''}: ${answered} of ${asked} by ${by}, `,
        span(`left ${ageWords(age)} ago`, 'warn'),
      ),
    ),
    line(span('  go on with "mmc run"', 'faint')),
  ];
}

/** The line about finished walks that no commit is known to hold. */
export function uncommittedLines(count: number): Line[] {
  if (count === 0) return [];
  const words = count === 1 ? 'One result is saved but not committed' : `${count} results are saved but not committed`;
  return [blank, line(span(`${words}; "mmc run" or "mmc doctor --fix" commits`, 'warn'))];
}
