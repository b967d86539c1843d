import type { Day } from '../../domain/calendar/day.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import type { Duty } from '../../domain/duties/duty.ts';
import { byDate, byDuty, byOwner } from '../../domain/duties/groupings.ts';
import {
  compareSoonest,
  isReady,
  isUnfinished,
  needsAttention,
  type OwedDuty,
  owedDuties,
} from '../../domain/duties/owed-duty.ts';
import { counted } from '../age.ts';
import { blank, type Line, line, span } from '../text.ts';
import { wrap } from '../wrap.ts';
import { clientTable } from './client-table.ts';
import { type DutyColumn, dutyTable, taskCount } from './duty-table.ts';
import { endLines } from './endings.ts';
import { type DueLook, type DueView, personWords } from './look.ts';
import { summaryLines } from './summary.ts';

/** `mmc due` on a terminal: the month at a glance, then what needs somebody, worst first; the rest is counted. */
export function dueLines(look: DueLook, view: DueView, width: number): Line[] {
  const body = bodyLines(look, view, width);
  return [...summaryLines(look, view.who, width), ...body, ...endLines(look, view, width)];
}

function bodyLines(look: DueLook, view: DueView, width: number): Line[] {
  const { known, clients, schedules, period } = look;
  if (known === 0) return [blank, line('There is no client yet. Add one with "mmc client add".')];
  const by = view.by ?? (view.who === undefined ? 'client' : undefined);
  if (by === undefined) return personLines(look, view, width);
  if (clients.length === 0 && schedules.length > 0 && look.overview.duties.length === 0) return [];
  if (clients.length === 0)
    return [blank, line(`Nothing is owed in ${period}`, span('; "mmc client list" shows all clients', 'faint'))];
  return by === 'client' ? clientLines(look, view, width) : groupLines(look, by, view, width);
}

function clientLines({ clients, overview, today }: DueLook, view: DueView, width: number): Line[] {
  const withLists = clients.filter(({ lists }) => lists.length > 0);
  const tracked = new Set<Duty>([
    ...overview.duties.map(({ duty }) => duty),
    ...owedDuties(clients).map(({ standing }) => standing.duty),
  ]);
  // A month is filed by one command for all clients: the summary says so, and a hundred rows would bury the others.
  const own = [...tracked].filter((duty) => duty !== 'file' || tracked.size === 1);
  const shown = view.all ? withLists : withLists.filter((one) => isWorthARow(one, own, view.until));
  const left = withLists.filter((one) => !shown.includes(one));
  const filing = left.filter((one) => isWorthARow(one, ['file'], view.until)).length;
  return [
    ...(shown.length > 0 ? [blank, ...clientTable(shown, [...tracked], today, width)] : []),
    ...restLines(left, filing, shown.length, width),
  ];
}

function isWorthARow({ lists, unreadable }: ClientDuties, duties: readonly Duty[], until: Day): boolean {
  if (unreadable.length > 0) return true;
  return lists.some((list) => list.duties.some((one) => duties.includes(one.duty) && needsAttention(one, until)));
}

/** How many clients have no row: those on course, and those of which only the filing of a month is late. */
function restLines(left: readonly ClientDuties[], filing: number, shown: number, width: number): Line[] {
  if (left.length === 0) return [];
  const onCourse = left.length - filing;
  const more = shown > 0 ? ' more' : '';
  const client = (count: number) => (count === 1 ? 'client' : 'clients');
  const lack = `${filing === 1 ? 'lacks' : 'lack'} only the filing of a month`;
  const parts = [
    ...(onCourse > 0 ? [`${onCourse}${more} ${client(onCourse)} on course`] : []),
    ...(filing > 0 ? [onCourse > 0 ? `${filing} ${lack}` : `${filing}${more} ${client(filing)} ${lack}`] : []),
  ];
  const open = owedDuties(left).some(({ standing }) => isUnfinished(standing));
  const words = shown === 0 && !open ? 'Everything is done' : parts.join(', ');
  const tone = shown === 0 && filing === 0 ? 'good' : 'faint';
  return [blank, ...wrap(`${words}; --all shows all`, width).map((part) => line(span(part, tone)))];
}

/** What is said of the duties that a view shows, and how many of its rows it leaves out. */
function shownOf(owed: readonly OwedDuty[], { all, until }: DueView): { shown: OwedDuty[]; rest: number } {
  const open = owed.filter(({ standing }) => isUnfinished(standing));
  const shown = all ? open : open.filter(({ standing }) => needsAttention(standing, until));
  return { shown, rest: taskCount(open) - taskCount(shown) };
}

interface Group {
  /** Missing when there is only one. */
  title?: string;
  owed: readonly OwedDuty[];
}

type Grouping = 'owner' | 'duty' | 'date';

const COLUMNS: Record<Grouping, readonly DutyColumn[]> = {
  owner: ['due', 'duty', 'client', 'month', 'lists', 'state'],
  duty: ['due', 'client', 'month', 'lists', 'state', 'who'],
  date: ['day', 'duty', 'client', 'month', 'lists', 'state', 'who'],
};

function groupLines(look: DueLook, by: Grouping, view: DueView, width: number): Line[] {
  const groups = groupsOf(look, by).map((group) => ({ ...group, ...shownOf(group.owed, view) }));
  const rest = groups.reduce((sum, group) => sum + group.rest, 0);
  const shown = groups.filter((group) => group.shown.length > 0);
  return [
    ...shown.flatMap((group) => [
      blank,
      ...titleLines(group),
      ...dutyTable(group.shown, COLUMNS[by], look.today, width),
    ]),
    ...(shown.length === 0 ? [blank, line(span('Nothing is late, and nothing falls due soon', 'good'))] : []),
    ...hintLines(rest, `${counted(rest, 'more row')} on course or waiting; --all shows all`, width),
  ];
}

function titleLines({ title, shown }: { title?: string; shown: readonly OwedDuty[] }): Line[] {
  const count = shown.length === 1 ? '1 duty' : `${shown.length} duties`;
  return title === undefined ? [] : [line(span(title, 'strong'), span(`  ${count}`, 'faint'))];
}

function hintLines(count: number, words: string, width: number): Line[] {
  return count > 0 ? [blank, ...wrap(words, width).map((part) => line(span(part, 'faint')))] : [];
}

function groupsOf({ clients, firm }: DueLook, by: Grouping): Group[] {
  switch (by) {
    case 'owner':
      return byOwner(clients).map(({ owner, duties }) => ({
        title: owner === undefined ? 'nobody is named' : personWords(firm, owner),
        owed: duties,
      }));
    case 'duty':
      return byDuty(clients).map(({ duty, duties }) => ({ title: duty, owed: duties }));
    case 'date':
      return [{ owed: byDate(clients).flatMap(({ duties }) => duties) }];
  }
}

/** A technician's own list (P44): all that he can do now, soonest first; what waits for somebody else is counted. */
function personLines({ clients, today }: DueLook, view: DueView, width: number): Line[] {
  const open = owedDuties(clients).filter(({ standing }) => isUnfinished(standing));
  const shown = (view.all ? open : open.filter(({ standing }) => isReady(standing))).sort(compareSoonest);
  const waiting = taskCount(open) - taskCount(shown);
  const columns: DutyColumn[] = ['due', 'duty', 'client', 'month', 'lists', 'state'];
  return [
    ...(shown.length > 0
      ? [blank, ...dutyTable(shown, columns, today, width)]
      : [blank, line(span(`Nothing is left to do for ${view.who}`, 'good'))]),
    ...hintLines(waiting, `${waiting} more wait for an earlier duty; --all shows them`, width),
  ];
}
