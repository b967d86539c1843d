import { describe, expect, it } from 'vitest';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { lookAlikes } from '../../src/markdown/look-alikes.ts';
import { toSource } from '../../src/markdown/source.ts';

/** Codes with the words that are underlined. */
function found(text: string): string[] {
  const source = toSource('list.md', text);
  return lookAlikes(parseChecklist(source))
    .filter(({ code }) => code !== 'MMC-201')
    .map(({ code, place, excerpt = '' }) => {
      const line = [...excerpt];
      return `${code} ${line.slice(place.column - 1, place.column - 1 + (place.length ?? 1)).join('')}`;
    });
}

const CASES: [string, string, string[]][] = [
  ['text after the braces', '- [ ] Free {#c kind=number} in GB', ['MMC-210 {#c kind=number}']],
  ['a full stop after the braces', '- [ ] Free {#c}.', ['MMC-210 {#c}']],
  ['a comment after the braces', '- [ ] Free {#c} <!-- new -->', ['MMC-210 {#c}']],
  ['text after the braces of a heading', '## Backups {tier=remote}:\n\n- [ ] a {#a}', ['MMC-210 {tier=remote}']],
  ['two groups', '- [ ] Free {#c} {kind=number}', ['MMC-211 {#c}']],
  ['two groups without space', '- [ ] Free{#c} {kind=number}', ['MMC-211 {#c}']],
  ['smart quotes', '- [ ] Free {#c then=“clean up”}', ['MMC-212 {#c then=“clean up”}']],
  ['low quotes', '- [ ] Free {#c then=„räumen“}', ['MMC-212 then=„räumen“']],
  ['no space before', '- [ ] Free{#c kind=number}', ['MMC-213 {#c kind=number}']],
  ['a no-break space before', '- [ ] Free\u00a0{#c}', ['MMC-213 {#c}']],
  ['braces on the second line', '- [ ] Free space\n  on C: {#c kind=number}', ['MMC-214 {#c kind=number}']],
  ['braces in a paragraph of their own', '- [ ] Free space\n\n  {#c kind=number}', ['MMC-214 {#c kind=number}']],
  ['a box without text', '- [ ]\n- [ ] a {#a}', ['MMC-215 [ ]']],
  ['a glued box', '- [ ]Free\n- [x]Used', ['MMC-216 [ ]', 'MMC-216 [x]']],
  ['a no-break space in the box', '- [\u00a0] Free', ['MMC-217 [\u00a0]']],
  ['nothing or too much in the box', '- [] Free\n- [  ] Used', ['MMC-217 []', 'MMC-217 [  ]']],
  ['ticks in the box', '- [✓] Free\n- [✔] Used', ['MMC-217 [✓]', 'MMC-217 [✔]']],
  ['a Cyrillic letter in the box', '- [х] Free', ['MMC-217 [х]']],
  ['drawn boxes', '- ☐ Free\n- ✔ Used', ['MMC-217 ☐', 'MMC-217 ✔']],
  ['drawn boxes without a list', '☐ Free\n☑ Used', ['MMC-217 ☐', 'MMC-217 ☑']],
  ['a line end in the box', '- [\n] Free', ['MMC-217 [']],
  ['a rule under an item', '- [ ] Free\n  ---', ['MMC-218 [ ]']],
  ['a double rule under an item', '- [ ] Free\n  ===', ['MMC-218 [ ]']],
  ['a number after prose', 'Do this:\n2. [ ] Free', ['MMC-219 [ ]']],
  ['an indented box after prose', 'Do this:\n    - [ ] Free', ['MMC-219 [ ]']],
  ['a box too far in', '- [ ] Free {#a}\n        - [ ] Used {#b}', ['MMC-214 {#b}', 'MMC-219 [ ]']],
  ['boxes in a table', '| do | who |\n| - | - |\n| [ ] Free | x |\n| ☐ | y |', ['MMC-220 [ ]', 'MMC-220 ☐']],
  ['an item that is a table', '- [ ] a | b\n  --- | ---', ['MMC-220 [ ]']],
  ['an upper case id', '- [ ] Free {#FreeSpace}', ['MMC-221 {#FreeSpace}']],
  ['a colon for the equals sign', '- [ ] Free {kind: number}', ['MMC-221 {kind: number}']],
  ['blanks around the equals sign', '- [ ] Free {#c kind = number}', ['MMC-221 {#c kind = number}']],
  ['a comma between', '- [ ] Free {#c, kind=number}', ['MMC-221 {#c, kind=number}']],
  ['single quotes', "- [ ] Free {#c then='clean'}", ["MMC-221 {#c then='clean'}"]],
  ['no end', '- [ ] Free {#c kind=number', ['MMC-221 {#c kind=number']],
  ['a box in a footnote', 'a[^1]\n\n[^1]: - [ ] Free', ['MMC-228 -']],
  ['a box without a list', 'Text.\n\n[ ] Free\n[x] Used', ['MMC-229 [ ]', 'MMC-219 [x]']],
  ['a box in a heading', '## [ ] Free', ['MMC-229 [ ]']],
];

const INNOCENT: [string, string][] = [
  ['ordinary items', '- [ ] Free {#c kind=number}\n- [x] Used {#d}'],
  ['variables', '- [ ] Move to {{log_drive}} {#c then="to {{log_drive}}"}\n- [ ] To {{log_drive}}'],
  ['an environment variable', '- [ ] Clean \u0024{env:TEMP} and %{TEMP}'],
  ['a GUID', '- [ ] Key {8A69D345-D564-463C-AFF1-A69D9E530F96}'],
  ['a hash table', "- [ ] Run Get-WinEvent @{LogName='System'; Level=2}"],
  ['other words in braces', '- [ ] Choose {a} or {b}, not {LogName=System} things'],
  ['templating', '- [ ] Write {{#if x}} and {% raw %}'],
  ['escaped braces', '- [ ] Write \\{#a} literally'],
  ['inline code', '- [ ] Write `{#a kind=number}` there {#b}\n- [ ] Type `{#x}`\n  and `{#y}`'],
  ['a code block', '- [ ] a {#a}\n\n  ```\n  - [ ]Free {#b} x\n  ☐ c\n  {kind: x}\n  ```'],
  ['indented code', 'Text.\n\n    - [ ] Free {#b} x\n    [ ]X'],
  ['HTML', '<div>\n- [ ] a {#a} b\n☐ c\n</div>\n\n<!-- - [✓] {#x} -->'],
  ['links', '- [x](https://a.b)\n- [x][ref]\n- [1] a note\n- [a] choice\n\n[ref]: https://a.b'],
  ['a footnote', '- [ ] a[^1] {#a}\n\n[^1]: {kind} of text'],
  ['a list that ends in a rule', '- [ ] a {#a}\n---\n'],
  ['ticks in prose', 'A ✓ means done.\n\n✓ done, ✗ not done'],
  ['a quoted item', '> - [ ] a {#a}'],
  ['a table of words', '| a {#x} b | [x](y) |\n| - | - |\n| ✓ | c |'],
  ['prose about boxes', 'Tick [ ] or [x] as you like, in `[ ]`.'],
];

describe('look-alikes', () => {
  it.each(CASES)('%s', (_name, text, codes) => expect(found(text).sort()).toEqual([...codes].sort()));
  it.each(INNOCENT)('no false alarm: %s', (_name, text) => expect(found(text)).toEqual([]));
  it('says when there is no item at all', () => {
    expect(lookAlikes(parseChecklist(toSource('a.md', '# A\n\n- plain\n'))).map(({ code }) => code)).toEqual([
      'MMC-201',
    ]);
  });
});
