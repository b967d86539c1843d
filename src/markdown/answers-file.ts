import { OUTCOMES, type Outcome } from '../domain/answers/answer.ts';
import { Failure } from '../domain/failure.ts';
import { RESPONSIBLE, type Responsible } from '../domain/records/finding.ts';
import { MODES, type Mode, REVISIONS, type Revision } from '../domain/records/result.ts';
import { parseCsv } from './csv.ts';
import { lineColumn, type Source } from './source.ts';
import { readYaml, type YamlEntry, type YamlValue } from './yaml.ts';

/** One item of a file of answers; `line` is where it stands. */
export interface AnswerLine {
  list?: string;
  item: string;
  outcome?: Outcome;
  value?: string;
  note?: string;
  /** An edit note. */
  edit?: string;
  fixed?: boolean;
  responsible?: Responsible;
  vendor?: string;
  /** The vendor's case number (P79). */
  case?: string;
  /** Paths of files to attach. */
  attach?: string[];
  rows?: { label: string; outcome: Outcome; note?: string }[];
  line: number;
}

/** `mmc run acme --answers FILE`: what a person would have typed. */
export interface AnswersFile {
  path: string;
  answers: AnswerLine[];
  closings: { finding: string; note: string }[];
  met?: string;
  ticket?: string;
  remarks?: string;
  minutes?: string;
  mode?: Mode;
  revision?: Revision;
  trip?: boolean;
  afterHours?: boolean;
}

/** Reads answers from YAML, JSON (which is YAML) or, for `.csv`, from a table with a heading line. Throws data failures. */
export function parseAnswersFile(source: Source): AnswersFile {
  return /\.csv$/i.test(source.path) ? fromCsv(source) : fromYaml(source);
}

function refuse(source: Source, offset: number, words: string): never {
  const { line, column } = lineColumn(source.text, offset);
  throw new Failure('data', `${source.path}:${line}:${column}: ${words}`, {
    hint: 'Write "answers:" with "item-id: done", or "item-id: {outcome: problem, value: 9, note: …}"',
  });
}

const FACTS = [
  'met',
  'ticket',
  'remarks',
  'minutes',
  'mode',
  'revision',
  'trip',
  'after-hours',
  'answers',
  'close-findings',
];

function fromYaml(source: Source): AnswersFile {
  const { value, problems } = readYaml(source, source.text, 0);
  const [problem] = problems;
  if (problem) refuse(source, 0, `line ${problem.place.line} cannot be read: ${problem.args.reason ?? 'no YAML'}`);
  if (value?.type !== 'map') return refuse(source, 0, 'this is not a map of answers');
  const file: AnswersFile = { path: source.path, answers: [], closings: [] };
  const enclosed = value.entries.some((one) => one.key === 'answers');
  for (const entry of value.entries) {
    if (enclosed && entry.key === 'answers') file.answers.push(...answersOf(source, entry.value));
    else if (FACTS.includes(entry.key)) readFact(source, file, entry);
    else if (enclosed) refuse(source, entry.keyStart, `"${entry.key}" is not known here`);
    else file.answers.push(answerOf(source, entry, undefined));
  }
  return file;
}

/** Items by id, or lists by name with their items below. */
function answersOf(source: Source, value: YamlValue): AnswerLine[] {
  if (value.type !== 'map') return refuse(source, value.start, 'answers must be a map of item ids');
  return value.entries.flatMap((entry) => {
    const isList = entry.value.type === 'map' && !entry.value.entries.some((one) => ITEM_KEYS.includes(one.key));
    if (isList && entry.value.type === 'map')
      return entry.value.entries.map((inner) => answerOf(source, inner, entry.key));
    return [answerOf(source, entry, undefined)];
  });
}

const ITEM_KEYS = ['outcome', 'value', 'note', 'edit', 'fixed', 'responsible', 'vendor', 'case', 'attach', 'rows'];

function answerOf(source: Source, { key, keyStart, value }: YamlEntry, list: string | undefined): AnswerLine {
  const answer: AnswerLine = { item: key, line: lineColumn(source.text, keyStart).line, ...(list ? { list } : {}) };
  if (value.type === 'scalar') {
    if (isOutcome(value.value)) answer.outcome = value.value;
    else answer.value = value.value;
    return answer;
  }
  if (value.type !== 'map') return refuse(source, value.start, `"${key}" must be an outcome, a value or a map`);
  for (const inner of value.entries) setKey(source, answer, inner);
  return answer;
}

function setKey(source: Source, answer: AnswerLine, { key, keyStart, value }: YamlEntry): void {
  const text = value.type === 'scalar' ? value.value : undefined;
  if (key === 'rows') answer.rows = rowsOf(source, value);
  else if (key === 'attach')
    answer.attach = value.type === 'list' ? value.items.map((one) => scalar(source, one)) : [scalar(source, value)];
  else if (text === undefined || !ITEM_KEYS.includes(key))
    refuse(source, keyStart, `"${key}" is not known in an answer`);
  else setText(answer, key, text, (words) => refuse(source, value.start, words));
}

function setText(answer: AnswerLine, key: string, text: string, refused: (words: string) => never): void {
  if (key === 'outcome')
    answer.outcome = isOutcome(text) ? text : refused(`"${text}" is not an outcome: write ${OUTCOMES.join(', ')}`);
  else if (key === 'fixed') answer.fixed = yesOrNo(text, refused);
  else if (key === 'responsible') {
    answer.responsible = (RESPONSIBLE as readonly string[]).includes(text)
      ? (text as Responsible)
      : refused(`write ${RESPONSIBLE.join(', ')}`);
  } else if (key === 'value' || key === 'note' || key === 'edit' || key === 'vendor' || key === 'case')
    answer[key] = text;
}

function rowsOf(source: Source, value: YamlValue): NonNullable<AnswerLine['rows']> {
  if (value.type !== 'map') return refuse(source, value.start, 'rows must be a map of names');
  return value.entries.map(({ key: label, value: row }) => {
    if (row.type === 'scalar')
      return {
        label,
        outcome: isOutcome(row.value) ? row.value : refuse(source, row.start, `"${row.value}" is not an outcome`),
      };
    const answer: AnswerLine = { item: label, line: 0 };
    if (row.type === 'map') for (const inner of row.entries) setKey(source, answer, inner);
    return { label, outcome: answer.outcome ?? 'done', ...(answer.note ? { note: answer.note } : {}) };
  });
}

function scalar(source: Source, value: YamlValue): string {
  return value.type === 'scalar' ? value.value : refuse(source, value.start, 'one value is wanted here');
}

function yesOrNo(text: string, refused: (words: string) => never): boolean {
  if (/^(yes|true|1)$/i.test(text)) return true;
  return /^(no|false|0)$/i.test(text) ? false : refused(`"${text}" is neither yes nor no`);
}

function isOutcome(text: string): text is Outcome {
  return (OUTCOMES as readonly string[]).includes(text);
}

function readFact(source: Source, file: AnswersFile, { key, value }: YamlEntry): void {
  if (key === 'close-findings') {
    if (value.type !== 'map') refuse(source, value.start, 'write "id: how it ended"');
    else file.closings = value.entries.map((one) => ({ finding: one.key, note: scalar(source, one.value) }));
    return;
  }
  const text = scalar(source, value);
  if (key === 'revision')
    file.revision = (REVISIONS as readonly string[]).includes(text)
      ? (text as Revision)
      : refuse(source, value.start, `write ${REVISIONS.join(', ')}`);
  else if (key === 'mode')
    file.mode = MODES.find((one) => one === text) ?? refuse(source, value.start, `write ${MODES.join(' or ')}`);
  else if (key === 'trip') file.trip = yesOrNo(text, (words) => refuse(source, value.start, words));
  else if (key === 'after-hours') file.afterHours = yesOrNo(text, (words) => refuse(source, value.start, words));
  else if (key === 'met' || key === 'ticket' || key === 'remarks' || key === 'minutes') file[key] = text;
}

/** Columns: item, outcome, value, note, and if wanted list, edit, fixed, responsible, vendor, case, attach. */
function fromCsv(source: Source): AnswersFile {
  const [heading, ...rows] = parseCsv(source.text);
  const columns = heading?.cells.map((one) => one.trim().toLowerCase()) ?? [];
  if (!columns.includes('item')) refuse(source, 0, 'the first line must name the columns: item, outcome, value, note');
  const unknown = columns.find(
    (one) => one !== 'item' && one !== 'list' && (one === 'rows' || !ITEM_KEYS.includes(one)),
  );
  if (unknown !== undefined) refuse(source, 0, `"${unknown}" is not a column`);
  const answers = rows.map(({ cells, line, offset }) => {
    const answer: AnswerLine = { item: '', line };
    for (const [index, key] of columns.entries()) {
      const text = cells[index]?.trim() ?? '';
      if (text === '') continue;
      if (key === 'item') answer.item = text;
      else if (key === 'list') answer.list = text;
      else if (key === 'attach') answer.attach = [text];
      else setText(answer, key, text, (words) => refuse(source, offset, words));
    }
    return answer;
  });
  return { path: source.path, answers, closings: [] };
}
