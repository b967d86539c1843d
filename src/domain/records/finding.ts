import type { Day } from '../calendar/day.ts';

/** Whose it is to mend a finding (P16). */
export const RESPONSIBLE = ['ours', 'client', 'vendor'] as const;
export type Responsible = (typeof RESPONSIBLE)[number];

/** Something wrong at the client. Ended only by a closing; a later `done` does not end it. */
export interface Finding {
  id: string;
  /** Path below the workspace. */
  path: string;
  client: string;
  clientId: string;
  checklist?: string;
  item?: string;
  date: Day;
  by: string;
  responsible?: Responsible;
  vendor?: string;
  case?: string;
  words: string;
  /** Times it was seen again, oldest first. */
  occurrences: { date: Day; by: string; words: string }[];
  closing?: Closing;
}

/** What became of an edit note: the list was changed as wished, or it stays as it is. */
export const DECISIONS = ['changed', 'declined'] as const;
export type Decision = (typeof DECISIONS)[number];

/** How much a changed list differs for whoever walks it. */
export const SEVERITIES = ['minor', 'major'] as const;
export type RevisionSeverity = (typeof SEVERITIES)[number];

/** The record that ends a finding or an edit note, or withdraws a waiver. */
export interface Closing {
  id: string;
  closes: string;
  date: Day;
  by: string;
  words: string;
  /** Of an edit note. */
  decision?: Decision;
  severity?: RevisionSeverity;
  /** Git blob of the list afterwards. */
  revision?: string;
}

/** A wish to change an item of a list: the arrow and words in the margin. */
export interface EditNote {
  id: string;
  path: string;
  client: string;
  clientId: string;
  checklist: string;
  item: string;
  period?: string;
  date: Day;
  by: string;
  words: string;
  closing?: Closing;
}
