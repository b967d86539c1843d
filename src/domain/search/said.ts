import type { Outcome } from '../answers/answer.ts';
import type { Tier } from '../checklists/checklist.ts';

/** What a result says about one item, about one row of an item, or about the visit; with the lines where it stands. */
export interface Said {
  /** Id of the item, `desktops.pc-07` for a row; missing for what is said about the visit. */
  item?: string;
  /** The item's words or the row's name, as Markdown on one line; the key of the header for the visit. */
  text: string;
  /** Missing for the visit. A row has that of its item. */
  tier?: Tier;
  /** Missing for an item that was left unanswered, with a note or files, and for the visit. */
  outcome?: Outcome;
  value?: string;
  /** Who answered, when it was not the one who signed. */
  by?: string;
  files?: string[];
  note?: string;
  /** Line of the item in the file, from 1, or of the key in the header. */
  line: number;
  /** Line of the note's first line of words. */
  noteLine?: number;
}

/** A result as a search reads it: its id and what it says, in the order of the file. */
export interface SaidInResult {
  id: string;
  said: Said[];
}

/** Whether it is a row of an item: only their ids have a dot. */
export function isRow(said: Said): boolean {
  return said.item?.includes('.') === true;
}
