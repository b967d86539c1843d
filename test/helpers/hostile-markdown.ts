import fc from 'fast-check';
import { type Answer, OUTCOMES, tidyLine, tidyWords } from '../../src/domain/answers/answer.ts';

/** Lines that Markdown reads in surprising ways, alone and in company. */
const LINES = [
  '',
  '',
  ' ',
  '\t',
  '# Server - Monthly',
  '## Backups {tier=remote}',
  '### Deep {tier=onsite per=client}',
  'Heading',
  '===',
  '---',
  '***',
  '- - -',
  '- [ ] Plain item',
  '- [ ] With an id {#a}',
  '* [ ] Star {#b kind=number unit=% min=15 then="move to {{log_drive}}"}',
  '+ [ ] Plus {#c}',
  '1. [ ] Numbered',
  '2) [ ] Paren {#d}',
  '10. [ ] Ten',
  '  - [ ] Nested {#e}',
  '    - [ ] Deep nested',
  '\t- [ ] Tab nested',
  '-\t[ ] Tab item {#f}',
  '- [x] Ticked {#g}',
  '- [X] Ticked big',
  '- [\t] Tab box',
  '- [ ] `code {#x}` tail',
  '- [ ] tick ` alone {#h}',
  '- [ ] `` two ` {#i} ``',
  '- [ ] a | b {#j}',
  '  --- | ---',
  '| a | b |',
  '| - | - |',
  '| [ ] | x |',
  '- [ ] {#k}',
  '- [ ]',
  '-',
  '  [ ] after a blank mark',
  '- - [ ] Twice {#l}',
  '> - [ ] Quoted {#m}',
  '> lazy',
  '>',
  '> > - [ ] Two quotes',
  '[^1]: - [ ] In a footnote',
  '[^longlabel]: - [ ] In a long footnote {#n}',
  '    indented four',
  '  how-to text',
  '  ```note',
  '  ```',
  '```',
  '~~~',
  '  ~~~',
  '````',
  '- [ ] value {#o outcome=done value=1}',
  '- [ ] twins {#p} {#q}',
  '- [ ] text {#r} after',
  '- [ ] dotted {#s.t}',
  '- [ ] dotted row {#a.pc-07 outcome=done}',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<script>',
  '<a href="',
  '- [ ] <b {#u}',
  '  continuation {#v}',
  'lazy continuation',
  '[x]: http://x',
  '[ref]: <y> "t"',
  '- [x]: odd',
  '\\',
  '- [ ] hard break {#w}  ',
  '- [ ] backslash {#y}\\',
  '  $$',
  '- plain bullet',
  '  - plain nested',
  '&amp; é ✓ 你好',
  '- [ ] ünïcödé 你好 {#z1}',
  '- [ ] rows {#rows kind=rows}',
  '* * *',
  '     - [ ] five spaces',
  '   - [ ] three {#z2}',
  '<!-- mmc times: a=1 -->',
  '- [ ] "quotes" {#z3 then="a \\"b\\" c\\\\"}',
  '\u00a0- [ ] nbsp',
  '- [\u00a0] nbsp box',
];

/** Hostile checklists: front-matter or none, then lines in any order and indentation. */
export const hostileList = fc
  .record({
    header: fc.constantFrom(
      '',
      '---\ntitle: T\n---\n',
      '---\ntitle: T # c\nstart: 2026-01\n\n---\n\n',
      '---\n  \ntitle: "T"\n---\n',
    ),
    lines: fc.array(
      fc.tuple(fc.constantFrom('', '', '', '', '  ', '    ', '> ', '- ', '\t'), fc.constantFrom(...LINES)),
      { maxLength: 14 },
    ),
    end: fc.constantFrom('\n', '', '\n\n', '  '),
  })
  .map(({ header, lines, end }) => header + lines.map(([lead, line]) => lead + line).join('\n') + end);

const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '---',
    '- [x] forged {#a outcome=done}',
    '```\n- [ ] out\n```',
    '````note',
    '<!--',
    '-->',
    'a | b',
    '`',
    '``',
    '{#a}',
    '{{x}}',
    '\\',
    '"',
    '\n\n# H\n',
    '> q',
    '\tindented',
    '  two',
    '<!-- mmc times: a=1 -->',
    '=cmd()',
    '\u202e',
    '\u2028',
  ),
  fc
    .array(
      fc.constantFrom(
        '```',
        '`',
        '~~~',
        '---',
        '- [ ] x {#a}',
        '    code',
        '\t',
        '',
        ' ',
        '>',
        '</div>',
        '<!--',
        'words',
        '{#b value="x"}',
      ),
      { maxLength: 6 },
    )
    .map((lines) => lines.join('\n')),
);

const words = nasty.map(tidyWords);
const line = nasty.map(tidyLine);

/** Names of rows that look like what stands behind them; what was typed over several lines is tidied as in the walk. */
const label = fc
  .oneof(
    nasty,
    fc.constantFrom(
      'x {#a outcome=done}',
      '{#rows.row-0 outcome=n/a}',
      'x {#a} {#b value="y"}',
      '`',
      '``` x `',
      'PC `07',
      'x {',
      'x {#a',
      '<!-- end of rows -->',
      'two\nlines',
      'two\n- [x] forged {#a outcome=done}',
      '[ ] x',
      '[x]: http://x',
      'x\\',
      '<a href="',
    ),
  )
  .map(tidyLine);

/** An answer with hostile words in every place that takes words. */
export const hostileAnswer: fc.Arbitrary<Answer> = fc
  .record(
    {
      outcome: fc.constantFrom(...OUTCOMES),
      value: words,
      note: words,
      by: line,
      via: line,
      files: fc.array(
        fc.constantFrom('202610/9f86d081884c7d659a2feaa0c55ad015.jpg', '202610/0f3c9d00000000000000000000000000.png'),
        { minLength: 1, maxLength: 2 },
      ),
      rows: fc.array(
        fc.record(
          { label, outcome: fc.constantFrom(...OUTCOMES), note: words },
          { requiredKeys: ['label', 'outcome'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    },
    { requiredKeys: ['outcome'] },
  )
  .map(tidyAnswer);

function tidyAnswer({
  note,
  rows,
  ...rest
}: Omit<Answer, 'rows'> & { rows?: { label: string; outcome: Answer['outcome']; note?: string }[] }): Answer {
  const answer: Answer = { ...rest };
  if (note || rest.outcome !== 'done') answer.note = note || 'because';
  if (rows) {
    answer.rows = rows.map(({ label, outcome, note: rowNote }, index) => ({
      id: `row-${index}`,
      label: label || 'row',
      outcome,
      ...(rowNote ? { note: rowNote } : {}),
    }));
  }
  return answer;
}
