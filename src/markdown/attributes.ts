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
const ID = /#([a-z0-9][a-z0-9.-]*)/y;
const PAIR = /([a-z][a-z0-9-]*)=(?:([^\s"'{}\\`|]+)|"((?:[^"\\\n]|\\[^\n])*)")/y;

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
  ID.lastIndex = start;
  const value = ID.exec(text)?.[1];
  return value === undefined ? undefined : { key: 'id', value, start, end: ID.lastIndex };
}

function parsePair(text: string, start: number): Attribute | undefined {
  PAIR.lastIndex = start;
  const match = PAIR.exec(text);
  if (!match) return undefined;
  const [, key = '', bare, quoted] = match;
  const value = bare ?? unquote(quoted ?? '');
  return value === undefined ? undefined : { key, value, start, end: PAIR.lastIndex };
}

const ESCAPES: Record<string, string> = { '"': '"', '\\': '\\', n: '\n' };

function unquote(inner: string): string | undefined {
  if (!inner.includes('\\')) return inner;
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
