// Exact edits of a schedule's file: people write comments into it, and a move should be one line in a comparison.
import { Failure } from '../domain/failure.ts';
import { comparePlanned, type PlannedVisit, type Schedule } from '../domain/schedule/schedule.ts';
import { parseSchedule, writeMade, writeSchedule, writeVisit } from './schedule.ts';
import { type Edit, editOriginal, lineAt, type Source, toSource } from './source.ts';

/** A visit that stands on a line of its own: `  - {…} # words`. */
interface VisitLine {
  visit: PlannedVisit;
  start: number;
  /** Behind the line end. */
  end: number;
  before: string;
  after: string;
}

const BEFORE = /^\s*-\s+$/;
const AFTER = /^\s*(?:#.*)?$/;

/**
 * The file with the visits of a schedule instead of its own. Lines of visits that stay as they are stay byte by byte,
 * with all comments. Throws a Failure when the file cannot be read or is written so that lines cannot be exchanged.
 */
export function editSchedule(given: Source, schedule: Schedule): string {
  const source = withLastLineEnd(given);
  const { schedule: old, starts, ends } = parseSchedule(source);
  if (!old) throw new Failure('data', `${source.path} cannot be read, so it is not changed`, checkHint(source));
  if (new Set(old.visits.map(({ id }) => id)).size < old.visits.length)
    throw new Failure('data', `Two visits in ${source.path} have the same id, so it is not changed`, checkHint(source));
  if (old.visits.length === 0 && !source.text.includes('#', source.text.indexOf('format:')))
    return writeSchedule({ ...schedule, ...(old.made ? { made: old.made } : {}) });
  const lines = old.visits.map((visit, at) => lineOf(source, visit, starts[at] ?? 0, ends[at] ?? 0));
  const wanted = new Map(schedule.visits.map((visit) => [visit.id, visit]));
  const edits: Edit[] = [];
  const staying: VisitLine[] = [];
  for (const line of lines) {
    const visit = wanted.get(line.visit.id);
    if (visit && sameMeaning(visit, line.visit)) staying.push(line);
    else if (visit && visit.date === line.visit.date) {
      edits.push({ start: line.start, end: line.end, insert: `${line.before}${writeVisit(visit)}${line.after}\n` });
      staying.push(line);
    } else edits.push({ start: line.start, end: line.end, insert: '' });
  }
  const stays = new Set(staying.map(({ visit }) => visit.id));
  const coming = schedule.visits.filter(({ id }) => !stays.has(id)).sort(comparePlanned);
  edits.push(...coming.map((visit) => insertion(source, visit, lines, staying)));
  if (schedule.made && !old.made) edits.push(madeEdit(source, schedule.made));
  return edits.length === 0 ? given.original : checked(source, editOriginal(source, edits), schedule);
}

function withLastLineEnd(source: Source): Source {
  if (source.text === '' || source.text.endsWith('\n')) return source;
  return toSource(source.path, `${source.original}${source.original.includes('\r\n') ? '\r\n' : '\n'}`);
}

/** Where a visit ends, YAML has said: braces and quotes may stand in its comment, too. */
function lineOf({ path, text }: Source, visit: PlannedVisit, from: number, to: number): VisitLine {
  const { start, end } = lineAt(text, from);
  const [before, after] = [text.slice(start, from), text.slice(to, end)];
  if (to > end || text[from] !== '{' || !BEFORE.test(before) || !AFTER.test(after)) throw otherForm(path);
  return { visit, start, end: end + 1, before, after };
}

/** A file that was begun with a meeting becomes a schedule that somebody made. */
function madeEdit({ path, text }: Source, made: NonNullable<Schedule['made']>): Edit {
  const visits = /^visits:/m.exec(text);
  if (!visits) throw otherForm(path);
  return { start: visits.index, end: visits.index, insert: writeMade(made) };
}

/** A moved visit keeps its own indentation and comment; it goes before the first one that comes later. */
function insertion(source: Source, visit: PlannedVisit, lines: VisitLine[], staying: VisitLine[]): Edit {
  const own = lines.find((line) => line.visit.id === visit.id);
  const { before = '  - ', after = '' } = own ?? { before: lines[0]?.before };
  const later = staying.find((line) => comparePlanned(line.visit, visit) > 0);
  const at = later?.start ?? lines.at(-1)?.end;
  if (at === undefined) throw otherForm(source.path);
  return { start: at, end: at, insert: `${before}${writeVisit(visit)}${after}\n` };
}

/** Read back: whatever the YAML looks like, the new file says what was asked for. */
function checked(source: Source, changed: string, schedule: Schedule): string {
  const { schedule: read } = parseSchedule(toSource(source.path, changed));
  const [first, second] = [read?.visits ?? [], schedule.visits].map((visits) => [...visits].sort(comparePlanned));
  const same =
    first?.length === second?.length && first?.every((one, at) => second?.[at] && sameMeaning(one, second[at]));
  if (!same || (schedule.made && !read?.made)) throw otherForm(source.path);
  return changed;
}

function sameMeaning(a: PlannedVisit, b: PlannedVisit): boolean {
  return writeVisit(a) === writeVisit(b);
}

function otherForm(path: string): Failure {
  return new Failure('data', `${path} is written in a way that mmc does not change by itself`, {
    hint: 'Write each visit on one line, "- {id: …, date: …}", or change it by hand',
  });
}

function checkHint({ path }: Source): { hint: string } {
  return { hint: `Run "mmc check ${path}"` };
}
