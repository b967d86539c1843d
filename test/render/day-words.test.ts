import { describe, expect, it } from 'vitest';
import { dayWords, distanceWords, longDay, periodNames } from '../../src/render/day-words.ts';
import { fitted, nameForms } from '../../src/render/due/fitting.ts';

const TODAY = '2026-11-12';

describe('days in words', () => {
  it.each([
    ['2026-11-30', 'Mon 30 Nov', 'in 18 days'],
    ['2026-11-12', 'Thu 12 Nov', 'today'],
    ['2026-11-13', 'Fri 13 Nov', 'tomorrow'],
    ['2026-11-11', 'Wed 11 Nov', 'yesterday'],
    ['2026-11-01', 'Sun 1 Nov', '11 days ago'],
    ['2027-01-05', 'Tue 5 Jan 2027', 'in 54 days'],
  ])('%s', (day, words, distance) => {
    expect(dayWords(day, TODAY)).toBe(words);
    expect(distanceWords(day, TODAY)).toBe(distance);
  });

  it('say today with its year', () => expect(longDay(TODAY)).toBe('Thursday 12 Nov 2026'));
});

describe('periodNames', () => {
  it.each<[string, string[], string[]]>([
    ['one month by its number', ['2026-10'], ['10']],
    ['two one by one', ['2026-10', '2026-09'], ['09', '10']],
    ['three in a row as a span', ['2026-10', '2026-08', '2026-09'], ['08–10']],
    ['with gaps', ['2026-03', '2026-08', '2026-09', '2026-10'], ['03', '08–10']],
    ['over New Year', ['2025-12', '2026-01', '2026-02'], ['12–02']],
    ['of a year ago with the year', ['2025-11', '2025-12'], ['2025-11', '12']],
    ['weeks', ['2026-W44', '2026-W45', '2026-W46', '2026-W41'], ['W41', 'W44–W46']],
    ['weeks over New Year', ['2026-W53', '2027-W01', '2027-W02'], ['W53–W02']],
    ['months beside weeks', ['2026-10', '2026-W41'], ['10', 'W41']],
    ['the same twice', ['2026-10', '2026-10'], ['10']],
    ['none', [], []],
  ])('%s', (_, periods, names) => expect(periodNames(periods, TODAY)).toEqual(names));
});

describe('fitted', () => {
  const said = [
    { forms: ['missed October', 'missed 10'], tone: 'bad' as const },
    { forms: ['by 30 November', 'by 30 Nov', '30'] },
  ];
  it.each([
    [40, 'missed October, by 30 November'],
    [29, 'missed 10, by 30 Nov'],
    [19, 'missed 10, 30'],
    [12, 'missed 10'],
    [6, 'misse…'],
  ])('in %d columns', (room, text) => expect(fitted(said, room)).toEqual({ text, tone: 'bad' }));

  it('counts the names that it leaves out', () => {
    expect(nameForms(['jane', 'tom', 'ines'])).toEqual(['jane, tom, ines', 'jane, tom +1', 'jane +2']);
    expect(nameForms([])).toEqual(['']);
  });
});
