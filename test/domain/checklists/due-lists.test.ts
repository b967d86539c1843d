import { expect, it } from 'vitest';
import { INTERVALS } from '../../../src/domain/checklists/checklist.ts';
import { isListDue } from '../../../src/domain/checklists/due-lists.ts';

const dueIn = (interval: (typeof INTERVALS)[number], start?: string) =>
  Array.from({ length: 12 }, (_, at) => `2026-${String(at + 1).padStart(2, '0')}`)
    .filter((period) =>
      isListDue({ title: 'List', interval, ...(start ? { start } : {}), variables: {}, items: [] }, period),
    )
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
