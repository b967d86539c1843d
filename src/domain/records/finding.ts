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

/** The record that ends a finding or an edit note. */
export interface Closing {
  id: string;
  closes: string;
  date: Day;
  by: string;
  words: string;
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
