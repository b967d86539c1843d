import { parseNumber } from '../domain/answers/reading.ts';
import { type Item, KINDS, type Kind, TIERS, type Tier } from '../domain/checklists/checklist.ts';
import { variablesIn } from '../domain/checklists/variables.ts';
import type { Problem } from '../domain/problems.ts';
import { ANSWER_KEYS, type Attribute, isItemId } from './attributes.ts';
import type { RawItem, RawSection, Reading } from './items.ts';
import { problemAt } from './problem.ts';
import { suggest } from './schemas/read.ts';
import { lineColumn, type Source } from './source.ts';

/** Attributes of an item and, for each, the kinds it has an effect on; an empty list means all. */
const KNOWN: Record<string, readonly Kind[]> = {
  id: [],
  kind: [],
  tier: [],
  per: [],
  every: [],
  months: [],
  plan: [],
  role: [],
  link: [],
  then: ['number', 'count', 'text'],
  unit: ['number'],
  min: ['number'],
  max: ['number'],
  warn: ['number'],
  expect: ['count', 'number', 'text'],
  of: ['choice'],
};

/** Every attribute that an item can have. */
export const ATTRIBUTE_KEYS = Object.keys(KNOWN).filter((key) => key !== 'id');

type Values = Map<string, Attribute>;

/** What an item means: its attributes over those of its headings, with everything that is wrong about them. */
export function itemFrom(source: Source, raw: RawItem, id: string): { item: Item; problems: Problem[] } {
  const problems: Problem[] = [];
  const own: Values = new Map();
  for (const one of raw.group?.attributes ?? []) {
    if (own.has(one.key)) problems.push(problemAt(source, 'MMC-206', one.start, one.end, { key: one.key }));
    else if (!(one.key in KNOWN)) problems.push(unknownAttribute(source, one));
    else own.set(one.key, one);
  }
  const values: Values = new Map([...inherited(raw.section), ...own]);
  const text = wordsOf(source.text, raw);
  const item: Item = {
    id,
    written: own.has('id'),
    text,
    section: raw.section?.title ?? '',
    tier: 'onsite',
    kind: 'tick',
    perClient: false,
    howTo: '',
    depth: depthOf(raw),
    line: lineColumn(source.text, raw.box).line,
  };
  for (const [key, attribute] of values) {
    const trouble = assign(item, key, attribute.value);
    if (trouble && own.get(key) === attribute) {
      problems.push(
        problemAt(source, 'MMC-205', attribute.start, attribute.end, {
          key,
          value: attribute.value,
          expected: trouble,
        }),
      );
    }
  }
  problems.push(...checkFit(source, raw, item, own));
  return { item, problems };
}

function unknownAttribute(source: Source, one: Attribute): Problem {
  const known = Object.keys(KNOWN);
  return problemAt(source, 'MMC-204', one.start, one.end, {
    key: one.key,
    suggestion: suggest(one.key, known, `an item can have ${known.join(', ')}`),
  });
}

function inherited(section: RawSection | undefined): Values {
  if (!section) return new Map();
  return new Map([
    ...inherited(section.parent),
    ...(section.group?.attributes ?? []).map((one) => [one.key, one] as const),
  ]);
}

function depthOf(raw: RawItem): number {
  return raw.parent ? depthOf(raw.parent) + 1 : 0;
}

/** The item's own words, without box and attributes, on one line. */
export function wordsOf(text: string, raw: RawItem): string {
  const first = text.slice(raw.box + 3, raw.group?.start ?? raw.lineEnd);
  const rest = raw.wordsEnd > raw.lineEnd ? text.slice(raw.lineEnd + 1, raw.wordsEnd).split('\n') : [];
  const lines = rest.map((line) => line.replace(/^[ \t>]*/, ''));
  return [first, ...lines]
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

/** Everything under an item that is not an item, as Markdown without the item's indentation. */
export function howToOf(text: string, raw: RawItem, all: readonly RawItem[], reading: Reading): string {
  const inner = all.filter((one) => one.parent === raw);
  let out = '';
  let at = raw.wordsEnd;
  for (const one of inner) {
    out += text.slice(at, Math.max(at, one.lineStart));
    at = Math.max(at, one.end);
  }
  out += text.slice(at, Math.max(at, raw.end));
  // In a result the first block "note" is the answer's, not the list's.
  if (raw.note && reading === 'result') out = out.replace(text.slice(raw.note.start, raw.note.end), '');
  return out
    .split('\n')
    .map((line) => (line.startsWith(raw.prefix) ? line.slice(raw.prefix.length) : line.trimStart()))
    .join('\n')
    .replace(/^\s*\n/, '')
    .trimEnd();
}

/** What a value of an attribute should be instead; undefined when it is right. For the defaults that headings give. */
export function valueTrouble(key: string, value: string): string | undefined {
  return assign({} as Item, key, value);
}

function assign(item: Item, key: string, value: string): string | undefined {
  const numberOrVariable = () =>
    parseNumber(value) !== undefined || variablesIn(value).length > 0 ? undefined : 'a number';
  switch (key) {
    case 'kind':
      if (!(KINDS as readonly string[]).includes(value)) return `one of ${KINDS.join(', ')}`;
      item.kind = value as Kind;
      return undefined;
    case 'tier':
      if (!(TIERS as readonly string[]).includes(value)) return `one of ${TIERS.join(', ')}`;
      item.tier = value as Tier;
      return undefined;
    case 'per':
      if (value !== 'client') return 'per=client';
      item.perClient = true;
      return undefined;
    case 'every':
      return assignEvery(item, value);
    case 'months':
      return assignMonths(item, value);
    case 'plan':
      item.plans = value.split(',').map((one) => one.trim());
      return undefined;
    case 'of':
      item.of = value
        .split(',')
        .map((one) => one.trim())
        .filter((one) => one !== '');
      return item.of.length > 0 ? undefined : 'at least one choice';
    case 'min':
    case 'max':
    case 'warn':
      item[key] = value;
      return numberOrVariable();
    case 'expect':
    case 'unit':
    case 'role':
    case 'link':
    case 'then':
      item[key] = value;
      return undefined;
    default:
      return undefined;
  }
}

function assignEvery(item: Item, value: string): string | undefined {
  const months = /^([1-9]\d?)m$/.exec(value)?.[1];
  if (!months) return 'a number of months, such as 3m';
  item.every = Number(months);
  return undefined;
}

function assignMonths(item: Item, value: string): string | undefined {
  const months = value.split(',').map((one) => one.trim());
  if (!months.every((one) => /^(?:[1-9]|1[0-2])$/.test(one))) return 'months from 1 to 12, such as 1,7';
  item.months = months.map(Number);
  return undefined;
}

function checkFit(source: Source, raw: RawItem, item: Item, own: Values): Problem[] {
  const at = raw.group ?? { start: raw.box, end: raw.lineEnd };
  const problems: Problem[] = [];
  if (item.text === '') problems.push(problemAt(source, 'MMC-215', raw.box, raw.box + 3));
  if (!item.written) problems.push(problemAt(source, 'MMC-203', raw.box, raw.box + 3, { id: item.id }));
  if (/[xX]/.test(raw.boxCharacter)) problems.push(problemAt(source, 'MMC-222', raw.box, raw.box + 3));
  for (const one of raw.refused?.attributes ?? []) {
    if ((ANSWER_KEYS as readonly string[]).includes(one.key))
      problems.push(problemAt(source, 'MMC-207', one.start, one.end, { key: one.key }));
    else if (one.key === 'id' && !isItemId(one.value))
      problems.push(problemAt(source, 'MMC-208', one.start, one.end, { id: one.value }));
  }
  if (raw.note) {
    const word = source.text.indexOf('note', raw.note.start);
    problems.push(problemAt(source, 'MMC-226', word, word + 4));
  }
  for (const [key, { start, end }] of own) {
    const kinds = KNOWN[key] ?? [];
    if (kinds.length > 0 && !kinds.includes(item.kind))
      problems.push(problemAt(source, 'MMC-223', start, end, { key, kind: item.kind }));
  }
  if (item.warn !== undefined && (item.min === undefined) === (item.max === undefined)) {
    problems.push(problemAt(source, 'MMC-224', own.get('warn')?.start ?? at.start, own.get('warn')?.end ?? at.end));
  }
  if (item.kind === 'choice' && !item.of) problems.push(problemAt(source, 'MMC-225', at.start, at.end));
  const [min, max] = [parseNumber(item.min ?? ''), parseNumber(item.max ?? '')];
  if (min !== undefined && max !== undefined && Number(min) > Number(max))
    problems.push(problemAt(source, 'MMC-227', at.start, at.end));
  return problems;
}
