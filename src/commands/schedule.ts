import { deadlineDay } from '../domain/calendar/deadline.ts';
import { addMonths, type Period, periodOf } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';
import type { Problem } from '../domain/problems.ts';
import type { Proposal, ProposalInput } from '../domain/schedule/proposal.ts';
import { proposeSchedule } from '../domain/schedule/propose.ts';
import type { Schedule } from '../domain/schedule/schedule.ts';
import { compareText } from '../domain/text/compare-text.ts';
import { type Warning, warningsOf } from '../domain/warnings/warnings.ts';
import { SCHEDULE_HEADING, type ScheduleLook, scheduleJson, scheduleRows } from '../render/schedule/schedule.ts';
import { scheduleLines } from '../render/schedule/schedule-lines.ts';
import { readCandidates, readFormer } from '../store/workspace/candidates.ts';
import { saveSchedule } from '../store/workspace/schedule-file.ts';
import { type Kept, keep } from './keep.ts';
import { type ReportOptions, tellReport } from './report.ts';
import { readScheduleRecords, type ScheduleRecords } from './schedule-records.ts';
import { refuseSharedIds } from './shared-ids.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { periodNamed } from './which-period.ts';
import { whoSigns } from './who.ts';
import type { ExitCode, World } from './world.ts';

export interface ScheduleOptions extends ReportOptions {
  period?: string;
  explain?: boolean;
  write?: boolean;
  by?: string;
}

/**
 * `mmc schedule`: proposes the visits of a month; writes only with --write. Exit code 3 when a file cannot be read, 6 when
 * the schedule is saved and not committed.
 */
export async function schedule(options: ScheduleOptions, world: World): Promise<ExitCode> {
  const { period: named, write = false, by } = options;
  if (by !== undefined && !write) throw new Failure('usage', '--by needs --write');
  const records = await readScheduleRecords(world, (day) =>
    named === undefined ? addMonths(periodOf(day), 1) : periodNamed(named),
  );
  const { read, file, context, period } = records;
  const { input, problems } = inputOf(records, period);
  const proposal = proposeSchedule(input);
  const visits = proposal.visits.map(({ visit }) => visit);
  const saved = file.schedule !== undefined && sameVisits(file.schedule.visits, visits);
  const kept = write && !saved ? await save(world, records, period, visits, options) : undefined;
  const look: ScheduleLook = {
    proposal,
    warnings: warningsAbout(records, proposal),
    today: context.today,
    names: new Map(read.clients.map(({ client }) => [client.slug, client.name])),
    explain: options.explain === true,
    saved: saved || kept !== undefined,
  };
  await tellReport(world, read.workspace.root, options, {
    lines: (width) => scheduleLines(look, width),
    heading: SCHEDULE_HEADING,
    rows: () => scheduleRows(look),
    kind: 'schedule',
    json: () => scheduleJson(look, problems),
  });
  if (kept) world.terminal.warn(kept.lines);
  const code = tellUnreadable(world, problems, options.json);
  return kept && kept.code !== 0 ? kept.code : code;
}

function inputOf(
  { read, file, context, others }: ScheduleRecords,
  period: Period,
): { input: ProposalInput; problems: Problem[] } {
  const { candidates, problems } = readCandidates(read, period, context.today);
  const rule = context.firm.duties.execute;
  const known = new Set(candidates.map(({ client }) => client.id));
  const planned = file.schedule?.visits.map(({ clientId }) => clientId) ?? [];
  const former = readFormer(read.workspace, new Set(planned.filter((id) => !known.has(id))));
  const { today, firm, calendar } = context;
  const input: ProposalInput = {
    ...{ period, today, firm, calendar, others },
    candidates: [...candidates, ...former],
    ...(rule ? { deadline: deadlineDay(rule.deadline, period, calendar) } : {}),
    ...(file.schedule ? { existing: file.schedule } : {}),
  };
  return { input, problems: [...read.problems, ...problems] };
}

function sameVisits(before: Schedule['visits'], after: Schedule['visits']): boolean {
  const sorted = (visits: Schedule['visits']) => [...visits].sort((a, b) => compareText(a.id, b.id));
  const meaning = (visits: Schedule['visits']) =>
    JSON.stringify(sorted(visits).map((one) => Object.entries(one).sort(([a], [b]) => compareText(a, b))));
  return meaning(before) === meaning(after);
}

async function save(
  world: World,
  { read, file, context }: ScheduleRecords,
  period: Period,
  visits: Schedule['visits'],
  { by }: ScheduleOptions,
): Promise<Kept> {
  const { workspace } = read;
  if (period < periodOf(context.today))
    throw new Failure('usage', `${period} is over, so no schedule is made for it`, {
      hint: '"mmc schedule held" records a meeting that took place',
    });
  refuseSharedIds(workspace, read.clients);
  const who = await whoSigns(world, workspace, by, '--by');
  const made = file.schedule?.made ?? { date: context.today, by: who };
  const saved = saveSchedule(world.files, workspace, { period, made, visits }, file.source);
  const message = `${file.source ? 'Change' : 'Make'} the schedule of ${period}`;
  return keep(world, workspace, [saved], message, 'schedule');
}

/** Warnings about all clients. What was given up for a proposed visit is told with the visit already. */
function warningsAbout({ read, others, context }: ScheduleRecords, { visits, unplaced }: Proposal): Warning[] {
  const proposed = new Set(
    visits.flatMap(({ visit, status }) => (status === 'pinned' ? [] : `${visit.client} ${visit.date}`)),
  );
  const unmet = new Set(unplaced.flatMap(({ client, purpose }) => (purpose === 'meeting' ? client : [])));
  const isTold = (one: Warning) =>
    one.kind === 'meeting-overdue'
      ? unmet.has(one.client)
      : 'state' in one && one.state === 'planned' && proposed.has(`${one.client} ${one.to}`);
  const planned = [...visits.map(({ visit }) => visit), ...others];
  return read.clients.flatMap(({ client }) => {
    const signs = read.signs.get(client.slug);
    const own = planned.filter(({ clientId }) => clientId === client.id);
    const warnings = signs ? warningsOf(context.firm, { client, signs, planned: own }, context.today) : [];
    return warnings.filter((one) => !isTold(one));
  });
}
