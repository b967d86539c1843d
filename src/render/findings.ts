import { type Day, daysBetween } from '../domain/calendar/day.ts';
import type { Finding } from '../domain/records/finding.ts';
import { shortId } from '../domain/walk/finish.ts';
import { ageWords, counted } from './age.ts';
import { toTable } from './table.ts';
import { type Line, line, span } from './text.ts';
import { wrap } from './wrap.ts';

/** A finding with the client as its folder is called today. */
export interface FindingOfClient {
  finding: Finding;
  client: string;
}

const COLUMNS = [
  { heading: 'ID' },
  { heading: 'AGE', align: 'right' as const },
  { heading: 'CLIENT', flexible: true },
  { heading: 'LIST', flexible: true },
  { heading: 'ITEM', flexible: true },
  { heading: 'WHOSE', flexible: true },
  { heading: 'SEEN' },
];

/** Findings as a person reads them: one line of facts, its words wrapped below, and how it ended. */
export function findingsLines(findings: readonly FindingOfClient[], today: Day, width: number): Line[] {
  if (findings.length === 0) return [line(span('There is no open finding', 'good'))];
  const rows = findings.map(({ finding, client }) => [
    shortId(finding.id),
    ageWords(daysOpen(finding, today) * 86_400).replace('a moment', 'today'),
    client,
    finding.checklist ?? '',
    finding.item ?? '',
    whose(finding),
    timesSeen(finding) === 1 ? 'once' : `${timesSeen(finding)} times`,
  ]);
  const [heading = [], ...facts] = toTable(COLUMNS, rows, width);
  const lines = findings.flatMap(({ finding }, at) => [facts[at] ?? [], ...wordLines(finding, width)]);
  const open = findings.filter(({ finding }) => !finding.closing).length;
  const closed = findings.length - open;
  return [heading, ...lines, line(`${counted(open, 'open finding')}${closed > 0 ? `, ${closed} closed` : ''}`)];
}

function wordLines(finding: Finding, width: number): Line[] {
  const wrapped = (text: string) => wrap(text, width - 8).map((part) => line(`        ${part}`));
  const again = finding.occurrences.map((one) => `${one.date} ${one.by}: ${one.words}`);
  const { closing } = finding;
  const end = closing ? wrapped(`closed ${closing.date} by ${closing.by}: ${closing.words}`) : [];
  return [
    ...wrapped(finding.words),
    ...again.flatMap(wrapped),
    ...end.map((one) => line(...one.map((part) => span(part.text, 'good')))),
  ];
}

/** The same for a pipe: short id, date, days, client, list, item, whose, vendor, times seen, state, words. */
export function findingsRows(findings: readonly FindingOfClient[], today: Day): string[][] {
  return findings.map(({ finding, client }) => [
    shortId(finding.id),
    finding.date,
    String(daysOpen(finding, today)),
    client,
    finding.checklist ?? '',
    finding.item ?? '',
    finding.responsible ?? '',
    finding.vendor ?? '',
    String(timesSeen(finding)),
    finding.closing ? 'closed' : 'open',
    finding.words,
  ]);
}

/** Days from the day it was found to its end, or to today. */
export function daysOpen(finding: Finding, today: Day): number {
  return Math.max(0, daysBetween(finding.date, finding.closing?.date ?? today));
}

export function timesSeen(finding: Finding): number {
  return finding.occurrences.length + 1;
}

function whose({ responsible, vendor, case: number }: Finding): string {
  if (responsible !== 'vendor') return responsible ?? '';
  return `${vendor ?? 'vendor'}${number ? ` ${number}` : ''}`;
}
