/** Headers hold these of everybody, on one line each, and nothing in them is looked for. */
const FIXED_KEY =
  /^(?:format|id|visit|client|client-id|checklist|source|period|date|by|entered|entered-by|mode|started|finished|minutes|estimate|trip|after-hours|answered|open|for-client|revision|corrects|tally|variables|walked):/;
const ANSWER = /[ {\t](?:outcome|value|by|via|files)=/;
const ROW = /\{#[a-z0-9-]+\./;
const FENCE = /`{3,}|~{3,}/g;
/** Behind the fence of a block that is called "note"; the line may end in CR LF. */
const NOTE = /[ \t]*note[ \t]*(?![^\r\n])/y;
const BLANKS = /[ \t>\r]*/y;

interface Range {
  start: number;
  end: number;
}

/**
 * Tells of a place in a result whether words of an answer could stand there: in the facts of the visit, in the answers of
 * an item's line, in a note. Quick, and true too often rather than too seldom. For what stands in every file: the words of
 * an item or of its how-to. For places in ascending order: each part of the text is looked at once, however many there are.
 */
export function answerPlaces(text: string): (at: number) => boolean {
  const close = text.indexOf('\n---', 3);
  const bodyStart = close === -1 ? text.length : close + 4;
  // The line of the last place, and from where on answers may stand in it.
  let line: Range = { start: -1, end: -1 };
  let answers = 0;
  let notes: Range[] | undefined;
  return (at) => {
    if (at < line.start || at > line.end) {
      const start = text.lastIndexOf('\n', at - 1) + 1;
      const before = line;
      line = { start, end: indexOrEnd(text, '\n', at) };
      if (at < bodyStart) answers = isFact(text, start, before, answers) ? start : Number.POSITIVE_INFINITY;
      else answers = start + answersIn(text.slice(start, line.end));
    }
    if (at >= answers || at < bodyStart) return at >= answers;
    notes ??= findNotes(text, bodyStart);
    return isWithin(notes, at);
  };
}

/** A line that is further in belongs to the key above it; so does it to the line of the last place, when that is as far up. */
function isFact(text: string, start: number, before: Range, answersBefore: number): boolean {
  let line = start;
  while (line > 0 && (text[line] === ' ' || text[line] === '\n')) {
    if (line === before.start) return answersBefore === before.start;
    line = text.lastIndexOf('\n', line - 2) + 1;
  }
  if (line === before.start) return answersBefore === before.start;
  return !FIXED_KEY.test(text.slice(line, line + 16));
}

/** From which of its characters on a line of the body holds answers; a row does as a whole. */
function answersIn(line: string): number {
  const answers = line.search(ANSWER);
  return answers === -1 ? Number.POSITIVE_INFINITY : ROW.test(line) ? 0 : answers;
}

/** Every block that is called "note", whatever it stands in, up to a line that is only its fence; where some reach into others, as one. */
function findNotes(text: string, bodyStart: number): Range[] {
  const notes: Range[] = [];
  const open = new Set<string>();
  let start = 0;
  FENCE.lastIndex = bodyStart;
  for (let match = FENCE.exec(text); match; match = FENCE.exec(text)) {
    const [fence] = match;
    const end = match.index + fence.length;
    const before = beforeBlanks(text, match.index, bodyStart);
    if (open.has(fence) && before === '\n' && isLineEnd(text, endOf(BLANKS, text, end))) {
      open.delete(fence);
      if (open.size === 0) notes.push({ start, end: match.index });
    } else if ((before === '\n' || before === '\r') && endOf(NOTE, text, end) !== -1) {
      if (open.size === 0) start = end;
      open.add(fence);
    }
  }
  return open.size === 0 ? notes : [...notes, { start, end: text.length }];
}

/** What stands before a fence and its blanks: a line end for the beginning of a line, a CR alone for one that may be one. */
function beforeBlanks(text: string, index: number, bodyStart: number): string {
  let at = index;
  let before = '';
  while (at > bodyStart && /[ \t>\r]/.test(text[at - 1] as string)) {
    at -= 1;
    if (text[at] === '\r') before = '\r';
  }
  return at === bodyStart || text[at - 1] === '\n' ? '\n' : before;
}

function isLineEnd(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n';
}

/** Where a sticky expression ends; -1 when it is not there. */
function endOf(expression: RegExp, text: string, at: number): number {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : -1;
}

function isWithin(ranges: readonly Range[], at: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end <= at) low = middle + 1;
    else high = middle;
  }
  return (ranges[low]?.start ?? at) < at;
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const at = text.indexOf(needle, from);
  return at === -1 ? text.length : at;
}
