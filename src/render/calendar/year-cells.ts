import { type Period, periodOf } from '../../domain/calendar/period.ts';
import type { DutyPast, ListPast } from '../../domain/history/past.ts';
import type { Tone } from '../text.ts';

/** One month of a list or client. */
export interface YearCell {
  /** The day, a count or a state. */
  first: string;
  /** Who; below the day where there is no room beside it. */
  second: string;
  tone: Tone | undefined;
}

const NOTHING: YearCell = { first: '-', second: '', tone: 'faint' };
export const TO_COME: YearCell = { first: '', second: '', tone: undefined };

const MARKS: readonly (readonly [RegExp, string])[] = [
  [/!$/, '! after the deadline'],
  [/^>/, '> in a later month'],
  [/^miss$/, 'miss: missed'],
  [/^waiv$/, 'waiv: waived'],
  [/^part$/, 'part: begun, not complete'],
  [/^open$/, 'open: not done yet'],
  [/^over$/, 'over: overdue, can still be done'],
  [/^\(/, '(16) planned'],
  [/^-$/, '- not due'],
];

/** The marks that occur, explained. */
export function marksOf(cells: readonly YearCell[]): string[] {
  return MARKS.flatMap(([mark, words]) => (cells.some(({ first }) => mark.test(first)) ? [words] : []));
}

/** Day and performer of a list's execution; of a weekly list how many of its weeks. */
export function executeCell(lists: readonly ListPast[], month: Period): YearCell {
  if (lists.length > 1 || lists.some(({ period }) => period !== month)) return countCell(lists);
  const past = lists[0] && executeOf(lists[0]);
  return past ? pastCell(past, month) : NOTHING;
}

export function executeOf({ duties }: ListPast): DutyPast | undefined {
  return duties.find(({ duty }) => duty === 'execute');
}

function pastCell({ state, date = '', by = '', partial, planned }: DutyPast, month: Period): YearCell {
  const second = by.split(', ')[0] ?? '';
  const day = `${periodOf(date) > month ? '>' : ''}${Number(date.slice(8))}`;
  switch (state) {
    case 'done':
      return { first: day, second, tone: 'good' };
    case 'late':
      return { first: `${day}!`, second, tone: 'warn' };
    case 'waived':
      return { first: 'waiv', second, tone: 'faint' };
    case 'missed':
      return { first: 'miss', second, tone: 'bad' };
    default:
      if (partial) return { first: 'part', second, tone: 'warn' };
      if (state === 'overdue') return { first: 'over', second, tone: 'bad' };
      if (planned) return { first: `(${Number(planned.date.slice(8))})`, second: planned.by, tone: undefined };
      return { first: 'open', second: '', tone: undefined };
  }
}

/** `3/4`: executed of due, waived ones not counted. */
export function countCell(lists: readonly ListPast[]): YearCell {
  const states = lists.flatMap((list) => executeOf(list)?.state ?? []);
  const due = states.filter((state) => state !== 'waived');
  if (states.length === 0) return NOTHING;
  if (due.length === 0) return { first: 'waiv', second: '', tone: 'faint' };
  const executed = due.filter((state) => state === 'done' || state === 'late').length;
  const late = due.some((state) => state === 'missed' || state === 'overdue');
  const tone = executed === due.length ? 'good' : late ? 'bad' : undefined;
  return { first: `${executed}/${due.length}`, second: '', tone };
}
