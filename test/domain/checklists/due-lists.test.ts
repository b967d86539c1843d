import { expect, it } from 'vitest';
import { INTERVALS } from '../../../src/domain/checklists/checklist.ts';
import { listFallsDue, periodOfList } from '../../../src/domain/checklists/due-lists.ts';

const dueIn = (interval: (typeof INTERVALS)[number], start?: string) =>
  Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
    .filter((period) => listFallsDue({ interval, ...(start ? { start } : {}) }, period))
    .map((period) => Number(period.slice(5)));

it('a list without a start is due by the calendar', () => {
  expect(Object.fromEntries(INTERVALS.map((interval) => [interval, dueIn(interval)]))).toEqual({
    monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    weekly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    quarterly: [1, 4, 7, 10],
    'half-yearly': [1, 7],
    yearly: [1],
    'on-demand': [],
  });
});

it('a list with a start is due from there on', () => {
  expect(dueIn('quarterly', '2026-05')).toEqual([5, 8, 11]);
  expect(dueIn('monthly', '2026-11')).toEqual([11, 12]);
});

it('only a weekly list falls due in a week, from the month of its start on', () => {
  expect(INTERVALS.filter((interval) => listFallsDue({ interval }, '2026-W46'))).toEqual(['weekly']);
  const start = '2026-12';
  const weeks = ['2026-W48', '2026-W49', '2026-W53', '2027-W01'];
  // 30 November is the Monday of W49, but its Thursday is in December.
  expect(weeks.map((week) => listFallsDue({ interval: 'weekly', start }, week))).toEqual([false, true, true, true]);
});

it('a list has the month or the week of a visit as its period', () => {
  const of = (periods: object) => INTERVALS.map((interval) => periodOfList({ interval }, periods));
  const month = '2026-11';
  const week = '2026-W46';
  expect(of({ month, week })).toEqual([month, week, month, month, month, undefined]);
  expect(of({ month })).toEqual([month, undefined, month, month, month, undefined]);
  expect(of({ week })).toEqual([undefined, week, undefined, undefined, undefined, undefined]);
});
