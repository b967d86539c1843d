import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysFrom } from '../../../src/domain/calendar/dates.ts';
import { countsWorkdays, type Deadline, deadlineDay, parseDeadline } from '../../../src/domain/calendar/deadline.ts';
import { addMonths, periodOf } from '../../../src/domain/calendar/period.ts';
import { firstDayOf, lastDayOf } from '../../../src/domain/calendar/week.ts';
import { WEEKDAYS } from '../../../src/domain/calendar/weekday.ts';
import { workCalendar } from '../../../src/domain/calendar/workdays.ts';

const WORKING = WEEKDAYS.slice(0, 5);
const plain = workCalendar(WORKING, new Map());
const closed = (...ranges: [string, string][]) =>
  workCalendar(
    WORKING,
    new Map(ranges.flatMap(([first, last]) => daysFrom(first, last).map((day) => [day, 'closed']))),
  );

const parsed = (text: string): Deadline => {
  const deadline = parseDeadline(text);
  if (!deadline) throw new Error(`"${text}" is no deadline`);
  return deadline;
};

describe('parseDeadline', () => {
  it.each([
    ['day 20', { kind: 'day', day: 20 }],
    ['day 1', { kind: 'day', day: 1 }],
    ['day 31', { kind: 'day', day: 31 }],
    ['last', { kind: 'last', back: 0, workdays: false }],
    ['last-3', { kind: 'last', back: 3, workdays: false }],
    ['last-3 days', { kind: 'last', back: 3, workdays: false }],
    ['last-3 workdays', { kind: 'last', back: 3, workdays: true }],
    ['last-1 workday', { kind: 'last', back: 1, workdays: true }],
    ['last workday', { kind: 'last', back: 0, workdays: true }],
    ['workday 5', { kind: 'workday', number: 5 }],
    ['2nd friday', { kind: 'weekday', weekday: 'friday', number: 2 }],
    ['5th monday', { kind: 'weekday', weekday: 'monday', number: 5 }],
    ['last sunday', { kind: 'weekday', weekday: 'sunday', number: 'last' }],
  ])('%s', (text, form) => {
    expect(parseDeadline(text)).toEqual({ text, next: false, ...form });
    expect(parseDeadline(`${text} next`)).toEqual({ text: `${text} next`, next: true, ...form });
  });

  it('keeps the words in one spelling', () => {
    expect(parseDeadline('  Last-3   Workdays  NEXT ')?.text).toBe('last-3 workdays next');
  });

  it.each([
    '',
    'next',
    'day',
    'day 0',
    'day 32',
    'day 5 6',
    'day -1',
    'day five',
    '20',
    'last-31',
    'last -3',
    'last-',
    'last workdays 3',
    'workday 0',
    'workday 24',
    '6th friday',
    '0th friday',
    '1nd friday',
    'second friday',
    '2nd fri',
    '2nd friday last',
    'last last',
    'friday',
    'next day 5',
    'last next next',
    'constructor friday',
  ])('not "%s"', (text) => expect(parseDeadline(text)).toBeUndefined());
});

describe('deadlineDay', () => {
  it.each([
    ['day 20', '2026-11', '2026-11-20'],
    ['day 20', '2026-12', '2026-12-20'],
    // The 31st becomes the end of a shorter month, and comes back.
    ['day 31', '2026-01', '2026-01-31'],
    ['day 31', '2026-02', '2026-02-28'],
    ['day 31', '2026-03', '2026-03-31'],
    ['day 31', '2026-04', '2026-04-30'],
    ['day 31', '2026-05', '2026-05-31'],
    ['day 29', '2026-02', '2026-02-28'],
    ['day 29', '2024-02', '2024-02-29'],
    ['day 30', '2024-02', '2024-02-29'],
    ['day 31 next', '2026-01', '2026-02-28'],
    ['day 31 next', '2026-02', '2026-03-31'],
    ['day 5 next', '2026-11', '2026-12-05'],
    ['day 5 next', '2026-12', '2027-01-05'],
    ['last', '2026-02', '2026-02-28'],
    ['last', '2024-02', '2024-02-29'],
    ['last', '2100-02', '2100-02-28'],
    ['last', '2026-11', '2026-11-30'],
    ['last next', '2026-12', '2027-01-31'],
    ['last-3', '2026-02', '2026-02-25'],
    ['last-3', '2026-11', '2026-11-27'],
    ['last-0', '2026-11', '2026-11-30'],
    ['last-30', '2026-01', '2026-01-01'],
    ['last-30', '2026-02', '2026-02-01'],
    // A deadline on a weekend stays where it is.
    ['day 14', '2026-11', '2026-11-14'],
    ['last workday', '2026-10', '2026-10-30'],
    ['last workday', '2026-11', '2026-11-30'],
    ['last-3 workdays', '2026-11', '2026-11-25'],
    ['last-3 workdays', '2026-10', '2026-10-27'],
    ['last-3 workdays next', '2026-12', '2027-01-26'],
    ['last-30 workdays', '2026-11', '2026-11-01'],
    ['workday 1', '2026-11', '2026-11-02'],
    ['workday 5', '2026-11', '2026-11-06'],
    ['workday 5 next', '2026-12', '2027-01-07'],
    ['workday 23', '2026-12', '2026-12-31'],
    ['workday 23', '2026-02', '2026-02-27'],
    ['1st friday', '2026-11', '2026-11-06'],
    ['2nd friday', '2026-11', '2026-11-13'],
    ['1st monday', '2026-06', '2026-06-01'],
    ['5th monday', '2026-11', '2026-11-30'],
    // No fifth Friday: the last one.
    ['5th friday', '2026-11', '2026-11-27'],
    ['5th friday', '2026-10', '2026-10-30'],
    ['5th sunday', '2026-02', '2026-02-22'],
    ['last friday', '2026-10', '2026-10-30'],
    ['last friday next', '2026-11', '2026-12-25'],
    ['2nd friday next', '2026-12', '2027-01-08'],
  ])('%s of %s is %s', (text, month, day) => expect(deadlineDay(parsed(text), month, plain)).toBe(day));

  it('reckons with holidays where workdays are counted, and only there', () => {
    const christmas = closed(['2026-12-24', '2026-12-31']);
    expect(deadlineDay(parsed('last workday'), '2026-12', christmas)).toBe('2026-12-23');
    expect(deadlineDay(parsed('last-3 workdays'), '2026-12', christmas)).toBe('2026-12-18');
    expect(deadlineDay(parsed('workday 23'), '2026-12', christmas)).toBe('2026-12-23');
    expect(deadlineDay(parsed('last'), '2026-12', christmas)).toBe('2026-12-31');
    expect(deadlineDay(parsed('last friday'), '2026-12', christmas)).toBe('2026-12-25');
    expect(deadlineDay(parsed('workday 1 next'), '2026-12', closed(['2027-01-01', '2027-01-06']))).toBe('2027-01-07');
  });

  it('never leaves a month full of holidays', () => {
    const holidays = closed(['2026-11-01', '2026-11-30']);
    for (const text of ['last workday', 'last-3 workdays', 'workday 1', 'workday 5'])
      expect(deadlineDay(parsed(text), '2026-11', holidays)).toBe('2026-11-01');
    // Two workdays are left: three before the last one there is none.
    const nearly = closed(['2026-11-01', '2026-11-18'], ['2026-11-21', '2026-11-30']);
    expect(deadlineDay(parsed('last workday'), '2026-11', nearly)).toBe('2026-11-20');
    expect(deadlineDay(parsed('last-1 workdays'), '2026-11', nearly)).toBe('2026-11-19');
    expect(deadlineDay(parsed('last-3 workdays'), '2026-11', nearly)).toBe('2026-11-01');
    expect(deadlineDay(parsed('workday 5'), '2026-11', nearly)).toBe('2026-11-20');
  });

  it('is a day of its month, or of the month after it, whatever is asked', () => {
    const forms = fc.oneof(
      fc.integer({ min: 1, max: 31 }).map((day) => `day ${day}`),
      fc
        .tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom('', ' workdays'))
        .map((parts) => `last-${parts.join('')}`),
      fc.integer({ min: 1, max: 23 }).map((number) => `workday ${number}`),
      fc
        .tuple(fc.constantFrom('1st', '2nd', '3rd', '4th', '5th', 'last'), fc.constantFrom(...WEEKDAYS))
        .map((parts) => parts.join(' ')),
    );
    const months = fc.integer({ min: 0, max: 2400 }).map((count) => addMonths('1950-01', count));
    const holidays = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { maxLength: 31 });
    fc.assert(
      fc.property(forms, fc.boolean(), months, holidays, (form, next, month, off) => {
        const within = next ? addMonths(month, 1) : month;
        const days = new Map(off.map((day) => [`${within}-${String(day).padStart(2, '0')}`, 'off']));
        const day = deadlineDay(parsed(next ? `${form} next` : form), month, workCalendar(WORKING, days));
        expect(periodOf(day)).toBe(within);
        expect(firstDayOf(within) <= day && day <= lastDayOf(within)).toBe(true);
      }),
    );
  });
});

it.each([
  ['day 20', false],
  ['last', false],
  ['last-3', false],
  ['last friday next', false],
  ['last workday', true],
  ['last-3 workdays', true],
  ['workday 5 next', true],
])('countsWorkdays of %s', (text, counts) => expect(countsWorkdays(parsed(text))).toBe(counts));
