import { expect, it } from 'vitest';
import { isInUse, isListDue, isToWalk } from '../../../src/domain/checklists/in-use.ts';
import type { Asset } from '../../../src/domain/firm.ts';
import { clientOf, listOf } from '../duties/records.ts';

const asset = (retired: string): Asset => ({ slug: 'dc01', type: 'server', name: 'DC01', inherited: false, retired });

it('the day of a retirement is the last day in use, of the list and of its machine', () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-21'];
  expect(days.map((day) => isInUse({ retired: '2026-11-20' }, clientOf(), day))).toEqual([true, true, false]);
  const client = clientOf({ assets: [asset('2026-11-20')] });
  expect(days.map((day) => isInUse({ asset: 'dc01' }, client, day))).toEqual([true, true, false]);
  expect(days.map((day) => isInUse({ asset: 'another' }, client, day))).toEqual([true, true, true]);
});

it.each([
  ['this month, up to the last day', '2026-11', '2026-11-20', true],
  ['this month, after it', '2026-11', '2026-11-21', false],
  ['a month that was over by then', '2026-10', '2026-12-01', true],
  ['the month of the retirement when it is over', '2026-11', '2026-12-01', false],
  ['the next month, whose first day is nearest', '2026-12', '2026-11-10', false],
  ['the month of the retirement, seen from before', '2026-11', '2026-10-27', true],
])('a list that retires on the 20th is to walk in %s', (_, period, day, is) => {
  expect(isToWalk(listOf({ retired: '2026-11-20' }), clientOf(), period, day)).toBe(is);
});

it('is due only under contract, on the nearest day', () => {
  const client = clientOf({ contract: { start: '2026-11-20' } });
  expect(isToWalk(listOf(), client, '2026-11', '2026-11-10')).toBe(true);
  expect(isListDue(listOf(), client, '2026-11', '2026-11-10')).toBe(false);
  expect(isListDue(listOf(), client, '2026-11', '2026-12-01')).toBe(true);
  const { plan: _, ...planless } = clientOf();
  expect(isListDue(listOf(), planless, '2026-11', '2026-11-10')).toBe(false);
});

it('counts the days of a week for a weekly list', () => {
  const weekly = listOf({ interval: 'weekly', retired: '2026-11-11' });
  // 11 November 2026 is the Wednesday of W46.
  const weeks = ['2026-W45', '2026-W46', '2026-W47'];
  const on = (day: string) => weeks.map((week) => isToWalk(weekly, clientOf(), week, day));
  expect(on('2026-11-11')).toEqual([true, true, false]);
  expect(on('2026-11-12')).toEqual([true, false, false]);
});
