import { daysFrom } from './dates.ts';
import { addDays, type Day } from './day.ts';
import { addMonths, type Period } from './period.ts';
import { firstDayOf, lastDayOf } from './week.ts';
import { isWeekday, type Weekday, weekdayOf } from './weekday.ts';
import type { WorkCalendar } from './workdays.ts';

type DeadlineForm =
  | { kind: 'day'; day: number }
  | { kind: 'last'; back: number; workdays: boolean }
  | { kind: 'workday'; number: number }
  | { kind: 'weekday'; weekday: Weekday; number: 1 | 2 | 3 | 4 | 5 | 'last' };

/** A day in each month: `day 20`, `last`, `last-3 workdays`, `2nd friday`, `last friday`, `workday 5`, each also with `next`. */
export type Deadline = { text: string; next: boolean } & DeadlineForm;

const ORDINALS = ['1st', '2nd', '3rd', '4th', '5th'];

/** Days 1 to 31, 0 to 30 days back, workdays 1 to 23: no month has more. Undefined for all that is no deadline. */
export function parseDeadline(text: string): Deadline | undefined {
  const words = text.trim().toLowerCase().split(/\s+/);
  const next = words.length > 1 && words.at(-1) === 'next';
  const form = parseForm((next ? words.slice(0, -1) : words).join(' '));
  return form && { text: words.join(' '), next, ...form };
}

function parseForm(words: string): DeadlineForm | undefined {
  const day = numberIn(/^day (\d{1,2})$/, words, 1, 31);
  if (day !== undefined) return { kind: 'day', day };
  const workday = numberIn(/^workday (\d{1,2})$/, words, 1, 23);
  if (workday !== undefined) return { kind: 'workday', number: workday };
  if (words === 'last' || words === 'last workday') return { kind: 'last', back: 0, workdays: words !== 'last' };
  const back = numberIn(/^last-(\d{1,2})(?: days?| workdays?)?$/, words, 0, 30);
  if (back !== undefined) return { kind: 'last', back, workdays: words.includes('workday') };
  const [which = '', weekday = '', ...more] = words.split(' ');
  const number = which === 'last' ? which : ((ORDINALS.indexOf(which) + 1) as 0 | 1 | 2 | 3 | 4 | 5);
  return number && isWeekday(weekday) && more.length === 0 ? { kind: 'weekday', weekday, number } : undefined;
}

function numberIn(form: RegExp, words: string, from: number, to: number): number | undefined {
  const found = form.exec(words)?.[1];
  const number = Number(found);
  return found !== undefined && number >= from && number <= to ? number : undefined;
}

/**
 * The day of a deadline in a month, or in the month after it for `next`. It never leaves that month: what the month does
 * not have is its last such day (`day 31`, `5th friday`, `workday 23`), and what would come before the month is its first
 * day (`last-30`, `last-20 workdays`, any workday of a month without one).
 */
export function deadlineDay(deadline: Deadline, month: Period, calendar: WorkCalendar): Day {
  const within = deadline.next ? addMonths(month, 1) : month;
  const [first, last] = [firstDayOf(within), lastDayOf(within)];
  switch (deadline.kind) {
    case 'day':
      return earlier(addDays(first, deadline.day - 1), last);
    case 'last': {
      if (!deadline.workdays) return later(addDays(last, -deadline.back), first);
      return (
        daysFrom(first, last)
          .filter(calendar.isWorkday)
          .at(-1 - deadline.back) ?? first
      );
    }
    case 'workday': {
      const workdays = daysFrom(first, last).filter(calendar.isWorkday);
      return workdays[deadline.number - 1] ?? workdays.at(-1) ?? first;
    }
    case 'weekday': {
      const days = daysFrom(first, last).filter((day) => weekdayOf(day) === deadline.weekday);
      return (days.at(deadline.number === 'last' ? -1 : deadline.number - 1) ?? days.at(-1)) as Day;
    }
  }
}

/** Whether holidays can move it. Reading those of a country takes time, which most deadlines do not need. */
export function countsWorkdays(deadline: Deadline): boolean {
  return deadline.kind === 'workday' || (deadline.kind === 'last' && deadline.workdays);
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
const later = (one: Day, other: Day): Day => (one > other ? one : other);
