import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../src/domain/calendar/day.ts';
import { addMonths, periodOf } from '../../../src/domain/calendar/period.ts';
import { firstDayOf, isWeek, lastDayOf, monthOf, weekOf, weeksOf } from '../../../src/domain/calendar/week.ts';
import { WEEKDAYS, weekdayOf } from '../../../src/domain/calendar/weekday.ts';
import { workCalendar } from '../../../src/domain/calendar/workdays.ts';

const anyDay = fc.integer({ min: 0, max: 200 * 365 }).map((count) => addDays('1950-01-01', count));

describe('weekdayOf', () => {
  it.each([
    ['2026-11-12', 'thursday'],
    ['2024-02-29', 'thursday'],
    ['2026-03-29', 'sunday'],
    ['2011-12-30', 'friday'],
    ['1999-12-31', 'friday'],
    ['2000-02-29', 'tuesday'],
    ['2100-03-01', 'monday'],
  ])('%s is a %s', (day, weekday) => expect(weekdayOf(day)).toBe(weekday));

  it('goes on by one each day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const at = WEEKDAYS.indexOf(weekdayOf(day));
        expect(weekdayOf(addDays(day, 1))).toBe(WEEKDAYS[(at + 1) % 7]);
      }),
    );
  });
});

describe('weekOf', () => {
  it.each([
    ['2026-11-12', '2026-W46'],
    ['2025-12-28', '2025-W52'],
    ['2025-12-29', '2026-W01'],
    ['2026-01-01', '2026-W01'],
    ['2026-12-28', '2026-W53'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-01', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2020-12-31', '2020-W53'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2016-01-01', '2015-W53'],
    ['2023-01-01', '2022-W52'],
    ['2024-12-30', '2025-W01'],
    ['2024-02-29', '2024-W09'],
  ])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week));

  it('is the same from Monday to Sunday, and the days are those that firstDayOf and lastDayOf say', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day);
        const [first, last] = [firstDayOf(week), lastDayOf(week)];
        expect(isWeek(week)).toBe(true);
        expect([weekdayOf(first), weekdayOf(last), daysBetween(first, last)]).toEqual(['monday', 'sunday', 6]);
        expect(first <= day && day <= last).toBe(true);
        expect([weekOf(first), weekOf(last)]).toEqual([week, week]);
        expect(weekOf(addDays(last, 1)) > week).toBe(true);
      }),
    );
  });
});

describe('isWeek', () => {
  it.each(['2026-W01', '2026-W46', '2026-W52', '2026-W53', '2020-W53', '2015-W53'])('%s', (text) =>
    expect(isWeek(text)).toBe(true),
  );
  it.each([
    '2025-W53',
    '2027-W53',
    '2026-W00',
    '2026-W54',
    '2026-W5',
    '2026-w46',
    '2026W46',
    '2026-11',
    '2026-W046',
    '',
  ])('not "%s"', (text) => expect(isWeek(text)).toBe(false));
});

describe('monthOf', () => {
  it.each([
    ['2026-11', '2026-11'],
    ['2026-W46', '2026-11'],
    // Monday 30 November to Sunday 6 December: its Thursday is 3 December.
    ['2026-W49', '2026-12'],
    ['2026-W48', '2026-11'],
    ['2026-W53', '2026-12'],
    ['2027-W01', '2027-01'],
    ['2026-W01', '2026-01'],
    ['2020-W53', '2020-12'],
    ['2024-W09', '2024-02'],
    ['2026-W05', '2026-01'],
    ['2026-W09', '2026-02'],
  ])('%s belongs to %s', (period, month) => expect(monthOf(period)).toBe(month));

  it('is the month in which most of the week lies', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const week = weekOf(day);
        const days = [0, 1, 2, 3, 4, 5, 6].map((count) => periodOf(addDays(firstDayOf(week), count)));
        expect(days.filter((month) => month === monthOf(week)).length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe('weeksOf', () => {
  it.each([
    ['2026-02', ['2026-W06', '2026-W07', '2026-W08', '2026-W09']],
    ['2026-12', ['2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53']],
    ['2027-01', ['2027-W01', '2027-W02', '2027-W03', '2027-W04']],
    ['2026-01', ['2026-W01', '2026-W02', '2026-W03', '2026-W04', '2026-W05']],
    ['2021-01', ['2021-W01', '2021-W02', '2021-W03', '2021-W04']],
  ])('%s', (month, weeks) => expect(weeksOf(month)).toEqual(weeks));

  it('puts every week of three hundred years into one month, in order', () => {
    const weeks: string[] = [];
    for (let month = '1900-01'; month < '2200-01'; month = addMonths(month, 1)) weeks.push(...weeksOf(month));
    expect(new Set(weeks).size).toBe(weeks.length);
    expect([...weeks].sort()).toEqual(weeks);
    expect(weeks.length).toBe(Math.round(daysBetween(firstDayOf('1900-W01'), lastDayOf(weeks.at(-1) ?? '')) / 7));
  });
});

describe('firstDayOf and lastDayOf', () => {
  it.each([
    ['2026-11', '2026-11-01', '2026-11-30'],
    ['2026-02', '2026-02-01', '2026-02-28'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2100-02', '2100-02-01', '2100-02-28'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
    ['2026-W53', '2026-12-28', '2027-01-03'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
  ])('%s is %s to %s', (period, first, last) => expect([firstDayOf(period), lastDayOf(period)]).toEqual([first, last]));
});

describe('workCalendar', () => {
  const calendar = workCalendar(['monday', 'saturday'], new Map([['2026-11-16', 'Founding day']]));

  it('works on the firm’s weekdays that are no holiday', () => {
    const days = ['2026-11-14', '2026-11-15', '2026-11-16', '2026-11-17', '2026-11-23'];
    expect(days.map(calendar.isWorkday)).toEqual([true, false, false, false, true]);
    expect(days.map(calendar.holiday)).toEqual([undefined, undefined, 'Founding day', undefined, undefined]);
  });
});
