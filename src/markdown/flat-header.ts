// Our own records (results, findings, closings, edit notes …) have flat headers in a fixed order. A strict scanner reads
// them, since a YAML parser costs more than everything else in a listing of thousands. It stands alone, so that who reads
// only headers loads neither the schemas nor YAML.

/** A header as written: scalars, one level of `key: value` below a key, or a block of raw lines. */
export type HeaderFields = Record<string, string | Record<string, string>>;

// Not ".", which stops at U+2028 and U+2029; a line is what ends in a line feed.
const KEY = /^([a-z][a-z0-9-]*):(?: ([^\n]*))?$/;
const INNER_KEY = /^ {2}([A-Za-z][A-Za-z0-9_-]*): ([^\n]*)$/;
const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M} ()/._+=@;,€$'’–-]|:(?=\S)|#(?<=\S#)|&)*$/u;

/** Most of what is plain; the other is compiled only where it has to be, since letters of all scripts take a millisecond. */
const ASCII = /^[A-Za-z0-9][A-Za-z0-9 ()/._+=@;,'&-]*$/;

function isPlain(text: string): boolean {
  return (ASCII.test(text) || PLAIN.test(text)) && !text.endsWith(' ');
}

/** The header of a record, or undefined when its form is not the one that mmc writes. */
export function scanHeader(text: string): { fields: HeaderFields; bodyStart: number } | undefined {
  if (!text.startsWith('---\n')) return undefined;
  const close = text.indexOf('\n---\n', 3);
  if (close === -1) return undefined;
  const fields: HeaderFields = {};
  const lines = text.slice(4, close + 1).split('\n');
  lines.pop();
  for (let at = 0; at < lines.length; ) {
    const match = KEY.exec(lines[at] as string);
    if (!match) return undefined;
    const [key, written] = [match[1] as string, match[2]];
    if (Object.hasOwn(fields, key)) return undefined;
    at += 1;
    if (written === '|' || written === undefined) {
      const inner: string[] = [];
      while (at < lines.length && /^(?: {2}|$)/.test(lines[at] as string)) inner.push(lines[at++] as string);
      const value = written === '|' ? readBlock(inner) : readInner(inner);
      if (value === undefined) return undefined;
      fields[key] = value;
    } else {
      const value = readScalar(written);
      if (value === undefined) return undefined;
      fields[key] = value;
    }
  }
  return { fields, bodyStart: close + 5 };
}

function readBlock(lines: readonly string[]): string {
  return lines.map((line) => `${line.slice(2)}\n`).join('');
}

function readInner(lines: readonly string[]): Record<string, string> | undefined {
  const inner: Record<string, string> = {};
  for (const line of lines) {
    const match = INNER_KEY.exec(line);
    const value = match ? readScalar(match[2] as string) : undefined;
    if (!match || value === undefined) return undefined;
    inner[match[1] as string] = value;
  }
  return inner;
}

function readScalar(written: string): string | undefined {
  if (written.startsWith('"')) {
    try {
      const value: unknown = JSON.parse(written);
      return typeof value === 'string' ? value : undefined;
    } catch {
      return undefined;
    }
  }
  return isPlain(written) ? written : undefined;
}

function writeScalar(value: string): string {
  return isPlain(value) ? value : JSON.stringify(value);
}

/** A value that is written as raw lines below its key. */
export interface Block {
  block: string;
}

/** The header with its fences; keys without a value are left out. */
export function writeHeader(
  fields: Record<string, string | number | Record<string, string> | Block | undefined>,
): string {
  let out = '---\n';
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    if (typeof value !== 'object') out += `${key}: ${writeScalar(String(value))}\n`;
    else if ('block' in value && typeof value.block === 'string') {
      const lines = value.block === '' ? [] : value.block.replace(/\n$/, '').split('\n');
      out += `${key}: |\n${lines.map((line) => (line === '' ? '\n' : `  ${line}\n`)).join('')}`;
    } else if (Object.keys(value).length > 0) {
      out += `${key}:\n${Object.entries(value)
        .map(([name, one]) => `  ${name}: ${writeScalar(String(one))}\n`)
        .join('')}`;
    }
  }
  return `${out}---\n`;
}
