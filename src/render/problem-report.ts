import { mendOf, type Problem, type ProblemCode, type Severity, sentenceOf, severityOf } from '../domain/problems.ts';
import { blank, type Line, line, span } from './text.ts';
import { widthOf } from './wrap.ts';

/** A problem as it is told: its words filled in, its line cut down to what is around the caret. */
interface ProblemReport {
  code: ProblemCode;
  severity: Severity;
  path: string;
  line: number;
  column: number;
  length: number;
  message: string;
  mend: string;
  /** The line, or the part of it around the place. */
  excerpt?: string;
}

/** The report and, in the excerpt, the UTF-16 offset of the place. */
export interface PlacedReport {
  report: ProblemReport;
  caret: number;
}

/** Characters of a line that are kept on either side of the place. */
const KEPT = 160;
/** Longest piece of a user's text within a sentence. */
const LONGEST_WORDS = 120;

/** Words of a problem. It shares no memory with the file: the line of a problem would keep all of the file's text. */
export function reportOf(problem: Problem): PlacedReport {
  const args = Object.fromEntries(
    Object.entries(problem.args).map(([key, value]) => [key, typeof value === 'string' ? shorten(value) : value]),
  );
  const told: Problem = { ...problem, args };
  const { path, line: row, column, length = 1 } = problem.place;
  const report: ProblemReport = {
    code: problem.code,
    severity: severityOf(problem),
    path,
    line: row,
    column,
    length,
    message: sentenceOf(told),
    mend: mendOf(told),
  };
  if (problem.excerpt === undefined) return copied({ report, caret: 0 });
  const at = offsetOf(problem.excerpt, column - 1);
  const start = whole(problem.excerpt, Math.max(0, at - KEPT));
  const end = whole(problem.excerpt, at + KEPT);
  return copied({ report: { ...report, excerpt: problem.excerpt.slice(start, end) }, caret: at - start });
}

function shorten(words: string): string {
  return words.length <= LONGEST_WORDS ? words : `${words.slice(0, whole(words, LONGEST_WORDS))}…`;
}

function copied<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}

/** UTF-16 offset of the code point number `count`. */
function offsetOf(text: string, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < text.length; left -= 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** Never between the halves of a character. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at + 1 : at;
}

/** Columns of the excerpt before the caret, and altogether. */
const BEFORE = 60;
const COLUMNS = 100;

/**
 * `file:line:column: error MMC-112: …`, the line with a caret, and how to mend it. `safe` is what the terminal will make
 * of a text: only then do widths count.
 */
export function toProblemLines({ report, caret }: PlacedReport, safe: (text: string) => string): Line[] {
  const { path, line: row, column, severity, code, message, mend, excerpt, length } = report;
  const headline = line(
    span(`${path}:${row}:${column}`, 'strong'),
    ': ',
    span(severity, severity === 'error' ? 'bad' : 'warn'),
    ` ${code}: ${message}`,
  );
  const lines: Line[] = [headline];
  if (excerpt?.trim()) {
    const before = tail(safe(excerpt.slice(0, caret)), BEFORE);
    const marked = safe(excerpt.slice(caret, offsetOf(excerpt.slice(caret), length) + caret));
    const rest = head(safe(excerpt.slice(caret)), COLUMNS - widthOf(before));
    const width = Math.max(1, Math.min(widthOf(marked), widthOf(rest)));
    lines.push(line(`  ${before}${rest}`.trimEnd()));
    lines.push(
      line(`  ${' '.repeat(widthOf(before))}`, span('^'.repeat(width), severity === 'error' ? 'bad' : 'warn')),
    );
  }
  lines.push(line(span('  mend: ', 'faint'), mend), blank);
  return lines;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function tail(text: string, columns: number): string {
  return cutTo([...segmenter.segment(text)].map(({ segment }) => segment).reverse(), columns)
    .reverse()
    .join('');
}

function head(text: string, columns: number): string {
  return cutTo(
    [...segmenter.segment(text)].map(({ segment }) => segment),
    columns,
  ).join('');
}

/** As many characters as fit; an ellipsis at the end of what was cut. */
function cutTo(characters: readonly string[], columns: number): string[] {
  const kept: string[] = [];
  let used = 0;
  for (const [index, character] of characters.entries()) {
    const width = widthOf(character);
    if (used + width > columns - (index < characters.length - 1 ? 1 : 0)) return [...kept, '…'];
    kept.push(character);
    used += width;
  }
  return kept;
}

/** `3 errors, 2 warnings in 214 files` */
export function summaryOf(errors: number, warnings: number, files: number): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
  return `${parts.filter(Boolean).join(', ') || 'no problems'} in ${count(files, 'file')}`;
}
