import { addDays, type Day } from '../../domain/calendar/day.ts';
import { type Period, periodOf } from '../../domain/calendar/period.ts';
import { firstDayOf, lastDayOf, weekOf } from '../../domain/calendar/week.ts';
import type { WorkCalendar } from '../../domain/calendar/workdays.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { DayVisit, VisitState } from '../../domain/history/day-visits.ts';
import { counted } from '../age.ts';
import { shortWeekday } from '../day-words.ts';
import { type Line, line, type Span, span, type Tone } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { legendLines } from './legend.ts';

/** A month of visits as it is shown. */
export interface MonthOfVisits {
  period: Period;
  visits: readonly DayVisit[];
  today: Day;
  calendar: WorkCalendar;
  /** Whether all visits are of one client: then who comes is worth more room than the client. */
  client?: string;
}

interface Look {
  mark: string;
  ascii: string;
  tone: Tone;
  words: string;
}

const STATES: Record<VisitState, Look> = {
  done: { mark: '✓', ascii: 'x', tone: 'good', words: 'done' },
  planned: { mark: '○', ascii: 'o', tone: 'strong', words: 'planned' },
  past: { mark: '?', ascii: '?', tone: 'warn', words: 'planned, no record' },
  cancelled: { mark: '✗', ascii: '-', tone: 'faint', words: 'cancelled' },
};

const WEEK = 'W46 '.length;
/** Visits shown of a day before the rest is counted. */
const MOST = 5;
const WIDEST = 30;

/** The month as a grid, Monday first; the names of a day's visits below its number. ASCII marks without `unicode`. */
export function monthLines(month: MonthOfVisits, width: number, unicode: boolean): Line[] {
  const { period, visits } = month;
  // Seven cells with a column between them.
  const cell = Math.max(6, Math.min(WIDEST, Math.floor((width - WEEK + 1) / 7) - 1));
  const days = groupBy(visits, ({ date }) => date);
  const weeks: Line[] = [];
  for (let monday = firstDayOf(weekOf(`${period}-01`)); monday <= lastDayOf(period); monday = addDays(monday, 7))
    weeks.push(...weekLines(month, days, monday, cell, unicode));
  const names = daysOfWeek(firstDayOf(weekOf(`${period}-01`))).map((day) => span(shortWeekday(day), 'faint'));
  const title = month.client === undefined ? period : `${month.client}, ${period}`;
  return [
    line(span(title, 'title'), `  ${countWords(visits)}`),
    line(' '.repeat(WEEK), ...cells(names, cell)),
    ...weeks,
    ...legendLines(marksOf(visits, unicode), width),
  ];
}

function weekLines(
  { period, today, calendar, client }: MonthOfVisits,
  days: ReadonlyMap<Day, DayVisit[]>,
  monday: Day,
  cell: number,
  unicode: boolean,
): Line[] {
  const week = daysOfWeek(monday).map((day) => {
    if (periodOf(day) !== period) return [];
    const holiday = calendar.holiday(day);
    const number = `${Number(day.slice(8))}${day === today ? ' today' : ''}${holiday === undefined ? '' : ` ${holiday}`}`;
    const tone = day === today ? 'title' : calendar.isWorkday(day) ? 'strong' : 'faint';
    return [span(number, tone), ...visitSpans(days.get(day) ?? [], client, cell, unicode)];
  });
  const height = Math.max(...week.map((one) => one.length));
  return Array.from({ length: height }, (_, row) => {
    const first = row === 0 ? span(weekOf(monday).slice(5).padEnd(WEEK), 'faint') : span(' '.repeat(WEEK));
    return line(
      first,
      ...cells(
        week.map((one) => one[row] ?? span('')),
        cell,
      ),
    );
  });
}

function daysOfWeek(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** Seven cells; nothing behind the last, which would wrap on a terminal of that width. */
function cells(row: readonly Span[], cell: number): Span[] {
  return row.flatMap(({ text, tone }, at) => {
    const clipped = clip(text, cell);
    const gap = at === row.length - 1 ? '' : ' '.repeat(cell + 1 - widthOf(clipped));
    return [span(clipped, tone), span(gap)];
  });
}

function visitSpans(visits: readonly DayVisit[], client: string | undefined, cell: number, unicode: boolean): Span[] {
  const shown = visits.length > MOST ? visits.slice(0, MOST - 1) : visits;
  const rest = visits.length - shown.length;
  return [
    ...shown.map((visit) => {
      const { mark, ascii, tone } = STATES[visit.state];
      const words = client === undefined ? nameWords(visit, cell - 2) : visit.who;
      return span(`${unicode ? mark : ascii}${sideMark(visit)}${words}`, tone);
    }),
    ...(rest > 0 ? [span(`  +${rest}`, 'faint')] : []),
  ];
}

/** The client, and who comes when there is room for more than a few letters of him. */
function nameWords({ client, who }: DayVisit, room: number): string {
  const name = clip(client, Math.max(8, room - 7));
  return room - widthOf(name) > 5 ? `${name} ${who}` : client;
}

/** Nothing for the ordinary visit on site. */
function sideMark({ mode, purpose }: DayVisit): string {
  if (purpose === 'meeting') return '@';
  return mode === 'remote' ? '~' : ' ';
}

function countWords(visits: readonly DayVisit[]): string {
  const of = (state: VisitState) => visits.filter((one) => one.state === state).length;
  const [done, planned, past, cancelled] = [of('done'), of('planned'), of('past'), of('cancelled')];
  return [
    `${counted(done, 'visit')} done`,
    `${planned} planned`,
    ...(past > 0 ? [`${past} without a record`] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ].join(', ');
}

/** The marks that occur, explained. */
function marksOf(visits: readonly DayVisit[], unicode: boolean): string[] {
  const states = (Object.keys(STATES) as VisitState[]).filter((state) => visits.some((one) => one.state === state));
  const marks = states.map((state) => `${unicode ? STATES[state].mark : STATES[state].ascii} ${STATES[state].words}`);
  const sides = new Set(visits.map(sideMark));
  return [...marks, ...(sides.has('~') ? ['~ remote'] : []), ...(sides.has('@') ? ['@ meeting'] : [])];
}

export const MONTH_HEADING = ['date', 'client', 'what', 'who', 'state', 'mode'] as const;

/** The same for a pipe: day, client, what, who, state, on site or remote. */
export function monthRows(visits: readonly DayVisit[]): string[][] {
  return visits.map(({ date, client, purpose, lists, who, state, mode }) => [
    date,
    client,
    lists.length > 0 ? lists.join(' ') : purpose,
    who,
    state,
    mode,
  ]);
}
