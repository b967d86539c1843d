import { describe, expect, it } from 'vitest';
import { inRanges, parseDayRange } from '../../../src/domain/calendar/day-range.ts';

describe('parseDayRange', () => {
  it.each([
    ['2026-11-02..2026-11-06', '2026-11-02', '2026-11-06'],
    ['2026-12-24', '2026-12-24', '2026-12-24'],
    ['2026-12-24..2027-01-02', '2026-12-24', '2027-01-02'],
    ['2026-11-02 .. 2026-11-06', '2026-11-02', '2026-11-06'],
    ['2024-02-29..2024-02-29', '2024-02-29', '2024-02-29'],
  ])('%s', (text, first, last) => expect(parseDayRange(text)).toEqual({ first, last }));

  it.each([
    '',
    '2026-11-06..2026-11-02',
    '2026-02-29',
    '2026-11-02..',
    '..2026-11-02',
    '2026-11-02...2026-11-06',
    '2026-11-02..2026-11-06..2026-11-07',
    '2026-11-02-2026-11-06',
    '2026-11',
    'friday',
  ])('not "%s"', (text) => expect(parseDayRange(text)).toBeUndefined());
});

it('inRanges counts the first and the last day', () => {
  const ranges = [
    { first: '2026-11-02', last: '2026-11-06' },
    { first: '2026-12-24', last: '2026-12-24' },
  ];
  const days = ['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-06', '2026-11-07', '2026-12-24', '2027-12-24'];
  expect(days.map((day) => inRanges(day, ranges))).toEqual([false, true, true, true, false, true, false]);
  expect(inRanges('2026-11-02', [])).toBe(false);
});
