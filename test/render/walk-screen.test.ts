import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { graphemes, textWidth } from '../../src/domain/text/width.ts';
import { step } from '../../src/domain/walk/step.ts';
import { record, type Visit } from '../../src/domain/walk/visit.ts';
import { plain } from '../../src/render/text.ts';
import { toPlainScreen } from '../../src/render/walk/plain-screen.ts';
import { toScreen } from '../../src/render/walk/screen.ts';
import { wrap } from '../../src/render/wrap.ts';
import { clock, keysFrom, visitOf, walk } from '../domain/walk-visit.ts';

const AT = '2026-11-12T09:30:00+00:00';
const RUNS = Number(process.env.MMC_RUNS ?? 150);

const word = fc.oneof(
  fc.constantFrom(
    'Backup',
    'Łódź',
    '字字字字',
    '👩‍💻',
    'e\u0301te\u0301',
    '👍🏽',
    '한국어',
    'ｆｕｌｌ',
    'a-b/c',
    '1.',
    '#',
  ),
  fc.stringMatching(/^[a-zA-ZäöüÅ]{1,40}$/),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => text.replace(/[\s\p{C}]/gu, 'x')),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '));
const SIZES = fc.record({
  columns: fc.integer({ min: 20, max: 200 }),
  rows: fc.integer({ min: 8, max: 60 }),
  unicode: fc.boolean(),
});

const LONG_NOTE = Array.from({ length: 200 }, (_, at) => `line ${at}\tof the note 字`).join('\n');

/** Keys that lead to every kind of screen. */
const WAYS = [
  '',
  'n"half a note"',
  'n"LONG"',
  'n"LONG"<enter>',
  'p',
  'p"x"<enter>',
  'p"x"<enter>v',
  'c"password: Hunter2"<enter>',
  'e"wish"',
  'a',
  'j',
  'h<down><down>',
  '?',
  '/',
  'f',
  'df',
  'dff',
  'dffn',
  'dffn<enter>',
  'dffn<enter>7<enter>"T"<enter>"remarks 字"',
  'dffn<enter>7<enter><enter><enter>',
  '<tab>',
  's',
  'b',
];

function visitFor(texts: readonly string[], howTo: string, way: string): Visit {
  const escaped = texts.map((text) => `x ${text.replace(/[{}\\[\]<>`*_&|~]/g, 'x')}`);
  const list = (from: number) =>
    escaped
      .slice(from)
      .map((text, at) => `- [ ] ${text} {#i${at}}\n\n  ${howTo.replace(/[{}\\[\]<>`*_&|~#]/g, 'x')}\n`)
      .join('\n');
  const last = { answer: { outcome: 'problem' as const, note: texts.join(' ') }, date: '2026-10-14', by: 'tom' };
  const lists = escaped.length > 1 ? { a: list(0), b: list(1) } : { a: list(0) };
  return walk(visitOf(lists, { client: texts[0] ?? 'x', history: { i0: { last } } }), way.replace('LONG', LONG_NOTE))
    .visit;
}

describe('a screen of the walk', () => {
  it('has exactly its rows and columns, with the item and the cursor in sight, whatever is on it', () => {
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 1, maxLength: 9 }),
        sentence,
        fc.constantFrom(...WAYS),
        SIZES,
        (texts, howTo, way, size) => {
          const visit = visitFor(texts, howTo, way);
          const { lines, cursor } = toScreen(visit, size, AT);
          const shown = lines.map(plain);
          expect(shown).toHaveLength(size.rows);
          for (const one of shown) expect(textWidth(one), one).toBeLessThanOrEqual(size.columns);
          const { screen } = visit;
          if (screen.at === 'words') {
            expect(cursor?.row).toBeGreaterThanOrEqual(0);
            expect(cursor?.row).toBeLessThan(size.rows);
            expect(cursor?.column).toBeLessThan(size.columns);
            const tail = screen.field.text.replaceAll('\t', '    ').split('\n').at(-1) ?? '';
            const row = shown[cursor?.row ?? 0] ?? '';
            const before = row.slice(2, undefined);
            if (screen.field.text !== '') expect(tail.endsWith(before.trimStart()), `${row} | ${tail}`).toBe(true);
          }
          const closing = ['met', 'minutes', 'ticket', 'remarks', 'onsite-reason'];
          const onItem =
            ['item', 'keys', 'secret', 'fixed', 'row'].includes(screen.at) ||
            (screen.at === 'words' && !closing.includes(screen.purpose.type));
          const list = visit.lists[visit.front];
          const text = list?.asked[list.position]?.item.text;
          if (onItem && text) {
            const [first = ''] = wrap(text, size.columns - 2);
            expect(shown.join('\n')).toContain(first.slice(0, 1));
            expect(
              shown.some((one) => one.startsWith(`  ${first}`.trimEnd())),
              shown.join('\n'),
            ).toBe(true);
          }
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('shows the last words that were typed, also on the smallest screen', () => {
    const visit = visitFor(['One'], 'How', 'n"LONG"');
    const { lines, cursor } = toScreen(visit, { columns: 20, rows: 8, unicode: true }, AT);
    expect(plain(lines[cursor?.row ?? 0] ?? [])).toContain('note 字');
  });

  it('looks like this on 80 columns', () => {
    const list =
      '## Backups {tier=onsite}\n\n- [ ] Free space on `C:` {#c kind=number unit=% min=15 then="move logs to {{log_drive}}"}\n\n  Open *Explorer*.\n\n  ```\n  Get-Volume C\n  ```\n- [ ] Two {#two}\n';
    const last = { answer: { outcome: 'done' as const, value: '22' }, date: '2026-10-14', by: 'tom' };
    const visit = visitOf({ server: list }, { history: { c: { last } }, variables: { log_drive: 'D:' } });
    const { lines } = toScreen(walk(visit, '9<enter>').visit, { columns: 80, rows: 24, unicode: true }, AT);
    expect(`\n${lines.map((one) => plain(one).trimEnd()).join('\n')}\n`).toMatchInlineSnapshot(`
      "
      Acme Inc. › server · 2026-11                                       on site · 1/2
      ──────────────────────────────────────────────────────── 0 answered

      Backups  onsite

        Free space on C:
        reading in %, at least 15
        if not      move logs to D:

        last time   ✓ done, 22 % (tom, 2026-10-14)

        Open Explorer.

          Get-Volume C







      9 % is below 15 %: what is to be done?
      > [move logs to D:]
      Enter takes the offer · Tab edits it · Esc back
      "
    `);
  });
});

describe('wrapping', () => {
  it('loses nothing, keeps the width, and never breaks a word that fits', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 6, max: 90 }), (text, columns) => {
        const lines = wrap(text, columns);
        for (const one of lines) expect(textWidth(one), one).toBeLessThanOrEqual(columns);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const whole of text.split(/\s+/)) {
          const breaksAnywhere =
            /[\u2e80-\u9fff\uac00-\ud7a3\uff00-\uffef]/.test(whole) ||
            graphemes(whole).some((one) => textWidth(one) > 1);
          if (!breaksAnywhere && textWidth(whole) <= columns)
            expect(
              lines.some((one) => one.includes(whole)),
              `${whole} in ${JSON.stringify(lines)}`,
            ).toBe(true);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('the plain screen', () => {
  it('says everything once, in the order it is read', () => {
    const visit = visitOf({ server: '## Checks\n\n- [ ] One {#one}\n- [ ] Free {#c kind=number unit=% min=15}\n' });
    let now = visit;
    const said: string[] = [];
    const at = clock();
    for (const script of ['d', '"9"<enter>', '"Logs"<enter>', 'n', 'f', 'n']) {
      const { lines, prompt } = toPlainScreen(now, AT);
      said.push(...lines.map(plain), prompt);
      for (const key of keysFrom(script)) {
        const done = step(now, key, at(1));
        now = record(done.visit, done.events);
      }
    }
    expect(`\n${said.join('\n')}\n`).toMatchInlineSnapshot(`
      "

      Acme Inc. > server - 2026-11  on site - 1/2
      Checks  onsite
        One
      d done | p problem | c cannot | x n/a | e edit note | n note | s later
      ? all keys
      > 

      Acme Inc. > server - 2026-11  on site - 2/2
      Checks  onsite
        Free
        reading in %, at least 15
      type the number | p problem | c cannot | x n/a | n note | s later | ? keys
      > 

      Acme Inc. > server - 2026-11  on site - 2/2
      Checks  onsite
        Free
        reading in %, at least 15
      9 % is below 15 %: what is to be done?
      Enter keeps it | Esc back
      > 

      Acme Inc. > server - 2026-11  on site - 2/2
      Checks  onsite
        Free
        reading in %, at least 15
        [!] now     problem, 9 %: Logs
      Is it fixed now?
      y fixed now | n open, ours | c open, the client's | v open, a vendor's
      > 

      Acme Inc. > server - 2026-11  on site - 2/2
      > server  done 1, problem 1, everything asked is answered
      f finish the visit | b back to what is open | j jump | q pause
      > 

      Acme Inc. > server - 2026-11  on site - 2/2
      The revision question
        Is there anything to change in the list "server"?
      n nothing to change | c changed now | b back (e on an item leaves a note)
      > 
      "
    `);
  });
});
