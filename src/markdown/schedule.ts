import type { Problem } from '../domain/problems.ts';
import { comparePlanned, type PlannedVisit, PURPOSES, type Schedule } from '../domain/schedule/schedule.ts';
import { scanSchedule } from './schedule-scan.ts';
import { known } from './schemas/known.ts';
import { readWith } from './schemas/read.ts';
import { scheduleSchema, type VisitFile } from './schemas/schedule-schema.ts';
import type { Source } from './source.ts';
import { entryOf, readYaml } from './yaml.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** Characters of a schedule that are read: more than a thousand visits. */
const SCHEDULE_LIMIT = 256 * 1024;

/** Reads `schedule/202611.yaml`. `starts` is where each visit begins in the text, `ends` is behind it. */
export function parseSchedule(source: Source): {
  schedule: Schedule | undefined;
  problems: Problem[];
  starts: number[];
  ends: number[];
} {
  const scanned = scanSchedule(source.text);
  if (scanned) return { ...scanned, problems: [] };
  const yaml = readYaml(source, source.text, 0, SCHEDULE_LIMIT);
  if (yaml.problems.length > 0) return { schedule: undefined, problems: yaml.problems, starts: [], ends: [] };
  const { value, problems } = readWith(scheduleSchema, source, yaml.value, { start: 0, end: 1 });
  if (!value) return { schedule: undefined, problems, starts: [], ends: [] };
  const { period, made, by, visits } = value;
  const list = entryOf(yaml.value, 'visits')?.value;
  const places = list?.type === 'list' ? list.items : [];
  const [starts, ends] = [places.map(({ start }) => start), places.map(({ end }) => end)];
  const head = made === undefined || by === undefined ? { period } : { period, made: { date: made, by } };
  return { schedule: { ...head, visits: (visits ?? []).map(visitOf) }, problems, starts, ends };
}

function visitOf({ 'client-id': clientId, held, ...visit }: VisitFile): PlannedVisit {
  const { id, date, client, who, mode } = visit;
  return {
    ...{ id, date, client, clientId, who, mode },
    purpose: visit.purpose ?? PURPOSES[0],
    pinned: visit.pinned ?? false,
    cancelled: visit.cancelled ?? false,
    sequence: visit.sequence ?? 0,
    ...known({ held }),
  };
}

const HEAD = `# The visits of a month. "mmc schedule --write" and "mmc schedule move" write it; you may, too. A visit keeps its id.
`;

/** The bytes of a schedule: one visit a line, by day, client and id, so that two versions compare well. */
export function writeSchedule({ period, made, visits }: Schedule): string {
  const lines = [...visits].sort(comparePlanned).map((visit) => `  - ${writeVisit(visit)}\n`);
  const head = `${HEAD}format: 1\nperiod: ${period}\n${made ? writeMade(made) : ''}`;
  return `${head}visits:${lines.length === 0 ? ' []' : ''}\n${lines.join('')}`;
}

/** The lines that say who made it, and when. */
export function writeMade({ date, by }: NonNullable<Schedule['made']>): string {
  return `made: ${date}\nby: ${yamlScalar(by)}\n`;
}

/** A visit as it stands on its line, `{id: …, date: …}`. */
export function writeVisit(visit: PlannedVisit): string {
  return `{${pairsOf(visit).join(', ')}}`;
}

function pairsOf(visit: PlannedVisit): string[] {
  const { id, date, client, clientId, who, mode, purpose, pinned, cancelled, sequence, held } = visit;
  const flow = (text: string) => yamlScalar(text, 'flow');
  const always = [`id: ${flow(id)}`, `date: ${date}`, `client: ${flow(client)}`, `client-id: ${flow(clientId)}`];
  return [
    ...always,
    `who: ${flow(who)}`,
    `mode: ${mode}`,
    `purpose: ${purpose}`,
    ...(pinned ? ['pinned: yes'] : []),
    ...(cancelled ? ['cancelled: yes'] : []),
    ...(sequence > 0 ? [`sequence: ${sequence}`] : []),
    ...(held === undefined ? [] : [`held: ${held}`]),
  ];
}
