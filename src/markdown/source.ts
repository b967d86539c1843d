/** A user's file as text. Everything is parsed with LF; edits go back to the bytes as they were. */
export interface Source {
  /** Path below the workspace, with slashes. */
  path: string;
  /** LF, no byte order mark: what is parsed. */
  text: string;
  /** As in the file. */
  original: string;
}

export function toSource(path: string, original: string): Source {
  return { path, original, text: original.replace(/^\ufeff/, '').replaceAll('\r\n', '\n') };
}

/** Line and column from 1, in code points, of an offset in `text`. */
export function lineColumn(text: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(text);
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: codePoints(text, starts[low] as number, offset) + 1 };
}

/** The last text asked for: problems and items of one file are located one after the other. */
let located: { text: string; starts: number[] } = { text: '', starts: [0] };

function lineStarts(text: string): number[] {
  if (located.text !== text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    located = { text, starts };
  }
  return located.starts;
}

/** Counted without an array: a line may have a million characters. */
function codePoints(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end && at < text.length; at += 1) {
    const low = text.charCodeAt(at);
    const second = low >= 0xdc00 && low <= 0xdfff && at > start;
    const first = second ? text.charCodeAt(at - 1) : 0;
    if (!(second && first >= 0xd800 && first <= 0xdbff)) count += 1;
  }
  return count;
}

/** The line that holds an offset, without its line end. */
export function lineAt(text: string, offset: number): { start: number; end: number } {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const next = text.indexOf('\n', offset);
  return { start, end: next === -1 ? text.length : next };
}

/** Replace `text.slice(start, end)` by `insert`; offsets count in the LF text. */
export interface Edit {
  start: number;
  end: number;
  insert: string;
}

/** Applies edits that do not overlap; every other character stays. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    out += text.slice(done, edit.start) + edit.insert;
    done = edit.end;
  }
  return out + text.slice(done);
}

/** Applies edits to the file as it was: byte order mark and line ends stay, new lines end like their neighbours. */
export function editOriginal(source: Source, edits: readonly Edit[]): string {
  const { original } = source;
  const crlf = original.includes('\r\n');
  const offsets = originalOffsets(original);
  const mapped = edits.map(({ start, end, insert }) => ({
    start: offsets(start),
    end: offsets(end),
    insert: crlf ? insert.replaceAll('\n', '\r\n') : insert,
  }));
  return applyEdits(original, mapped);
}

function originalOffsets(original: string): (offset: number) => number {
  const base = original.startsWith('\ufeff') ? 1 : 0;
  const dropped: number[] = [];
  for (let at = original.indexOf('\r\n'); at !== -1; at = original.indexOf('\r\n', at + 2)) dropped.push(at);
  return (offset) => {
    let low = 0;
    let high = dropped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      // The CR at original position p was dropped before LF-text position p - base - middle.
      if ((dropped[middle] as number) - base - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + base + low;
  };
}
