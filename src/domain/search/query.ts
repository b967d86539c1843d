import type { Outcome } from '../answers/answer.ts';
import type { Day } from '../calendar/day.ts';
import type { Tier } from '../checklists/checklist.ts';
import { fold } from './fold.ts';
import { isRow, type Said } from './said.ts';

/** What is looked for. Everything given must hold; words are folded. */
export interface Query {
  /** All of them in one answer. */
  words: readonly string[];
  /** An id as typed, and the same as words of an item's text. */
  item?: { id: string; words: readonly string[] };
  outcome?: Outcome;
  tier?: Tier;
  by?: string;
  since?: Day;
  until?: Day;
}

/** Where the words of a query stand in an answer: the line of the file, and what to show of it. */
export interface Match {
  line: number;
  /** The line of the note with the first of the words, else its first line; empty without a note. */
  excerpt: string;
}

/** No word goes from one fact into the next. */
const BETWEEN = '\x1f';

/** Whether an answer is looked for, and where it says so. `by`: who signed the result. */
export function matchOf(said: Said, by: string, query: Query): Match | undefined {
  if (!isAskedFor(said, by, query)) return undefined;
  const facts = fold([said.outcome, said.value, rowName(said), ...(said.files ?? [])].filter(isGiven).join(BETWEEN));
  const left = query.words.filter((word) => !facts.includes(word));
  if (left.length === 0 || said.note === undefined) return left.length === 0 ? matchAt(said, query) : undefined;
  const note = foldLines(said.note);
  return left.every((word) => note.text.includes(word)) ? matchAt(said, query, note) : undefined;
}

function isAskedFor(said: Said, by: string, { words, item, outcome, tier, by: person }: Query): boolean {
  if (outcome !== undefined && said.outcome !== outcome) return false;
  if (tier !== undefined && said.tier !== tier) return false;
  if (person !== undefined && (said.by ?? by) !== person) return false;
  if (item) return isItem(said, item);
  // Without words every answer is looked for, but not each fact of each visit, nor what was left unanswered.
  return words.length > 0 || said.outcome !== undefined;
}

function isItem({ item, text }: Said, wanted: { id: string; words: readonly string[] }): boolean {
  if (item === undefined) return false;
  if (item === wanted.id || item.startsWith(`${wanted.id}.`)) return true;
  const words = fold(text);
  return wanted.words.every((word) => words.includes(word));
}

/** The words of an item are the list's, and not looked at; the name of a row was typed. */
function rowName(said: Said): string | undefined {
  return isRow(said) ? said.text : undefined;
}

function isGiven(one: string | undefined): one is string {
  return one !== undefined;
}

interface FoldedNote {
  lines: string[];
  text: string;
  /** Where each line begins in the text. */
  starts: number[];
}

/** A phrase may go on in the next line. */
function foldLines(note: string): FoldedNote {
  const lines = note.split('\n');
  const starts: number[] = [];
  let text = '';
  for (const line of lines) {
    const folded = fold(line).trim();
    if (text !== '' && folded !== '') text += ' ';
    starts.push(text.length);
    text += folded;
  }
  return { lines, text, starts };
}

function matchAt(said: Said, query: Query, folded?: FoldedNote): Match {
  if (said.note === undefined) return { line: said.line, excerpt: '' };
  const note = folded ?? foldLines(said.note);
  const at = query.words.map((word) => note.text.indexOf(word)).find((place) => place !== -1);
  if (at === undefined) return { line: said.line, excerpt: note.lines.find((line) => line.trim() !== '') ?? '' };
  const index = note.starts.findLastIndex((start) => start <= at);
  return { line: (said.noteLine ?? said.line) + index, excerpt: note.lines[index] ?? '' };
}
