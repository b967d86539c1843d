/** Headers hold these of everybody, on one line each, and nothing in them is looked for. */
const FIXED_KEY =
  /^(?:format|id|visit|client|client-id|checklist|source|period|date|by|entered|entered-by|mode|started|finished|minutes|estimate|trip|after-hours|answered|open|for-client|revision|corrects|tally|variables|walked):/;
const ANSWER = /[ {\t](?:outcome|value|by|via|files)=/;
const ROW = /\{#[a-z0-9-]+\./;
const NOTE = /^[ \t>]*(`{3,}|~{3,})[ \t]*note[ \t]*$/gm;

/**
 * Tells of a place in a result whether words of an answer could stand there: in the facts of the visit, in the answers of
 * an item's line, in a note. Quick, and true too often rather than too seldom. For what stands in every file: the words of
 * an item or of its how-to.
 */
export function answerPlaces(text: string): (at: number) => boolean {
  const close = text.indexOf('\n---', 3);
  const bodyStart = close === -1 ? text.length : close + 4;
  let notes: { start: number; end: number }[] | undefined;
  return (at) => {
    const start = text.lastIndexOf('\n', at - 1) + 1;
    if (at < bodyStart) return isFact(text, start);
    const end = text.indexOf('\n', at);
    const line = text.slice(start, end === -1 ? undefined : end);
    const answers = line.search(ANSWER);
    if ((answers !== -1 && at - start >= answers) || (answers !== -1 && ROW.test(line))) return true;
    notes ??= findNotes(text, bodyStart);
    return notes.some((note) => note.start < at && at < note.end);
  };
}

/** A line that is further in belongs to the key above it. */
function isFact(text: string, start: number): boolean {
  let line = start;
  while (line > 0 && (text[line] === ' ' || text[line] === '\n')) line = text.lastIndexOf('\n', line - 2) + 1;
  return !FIXED_KEY.test(text.slice(line, line + 16));
}

/** Every block that is called "note", whatever it stands in, up to a line that is only its fence; some reach into others. */
function findNotes(text: string, bodyStart: number): { start: number; end: number }[] {
  return [...text.slice(bodyStart).matchAll(NOTE)].map((match) => {
    const start = bodyStart + match.index + match[0].length;
    const fence = match[1] ?? '';
    for (let at = text.indexOf(fence, start); at !== -1; at = text.indexOf(fence, at + fence.length)) {
      const line = text.slice(text.lastIndexOf('\n', at) + 1, indexOrEnd(text, '\n', at));
      if (line.replace(/[ \t>\r]/g, '') === fence) return { start, end: at };
    }
    return { start, end: text.length };
  });
}

function indexOrEnd(text: string, needle: string, from: number): number {
  const at = text.indexOf(needle, from);
  return at === -1 ? text.length : at;
}
