import type { Day } from '../../domain/calendar/day.ts';
import { countsWorkdays } from '../../domain/calendar/deadline.ts';
import { addMonths, type Period, periodOf } from '../../domain/calendar/period.ts';
import { workCalendar } from '../../domain/calendar/workdays.ts';
import type { DutyContext } from '../../domain/duties/context.ts';
import { readHolidays } from '../../store/holidays.ts';
import type { DutyRecords } from '../../store/workspace/duty-records.ts';

/** What deadlines are reckoned with. Problems with the holidays are added to those that were read. */
export async function dutyContext(read: DutyRecords, today: Day, period: Period): Promise<DutyContext> {
  const { firm } = read.workspace;
  const holidays = { days: firm.holidays.days };
  // The holidays of a country take longer to read than all the rest, and most deadlines do not count workdays.
  if (Object.values(firm.duties).some(({ deadline }) => countsWorkdays(deadline))) {
    const { days, problems } = await readHolidays(firm, yearsOf(read, today, period));
    holidays.days = days;
    read.problems.push(...problems);
  }
  const { filed, schedules } = read;
  return { today, firm, calendar: workCalendar(firm.workdays, holidays.days), filed, schedules };
}

/** Nobody looks further back for what was missed. */
const LONGEST = 10;

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
  let month = `${Math.max(first, current - LONGEST)}-01`;
  for (const end = addMonths(periodOf(today), 1); month <= end; month = addMonths(month, 1))
    if (!filed.has(month)) years.add(yearOf(month)).add(yearOf(addMonths(month, 1)));
  return [...years].sort((a, b) => a - b);
}

function yearOf(day: Day | Period): number {
  return Number(day.slice(0, 4));
}
