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
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: [...text.slice(lineStart, offset)].length + 1 };
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
