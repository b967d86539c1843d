import { type Day, isDay } from '../domain/calendar/day.ts';
import { addMonths, compactPeriod, type Period, periodOf } from '../domain/calendar/period.ts';
import { workCalendar } from '../domain/calendar/workdays.ts';
import { Failure } from '../domain/failure.ts';
import { type DayVisit, dayVisits, type Walked } from '../domain/history/day-visits.ts';
import type { Problem } from '../domain/problems.ts';
import type { PlannedVisit } from '../domain/schedule/schedule.ts';
import { MONTH_HEADING, monthLines, monthRows } from '../render/calendar/month.ts';
import { allClientsYearLines, clientYearLines } from '../render/calendar/year.ts';
import { YEAR_HEADING, yearJson, yearRows } from '../render/calendar/year-rows.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { readHolidays } from '../store/holidays.ts';
import { type ClientInPlace, readClients } from '../store/workspace/clients.ts';
import { readResultHeader, resultFiles, resultFolders } from '../store/workspace/results.ts';
import { readScheduleFile } from '../store/workspace/schedule-file.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { readLookBack } from './look-back.ts';
import { type ReportOptions, tellReport } from './report.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { periodNamed } from './which-period.ts';
import { rangeOfYear } from './which-year.ts';
import { type ExitCode, today, type World } from './world.ts';

interface CalendarOptions extends ReportOptions {
  period?: string;
  client?: string;
  year?: string;
}

/** `mmc calendar`: a month of visits, done and planned; or when each list was executed in a year. Reads only. */
export async function calendar(options: CalendarOptions, world: World): Promise<ExitCode> {
  if (options.period !== undefined && options.year !== undefined)
    throw new Failure('usage', 'A month and --year exclude each other');
  const workspace = openWorkspace(world.folder);
  const place = options.client === undefined ? undefined : findClient(workspace, options.client, { old: true });
  const problems =
    options.year === undefined
      ? await tellMonth(options, world, workspace, place)
      : await tellYear(options.year, options, world, workspace, place);
  return tellUnreadable(world, problems, options.json);
}

async function tellMonth(
  options: CalendarOptions,
  world: World,
  workspace: Workspace,
  place: ClientInPlace | undefined,
): Promise<Problem[]> {
  const day = today(world, workspace.firm.timezone);
  const period = options.period === undefined ? periodOf(day) : periodNamed(options.period);
  const { visits, problems: others } = readVisits(workspace, place, period, day);
  const { days, problems: own } = await readHolidays(workspace.firm, [Number(period.slice(0, 4))]);
  const problems = [...workspace.problems, ...others, ...own];
  const calendar = workCalendar(workspace.firm.workdays, days);
  const client = place ? { client: place.client.slug } : {};
  const month = { period, visits, today: day, calendar, ...client };
  await tellReport(world, workspace.root, options, {
    lines: (width) => monthLines(month, width, world.terminal.unicode),
    heading: MONTH_HEADING,
    rows: () => monthRows(visits),
    kind: 'calendar-month',
    json: () => ({ period, ...client, visits, unreadable: unreadableJson(problems) }),
  });
  return problems;
}

/** Visits whose day lies in the month, whatever month they were for. */
function readVisits(
  workspace: Workspace,
  place: ClientInPlace | undefined,
  period: Period,
  day: Day,
): { visits: DayVisit[]; problems: Problem[] } {
  const known = readClients(workspace, { old: true });
  const problems = place ? [] : [...known.problems];
  const places = place ? [place] : known.clients;
  const slugs = new Map(places.map(({ client }) => [client.id, client.slug]));
  const walked = places.map((one) => readWalked(workspace, one, period));
  problems.push(...walked.flatMap((one) => one.problems));
  // A visit may have been moved across the end of its month.
  const planned = [-1, 0, 1].flatMap((months) => {
    const { schedule, problems: own } = readScheduleFile(workspace, addMonths(period, months));
    problems.push(...own);
    return schedule?.visits ?? [];
  });
  const shown = planned.flatMap((visit): PlannedVisit[] => {
    const client = slugs.get(visit.clientId);
    if (client !== undefined) return [{ ...visit, client }];
    return place ? [] : [visit];
  });
  const visits = dayVisits(
    walked.flatMap((one) => one.walked),
    shown,
    day,
  );
  return { visits: visits.filter(({ date }) => periodOf(date) === period), problems };
}

/** A month may be walked early, or up to a year late. */
const LATEST = 12;

function readWalked(
  workspace: Workspace,
  { client, folder }: ClientInPlace,
  period: Period,
): { walked: Walked[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const [first, last] = [addMonths(period, -LATEST), addMonths(period, 1)].map(compactPeriod) as [string, string];
  const walked = resultFolders(workspace, folder)
    .filter((name) => name >= first && name <= last)
    .flatMap((name) => resultFiles(workspace, folder, name))
    .filter(({ date }) => isDay(date) && periodOf(date) === period)
    .flatMap((file) => {
      const { header, problems: own } = readResultHeader(workspace, file);
      problems.push(...own);
      return header ? [{ ...header, client: client.slug }] : [];
    });
  return { walked, problems };
}

async function tellYear(
  year: string,
  options: CalendarOptions,
  world: World,
  workspace: Workspace,
  place: ClientInPlace | undefined,
): Promise<Problem[]> {
  const range = rangeOfYear(year, today(world, workspace.firm.timezone));
  const read = await readLookBack(world, workspace, { ...range, visits: false, ...(place ? { client: place } : {}) });
  const client = place ? { client: { slug: place.client.slug, name: place.client.name } } : {};
  const past = { year, months: read.months, last: range.last, ...client };
  await tellReport(world, workspace.root, options, {
    lines: (width) => (place ? clientYearLines(past, width) : allClientsYearLines(past, width)),
    heading: YEAR_HEADING,
    rows: () => yearRows(read.months),
    kind: 'calendar-year',
    json: () => ({ ...yearJson(past), unreadable: unreadableJson(read.problems) }),
  });
  return read.problems;
}
