import { compactDay } from '../calendar/day.ts';
import { periodOf } from '../calendar/period.ts';
import { folderOf } from '../calendar/week.ts';
import type { Decision, Responsible, RevisionSeverity } from '../records/finding.ts';
import { type Result, tallyOf } from '../records/result.ts';
import type { Opening } from './events.ts';
import { type Sitting, secondsBetween } from './sitting.ts';

/** The result of a finished sitting: derived from its journal and nothing else. */
export function resultOf(sitting: Sitting): Omit<Result, 'checklist'> {
  const { opening, answers, facts, finished } = sitting;
  const elsewhere = new Set(finished?.elsewhere ?? []);
  const due = opening.due.filter((id) => !elsewhere.has(id));
  const open = due.filter((id) => !answers.has(id));
  const answered = [...answers.keys()];
  const all = open.length === 0 && due.length > 0 && answered.every((id) => due.includes(id));
  const finishedAt = finished?.at ?? sitting.lastAt;
  const paper = opening.entered !== undefined;
  const times = paper ? [] : [...sitting.answeredAt].map(([id, at]) => [id, secondsBetween(opening.at, at)] as const);
  const header: Result['header'] = {
    id: opening.sitting,
    visit: opening.visit,
    client: opening.client.slug,
    clientId: opening.client.id,
    checklist: opening.checklist,
    source: opening.source,
    date: opening.date,
    by: opening.by,
    mode: facts.mode,
    started: opening.at,
    // A clock that was put back must not make a visit end before it began.
    finished: Date.parse(finishedAt) < Date.parse(opening.at) ? opening.at : finishedAt,
    minutes: finished?.minutes ?? 0,
    answered: all ? 'all' : answered,
    open,
    forClient: opening.forClient,
    revision: sitting.revision ?? (sitting.editNotes.size > 0 ? 'notes' : 'none'),
    tally: tallyOf(answers.values()),
    variables: opening.variables,
  };
  const optional = {
    subject: opening.subject,
    period: opening.period,
    entered: opening.entered,
    enteredBy: opening.enteredBy,
    met: facts.met,
    estimate: opening.estimate,
    ticket: facts.ticket,
    trip: facts.trip,
    afterHours: facts.afterHours,
    remarks: facts.remarks,
    corrects: opening.corrects,
  };
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  return {
    header: { ...header, ...given },
    walked: opening.walked,
    answers: new Map(answers),
    notes: new Map(sitting.notes),
    files: new Map([...sitting.files].map(([id, names]) => [id, [...names]])),
    times: new Map(times),
  };
}

/** Names of all files that were attached in a sitting, to answered items and to others. */
export function attachedFiles(sitting: Sitting): string[] {
  const answered = [...sitting.answers.values()].flatMap((answer) => answer.files ?? []);
  return [...new Set([...answered, ...[...sitting.files.values()].flat()])];
}

/** A small record that a sitting leaves beside its result. */
export interface SideRecord {
  folder: 'findings' | 'edits' | 'waivers';
  name: string;
  id: string;
  record: 'finding' | 'occurrence' | 'closing' | 'edit-note';
  client: string;
  clientId: string;
  checklist?: string;
  item?: string;
  /** What a closing ends, or an occurrence repeats. */
  refersTo?: string;
  period?: string;
  date: string;
  by: string;
  result?: string;
  responsible?: Responsible;
  vendor?: string;
  case?: string;
  /** Of the closing of an edit note. */
  decision?: Decision;
  severity?: RevisionSeverity;
  revision?: string;
  words: string;
}

/** Findings, their occurrences and closings, and edit notes of a sitting. */
export function sideRecordsOf(sitting: Sitting): SideRecord[] {
  const { opening } = sitting;
  const common = {
    client: opening.client.slug,
    clientId: opening.client.id,
    checklist: opening.checklist,
    date: opening.date,
    by: opening.by,
    result: opening.sitting,
  };
  const records: SideRecord[] = [];
  for (const [item, draft] of sitting.findings) {
    const words = sitting.answers.get(item)?.note ?? '';
    const record = draft.occurrenceOf ? 'occurrence' : 'finding';
    const kept = {
      ...(draft.responsible ? { responsible: draft.responsible } : {}),
      ...(draft.vendor ? { vendor: draft.vendor } : {}),
      ...(draft.case ? { case: draft.case } : {}),
    };
    const refers = draft.occurrenceOf ? { refersTo: draft.occurrenceOf } : {};
    records.push({
      ...common,
      ...kept,
      ...refers,
      folder: 'findings',
      record,
      item,
      id: draft.id,
      name: itemRecordName(opening, item, draft.id),
      words,
    });
    if (draft.closing) {
      const refersTo = draft.occurrenceOf ?? draft.id;
      records.push({
        ...common,
        folder: 'findings',
        record: 'closing',
        refersTo,
        id: draft.closing,
        name: closingName(opening.date, refersTo, draft.closing),
        words,
      });
    }
  }
  for (const [finding, { id, words }] of sitting.closings) {
    records.push({
      ...common,
      folder: 'findings',
      record: 'closing',
      refersTo: finding,
      id,
      name: closingName(opening.date, finding, id),
      words,
    });
  }
  for (const [item, { id, words }] of sitting.editNotes) {
    const period = opening.period ? { period: opening.period } : {};
    records.push({
      ...common,
      ...period,
      folder: 'edits',
      record: 'edit-note',
      item,
      id,
      name: itemRecordName(opening, item, id),
      words,
    });
  }
  return records;
}

/** `20261014.server-dc01.c-free.k3f9qa.md`: a day, words to find it by, and six characters of its id. */
export function recordName(date: string, words: string, id: string): string {
  return `${compactDay(date)}.${words}.${shortId(id)}.md`;
}

/** Journals of older versions may hold ids of any length; a name of 255 bytes is all that a disk takes. */
function itemRecordName({ date, checklist }: Opening, item: string, id: string): string {
  return recordName(date, `${checklist}.${item.slice(0, 64).replace(/[-.]+$/, '')}`, id);
}

/** A closing is named after what it ends: `20261014.closes-k3f9qa.x7w2ma.md`. */
export function closingName(date: string, closes: string, id: string): string {
  return recordName(date, `closes-${shortId(closes)}`, id);
}

/** The last six characters of a ULID are random: a counter would clash between two laptops. */
export function shortId(id: string): string {
  return id.slice(-6).toLowerCase();
}

/** `results/202610/20261014.server-dc01.jane.k3f9qa.md`, below the client's folder. */
export function resultPath(opening: {
  date: string;
  period?: string;
  checklist: string;
  by: string;
  sitting: string;
}): string {
  const month = folderOf(opening.period ?? periodOf(opening.date));
  return `results/${month}/${recordName(opening.date, `${opening.checklist}.${opening.by}`, opening.sitting)}`;
}
