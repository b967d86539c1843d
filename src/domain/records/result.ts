import { type Answer, OUTCOMES, type Outcome } from '../answers/answer.ts';
import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Checklist } from '../checklists/checklist.ts';

export const MODES = ['onsite', 'remote'] as const;
export type Mode = (typeof MODES)[number];

/** The answer to the revision question (P30): nothing to change, edit notes left, or changed now. */
export const REVISIONS = ['none', 'notes', 'changed'] as const;
export type Revision = (typeof REVISIONS)[number];

/** Head of a result: what a sitting was. Times are stamps with offset, minutes whole. */
export interface ResultHeader {
  id: string;
  visit: string;
  client: string;
  clientId: string;
  checklist: string;
  subject?: string;
  /** Git blob of the list as walked. */
  source: string;
  /** Missing only for an on-demand list. */
  period?: Period;
  date: Day;
  by: string;
  /** Day a paper sheet was keyed in, and by whom (P49). */
  entered?: Day;
  enteredBy?: string;
  mode: Mode;
  met?: string;
  started: string;
  finished: string;
  minutes: number;
  estimate?: number;
  ticket?: string;
  trip?: boolean;
  afterHours?: boolean;
  remarks?: string;
  /** Ids that this sitting answered; all of the list's due items for `all`. */
  answered: string[] | 'all';
  /** Due ids of the whole list that were still open after it. */
  open: string[];
  /** Due ids that are asked once for the client: an answer in another list of the month counts for this one too. */
  forClient: string[];
  revision: Revision;
  corrects?: string;
  tally: Tally;
  /** Values of the variables when it was walked. */
  variables: Record<string, string>;
}

/** What a sitting leaves. */
export interface Result {
  header: ResultHeader;
  /** The list as walked, byte for byte (LF). */
  walked: string;
  checklist: Checklist;
  answers: Map<string, Answer>;
  /** Notes on items that were left unanswered. */
  notes: Map<string, string>;
  /** Names of files that were attached to items that were left unanswered. */
  files: Map<string, string[]>;
  /** Seconds since `started` at which each item was answered; empty for a paper sheet. */
  times: Map<string, number>;
}

export type Tally = Partial<Record<Outcome, number>>;

/** Counts of outcomes, for reading headers alone. */
export function tallyOf(answers: Iterable<Answer>): Tally {
  const tally: Tally = {};
  for (const { outcome } of answers) tally[outcome] = (tally[outcome] ?? 0) + 1;
  return tally;
}

/** Answers of any outcome. */
export function countOf(tally: Tally): number {
  return Object.values(tally).reduce((sum, one) => sum + one, 0);
}

/** `done 66, problem 1, n/a 2`; `none` when nothing was answered. */
export function tallyWords(tally: Tally): string {
  const parts = OUTCOMES.flatMap((outcome) => (tally[outcome] ? [`${outcome} ${tally[outcome]}`] : []));
  return parts.join(', ') || 'none';
}

export function parseTally(words: string): Tally {
  const tally: Tally = {};
  for (const [, outcome, count] of words.matchAll(/(done|problem|cannot|n\/a) (\d+)/g))
    tally[outcome as Outcome] = Number(count);
  return tally;
}
