import type { Line } from '../text.ts';

/** What stands between the head of a screen and its last lines. */
export interface Content {
  body: Line[];
  /** Index of the line of the body that must be seen. */
  vital?: number;
  question: string[];
  field?: { text: string; cursor: number; offered: string | undefined };
  keys: string;
}

/** Above the words of an item stand its section and an empty line. */
export const ITEM_TEXT = 2;
