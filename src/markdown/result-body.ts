import type { Answer, Outcome, RowAnswer } from '../domain/answers/answer.ts';
import { ticksBox, tidyLine } from '../domain/answers/answer.ts';
import type { Result } from '../domain/records/result.ts';
import { type Attribute, writePair } from './attributes.ts';
import type { RawItem } from './items.ts';
import { writtenId } from './propose-ids.ts';
import { applyEdits, type Edit } from './source.ts';

const END_OF_ROWS = '<!-- end of rows -->';

/** The walked text with the answers in it. `raw` are the items of the walked text, each with a written id. */
export function writeAnswers(
  walked: string,
  raw: readonly RawItem[],
  { answers, notes, files }: Pick<Result, 'answers' | 'notes' | 'files'>,
): string {
  const edits = raw.flatMap((item) => {
    const id = writtenId(item) ?? '';
    const answer = answers.get(id);
    const pairs = answer ? answerPairs(answer) : filePairs(files.get(id));
    return answerEdits(item, answer, pairs, answer ? answer.note : notes.get(id));
  });
  return applyEdits(walked, edits);
}

function answerEdits(item: RawItem, answer: Answer | undefined, pairs: string[], words: string | undefined): Edit[] {
  const edits: Edit[] = [];
  const box = ticksBox(answer?.outcome) ? 'x' : ' ';
  if (box !== item.boxCharacter) edits.push({ start: item.box + 1, end: item.box + 2, insert: box });
  // A list may have come with a ticked box; the result remembers it, so that the list can be had back.
  if (item.boxCharacter !== ' ') pairs.push(writePair('was', item.boxCharacter));
  const brace = (item.group?.end ?? 0) - 1;
  if (pairs.length > 0 && item.group) edits.push({ start: brace, end: brace, insert: ` ${pairs.join(' ')}` });
  // The first block "note" under an item is always ours: one that the list brought along gets an empty one before it.
  const note = words ? noteBlock(item.prefix, words) : item.note ? noteBlock(item.prefix, '') : '';
  const rowList = (answer?.rows ?? []).map((row) => rowLines(item, row)).join('');
  // The comment ends the rows' list: what the list itself has under the item must not become part of the last row.
  const rows = rowList === '' ? '' : `${rowList}\n${item.prefix}${END_OF_ROWS}`;
  if (note + rows !== '') edits.push({ start: item.headEnd, end: item.headEnd, insert: note + rows });
  return edits;
}

function answerPairs(answer: Answer): string[] {
  const pairs = [writePair('outcome', answer.outcome)];
  if (answer.value !== undefined) pairs.push(writePair('value', answer.value));
  if (answer.by !== undefined) pairs.push(writePair('by', answer.by));
  if (answer.via !== undefined) pairs.push(writePair('via', answer.via));
  return [...pairs, ...filePairs(answer.files)];
}

function filePairs(files: readonly string[] | undefined): string[] {
  return files && files.length > 0 ? [writePair('files', files.join(','))] : [];
}

/** An empty line and a fenced block, each line with the item's prefix; the fence is longer than any in the note. */
function noteBlock(prefix: string, note: string): string {
  const longest = Math.max(0, ...(note.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  const blank = prefix.trimEnd();
  const inner = note === '' ? [] : note.split('\n').map((line) => (line === '' ? blank : prefix + line));
  return ['', blank, `${prefix}${fence}note`, ...inner, prefix + fence].join('\n');
}

function rowLines(item: RawItem, row: RowAnswer): string {
  const box = ticksBox(row.outcome) ? 'x' : ' ';
  // Journals of older versions hold labels as they were given; a line end would be an item of its own.
  const label = tidyLine(row.label) || row.id;
  const attributes = `{#${writtenId(item)}.${row.id} ${writePair('outcome', row.outcome)}}`;
  const note = row.note ? noteBlock(`${item.prefix}  `, row.note) : '';
  return `\n${item.prefix}- [${box}] ${label} ${attributes}${note}`;
}

/** The item that a row belongs to; undefined for an item of the list itself. */
export function rowParent(item: RawItem): RawItem | undefined {
  const id = writtenId(item);
  const parent = item.parent;
  if (!id || !parent) return undefined;
  const parentId = writtenId(parent);
  return parentId !== undefined && id.startsWith(`${parentId}.`) ? parent : undefined;
}

/** What of a result's body are answers: the edits that take them out, which leaves the list as it was walked. */
export function removalEdits(text: string, raw: readonly RawItem[]): Edit[] {
  return raw.flatMap((item): Edit[] => {
    if (rowParent(item)) return [];
    const edits: Edit[] = [];
    const was = item.answers.find((one) => one.key === 'was')?.value ?? ' ';
    if (item.boxCharacter !== was) edits.push({ start: item.box + 1, end: item.box + 2, insert: was });
    const first = item.answers[0];
    if (first && item.group) edits.push({ start: first.start - 1, end: item.group.end - 1, insert: '' });
    const end = answersEnd(text, item, raw);
    if (end > item.headEnd) edits.push({ start: item.headEnd, end, insert: '' });
    return edits;
  });
}

/** End of the note and the rows under an item. */
function answersEnd(text: string, item: RawItem, raw: readonly RawItem[]): number {
  const afterNote = item.note?.end ?? item.headEnd;
  const rows = raw.filter((one) => rowParent(one) === item);
  const last = rows.at(-1);
  if (!last) return afterNote;
  const lastRow = last.note?.end ?? last.lineEnd;
  const ending = `\n${item.prefix}${END_OF_ROWS}`;
  return text.startsWith(ending, lastRow) ? lastRow + ending.length : lastRow;
}

/** The answer of an item in a result; undefined when it is unanswered. */
export function answerOf(text: string, item: RawItem, raw: readonly RawItem[]): Answer | undefined {
  const read = (key: string) => attributeValue(item.answers, key);
  const outcome = read('outcome');
  if (outcome === undefined) return undefined;
  const rows = raw.filter((one) => rowParent(one) === item).map((row) => rowOf(text, item, row));
  const files = filesOf(item);
  const answer: Answer = { outcome: outcome as Outcome };
  const [value, by, via, note] = [read('value'), read('by'), read('via'), item.note?.text];
  if (value !== undefined) answer.value = value;
  if (note !== undefined && note !== '') answer.note = note;
  if (by !== undefined) answer.by = by;
  if (via !== undefined) answer.via = via;
  if (files) answer.files = files;
  if (rows.length > 0) answer.rows = rows;
  return answer;
}

/** Names of the files that are attached to an item, answered or not. */
export function filesOf(item: RawItem): string[] | undefined {
  return attributeValue(item.answers, 'files')?.split(',');
}

function rowOf(text: string, item: RawItem, row: RawItem): RowAnswer {
  const id = (writtenId(row) ?? '').slice((writtenId(item) ?? '').length + 1);
  const label = text.slice(row.box + 3, row.group?.start ?? row.lineEnd).trim();
  const outcome = attributeValue(row.answers, 'outcome') as Outcome;
  return row.note?.text ? { id, label, outcome, note: row.note.text } : { id, label, outcome };
}

function attributeValue(attributes: readonly Attribute[], key: string): string | undefined {
  return attributes.find((one) => one.key === key)?.value;
}
