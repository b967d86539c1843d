import { fillVariables } from '../domain/checklists/variables.ts';
import { groupBy } from '../domain/group-by.ts';
import type { ItemInMonth, ListMonth } from '../domain/list-month.ts';
import { limitWords } from './limit-words.ts';
import { toTable } from './table.ts';
import { blank, type Line, line, plain, span } from './text.ts';
import { markOf, plainWords, valueWords } from './words.ts';
import { widthOf, wrap } from './wrap.ts';

export interface ShowOptions {
  width: number;
  unicode: boolean;
}

/** One item with its mark and value, who answered it, and below it, indented and wrapped, its words, rows and files. */
export function itemLines(one: ItemInMonth, month: ListMonth, options: ShowOptions & { times?: boolean }): Line[] {
  const { item, given } = one;
  const { mark, tone } = markOf(given?.answer.outcome, options.unicode);
  const indent = ' '.repeat(widthOf(mark) + 3);
  const value = given ? valueWords(item, given.answer, (words) => fillVariables(words, month.variables)) : '';
  const text = itemWords(one, month);
  const words = value === '' ? text : `${text}${text.endsWith(':') ? '' : ':'} ${value}`;
  const [first = '', ...rest] = wrap(words, options.width - indent.length);
  const told = givenWords(one, month, options.times === true);
  const lines = [line('  ', span(mark, tone), ` ${first}`), ...rest.map((part) => line(`${indent}${part}`))];
  const last = lines.at(-1) ?? [];
  if (told !== '' && widthOf(plain(last)) + widthOf(told) + 2 <= options.width)
    lines.splice(-1, 1, line(...last, span(`  ${told}`, 'faint')));
  else if (told !== '') lines.push(line(span(`${indent}${told}`, 'faint')));
  return [...lines, ...belowLines(one, options, `${indent}  `)];
}

function belowLines(one: ItemInMonth, options: ShowOptions, indent: string): Line[] {
  const { given, note, files = given?.answer.files ?? [] } = one;
  const wrapped = (text: string, at = indent) =>
    wrap(text, options.width - at.length).map((part) => line(`${at}${part}`));
  const lines = wrapped(given?.answer.note ?? note ?? '').filter((part) => part[0]?.text.trim() !== '');
  for (const row of given?.answer.rows ?? []) {
    const { mark, tone } = markOf(row.outcome, options.unicode);
    lines.push(line(indent, span(mark, tone), ` ${row.label}`));
    if (row.note) lines.push(...wrapped(row.note, `${indent}    `));
  }
  if (files.length > 0) lines.push(...wrapped(`attached: ${files.join(', ')}`));
  return lines;
}

/** Who answered, when and through what, where that is not plain from the head. */
function givenWords({ given, at }: ItemInMonth, month: ListMonth, times: boolean): string {
  if (!given) return '';
  const alone = month.sittings.every((one) => one.by === given.by && one.date === given.date);
  const parts = [alone ? '' : `${given.by} ${given.date}`, times ? (at ?? '') : '', given.answer.via ?? ''];
  return parts.filter((part) => part !== '').join(', ');
}

/** Every item by section, with the time of its answer. */
export function sectionLines(month: ListMonth, options: ShowOptions): Line[] {
  return [...groupBy(month.items, ({ item }) => item.section)].flatMap(([section, items]) => [
    blank,
    ...(section === '' ? [] : [line(span(plainWords(section), 'strong'))]),
    ...items.flatMap((one) => itemLines(one, month, { ...options, times: true })),
  ]);
}

const COLUMNS = [
  { heading: '  READING', flexible: true },
  { heading: 'VALUE', align: 'right' as const, flexible: true },
  { heading: 'LIMITS', flexible: true },
  { heading: 'LAST MONTH', flexible: true },
];

/** Everything that has a value, beside its limits and the value of the month before (P5). */
export function readingLines(month: ListMonth, options: ShowOptions): Line[] {
  const read = month.items.filter(({ given }) => given?.answer.value !== undefined);
  if (read.length === 0) return [];
  const rows = read.map((one) => {
    const { item, given, last } = one;
    const value = given ? valueWords(item, given.answer, (words) => fillVariables(words, month.variables)) : '';
    const before = last && last.answer.value !== undefined ? valueWords(item, last.answer) : '';
    const tone = given?.answer.outcome === 'problem' ? { tone: 'bad' as const } : {};
    return [`  ${itemWords(one, month)}`, { text: value, ...tone }, limitsOf(one, month), before];
  });
  return [blank, ...toTable(COLUMNS, rows, options.width)];
}

/** A count tells what is expected beside its value. */
function limitsOf({ item }: ItemInMonth, month: ListMonth): string {
  const { min, max, expect, kind } = item;
  const given = { min, max, ...(kind === 'count' ? {} : { expect }) };
  const filled = Object.entries(given).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, fillVariables(text, month.variables)]],
  );
  return limitWords(Object.fromEntries(filled));
}

function itemWords({ item }: ItemInMonth, month: ListMonth): string {
  return plainWords(fillVariables(item.text, month.variables));
}
