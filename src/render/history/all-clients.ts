import { isWeek } from '../../domain/calendar/week.ts';
import { DUTIES, type DutyState } from '../../domain/duties/duty.ts';
import { groupBy } from '../../domain/group-by.ts';
import { byState, type ListPast, type MonthPast } from '../../domain/history/past.ts';
import { onOneLine } from '../../domain/text/one-line.ts';
import { pack } from '../pack.ts';
import { blank, type Line, line, type Span, span } from '../text.ts';
import { DONE } from '../words.ts';
import { filedWords, newReason } from './duty-words.ts';

/** Clients that are named in a line; the others are counted. */
const MOST = 15;
const NAME = 'published'.length;

/** Every month with a line for each duty: how many of how many, and by name what was missed or waived. */
export function allClientsLines(months: readonly MonthPast[], width: number): Line[] {
  const told = months.filter(({ filed, lists }) => filed || lists.some(({ duties }) => duties.length > 0));
  if (told.length === 0) return [line('Nothing was due or walked in these months.')];
  return told.flatMap((month, at) => [...(at === 0 ? [] : [blank]), ...monthLines(month, width)]);
}

function monthLines({ period, filed, lists }: MonthPast, width: number): Line[] {
  const head = line(span(period, 'title'), span(`  ${filedWords(filed, period)}`, filed ? 'faint' : undefined));
  const duties = DUTIES.flatMap((duty) => {
    const states = byState(lists, duty);
    if (states.size === 0) return [];
    const parts = dutyParts(states);
    const indent = NAME + 4;
    const [first = [], ...rest] = pack(parts, width - indent);
    const name = span(`  ${DONE[duty].padEnd(NAME)}  `);
    return [line(name, ...first), ...rest.map((one) => line(' '.repeat(indent), ...one))];
  });
  return [head, ...duties];
}

type States = ReturnType<typeof byState>;

function dutyParts(states: States): Span[] {
  const count = (state: DutyState) => states.get(state)?.length ?? 0;
  const done = count('done') + count('late');
  const due = done + count('missed') + count('overdue') + count('open');
  const counts = [
    due === 0 ? 'none due' : `${done} of ${due}`,
    ...(count('late') > 0 ? [`${count('late')} late`] : []),
    ...(count('open') > 0 ? [`${count('open')} open`] : []),
  ].join(', ');
  const tone = due > 0 && done === due ? (count('late') > 0 ? 'warn' : 'good') : undefined;
  const named = (['missed', 'overdue'] as const).flatMap((state) => {
    const lists = states.get(state) ?? [];
    return lists.length === 0 ? [] : [span(`${state} ${lists.length}: ${names(lists.map(({ list }) => list))}`, 'bad')];
  });
  const waived = (states.get('waived') ?? []).map(({ list, past }) => {
    const by = past.by === undefined ? '' : ` by ${past.by}`;
    const reason = newReason(past, list.duties);
    return span(`waived ${listName(list)}${by}${reason === undefined ? '' : `: ${onOneLine(reason)}`}`, 'faint');
  });
  return [span(counts, tone), ...named, ...waived];
}

/** `acme server-dc01 ups, bolt server` */
function names(lists: readonly ListPast[]): string {
  const clients = [...groupBy(lists, ({ client }) => client)];
  const shown = clients.slice(0, MOST).map(([client, own]) => `${client} ${own.map(shortName).join(' ')}`);
  const rest = clients.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more clients` : shown.join(', ');
}

function shortName({ list, period }: ListPast): string {
  return isWeek(period) ? `${list} ${period.slice(5)}` : list;
}

function listName(list: ListPast): string {
  return `${list.client} ${shortName(list)}`;
}
