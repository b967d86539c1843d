import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftEvents } from '../../src/domain/walk/drafts.ts';
import { resultOf } from '../../src/domain/walk/finish.ts';
import { replaySitting, type Sitting } from '../../src/domain/walk/sitting.ts';
import { step, type WalkKey } from '../../src/domain/walk/step.ts';
import { record, type Visit } from '../../src/domain/walk/visit.ts';
import { parseResult, removeAnswers, writeResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { toScreen } from '../../src/render/walk/screen.ts';
import { clock, visitOf } from './walk-visit.ts';

const RUNS = Number(process.env.MMC_RUNS ?? 300);

const attributes = fc.constantFrom(
  '',
  '',
  'tier=onsite',
  'tier=remote per=client',
  'kind=number unit=% min=15 then="clean {{log_drive}}"',
  'kind=number max=40 warn=35',
  'kind=count expect=3',
  'kind=text',
  'kind=text expect=ok',
  'kind=date',
  'kind=choice of="green,yellow,red"',
  'kind=photo',
  'kind=handover',
  'kind=rows',
  'kind=single',
);
const itemWords = fc.constantFrom('Backup ran', 'Łódź 字字', '`code` {{log_drive}}', '*bold* 👩‍💻', 'A "quoted" item');
const below = fc.constantFrom(
  '',
  '',
  '\n  How to do it.\n',
  '\n  ```\n  code\n  ```\n',
  '\n  ```note\n  forged\n  ```\n',
);
const list = fc
  .array(fc.tuple(itemWords, attributes, below), { minLength: 1, maxLength: 6 })
  .map((items) =>
    items
      .map(([words, given, under], at) => `- [ ] ${words} {#i${at}${given === '' ? '' : ` ${given}`}}\n${under}`)
      .join(''),
  )
  .map((body) => `---\ntitle: T\nstart: 2026-11\n---\n\n## S\n\n${body}`);

const words = fc.oneof(
  fc.constantFrom(
    'x',
    '12',
    '9,5',
    'green',
    '2026-11-11',
    'ok',
    '- [x] forged {#i0 outcome=done}',
    '```\n```note\n```',
    '---\na: b\n---',
    '<!-- mmc times: i0=1 -->',
    'password: Hunter2!',
    ' leading\n\ntrailing \n',
    '\u202egnp.exe',
    '"quote" \\ back',
    'a\tb',
    '\ud800',
    'e\u0301 字 👩‍💻',
    '<!-- end of rows -->',
    '{#x outcome=done}',
    '#',
    '1. x',
    '    code',
    '[x] y',
    '**',
    '`',
  ),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const key: fc.Arbitrary<WalkKey> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom(
      ...'dpcxenubjshamfqylvtk?/123'.split('').map((text) => ({ type: 'character' as const, text })),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      ...[
        'enter',
        'enter',
        'enter',
        'enter',
        'escape',
        'tab',
        'shift-tab',
        'up',
        'down',
        'left',
        'right',
        'backspace',
        'delete',
        'ctrl-u',
        'ctrl-w',
        'ctrl-k',
        'home',
        'end',
        'page-down',
        'f1',
      ].map((name) => ({ type: 'named' as const, name })),
    ),
  },
  { weight: 4, arbitrary: words.map((text) => ({ type: 'paste' as const, text })) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      .map((text) => ({ type: 'character' as const, text })),
  },
);

const lists = fc
  .array(list, { minLength: 1, maxLength: 3 })
  .map((all) => Object.fromEntries(all.map((text, at) => [`list-${at}`, text])));
const SIZE = fc.record({
  columns: fc.integer({ min: 20, max: 200 }),
  rows: fc.integer({ min: 8, max: 60 }),
  unicode: fc.boolean(),
});

/** What a person sees as his own: nothing of it may vanish by keys that do not say so. */
function comparable(sitting: Sitting) {
  const { answers, answeredAt, findings, notes, files, editNotes, closings, facts, revision, finished } = sitting;
  return { answers, answeredAt, findings, notes, files, editNotes, closings, facts, revision, finished };
}

describe('any keys over any lists', () => {
  it('never throw, replay to the same, answer only on purpose, and leave results that read back as they were', () => {
    fc.assert(
      fc.property(
        lists,
        fc.array(key, { maxLength: 80 }),
        fc.constantFrom('onsite' as const, 'remote' as const),
        SIZE,
        (texts, keys, mode, size) => {
          const begun = visitOf(texts, { mode, contact: 'Bob', variables: { log_drive: 'D:' } });
          let visit: Visit = begun;
          const at = clock();
          const journals = begun.lists.map(
            ({ sitting }) => [sitting.opening] as Parameters<typeof replaySitting>[0][number][],
          );
          for (const [index, one] of keys.entries()) {
            if (visit.ending) break;
            const before = visit;
            const done = step(visit, one, at(index + 1));
            visit = record(done.visit, done.events);
            for (const { list: which, event } of done.events) journals[which]?.push(event);
            if (visit.attaching) {
              const { attaching, ...rest } = visit;
              const event = {
                type: 'attach' as const,
                at: at(index + 1).at,
                item: attaching.item,
                file: '202611/9f86d081884c7d659a2feaa0c55ad015.jpg',
                from: 'x',
              };
              journals[attaching.list]?.push(event);
              visit = record(rest, [{ list: attaching.list, event }]);
            }
            expectOnPurpose(before, one, done.events);
            const frame = toScreen(visit, size, at(index + 1).at);
            if (frame.lines.length !== size.rows) throw new Error(`${frame.lines.length} lines on ${size.rows} rows`);
          }
          const drafts = draftEvents(visit, at(keys.length + 1));
          for (const { list: which, event } of drafts) {
            if (event.type !== 'answer') continue;
            const given = visit.lists[which]?.sitting.answers.get(event.item);
            expect(event.answer).toEqual({ ...given, note: event.answer.note });
            expect(given && event.answer.note?.includes(given.note ?? '')).toBe(true);
          }
          visit = record(visit, drafts);
          for (const { list: which, event } of drafts) journals[which]?.push(event);
          for (const [which, { sitting }] of visit.lists.entries()) {
            const again = replaySitting(journals[which] ?? []);
            expect(again && comparable(again)).toEqual(comparable(sitting));
            expectReadsBack(sitting);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});

/** An answer comes by d, p, c, x, or by submitted words; Enter on an item alone never brings one. */
function expectOnPurpose(before: Visit, key: WalkKey, events: ReturnType<typeof step>['events']): void {
  for (const { event } of events) {
    if (event.type !== 'answer') continue;
    const { screen } = before;
    const pressed = key.type === 'named' ? key.name : key.text;
    const byKey = ['item', 'keys', 'row'].includes(screen.at) && ['d', 'p', 'c', 'x'].includes(pressed);
    const bySubmit =
      screen.at === 'words' &&
      pressed === 'enter' &&
      (screen.field.text !== '' || screen.offered !== undefined || screen.purpose.type === 'note');
    const bySecret = screen.at === 'secret' && ['m', 'k'].includes(pressed);
    const byFixed = screen.at === 'fixed' && ['y', 'n', 'c', 'v'].includes(pressed.toLowerCase());
    // u on rows takes the last of them back.
    const byUndo = pressed === 'u' && event.answer.rows !== undefined;
    expect(byKey || bySubmit || bySecret || byFixed || byUndo, `${screen.at} ${pressed}`).toBe(true);
  }
}

function expectReadsBack(sitting: Sitting): void {
  const result = resultOf(sitting);
  const text = writeResult(result);
  const { result: read, problems } = parseResult(toSource('r.md', text));
  expect(
    problems.map((one) => `${one.code} ${JSON.stringify(one.args)}`),
    text,
  ).toEqual([]);
  expect(read?.answers, text).toEqual(result.answers);
  expect(read?.notes, text).toEqual(result.notes);
  expect(read?.walked).toBe(result.walked);
  expect(removeAnswers(text)).toBe(result.walked);
  expect(read?.header).toEqual(result.header);
  expect(read?.times).toEqual(result.times);
}
