// The YAML that people write into mmc.yaml and client.md is a small part of YAML. A strict scanner reads this part, since
// the library takes longer to load than all of "mmc due" may take. Whatever it is not sure of it leaves to the library.

/** YAML as read: every scalar a string as written. */
export type Plain = string | Plain[] | { [key: string]: Plain };

interface Line {
  indent: number;
  text: string;
}

/** As much as the library is given. */
const SIZE_LIMIT = 64 * 1024;
const DEEPEST = 16;

/** A map of plain YAML; undefined for everything else, so that the full way reads it or says what is wrong. */
export function scanYaml(yaml: string): { [key: string]: Plain } | undefined {
  if (yaml.length > SIZE_LIMIT || UNUSUAL.test(yaml)) return undefined;
  const lines = linesOf(yaml);
  if (lines?.[0]?.indent !== 0) return undefined;
  const read = readMap(lines, 0, 0);
  return read && read.next === lines.length ? read.map : undefined;
}

/** Characters that end lines, are blanks for some and not for others, mark the order of bytes, or are not for printing. */
const UNUSUAL =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f\u3000\ufeff\ufffd-\uffff\ud800-\udfff]/;
const BRACKETS = /[[\]{}]/;

/** Lines with something on them; undefined when a comment has brackets, which count as nesting for the library. */
function linesOf(yaml: string): Line[] | undefined {
  const lines: Line[] = [];
  for (const whole of yaml.split('\n')) {
    const text = whole.trimStart();
    if (text === '') continue;
    if (text.startsWith('#')) {
      if (!isBalanced(text)) return undefined;
      continue;
    }
    const indent = whole.length - text.length;
    if (indent > DEEPEST) return undefined;
    lines.push({ indent, text });
  }
  return lines;
}

/** Comments may hold a list or a map in one line, as the file that `mmc init` writes does. */
function isBalanced(comment: string): boolean {
  return !BRACKETS.test(comment) || /^[^[\]{}]*(?:\[[^[\]{}]*\]|\{[^[\]{}]*\})[^[\]{}]*$/.test(comment);
}

const KEY = /^([A-Za-z0-9](?:[A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])?):(?: +(.*))?$/;

function readMap(
  lines: readonly Line[],
  from: number,
  indent: number,
): { map: { [key: string]: Plain }; next: number } | undefined {
  const map: { [key: string]: Plain } = {};
  let at = from;
  while (at < lines.length && (lines[at] as Line).indent === indent) {
    const match = KEY.exec((lines[at] as Line).text);
    if (!match) return undefined;
    const key = match[1] as string;
    if (Object.hasOwn(map, key)) return undefined;
    const written = withoutComment(match[2] ?? '');
    if (written === undefined) return undefined;
    at += 1;
    const below = lines[at];
    if (
      written === '' &&
      below &&
      (below.indent > indent || (below.indent === indent && below.text.startsWith('- ')))
    ) {
      const inner = below.text.startsWith('- ')
        ? readList(lines, at, below.indent)
        : readInner(lines, at, below.indent);
      if (!inner) return undefined;
      map[key] = inner.value;
      at = inner.next;
    } else {
      const value = written === '' ? '' : readValue(written);
      if (value === undefined || (below && below.indent > indent)) return undefined;
      map[key] = value;
    }
  }
  return at < lines.length && (lines[at] as Line).indent > indent ? undefined : { map, next: at };
}

function readInner(lines: readonly Line[], from: number, indent: number) {
  const inner = readMap(lines, from, indent);
  return inner && { value: inner.map, next: inner.next };
}

/** `- one` lines of scalars. */
function readList(lines: readonly Line[], from: number, indent: number): { value: Plain[]; next: number } | undefined {
  const value: Plain[] = [];
  let at = from;
  for (; lines[at]?.indent === indent && lines[at]?.text.startsWith('- '); at += 1) {
    const written = withoutComment((lines[at] as Line).text.slice(2).trimStart());
    const item = written === undefined || written === '' ? undefined : readScalar(written, PLAIN);
    if (item === undefined) return undefined;
    value.push(item);
  }
  const next = lines[at];
  return next && next.indent > indent ? undefined : { value, next: at };
}

/** A value without the comment behind it and the blanks around it. */
function withoutComment(written: string): string | undefined {
  const hash = written.startsWith('#') ? 0 : written.indexOf(' #');
  if (hash === -1) return trimEnd(written);
  // In quotes it may be none, and in a comment brackets count as nesting.
  return /["'[\]{}]/.test(written) ? undefined : trimEnd(written.slice(0, hash));
}

function trimEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === ' ') end -= 1;
  return text.slice(0, end);
}

/** Begins with a letter or a digit; a colon or a hash stands between other characters, and brackets nowhere. */
const PLAIN = /^[A-Za-z0-9(+/.](?:[^[\]{}:#"]|:(?=[^\s:])|(?<=\S)#(?=\S))*$/;
/** The same with letters of any script; compiled only where one is met, since that takes a millisecond. */
const FOREIGN_PLAIN = /^[\p{L}\p{N}(+/.](?:[^[\]{}:#"]|:(?=[^\s:])|(?<=\S)#(?=\S))*$/u;
const FLOW_PLAIN = /^[A-Za-z0-9](?:[^[\]{}:#",'&*!|>%@`]|:(?=[^\s:]))*$/;
const NOT_ASCII = /^[^\u0000-\u007f]/;

function readValue(written: string): Plain | undefined {
  if (written.startsWith('[')) return readFlowList(written);
  if (written.startsWith('{')) return readFlowMap(written);
  return readScalar(written, PLAIN);
}

function readScalar(written: string, plain: RegExp): string | undefined {
  if (written.startsWith('"')) return /^"[^"\\[\]{}]*"$/.test(written) ? written.slice(1, -1) : undefined;
  if (written.startsWith("'")) return /^'[^'[\]{}]*'$/.test(written) ? written.slice(1, -1) : undefined;
  if (plain.test(written)) return written;
  return NOT_ASCII.test(written) && FOREIGN_PLAIN.test(written) ? written : undefined;
}

function readFlowList(written: string): string[] | undefined {
  if (!/^\[[^[\]{}"']*\]$/.test(written)) return undefined;
  const inner = written.slice(1, -1).trim();
  if (inner === '') return [];
  const items = inner.split(',').map((one) => one.trim());
  return items.every((one) => FLOW_PLAIN.test(one)) ? items : undefined;
}

const FLOW_PAIR = /^([A-Za-z0-9][A-Za-z0-9_-]*): +(\S.*)$/;

function readFlowMap(written: string): { [key: string]: string } | undefined {
  if (!/^\{[^[\]{}"']*\}$/.test(written)) return undefined;
  const map: { [key: string]: string } = {};
  for (const pair of written.slice(1, -1).split(',')) {
    const [, key, value] = FLOW_PAIR.exec(pair.trim()) ?? [];
    if (key === undefined || value === undefined || !FLOW_PLAIN.test(value) || Object.hasOwn(map, key))
      return undefined;
    map[key] = value;
  }
  return map;
}
