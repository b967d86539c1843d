import { withoutControls } from '../text/sanitise.ts';

/** The four marks of the paper form; anything else is unanswered. */
export const OUTCOMES = ['done', 'problem', 'cannot', 'n/a'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One row of a `rows` item: a desktop, a person. */
export interface RowAnswer {
  /** Slug, unique within the item: `pc-07`. */
  id: string;
  label: string;
  outcome: Outcome;
  note?: string;
}

export interface Answer {
  outcome: Outcome;
  /** What the item records, as text: a reading without its unit, a date, a name. */
  value?: string;
  note?: string;
  /** Who answered, when it was not the one who signs the sitting. */
  by?: string;
  /** The machine or vendor through which the answer came. A machine's evidence is not a person's tick. */
  via?: string;
  /** Names of attached files below the client's `attachments/`. */
  files?: string[];
  rows?: RowAnswer[];
}

/** Which outcomes demand words: all but the first (the practice's four marks). */
export function demandsNote(outcome: Outcome): boolean {
  return outcome !== 'done';
}

/** Only work that was done ticks the box. */
export function ticksBox(outcome: Outcome | undefined): boolean {
  return outcome === 'done' || outcome === 'problem';
}

/** Most bytes of one answer's words: a result must stay under the size up to which files are read. */
export const WORDS_LIMIT = 64 * 1024;

/** Why words cannot be taken as they are; undefined when they can. */
export function wordsTrouble(words: string | undefined): string | undefined {
  const kilobytes = Math.ceil(Buffer.byteLength(words ?? '') / 1024);
  if (kilobytes * 1024 <= WORDS_LIMIT) return undefined;
  return `these words are too long: ${kilobytes} KiB, and at most ${WORDS_LIMIT / 1024} are taken; attach them as a file`;
}

/** Words as they are kept: line ends as LF, no control characters, no blank edges. */
export function tidyWords(words: string): string {
  return withoutControls(words.toWellFormed())
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd();
}

/** The same for what must stand on one line. */
export function tidyLine(words: string): string {
  return tidyWords(words)
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('\t', ' ')
    .trim();
}
