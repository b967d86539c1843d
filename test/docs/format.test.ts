// docs/format.md against the parsers: every example is read without problems, every key and attribute is on the page.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deadlineDay, parseDeadline } from '../../src/domain/calendar/deadline.ts';
import { workCalendar } from '../../src/domain/calendar/workdays.ts';
import { DEFAULT_WORKDAYS } from '../../src/domain/firm.ts';
import { parseAnswersFile } from '../../src/markdown/answers-file.ts';
import { parseArchive } from '../../src/markdown/archive.ts';
import { ANSWER_KEYS } from '../../src/markdown/attributes.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { parseClient, parseFirm } from '../../src/markdown/firm.ts';
import { ATTRIBUTE_KEYS } from '../../src/markdown/item-meaning.ts';
import { lookAlikes } from '../../src/markdown/look-alikes.ts';
import { parseResult, removeAnswers } from '../../src/markdown/result.ts';
import { parseSchedule } from '../../src/markdown/schedule.ts';
import { SCHEMAS } from '../../src/markdown/schemas/schemas.ts';
import { parseSideRecord } from '../../src/markdown/side-records.ts';
import { toSource } from '../../src/markdown/source.ts';
import { blobHash } from '../../src/store/git/blobs.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/format.md'), 'utf8');

interface Example {
  language: string;
  tag: string;
  text: string;
}

const examples: Example[] = [...page.matchAll(/^(`{3,})(\w+) ([\w-]+)\n([\s\S]*?)^\1$/gm)].map(
  ([, , language = '', tag = '', text = '']) => ({ language, tag, text }),
);

const tagged = (tag: string): string[] => examples.filter((one) => one.tag === tag).map((one) => one.text);

function listProblems(text: string): string[] {
  const parsed = parseChecklist(toSource('list.md', text));
  return [...parsed.problems, ...lookAlikes(parsed)].map((problem) => problem.code);
}

const PROBLEMS_OF: Record<string, (text: string) => unknown[]> = {
  workspace: (text) => parseFirm(toSource('mmc.yaml', text)).problems,
  client: (text) => parseClient(toSource('client.md', text), 'acme').problems,
  checklist: listProblems,
  template: listProblems,
  single: listProblems,
  result: (text) => parseResult(toSource('result.md', text)).problems,
  schedule: (text) => parseSchedule(toSource('schedule.yaml', text)).problems,
  archive: (text) => parseArchive(toSource('archive.md', text)).problems,
  ...Object.fromEntries(
    ['finding', 'occurrence', 'closing', 'edit-note', 'waiver', 'publication'].map((kind) => [
      kind,
      (text: string) => {
        const { record, problems } = parseSideRecord(toSource('record.md', text));
        return record?.record === kind ? problems : [`not read as ${kind}`];
      },
    ]),
  ),
};

describe('the examples of docs/format.md', () => {
  it.each(Object.keys(PROBLEMS_OF))('has one of %s, and each is read without a problem', (tag) => {
    const texts = tagged(tag);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(PROBLEMS_OF[tag]?.(text)).toEqual([]);
  });

  it('has files of answers in all three forms', () => {
    const forms = examples.filter((one) => one.tag === 'answers');
    expect(forms.map((one) => one.language).sort()).toEqual(['csv', 'json', 'yaml']);
    for (const { language, text } of forms) {
      const file = parseAnswersFile(toSource(`answers.${language}`, text));
      expect(file.answers.length).toBeGreaterThan(1);
      expect(file.answers.every((one) => one.outcome ?? one.value ?? one.rows)).toBeTruthy();
    }
  });

  it('knows no other tags', () => {
    const known = [...Object.keys(PROBLEMS_OF), 'answers', 'wrong'];
    expect(examples.filter(({ tag }) => !known.includes(tag))).toEqual([]);
  });

  const deadlines = [
    ...page.matchAll(/^\| `([^`|]+)` \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \| (\d{4}-\d\d-\d\d) \|/gm),
  ].map(([, words = '', ...days]) => ({ words, days }));
  it('has deadlines of every form', () => {
    const kinds = deadlines.map(({ words }) => parseDeadline(words)?.kind);
    expect([...new Set(kinds)].sort()).toEqual(['day', 'last', 'weekday', 'workday']);
    expect(deadlines.length).toBeGreaterThan(10);
  });
  it.each(deadlines)('reckons the deadline $words as it is said there', ({ words, days }) => {
    const deadline = parseDeadline(words);
    const holidays = new Map(['2026-11-26', '2026-11-27'].map((day) => [day, 'Thanksgiving']));
    const calendar = workCalendar(DEFAULT_WORKDAYS, holidays);
    const months = ['2026-10', '2026-11', '2027-02'];
    expect(months.map((month) => deadline && deadlineDay(deadline, month, calendar))).toEqual(days);
  });

  it('keeps the law: the result without its answers is the checklist above it, and its source says so', () => {
    const [result = ''] = tagged('result');
    const walked = removeAnswers(result);
    expect(walked).toBe(tagged('checklist')[0]);
    expect(parseResult(toSource('result.md', result)).result?.header.source).toBe(
      blobHash(Buffer.from(walked), 'sha1'),
    );
  });

  it('calls wrong only what is wrong', () => {
    for (const text of tagged('wrong')) expect(listProblems(text)).not.toEqual([]);
  });

  const wrong = [...page.matchAll(/^\| `([^|]*)` \| (MMC-\d+) \|/gm)];
  it('names many look-alikes', () => expect(wrong.length).toBeGreaterThan(15));
  it.each(wrong.map(([, line, code]) => [line, code]))('%s is %s', (line, code) => {
    expect(listProblems(`---\ntitle: T\n---\n\n${line}\n`)).toContain(code);
  });
});

/** Paths of all keys of a schema: `people.*.email`. */
function keysOf(schema: unknown): string[] {
  const one = schema as { shape?: Record<string, unknown>; def?: Record<string, unknown> };
  if (one.shape) return Object.entries(one.shape).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
  return ['innerType', 'out', 'valueType', 'element'].flatMap((way) => (one.def?.[way] ? keysOf(one.def[way]) : []));
}

describe('docs/format.md is complete', () => {
  it.each(Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[])('names every key of a %s', (name) => {
    const keys = keysOf(SCHEMAS[name]);
    expect(keys.length).toBeGreaterThan(5);
    const missing = keys.filter((key) => !new RegExp(`\`(?:[a-z-]+\\.(?:\\*\\.)?)?${key}\``).test(page));
    expect(missing).toEqual([]);
  });

  it('finds keys below other keys', () => {
    expect(keysOf(SCHEMAS.workspace)).toEqual(expect.arrayContaining(['people', 'email', 'roles', 'does']));
    expect(keysOf(SCHEMAS.client)).toEqual(expect.arrayContaining(['phone', 'serial', 'inherited', 'end']));
  });

  const limits = readFileSync(resolve(import.meta.dirname, '../../src/markdown/limits.ts'), 'utf8');
  it.each([...limits.matchAll(/^const (\w+) = ([\d_]+);/gm)].map(([, name, number = '']) => [name, number]))(
    'tells the %s',
    (_name, number) => expect(page).toContain(` ${Number(number.replaceAll('_', '')).toLocaleString('en')} `),
  );

  it.each([...ATTRIBUTE_KEYS, ...ANSWER_KEYS])('has a row for the attribute %s', (key) => {
    expect(page).toMatch(new RegExp(`^\\| \`${key}\` \\|`, 'm'));
  });
});
