import type { DueLook } from '../../domain/duties/due-look.ts';
import { byDate, byDuty, byOwner } from '../../domain/duties/groupings.ts';
import {
  compareSoonest,
  dutyNeedsAttention,
  isReady,
  isUnfinished,
  type OwedDuty,
  owedDuties,
} from '../../domain/duties/owed-duty.ts';
import { counted } from '../age.ts';
import { blank, type Line, line, span } from '../text.ts';
import { wrap } from '../wrap.ts';
import { type DutyColumn, dutyTable, taskCount } from './duty-table.ts';
import { type DueView, personWords } from './look.ts';
import { otherRows, pressingOthers } from './other-rows.ts';

/** What is said of the duties that a view shows, and how many of its rows it leaves out. */
function shownOf(owed: readonly OwedDuty[], { all, until }: DueView): { shown: OwedDuty[]; rest: number } {
  const open = owed.filter(({ standing }) => isUnfinished(standing));
  const shown = all ? open : open.filter(({ standing }) => dutyNeedsAttention(standing, until));
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

/** By owner, duty or date: what needs somebody, and how many rows are left out. */
export function groupLines(look: DueLook, by: Grouping, view: DueView, width: number): Line[] {
  const groups = groupsOf(look, by).map((group) => ({ ...group, ...shownOf(group.owed, view) }));
  const rest = groups.reduce((sum, group) => sum + group.rest, 0);
  const others = by === 'date' ? pressingOthers(look, view) : [];
  const shown = groups.filter((group) => group.shown.length + others.length > 0);
  return [
    ...shown.flatMap((group) => [
      blank,
      ...titleLines(group),
      ...dutyTable(group.shown, COLUMNS[by], look.today, width, others),
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
export function personLines(look: DueLook, view: DueView, width: number): Line[] {
  const { clients, today } = look;
  const others = otherRows(look);
  const open = owedDuties(clients).filter(({ standing }) => isUnfinished(standing));
  const shown = (view.all ? open : open.filter(({ standing }) => isReady(standing))).sort(compareSoonest);
  const waiting = taskCount(open) - taskCount(shown);
  const columns: DutyColumn[] = ['due', 'duty', 'client', 'month', 'lists', 'state'];
  return [
    ...(shown.length + others.length > 0
      ? [blank, ...dutyTable(shown, columns, today, width, others)]
      : [blank, line(span(`Nothing is left to do for ${view.who}`, 'good'))]),
    ...hintLines(waiting, `${waiting} more wait for an earlier duty; --all shows them`, width),
  ];
}
