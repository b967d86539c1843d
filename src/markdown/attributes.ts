/** One `#id` or `key=value` inside a `{…}` group, with its place in the text. */
export interface Attribute {
  key: string;
  value: string;
  start: number;
  end: number;
}

/** A `{…}` group that ends a line. `start` is at the brace, `end` after it. */
export interface AttributeGroup {
  start: number;
  end: number;
  attributes: Attribute[];
}

/** Keys that only a result may use; they stand last in the group, in this order. */
export const ANSWER_KEYS = ['outcome', 'value', 'by', 'via', 'files', 'was'] as const;

/** Longest id of an item: names of records hold it beside a list, a day and more, and have 255 bytes at most. */
const LONGEST_ID = 64;

/** Whether an item of a checklist may have this id. Those with a dot are for rows, and only in results. */
export function isItemId(id: string): boolean {
  return id.length <= LONGEST_ID && !id.includes('.');
}

const BARE = /[^\s"'{}\\`|]/;
const ID_CHARACTER = /[a-z0-9.-]/;

/**
 * The attribute group of a line: the last `{…}` that is preceded by white space, ends the line, and wholly matches a
 * sequence of `#id`, `key=bare` and `key="…"`. Anything else in braces is text.
 */
export function findGroup(text: string, lineStart: number, lineEnd: number): AttributeGroup | undefined {
  let end = lineEnd;
  while (end > lineStart && /[ \t]/.test(text[end - 1] as string)) end -= 1;
  if (text[end - 1] !== '}') return undefined;
  for (let at = text.lastIndexOf('{', end); at > lineStart; at = text.lastIndexOf('{', at - 1)) {
    if (!/[ \t]/.test(text[at - 1] as string)) continue;
    const group = parseGroup(text, at);
    if (group && group.end === end) return group;
  }
  return undefined;
}

/** Reads a group that starts at `start`; undefined when what stands there is not one. */
export function parseGroup(text: string, start: number): AttributeGroup | undefined {
  const attributes: Attribute[] = [];
  let at = skipBlanks(text, start + 1);
  while (text[at] !== '}') {
    const attribute = text[at] === '#' ? parseId(text, at) : parsePair(text, at);
    if (!attribute) return undefined;
    attributes.push(attribute);
    at = skipBlanks(text, attribute.end);
    if (at === attribute.end && text[at] !== '}') return undefined;
  }
  return attributes.length > 0 ? { start, end: at + 1, attributes } : undefined;
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (text[next] === ' ' || text[next] === '\t') next += 1;
  return next;
}

function parseId(text: string, start: number): Attribute | undefined {
  let end = start + 1;
  while (end < text.length && ID_CHARACTER.test(text[end] as string)) end += 1;
  const value = text.slice(start + 1, end);
  return /^[a-z0-9]/.test(value) ? { key: 'id', value, start, end } : undefined;
}

function parsePair(text: string, start: number): Attribute | undefined {
  let at = start;
  while (at < text.length && /[a-z0-9-]/.test(text[at] as string)) at += 1;
  const key = text.slice(start, at);
  if (!/^[a-z]/.test(key) || text[at] !== '=') return undefined;
  at += 1;
  if (text[at] === '"') return parseQuoted(text, key, start, at);
  const valueStart = at;
  while (at < text.length && BARE.test(text[at] as string)) at += 1;
  return at > valueStart ? { key, value: text.slice(valueStart, at), start, end: at } : undefined;
}

function parseQuoted(text: string, key: string, start: number, quote: number): Attribute | undefined {
  let at = quote + 1;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\n') return undefined;
    at += text[at] === '\\' ? 2 : 1;
  }
  if (text[at] !== '"') return undefined;
  const value = unquote(text.slice(quote + 1, at));
  return value === undefined ? undefined : { key, value, start, end: at + 1 };
}

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', n: '\n' };

function unquote(inner: string): string | undefined {
  let out = '';
  for (let at = 0; at < inner.length; at += 1) {
    if (inner[at] !== '\\') {
      out += inner[at];
      continue;
    }
    at += 1;
    const letter = inner[at] as string;
    const hex = letter === 'u' ? /^[0-9a-fA-F]{4}/.exec(inner.slice(at + 1))?.[0] : undefined;
    const plain = hex ? String.fromCharCode(Number.parseInt(hex, 16)) : ESCAPES[letter];
    if (plain === undefined) return undefined;
    out += plain;
    at += hex ? 4 : 0;
  }
  return out;
}

/**
 * `key=value` as it is written: bare where that is possible, else quoted. Backtick and bar are escaped too, since they
 * could turn the line into code or a table.
 */
export function writePair(key: string, value: string): string {
  if (value !== '' && [...value].every((character) => BARE.test(character)) && !/[<>\u007f-\u{10ffff}]/u.test(value)) {
    return `${key}=${value}`;
  }
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(
      /[`|\u0000-\u001f\u007f\u0085\u2028\u2029]/g,
      (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `${key}="${escaped}"`;
}
