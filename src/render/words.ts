import type { Answer, Outcome } from '../domain/answers/answer.ts';
import type { Item } from '../domain/checklists/checklist.ts';
import type { Duty } from '../domain/duties/duty.ts';
import type { Tone } from './text.ts';

/** Markdown of one line as words: code marks, emphasis and link targets go, the words stay. */
export function plainWords(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\((?:[^()\s]|\([^()]*\))*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)(.+?)(?<=\S)\*(?![\w*])/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What a list is called of which a duty is done. */
export const DONE: Record<Duty, string> = {
  execute: 'executed',
  revise: 'revised',
  publish: 'published',
  file: 'filed',
};

/** The same words as the beginning of a sentence. */
export function capital(words: string): string {
  return `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
}

/** How an outcome is marked; the ASCII form for terminals without Unicode. */
export function markOf(outcome: Outcome | undefined, unicode: boolean): { mark: string; tone: Tone | undefined } {
  switch (outcome) {
    case 'done':
      return { mark: unicode ? '✓' : '[x]', tone: 'good' };
    case 'problem':
      return { mark: unicode ? '✗' : '[!]', tone: 'bad' };
    case 'cannot':
      return { mark: unicode ? '○' : '[o]', tone: 'warn' };
    case 'n/a':
      return { mark: unicode ? '–' : '[-]', tone: 'faint' };
    default:
      return { mark: unicode ? '·' : '[ ]', tone: 'faint' };
  }
}

/** `22 %`, `3 of 10`, `Bob`; empty when nothing is recorded. */
export function valueWords(item: Item | undefined, answer: Answer, fill = (text: string) => text): string {
  if (answer.value === undefined) return answer.rows ? `${answer.rows.length} rows` : '';
  if (item?.kind === 'number' && item.unit) return `${answer.value} ${item.unit}`;
  if (item?.kind === 'count' && item.expect && item.expect !== '0') return `${answer.value} of ${fill(item.expect)}`;
  return answer.value;
}

/** `problem, 9 %: Logs filled it` */
export function answerWords(item: Item | undefined, answer: Answer): string {
  const value = valueWords(item, answer);
  const note = answer.note ? `: ${answer.note.replace(/\s*\n\s*/g, ' / ')}` : '';
  const files = answer.files?.length ? ` (${answer.files.length} attached)` : '';
  return `${answer.outcome}${value === '' ? '' : `, ${value}`}${files}${note}`;
}

/** What an item wants recorded, with its limits: `reading in %, at least 15`. */
export function wantedWords(item: Item, fill: (text: string) => string): string {
  const limits: string[] = [];
  if (item.min !== undefined) limits.push(`at least ${fill(item.min)}`);
  if (item.max !== undefined) limits.push(`at most ${fill(item.max)}`);
  if (item.expect !== undefined) limits.push(`expected ${fill(item.expect)}`);
  if (item.of) limits.push(item.of.map((one, index) => `${index + 1} ${one}`).join(', '));
  const names: Record<Item['kind'], string> = {
    tick: '',
    number: item.unit ? `reading in ${item.unit}` : 'reading',
    count: 'count',
    text: 'words',
    date: 'date',
    choice: 'choice',
    photo: 'photo',
    handover: 'handed to whom',
    rows: 'one answer per row',
    single: 'the single of the month',
  };
  return [names[item.kind], ...limits].filter((one) => one !== '').join(', ');
}

export function minutesWords(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
