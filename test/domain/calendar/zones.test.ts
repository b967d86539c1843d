// The days of the firm must not depend on where the laptop is: the same reckoning in processes of several zones, over the
// days on which their clocks and calendars jump.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { bundledScript } from '../../helpers/bundled-script.ts';
import { temporaryFolder } from '../../helpers/temporary-repository.ts';

const ZONES = [
  'UTC',
  'America/Los_Angeles',
  'Europe/Warsaw',
  // Half an hour of summer time.
  'Australia/Lord_Howe',
  // 14 hours before UTC.
  'Pacific/Kiritimati',
  // Had no 30 December 2011.
  'Pacific/Apia',
  // Had no midnight on the day that summer time began.
  'America/Sao_Paulo',
];

const SCRIPT = `
import { daysFrom } from 'src/domain/calendar/dates.ts';
import { addDays, daysBetween } from 'src/domain/calendar/day.ts';
import { deadlineDay, parseDeadline } from 'src/domain/calendar/deadline.ts';
import { addMonths, periodOf } from 'src/domain/calendar/period.ts';
import { firstDayOf, lastDayOf, monthOf, weekOf, weeksOf } from 'src/domain/calendar/week.ts';
import { WEEKDAYS, weekdayOf } from 'src/domain/calendar/weekday.ts';
import { workCalendar } from 'src/domain/calendar/workdays.ts';
import { readHolidays } from 'src/store/holidays.ts';

const jumps = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2026-04-05', '2026-10-04', '2011-12-30',
  '2018-11-04', '2024-02-29', '2026-12-31', '2020-12-31'];
const days = jumps.flatMap((day) => [-2, -1, 0, 1, 2].map((count) => addDays(day, count)));
const holidays = {};
for (const country of ['PL', 'US', 'TR', 'WS', 'KI']) {
  const found = await readHolidays({ holidays: { country, days: new Map() } }, [2011, 2026]);
  holidays[country] = [...found.days];
}
const calendar = workCalendar(WEEKDAYS.slice(0, 5), new Map(holidays.US));
const forms = ['day 31', 'last', 'last-3 workdays', 'workday 5', '2nd friday', '5th sunday', 'last friday next', 'day 30'];
console.log(JSON.stringify({
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  midnight: new Date(2011, 11, 30).getTime(),
  reckoned: {
    holidays,
    days: days.map((day) => [day, weekdayOf(day), weekOf(day), monthOf(weekOf(day)), firstDayOf(weekOf(day)),
      lastDayOf(weekOf(day)), daysFrom(addDays(day, -3), addDays(day, 3)), daysBetween('2011-12-29', day)]),
    months: days.map((day) => [weeksOf(periodOf(day)), addMonths(periodOf(day), 1), lastDayOf(periodOf(day)),
      forms.map((form) => deadlineDay(parseDeadline(form), periodOf(day), calendar))]),
  },
}));
`;

it('reckons the same days in every zone', { timeout: 60_000 }, () => {
  const script = bundledScript(temporaryFolder(), 'zones', SCRIPT);
  const told = ZONES.map((zone) =>
    JSON.parse(execFileSync(process.execPath, [script], { env: { ...process.env, TZ: zone }, encoding: 'utf8' })),
  );
  // The zones were really in force: their midnights are instants of their own.
  expect(told.map(({ zone }) => zone)).toEqual(ZONES);
  expect(new Set(told.map(({ midnight }) => midnight)).size).toBeGreaterThan(4);
  for (const { reckoned } of told) expect(reckoned).toEqual(told[0].reckoned);
  const apia = told[0].reckoned.days.filter(([day]: string[]) => day?.startsWith('2011-12'));
  expect(apia.map(([day, weekday, week]: string[]) => [day, weekday, week])).toEqual([
    ['2011-12-28', 'wednesday', '2011-W52'],
    ['2011-12-29', 'thursday', '2011-W52'],
    ['2011-12-30', 'friday', '2011-W52'],
    ['2011-12-31', 'saturday', '2011-W52'],
  ]);
  expect(apia[2][6]).toHaveLength(7);
});
