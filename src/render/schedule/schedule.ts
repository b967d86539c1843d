import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { weekdayOf } from '../../domain/calendar/weekday.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Mode } from '../../domain/records/result.ts';
import type { DueWork, Proposal, ProposedVisit } from '../../domain/schedule/proposal.ts';
import type { Purpose } from '../../domain/schedule/schedule.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import type { Warning } from '../../domain/warnings/warnings.ts';
import { unreadableJson } from '../unreadable.ts';
import { warningJson } from '../warnings.ts';
import { explanation, troubles, unplacedWords } from './schedule-words.ts';

/** A proposal with what is needed to show it. */
export interface ScheduleLook {
  proposal: Proposal;
  warnings: readonly Warning[];
  today: Day;
  /** Names of clients by their folders. */
  names: ReadonlyMap<string, string>;
  explain: boolean;
  /** Whether the file says exactly this. */
  saved: boolean;
}

/** A row of the month: something planned, or something that was done. */
export interface ScheduleRow {
  date: Day;
  client: string;
  who: string;
  /** Missing where only the name of a result is known. */
  mode?: Mode;
  purpose: Purpose;
  status: ProposedVisit['status'] | 'done' | 'held';
  visit?: ProposedVisit;
  work?: DueWork;
}

/** By day, then client. A plan whose day saw the client's lists walked is shown as done, once. */
export function scheduleRowsOf({ visits, done }: Proposal): ScheduleRow[] {
  const walked = done.flatMap(({ client, visits: own }) => {
    const each = new Map(own.map((one) => [`${one.date} ${one.by} ${one.mode}`, one]));
    // The mode is missing in months that are filed, which nobody schedules.
    return [...each.values()].flatMap(({ date, by, mode }): ScheduleRow[] =>
      mode ? [{ date, client, who: by, mode, purpose: 'maintenance', status: 'done' }] : [],
    );
  });
  const isWalked = ({ visit, status }: ProposedVisit) =>
    status === 'past' &&
    visit.purpose === 'maintenance' &&
    walked.some(({ client, date }) => client === visit.client && date === visit.date);
  const planned = visits
    .filter((one) => !isWalked(one))
    .map((one): ScheduleRow => {
      const { date, client, who, mode, purpose, held } = one.visit;
      const status = held === undefined ? one.status : 'held';
      return { date, client, who, mode, purpose, status, visit: one, ...(one.work ? { work: one.work } : {}) };
    });
  return [...walked, ...planned].sort((a, b) => compareText(keyOf(a), keyOf(b)));
}

function keyOf({ date, client, purpose, status }: ScheduleRow): string {
  return `${date}\n${client}\n${purpose}\n${status}`;
}

export const SCHEDULE_HEADING = [
  ...['date', 'weekday', 'client', 'name', 'who', 'mode', 'purpose', 'lists', 'assets', 'minutes', 'previous', 'days'],
  ...['status', 'id', 'why'],
];

/** For a pipe and a spreadsheet; who found no place comes last, without a day. */
export function scheduleRows({ proposal, names }: ScheduleLook): string[][] {
  const rows = scheduleRowsOf(proposal).map(({ date, client, who, mode, purpose, status, visit, work }) => [
    ...[date, weekdayOf(date), client, names.get(client) ?? '', who, mode ?? '', purpose],
    ...[work?.lists, work?.assets, work?.minutes].map((count) => (count === undefined ? '' : String(count))),
    ...[visit?.previous?.date ?? '', String(visit?.previous?.days ?? ''), status, visit?.visit.id ?? ''],
    visit ? explanation(visit) : '',
  ]);
  const left = proposal.unplaced.map((one) => {
    const row: Record<string, string> = {
      client: one.client,
      name: names.get(one.client) ?? '',
      purpose: one.purpose,
      status: 'unplaced',
      why: unplacedWords(one),
    };
    return SCHEDULE_HEADING.map((key) => row[key] ?? '');
  });
  return [...rows, ...left];
}

/** Visits and hours of each performer, by name. */
export function totalsOf(proposal: Proposal): { who: string; visits: number; minutes: number }[] {
  const totals = new Map<string, { who: string; visits: number; minutes: number }>();
  for (const { visit, status, work } of proposal.visits) {
    if (visit.cancelled || status === 'past') continue;
    const total = totals.get(visit.who) ?? { who: visit.who, visits: 0, minutes: 0 };
    totals.set(visit.who, { ...total, visits: total.visits + 1, minutes: total.minutes + (work?.minutes ?? 0) });
  }
  return [...totals.values()].sort((a, b) => compareText(a.who, b.who));
}

export function scheduleJson(
  { proposal, warnings, saved }: ScheduleLook,
  problems: readonly Problem[],
): Record<string, unknown> {
  const { period, visits, done, unplaced, idle } = proposal;
  return {
    period,
    saved,
    visits: visits.map(({ visit, ...rest }) => ({ ...visit, ...rest, why: explanation({ visit, ...rest }) })),
    done,
    unplaced: unplaced.map((one) => ({ ...one, message: unplacedWords(one) })),
    troubles: troubles(proposal).map(({ words, ...one }) => ({ ...one, message: words })),
    idle,
    totals: totalsOf(proposal),
    warnings: warnings.map(warningJson),
    unreadable: unreadableJson(problems),
  };
}

/** `mmc schedule 2026-12` with the month that is shown, to be typed. */
export function scheduleCommand(period: Period): string {
  return `mmc schedule ${period}`;
}
