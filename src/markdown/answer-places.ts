/** Headers hold these of everybody, on one line each, and nothing in them is looked for. */
const FIXED_KEY =
  /^(?:format|id|visit|client|client-id|checklist|source|period|date|by|entered|entered-by|mode|started|finished|minutes|estimate|trip|after-hours|answered|open|for-client|revision|corrects|tally|variables|walked):/;
const ANSWER = /[ {\t](?:outcome|value|by|via|files)=/;
const ROW = /\{#[a-z0-9-]+\./;
const NOTE = /^[ \t>]*(`{3,}|~{3,})[ \t]*note[ \t]*$/gm;

/** From a place to a place, that of a line end. */
interface Range {
  start: number;
  end: number;
}

/**
 * Tells of a place in a result whether words of an answer could stand there: in the facts of the visit, in the answers of
 * an item's line, in a note. Quick, and true too often rather than too seldom. For what stands in every file: the words of
 * an item or of its how-to. Each line is looked at once, however many places are asked for.
 */
export function answerPlaces(text: string): (at: number) => boolean {
  const close = text.indexOf('\n---', 3);
  const bodyStart = close === -1 ? text.length : close + 4;
  const ranges: Range[] = [];
  addFacts(text, bodyStart, ranges);
  addAnswers(text, bodyStart, ranges);
  return (at) => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle] as Range).end < at) low = middle + 1;
      else high = middle;
    }
    return (ranges[low]?.start ?? at + 1) <= at;
  };
}

/** A line that is further in belongs to the key above it. */
function addFacts(text: string, bodyStart: number, ranges: Range[]): void {
  let isFact = false;
  for (let start = 0; start < bodyStart; ) {
    const end = lineEnd(text, start);
    const goesOn = start > 0 && (text[start] === ' ' || text[start] === '\n');
    if (!goesOn) isFact = !FIXED_KEY.test(text.slice(start, start + 16));
    if (isFact) ranges.push({ start, end: Math.min(end, bodyStart - 1) });
    start = end + 1;
  }
}

/**
 * Lines of items from their answers on, whole for a row, and every block that is called "note", whatever it stands in, up
 * to a line that is only its fence; some reach into others.
 */
function addAnswers(text: string, bodyStart: number, ranges: Range[]): void {
  const fences = new Set<string>();
  for (let start = bodyStart; start < text.length; ) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end);
    if (fences.size > 0) fences.delete(line.replace(/[ \t>\r]/g, ''));
    const answers = line.search(ANSWER);
    if (fences.size > 0) ranges.push({ start, end });
    else if (answers !== -1) ranges.push({ start: ROW.test(line) ? start : start + answers, end });
    for (const [, fence = ''] of line.matchAll(NOTE)) fences.add(fence);
    start = end + 1;
  }
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  return at === -1 ? text.length : at;
}
