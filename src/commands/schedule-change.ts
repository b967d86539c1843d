import type { Day } from '../domain/calendar/day.ts';
import { type Period, periodOf } from '../domain/calendar/period.ts';
import { monthOf } from '../domain/calendar/week.ts';
import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { liveVisits, nextVisitId, withCancelled, withHeld, withMoved } from '../domain/schedule/change.ts';
import { objectionsTo } from '../domain/schedule/objections.ts';
import { performersOf, serviceManagers } from '../domain/schedule/performers.ts';
import type { PlannedVisit, Schedule } from '../domain/schedule/schedule.ts';
import { dayWords } from '../render/day-words.ts';
import { objectionWords } from '../render/schedule/schedule-words.ts';
import type { Line } from '../render/text.ts';
import { readCandidates } from '../store/workspace/candidates.ts';
import { readClients } from '../store/workspace/clients.ts';
import { readScheduleFile } from '../store/workspace/schedule-file.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { dayNamed, dayUntilNow } from './day-named.ts';
import { findClient } from './find-client.ts';
import { personNamed } from './person-named.ts';
import { existing, noVisit, refuseUnreadable, saveChange } from './schedule-edit.ts';
import { readScheduleRecords, type ScheduleRecords } from './schedule-records.ts';
import { refuseSharedIds } from './shared-ids.ts';
import { whoSigns } from './who.ts';
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
 * said, and done all the same, since a person decided it. A client without a visit in the month gets one.
 */
export async function moveVisit(options: MoveOptions, world: World): Promise<ExitCode> {
  const day = dayNamed(options.day);
  const from = options.from === undefined ? undefined : dayNamed(options.from);
  const period = periodOf(from ?? day);
  const records = await readScheduleRecords(world, () => period);
  const { workspace } = records.read;
  const { client } = findClient(workspace, options.client, { whole: true });
  refuseSharedIds(workspace, records.read.clients, client);
  const file = existing(workspace, period);
  const planned = visitToMove(file.schedule, client, from, records.context.today);
  if (periodOf(day) !== period)
    throw new Failure('usage', `${day} is not in ${period}, whose schedule has this visit`, {
      hint: 'A visit stays in its month; cancel it, and plan another one in the schedule of the other month',
    });
  const { today: now } = records.context;
  if (planned && (planned.held !== undefined || wasVisited(records, client, planned.date)))
    throw new Failure('usage', `The visit at ${client.name} on ${planned.date} took place`, {
      hint: 'What was done is not moved',
    });
  if (day < now)
    throw new Failure('usage', `${day} is over`, { hint: `Today is ${now}; a visit is planned for a day to come` });
  const who = options.who === undefined ? planned?.who : personNamed(workspace.firm, options.who);
  const visit = planned ?? newVisit(records, file.schedule, client, day, who);
  const performer = who ?? visit.who;
  const before = planned ? file.schedule : { ...file.schedule, visits: [...file.schedule.visits, visit] };
  const moved = withMoved(before, visit, day, performer);
  const changed = moved.visits.filter((one, at) => one !== file.schedule.visits[at]);
  const objections = changed.flatMap((one) => objectionsOf(records, client, one, moved.visits));
  const was = !planned ? '; it had none' : planned.date === day ? '' : `; it was on ${dayWords(planned.date, period)}`;
  const words = `${dayWords(day, period)}, ${performer}${was}`;
  return saveChange(world, workspace, file, moved, {
    message: planned ? `Move the visit at ${client.slug} to ${day}` : `Plan a visit at ${client.slug} on ${day}`,
    told: [
      [{ text: client.name, tone: 'strong' }, { text: `: ${words}. Pinned.` }],
      ...[...new Set(objections)].map((words): Line => [{ text: `but ${words}`, tone: 'warn' }]),
    ],
  });
}

/** `mmc schedule cancel`: the visits of a client on a day. One that is cancelled already is success. */
export async function cancelVisit(options: { client: string; day: string }, world: World): Promise<ExitCode> {
  const day = dayNamed(options.day);
  const records = await readScheduleRecords(world, () => periodOf(day));
  const { workspace } = records.read;
  const { client } = findClient(workspace, options.client, { whole: true });
  refuseSharedIds(workspace, records.read.clients, client);
  const file = existing(workspace, periodOf(day));
  const planned = file.schedule.visits.filter(({ clientId, date }) => clientId === client.id && date === day);
  if (planned.length === 0) throw noVisit(client, `on ${day}`, file.schedule);
  const own = planned.filter(({ held }) => held === undefined);
  if (own.length === 0 || wasVisited(records, client, day))
    throw new Failure('usage', `The visit at ${client.name} on ${day} took place`, {
      hint: 'What was done is not cancelled',
    });
  if (own.every(({ cancelled }) => cancelled)) {
    world.terminal.show([[{ text: `${client.name} ${day}: cancelled already` }]]);
    return 0;
  }
  return saveChange(world, workspace, file, withCancelled(file.schedule, client, day), {
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
  const workspace = openWorkspace(world.folder);
  const now = today(world, workspace.firm.timezone);
  const day = dayUntilNow(options.day, now);
  const { client } = findClient(workspace, options.client, { whole: true, old: true });
  refuseSharedIds(workspace, readClients(workspace, { old: true }).clients, client);
  const by = await whoSigns(world, workspace, options.by, '--by');
  const managers = serviceManagers(workspace.firm);
  if (!managers.includes(by))
    throw new Failure('usage', `${by} is no service manager`, {
      hint:
        managers.length > 0
          ? `Say who met the client: --by ${managers.join(' or ')}`
          : 'Give somebody the role "service-manager" in mmc.yaml',
    });
  const period = periodOf(day);
  const { source, schedule = { period, visits: [] }, problems } = readScheduleFile(workspace, period);
  refuseUnreadable(period, problems);
  const held = withHeld(schedule, client, day, by);
  return saveChange(world, workspace, { schedule, ...(source ? { source } : {}) }, held, {
    message: `Record the meeting with ${client.slug} on ${day}`,
    told: [[{ text: client.name, tone: 'strong' }, { text: `: ${by} met them on ${dayWords(day, now)}` }]],
  });
}

/** Whether results tell of a visit at the client on a day. */
function wasVisited({ read }: ScheduleRecords, client: Client, day: Day): boolean {
  return read.signs.get(client.slug)?.visits.some(({ date }) => date === day) === true;
}

/** What speaks against a visit, in words; also visits of other months that are too close, done and planned. */
function objectionsOf(
  { read, context, others, period }: ScheduleRecords & { period: Period },
  client: Client,
  visit: PlannedVisit,
  all: readonly PlannedVisit[],
): string[] {
  const signs = read.signs.get(client.slug)?.visits ?? [];
  const around = [
    ...signs.filter((one) => one.period !== undefined && monthOf(one.period) !== period),
    ...others.filter((one) => one.clientId === client.id && !one.cancelled && one.purpose === 'maintenance'),
  ].map(({ date }) => date);
  return objectionsTo({ ...context, period }, client, visit, all, around).map(objectionWords);
}

/** A visit of a client that the proposal found no place for. */
function newVisit(
  { read, context, period }: ScheduleRecords & { period: Period },
  schedule: Schedule,
  client: Client,
  date: Day,
  who: string | undefined,
): PlannedVisit {
  const own = { ...read, clients: read.clients.filter((one) => one.client.id === client.id) };
  const { candidates } = readCandidates(own, period, context.today);
  const performer = who ?? performersOf(context.firm, client, []).who[0];
  if (performer === undefined)
    throw new Failure('usage', `Nobody is known who goes to ${client.name}`, { hint: 'Say who with --who' });
  return {
    ...{ id: nextVisitId(period, client.id, schedule.visits), date, client: client.slug, clientId: client.id },
    ...{ who: performer, mode: candidates[0]?.work?.onsite === false ? 'remote' : 'onsite', purpose: 'maintenance' },
    ...{ pinned: true, cancelled: false, sequence: 0 },
  };
}

/** The one on `from`; else the only one that is still to come, maintenance before meetings; none where there is none. */
function visitToMove(schedule: Schedule, client: Client, from: Day | undefined, now: Day): PlannedVisit | undefined {
  const live = liveVisits(schedule, client).filter(({ date, held }) =>
    from === undefined ? held === undefined : date === from,
  );
  const coming =
    from === undefined && live.some(({ date }) => date >= now) ? live.filter(({ date }) => date >= now) : live;
  const maintenance = coming.filter(({ purpose }) => purpose === 'maintenance');
  const [first, second] = maintenance.length > 0 ? maintenance : coming;
  if (!first && from !== undefined) throw noVisit(client, `on ${from}`, schedule);
  if (first && second && second.date !== first.date)
    throw new Failure('usage', `${client.name} has several visits in ${schedule.period}`, {
      hint: `Say which one with --from: ${coming.map(({ date }) => date).join(', ')}`,
    });
  return first;
}
