import type { Answer, Outcome } from '../answers/answer.ts';
import type { Checklist } from '../checklists/checklist.ts';

export const MODES = ['onsite', 'remote'] as const;
export type Mode = (typeof MODES)[number];

export const REVISIONS = ['none', 'notes', 'changed'] as const;
/** The answer to the revision question (P30): nothing to change, edit notes left, or changed now. */
export type Revision = (typeof REVISIONS)[number];

/** Head of a result: what a sitting was. Times are stamps with offset, days `YYYY-MM-DD`, minutes whole. */
export interface ResultHeader {
  id: string;
  visit: string;
  client: string;
  clientId: string;
  clientName: string;
  checklist: string;
  title: string;
  subject?: string;
  /** Blob of the list as walked. */
  source: string;
  /** Missing only for an on-demand list. */
  period?: string;
  date: string;
  by: string;
  /** Day a paper sheet was keyed in, and by whom (P49). */
  entered?: string;
  enteredBy?: string;
  mode: Mode;
  met?: string;
  started: string;
  finished: string;
  minutes: number;
  /** Estimated minutes of the list, to compare. */
  estimate?: number;
  ticket?: string;
  trip?: boolean;
  afterHours?: boolean;
  remarks?: string;
  /** Ids that this sitting answered. */
  answered: string[] | 'all';
  /** Due ids of the whole list that were still open after it. */
  open: string[];
  revision: Revision;
  corrects?: string;
  /** Values of the variables used. */
  variables: Record<string, string>;
}

export interface Result {
  header: ResultHeader;
  /** The list as walked, byte for byte (LF). */
  walked: string;
  checklist: Checklist;
  answers: Map<string, Answer>;
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
