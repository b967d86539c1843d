import { type Answer, demandsNote, OUTCOMES, type Outcome, ticksBox } from '../domain/answers/answer.ts';
import type { Checklist, Item } from '../domain/checklists/checklist.ts';
import type { Problem } from '../domain/problems.ts';
import { type Result, type ResultHeader, tallyOf, tallyWords } from '../domain/records/result.ts';
import { isAttachmentName } from '../domain/walk/trust.ts';
import { parseChecklist, toChecklist } from './checklist.ts';
import { writeHeader } from './flat-header.ts';
import { readFrontMatter } from './front-matter.ts';
import { howToOf, itemFrom } from './item-meaning.ts';
import { findItems, parseTree, type RawItem } from './items.ts';
import { nestingTrouble } from './limits.ts';
import { problemAt } from './problem.ts';
import { writtenId } from './propose-ids.ts';
import { readRecord } from './record.ts';
import { answerOf, filesOf, removalEdits, rowParent, writeAnswers } from './result-body.ts';
import { toHeader } from './result-header.ts';
import { checklistSchema } from './schemas/checklist-schema.ts';
import { readWith } from './schemas/read.ts';
import { resultSchema } from './schemas/record-schemas.ts';
import { applyEdits, type Source, toSource } from './source.ts';

const TRAILER = /\n<!-- mmc times:((?: [a-z0-9-]+=\d+)*) -->\n$/;

/** The bytes of a result. `walked` is the list as walked, each item with its id. */
export function writeResult(result: Omit<Result, 'checklist'>): string {
  const { header, times } = result;
  const parsed = parseChecklist(toSource('', result.walked));
  const { frontMatter } = parsed;
  const answered = writeAnswers(result.walked, parsed.raw, result);
  // Answers come after the front-matter, so it is the same length in both texts.
  const body = answered.slice(frontMatter.bodyStart);
  const walked = frontMatter.bodyStart > 0 ? { block: frontMatter.header } : undefined;
  const trailer = [...times].map(([id, seconds]) => ` ${id}=${seconds}`).join('');
  return `${writeHeader({ ...headerFields(header), walked })}${body}\n<!-- mmc times:${trailer} -->\n`;
}

function headerFields(header: ResultHeader): Record<string, string | number | Record<string, string> | undefined> {
  const ids = (list: string[]) => (list.length > 0 ? list.join(', ') : 'none');
  const flag = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');
  return {
    format: 1,
    id: header.id,
    visit: header.visit,
    client: header.client,
    'client-id': header.clientId,
    checklist: header.checklist,
    subject: header.subject,
    source: header.source,
    period: header.period,
    date: header.date,
    by: header.by,
    entered: header.entered,
    'entered-by': header.enteredBy,
    mode: header.mode,
    met: header.met,
    started: header.started,
    finished: header.finished,
    minutes: header.minutes,
    estimate: header.estimate,
    ticket: header.ticket,
    trip: flag(header.trip),
    'after-hours': flag(header.afterHours),
    remarks: header.remarks,
    answered: header.answered === 'all' ? 'all' : ids(header.answered),
    open: ids(header.open),
    'for-client': header.forClient.length > 0 ? ids(header.forClient) : undefined,
    revision: header.revision,
    corrects: header.corrects,
    tally: tallyWords(header.tally),
    variables: header.variables,
  };
}

/** Reads only the header of a result: for listings, which evaluate no items. */
export function parseResultHeader(source: Source): { header: ResultHeader | undefined; problems: Problem[] } {
  const { value, problems } = readRecord(resultSchema, source);
  return { header: value ? toHeader(value) : undefined, problems };
}

/** A result's text without its answers: the list as it was walked, byte for byte. */
export function removeAnswers(text: string): string {
  const { fields, bodyStart } = readRecord(resultSchema, toSource('', text));
  return walkedText(text, bodyStart, fields.walked as string | undefined);
}

function walkedText(text: string, bodyStart: number, header: string | undefined, items?: RawItem[]): string {
  const body = text.slice(bodyStart).replace(TRAILER, '');
  const raw = items ?? findItems(text.slice(0, bodyStart) + body, bodyStart, parseTree(body), 'result').items;
  const plain = applyEdits(text.slice(0, bodyStart) + body, removalEdits(text, raw)).slice(bodyStart);
  return header === undefined ? plain : `---\n${header}---\n${plain}`;
}

/** Header and items of a result as written, with their places in the text. Without a header that can be read there is none. */
export function rawResult(source: Source): RawResult {
  const nothing = { header: undefined, walked: undefined, bodyStart: 0, raw: [] };
  const trouble = nestingTrouble(source);
  if (trouble) return { ...nothing, problems: [trouble] };
  const { value, bodyStart, problems } = readRecord(resultSchema, source);
  if (!value) return { ...nothing, problems };
  const body = source.text.slice(bodyStart).replace(TRAILER, '');
  const { items } = findItems(source.text, bodyStart, parseTree(body), 'result');
  return { header: toHeader(value), walked: value.walked, bodyStart, raw: items, problems };
}

interface RawResult {
  header: ResultHeader | undefined;
  /** Front-matter of the list as walked. */
  walked: string | undefined;
  bodyStart: number;
  raw: RawItem[];
  problems: Problem[];
}

/** Reads a result whole, with everything that is wrong about it. */
export function parseResult(source: Source): { result: Result | undefined; problems: Problem[] } {
  const { header, walked: walkedHeader, bodyStart, raw, problems: found } = rawResult(source);
  const problems = [...found];
  if (!header) return { result: undefined, problems };
  const trailer = TRAILER.exec(source.text);
  if (!trailer) problems.push(problemAt(source, 'MMC-307', source.text.trimEnd().lastIndexOf('\n') + 1));
  const own = raw.filter((item) => !rowParent(item));
  const answers = new Map<string, Answer>();
  const notes = new Map<string, string>();
  const files = new Map<string, string[]>();
  const items: Item[] = own.map((item) => {
    const id = writtenId(item) ?? '';
    const answer = answerOf(source.text, item, raw);
    const attached = filesOf(item);
    if (answer) answers.set(id, answer);
    else if (item.note?.text) notes.set(id, item.note.text);
    if (!answer && attached) files.set(id, attached);
    problems.push(...answerProblems(source, item, answer));
    // Names that lead elsewhere are reported and go no further: paths are made of them.
    if (answer?.files) answer.files = answer.files.filter(isAttachmentName);
    return { ...itemFrom(source, item, id).item, howTo: howToOf(source.text, item, raw, 'result') };
  });
  problems.push(...headerProblems(source, header, items, answers));
  const walked = walkedText(source.text, bodyStart, walkedHeader, raw);
  const times = new Map(
    (trailer?.[1] ?? '')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map((one) => {
        const [id, seconds] = one.split('=') as [string, string];
        return [id, Number(seconds)];
      }),
  );
  const checklist = checklistOf(walked, own.length === raw.length ? items : undefined);
  return { result: { header, walked, checklist, answers, notes, files, times }, problems };
}

/** The list as walked. Where there are rows, the how-to of their item would hold them, so then the items are read afresh. */
function checklistOf(walked: string, items: Item[] | undefined): Checklist {
  const source = toSource('', walked);
  if (!items) return parseChecklist(source).checklist ?? toChecklist({ title: '' }, []);
  const { value } = readWith(checklistSchema, source, readFrontMatter(source).yaml, { start: 0, end: 0 });
  return toChecklist(value ?? { title: '' }, items);
}

function answerProblems(source: Source, item: RawItem, answer: Answer | undefined): Problem[] {
  const at = item.answers[0] ?? { start: item.box, end: item.box + 3 };
  const problems: Problem[] = [];
  if (item.answers.some((one) => !['outcome', 'value', 'by', 'via', 'files', 'was'].includes(one.key))) {
    problems.push(problemAt(source, 'MMC-311', at.start, at.end));
  }
  for (const value of answer?.files ?? []) {
    if (!isAttachmentName(value)) problems.push(problemAt(source, 'MMC-312', at.start, at.end, { value }));
  }
  const outcome = answer?.outcome;
  if (outcome !== undefined && !(OUTCOMES as readonly string[]).includes(outcome)) {
    return [...problems, problemAt(source, 'MMC-302', at.start, at.end, { value: outcome })];
  }
  const ticked = /[xX]/.test(item.boxCharacter);
  if (ticked !== ticksBox(outcome))
    problems.push(problemAt(source, 'MMC-301', item.box, item.box + 3, { outcome: outcome ?? 'unanswered' }));
  if (outcome && demandsNote(outcome) && !answer?.note)
    problems.push(problemAt(source, 'MMC-303', at.start, at.end, { outcome }));
  for (const row of answer?.rows ?? []) {
    if (!(OUTCOMES as readonly string[]).includes(row.outcome as Outcome))
      problems.push(problemAt(source, 'MMC-302', at.start, at.end, { value: String(row.outcome) }));
  }
  return problems;
}

function headerProblems(
  source: Source,
  header: ResultHeader,
  items: readonly Item[],
  answers: ReadonlyMap<string, Answer>,
): Problem[] {
  const problems: Problem[] = [];
  const line = (key: string) => Math.max(0, source.text.indexOf(`\n${key}:`) + 1);
  const at = (code: Problem['code'], key: string, args: Problem['args']) =>
    problems.push(problemAt(source, code, line(key), line(key) + key.length, args));
  const [says, counted] = [tallyWords(header.tally), tallyWords(tallyOf(answers.values()))];
  if (says !== counted) at('MMC-304', 'tally', { says, counted });
  const ids = new Set(items.map((item) => item.id));
  for (const key of ['answered', 'open'] as const) {
    for (const id of header[key] === 'all' ? [] : header[key]) {
      if (!ids.has(id)) at('MMC-305', key, { key, id });
      else if (answers.has(id) !== (key === 'answered')) at('MMC-306', key, { key, says: id });
    }
  }
  return problems;
}
