import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { byDate, byDuty, byOwner } from '../../domain/duties/groupings.ts';
import { isReady, isUnfinished, needsAttention, type OwedDuty, owedDuties } from '../../domain/duties/owed-duty.ts';
import { needsAttention as clientNeedsAttention } from '../../domain/duties/urgency.ts';
import { counted } from '../age.ts';
import { blank, type Line, line, span } from '../text.ts';
import { clientTable } from './client-table.ts';
import { dayWords, distanceWords } from './day-words.ts';
import { type DutyColumn, dutyTable, taskCount } from './duty-table.ts';
import { endLines } from './endings.ts';
import type { DueLook, DueView } from './look.ts';
import { summaryLines } from './summary.ts';

/** `mmc due` on a terminal: the month at a glance, then what needs somebody, worst first; the rest is counted. */
export function dueLines(look: DueLook, view: DueView, width: number): Line[] {
  const body =
    view.who !== undefined
      ? personLines(look, view, width)
      : view.by === 'client'
        ? clientLines(look, view, width)
        : groupLines(look, view, width);
  return [...summaryLines(look, width), ...body, ...endLines(look, view, width)];
}

function clientLines({ clients, overview, today }: DueLook, view: DueView, width: number): Line[] {
  const withLists = clients.filter(({ lists }) => lists.length > 0);
  const shown = view.all ? withLists : withLists.filter((one) => clientNeedsAttention(one, view.until));
  const rest = withLists.length - shown.length;
  const tracked: Duty[] = overview.duties.map(({ duty }) => duty);
  const owed = owedDuties(shown).map(({ standing }) => standing.duty);
  return [
    ...(shown.length > 0 ? [blank, ...clientTable(shown, [...tracked, ...owed], today, width)] : []),
    ...restLines(rest, shown.length, withLists),
  ];
}

function restLines(rest: number, shown: number, clients: readonly ClientDuties[]): Line[] {
  if (rest === 0) return [];
  if (shown > 0) {
    const more = rest === 1 ? '1 more client is on course' : `${rest} more clients are on course`;
    return [blank, line(span(`${more}; "mmc due --all" shows all`, 'faint'))];
  }
  const open = owedDuties(clients).some(({ standing }) => isUnfinished(standing));
  const words = open ? 'Nothing is late, and nothing falls due soon' : 'Everything is done';
  return [blank, line(span(words, 'good'), span(`; "mmc due --all" shows all ${counted(rest, 'client')}`, 'faint'))];
}

/** What is said of the duties that a view shows, and how many of its rows it leaves out. */
function shownOf(owed: readonly OwedDuty[], { all, until }: DueView): { shown: OwedDuty[]; rest: number } {
  const open = owed.filter(({ standing }) => isUnfinished(standing));
  const shown = all ? open : open.filter(({ standing }) => needsAttention(standing, until));
  return { shown, rest: taskCount(open) - taskCount(shown) };
}

interface Group {
  title: string;
  owed: readonly OwedDuty[];
}

const COLUMNS: Record<Exclude<DueView['by'], 'client'>, readonly DutyColumn[]> = {
  owner: ['due', 'duty', 'client', 'month', 'lists', 'state'],
  duty: ['due', 'client', 'month', 'lists', 'state', 'who'],
  date: ['duty', 'client', 'month', 'lists', 'state', 'who'],
};

function groupLines(look: DueLook, view: DueView, width: number): Line[] {
  const { by } = view;
  if (by === 'client') return [];
  const groups = groupsOf(look, by).map(({ title, owed }) => ({ title, ...shownOf(owed, view) }));
  const rest = groups.reduce((sum, group) => sum + group.rest, 0);
  const shown = groups.filter((group) => group.shown.length > 0);
  return [
    ...shown.flatMap((group) => [
      blank,
      line(span(group.title, 'strong'), span(`  ${group.shown.length}`, 'faint')),
      ...dutyTable(group.shown, COLUMNS[by], look.today, width),
    ]),
    ...(shown.length === 0 ? [blank, line(span('Nothing is late, and nothing falls due soon', 'good'))] : []),
    ...(rest > 0
      ? [blank, line(span(`${counted(rest, 'more row')} on course or waiting; --all shows all`, 'faint'))]
      : []),
  ];
}

function groupsOf({ clients, firm, today }: DueLook, by: 'owner' | 'duty' | 'date'): Group[] {
  const nameOf = (slug: string) => {
    const name = firm.people.find((person) => person.slug === slug)?.name ?? firm.vendors.get(slug);
    return name === undefined ? slug : `${slug}, ${name}`;
  };
  switch (by) {
    case 'owner':
      return byOwner(clients).map(({ owner, duties }) => ({
        title: owner === undefined ? 'nobody is named' : nameOf(owner),
        owed: duties,
      }));
    case 'duty':
      return byDuty(clients).map(({ duty, duties }) => ({ title: duty, owed: duties }));
    case 'date':
      return byDate(clients).map(({ date, duties }) => ({
        title: `${dayWords(date, today)}, ${distanceWords(date, today)}`,
        owed: duties,
      }));
  }
}

/** A technician's own list (P44): all that he can do now, soonest first; what waits for somebody else is counted. */
function personLines({ clients, today }: DueLook, view: DueView, width: number): Line[] {
  const open = owedDuties(clients).filter(({ standing }) => isUnfinished(standing));
  const shown = view.all ? open : open.filter(({ standing }) => isReady(standing));
  const waiting = taskCount(open) - taskCount(shown);
  const columns: DutyColumn[] = ['due', 'duty', 'client', 'month', 'lists', 'state'];
  return [
    ...(shown.length > 0
      ? [blank, ...dutyTable(shown, columns, today, width)]
      : [blank, line(span(`Nothing is left to do for ${view.who}`, 'good'))]),
    ...(waiting > 0 ? [blank, line(span(`${waiting} more wait for an earlier duty; --all shows them`, 'faint'))] : []),
  ];
}
