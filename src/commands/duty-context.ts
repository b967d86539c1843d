import type { Day } from '../domain/calendar/day.ts';
import { countsWorkdays } from '../domain/calendar/deadline.ts';
import { addMonths, type Period, periodOf } from '../domain/calendar/period.ts';
import { workCalendar } from '../domain/calendar/workdays.ts';
import type { DutyContext } from '../domain/duties/context.ts';
import { YEARS_BACK } from '../domain/duties/owed-periods.ts';
import { Failure } from '../domain/failure.ts';
import { type Problem, sentenceOf, severityOf } from '../domain/problems.ts';
import type { DutyRecords } from '../store/workspace/duty-records.ts';

/**
 * What deadlines are reckoned with, and problems with the holidays. Throws when `mmc.yaml` cannot be read: without duties,
 * owners and roles whatever was said would be wrong.
 */
export async function dutyContext(
  read: DutyRecords,
  today: Day,
  period: Period,
): Promise<{ context: DutyContext; problems: Problem[] }> {
  const trouble = read.workspace.problems.find((problem) => severityOf(problem) === 'error');
  if (trouble) {
    const { path, line, column } = trouble.place;
    throw new Failure('data', `${path}:${line}:${column} cannot be read: ${sentenceOf(trouble)}`, {
      hint: `Without it nobody knows which duties there are; "mmc check ${path}" says how to mend it`,
    });
  }
  const { firm } = read.workspace;
  const { filed, schedules } = read;
  const counted = Object.values(firm.duties).some(({ deadline }) => countsWorkdays(deadline));
  const named = counted && firm.holidays.country !== undefined;
  const { days, problems } = named
    ? await publicHolidays(read, today, period)
    : { days: firm.holidays.days, problems: [] };
  return { context: { today, firm, calendar: workCalendar(firm.workdays, days), filed, schedules }, problems };
}

/** Read only where a deadline counts workdays and a country is named: it takes longer than all the rest of `mmc due`. */
async function publicHolidays(read: DutyRecords, today: Day, period: Period) {
  const { readHolidays } = await import('../store/holidays.ts');
  return readHolidays(read.workspace.firm, yearsOf(read, today, period));
}

/** Years with a deadline that matters: of the months that are not filed, of the next one, and of the one looked at. */
function yearsOf({ clients, filed }: DutyRecords, today: Day, period: Period): number[] {
  const known = clients.flatMap(({ lists, firstWalked, sittings }) => [
    ...lists.map(({ start }) => start),
    ...firstWalked.values(),
    ...sittings.map((sitting) => sitting.period),
  ]);
  const current = yearOf(today);
  const first = Math.min(current, ...known.flatMap((one) => (one === undefined ? [] : yearOf(one))));
  const years = new Set([yearOf(period), yearOf(addMonths(period, 1))]);
  let month = `${Math.max(first, current - YEARS_BACK)}-01`;
  for (const end = addMonths(periodOf(today), 1); month <= end; month = addMonths(month, 1))
    if (!filed.has(month)) years.add(yearOf(month)).add(yearOf(addMonths(month, 1)));
  return [...years].sort((a, b) => a - b);
}

function yearOf(day: Day | Period): number {
  return Number(day.slice(0, 4));
}
