import { type Day, isDay } from '../domain/calendar/day.ts';
import { type Period, periodOf } from '../domain/calendar/period.ts';
import { monthOf } from '../domain/calendar/week.ts';
import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { liveVisits, withCancelled, withHeld, withMoved } from '../domain/schedule/change.ts';
import { objectionsTo } from '../domain/schedule/objections.ts';
import type { PlannedVisit, Schedule } from '../domain/schedule/schedule.ts';
import { dayWords } from '../render/due/day-words.ts';
import { objectionWords } from '../render/schedule-words.ts';
import type { Line } from '../render/text.ts';
import { readScheduleFile, type ScheduleFile, saveSchedule, schedulePath } from '../store/workspace/schedule-file.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { keep } from './keep.ts';
import { personNamed } from './person-named.ts';
import { readScheduleRecords } from './schedule-records.ts';
import { whoAmI } from './who.ts';
import { type ExitCode, today, type World } from './world.ts';

export interface MoveOptions {
  client: string;
  day: string;
  /** Which visit, where the client has several. */
  from?: string;
  who?: string;
}

/**
 * `mmc schedule move`: another day or performer for a visit, pinned. Refuses what cannot be; what speaks against it is
 * said, and done all the same, since a person decided it.
 */
export async function moveVisit(options: MoveOptions, world: World): Promise<ExitCode> {
  const day = dayNamed(options.day);
  const from = options.from === undefined ? undefined : dayNamed(options.from);
  const period = periodOf(from ?? day);
  const records = await readScheduleRecords(world, () => period);
  const { workspace } = records.read;
  const { client } = findClient(workspace, options.client, { whole: true });
  const file = existing(workspace, period);
  const visit = visitToMove(file.schedule, client, from, today(world, workspace.firm.timezone));
  if (periodOf(day) !== period)
    throw new Failure('usage', `${day} is not in ${period}, whose schedule has this visit`, {
      hint: 'A visit stays in its month; cancel it, and plan another one in the schedule of the other month',
    });
  const who = options.who === undefined ? visit.who : personNamed(workspace.firm, options.who);
  const moved = withMoved(file.schedule, visit, day, who);
  const { context, others, read } = records;
  const signs = read.signs.get(client.id)?.visits ?? [];
  const around = [
    ...signs.filter((one) => one.period !== undefined && monthOf(one.period) !== period).map(({ date }) => date),
    ...others
      .filter((one) => one.clientId === client.id && !one.cancelled && one.purpose === 'maintenance')
      .map(({ date }) => date),
  ];
  const objections = moved.visits
    .filter((one, at) => one !== file.schedule.visits[at])
    .flatMap((one) => objectionsTo({ ...context, period }, client, one, moved.visits, around));
  const words = `${dayWords(day, period)}, ${who}${visit.date === day ? '' : `; it was on ${dayWords(visit.date, period)}`}`;
  return change(world, workspace, file, moved, {
    message: `Move the visit at ${client.slug} to ${day}`,
    told: [
      [{ text: client.name, tone: 'strong' }, { text: `: ${words}. Pinned.` }],
      ...[...new Set(objections.map(objectionWords))].map((text): Line => [{ text: `but ${text}`, tone: 'warn' }]),
    ],
  });
}

/** `mmc schedule cancel`: the visits of a client on a day. One that is cancelled already is success. */
export async function cancelVisit(options: { client: string; day: string }, world: World): Promise<ExitCode> {
  const day = dayNamed(options.day);
  const workspace = openWorkspace(world.folder);
  const { client } = findClient(workspace, options.client, { whole: true });
  const file = existing(workspace, periodOf(day));
  const own = file.schedule.visits.filter(({ clientId, date }) => clientId === client.id && date === day);
  if (own.length === 0) throw noVisit(client, `on ${day}`, file.schedule);
  if (own.every(({ cancelled }) => cancelled)) {
    world.terminal.show([[{ text: `${client.name} ${day}: cancelled already` }]]);
    return 0;
  }
  return change(world, workspace, file, withCancelled(file.schedule, client, day), {
    message: `Cancel the visit at ${client.slug} on ${day}`,
    told: [
      [{ text: client.name, tone: 'strong' }, { text: `: the visit on ${dayWords(day, day)} is cancelled` }],
      [{ text: `Its lists stay due; "mmc schedule ${periodOf(day)}" proposes another day.`, tone: 'faint' }],
    ],
  });
}

/** `mmc schedule held`: the service manager met the client. A schedule that is not there yet is begun with this line. */
export async function meetingHeld(
  options: { client: string; day: string; by?: string },
  world: World,
): Promise<ExitCode> {
  const day = dayNamed(options.day);
  const workspace = openWorkspace(world.folder);
  const now = today(world, workspace.firm.timezone);
  if (day > now) throw new Failure('usage', `${day} is not over yet`, { hint: `Today is ${now}` });
  const { client } = findClient(workspace, options.client, { whole: true, old: true });
  const by = options.by === undefined ? await whoAmI(world, workspace) : personNamed(workspace.firm, options.by);
  const period = periodOf(day);
  const { source, schedule = { period, made: now, by, visits: [] }, problems } = readScheduleFile(workspace, period);
  refuseUnreadable(period, problems);
  const held = withHeld(schedule, client, day, by);
  return change(world, workspace, { schedule, ...(source ? { source } : {}) }, held, {
    message: `Record the meeting with ${client.slug} on ${day}`,
    told: [[{ text: client.name, tone: 'strong' }, { text: `: ${by} met them on ${dayWords(day, now)}` }]],
  });
}

function dayNamed(word: string): Day {
  if (isDay(word)) return word;
  throw new Failure('usage', `"${word}" is not a day`, { hint: 'Write it as 2026-12-08' });
}

type ReadFile = Pick<ScheduleFile, 'source'> & { schedule: Schedule };

function existing(workspace: Workspace, period: Period): ReadFile {
  const { source, schedule, problems } = readScheduleFile(workspace, period);
  refuseUnreadable(period, problems);
  if (schedule && source) return { source, schedule };
  throw new Failure('usage', `There is no schedule of ${period} yet`, {
    hint: `Make it with "mmc schedule ${period} --write"`,
  });
}

function refuseUnreadable(period: Period, problems: ScheduleFile['problems']): void {
  if (problems.length > 0)
    throw new Failure('data', `${schedulePath(period)} cannot be read, so it is not changed`, {
      hint: `Run "mmc check ${schedulePath(period)}"`,
    });
}

/** The one on `from`; else the only one that is still to come, maintenance before meetings. */
function visitToMove(schedule: Schedule, client: Client, from: Day | undefined, now: Day): PlannedVisit {
  const live = liveVisits(schedule, client).filter(({ date, held }) =>
    from === undefined ? held === undefined : date === from,
  );
  const coming =
    from === undefined && live.some(({ date }) => date >= now) ? live.filter(({ date }) => date >= now) : live;
  const maintenance = coming.filter(({ purpose }) => purpose === 'maintenance');
  const [first, second] = maintenance.length > 0 ? maintenance : coming;
  if (!first) throw noVisit(client, from === undefined ? `in ${schedule.period}` : `on ${from}`, schedule);
  if (second && second.date !== first.date)
    throw new Failure('usage', `${client.name} has several visits in ${schedule.period}`, {
      hint: `Say which one with --from: ${coming.map(({ date }) => date).join(', ')}`,
    });
  return first;
}

function noVisit(client: Client, when: string, schedule: Schedule): Failure {
  const days = liveVisits(schedule, client).map(({ date }) => date);
  return new Failure('usage', `The schedule has no visit at ${client.name} ${when}`, {
    hint:
      days.length > 0
        ? `It has one on ${days.join(', ')}`
        : `"mmc schedule ${schedule.period}" proposes one; or write a line into ${schedulePath(schedule.period)}`,
  });
}

async function change(
  world: World,
  workspace: Workspace,
  file: ReadFile,
  schedule: Schedule,
  { message, told }: { message: string; told: Line[] },
): Promise<ExitCode> {
  if (JSON.stringify(schedule.visits) === JSON.stringify(file.schedule.visits)) {
    world.terminal.show([...told, [{ text: 'The schedule says so already.', tone: 'faint' }]]);
    return 0;
  }
  const saved = saveSchedule(world.files, workspace, schedule, file.source);
  const kept = await keep(world, workspace, [saved], message, 'schedule');
  world.terminal.show([...told, ...kept.lines]);
  return kept.code;
}
