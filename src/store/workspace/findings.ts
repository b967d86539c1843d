import type { Problem } from '../../domain/problems.ts';
import { attachClosings } from '../../domain/records/closings.ts';
import type { Closing, EditNote, Finding } from '../../domain/records/finding.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import { parseSideRecord } from '../../markdown/side-records.ts';
import type { ClientFolder } from './clients.ts';
import { readText } from './read-text.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Findings of a client with their occurrences and closings, oldest first. */
export function readFindings(workspace: Workspace, client: ClientFolder): { findings: Finding[]; problems: Problem[] } {
  const findings = new Map<string, Finding>();
  const occurrences: { finding: string; date: string; by: string; words: string }[] = [];
  const closings: Closing[] = [];
  const problems: Problem[] = [];
  for (const { record, problems: own } of readSideRecords(workspace, `${client.path}/findings`)) {
    problems.push(...own);
    if (record?.record === 'finding') findings.set(record.finding.id, record.finding);
    else if (record?.record === 'occurrence') occurrences.push(record);
    else if (record?.record === 'closing') closings.push(record.closing);
  }
  for (const { finding, ...seen } of occurrences) findings.get(finding)?.occurrences.push(seen);
  attachClosings(findings, closings);
  return { findings: [...findings.values()].sort(byDateAndId), problems };
}

/** Edit notes of a client with their closings, oldest first. */
export function readEditNotes(workspace: Workspace, client: ClientFolder): { notes: EditNote[]; problems: Problem[] } {
  const notes = new Map<string, EditNote>();
  const closings: Closing[] = [];
  const problems: Problem[] = [];
  for (const { record, problems: own } of readSideRecords(workspace, `${client.path}/edits`)) {
    problems.push(...own);
    if (record?.record === 'edit-note') notes.set(record.note.id, record.note);
    else if (record?.record === 'closing') closings.push(record.closing);
  }
  attachClosings(notes, closings);
  return { notes: [...notes.values()].sort(byDateAndId), problems };
}

/** Every record of a folder, in the order of the names. */
export function readSideRecords(workspace: Workspace, folder: string) {
  return namesIn(workspace.root, folder, 'files')
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const read = readText(workspace.root, `${folder}/${name}`);
      return read.problem ? { record: undefined, problems: [read.problem] } : parseSideRecord(read.source);
    });
}

function byDateAndId(a: { date: string; id: string }, b: { date: string; id: string }): number {
  return compareText(a.date, b.date) || compareText(a.id, b.id);
}
