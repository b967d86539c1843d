import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGroup, writePair } from '../../src/markdown/attributes.ts';

/** The attributes that a line has, as pairs; undefined when it has none. */
function read(line: string): [string, string][] | undefined {
  return findGroup(line, 0, line.length)?.attributes.map(({ key, value }) => [key, value]);
}

const CASES: [string, string, [string, string][] | undefined][] = [
  ['an id', 'Free {#c-free}', [['id', 'c-free']]],
  [
    'pairs',
    'Free {kind=number unit=% min=15}',
    [
      ['kind', 'number'],
      ['unit', '%'],
      ['min', '15'],
    ],
  ],
  ['quotes', 'Free {then="move to {{log_drive}}"}', [['then', 'move to {{log_drive}}']]],
  ['escapes', 'Free {then="a \\"b\\" c\\\\ \\u0060 \\n"}', [['then', 'a "b" c\\ ` \n']]],
  [
    'blanks inside',
    'Free {  #a   kind=text\t}',
    [
      ['id', 'a'],
      ['kind', 'text'],
    ],
  ],
  ['blanks behind', 'Free {#a}  ', [['id', 'a']]],
  ['the last group', 'Free {#a} {#b}', [['id', 'b']]],
  ['the id of a row', 'PC {#desktops.pc-07}', [['id', 'desktops.pc-07']]],
  ['a link', 'See {link=https://a.b/c?d=e#f}', [['link', 'https://a.b/c?d=e#f']]],
  ['nothing', 'Free', undefined],
  ['empty braces', 'Free {}', undefined],
  ['no blank before', 'Free{#a}', undefined],
  ['text behind', 'Free {#a} x', undefined],
  ['variables', 'To {{log_drive}}', undefined],
  ['an environment variable', 'In \u0024{env:TEMP}', undefined],
  ['a GUID', 'Key {8A69D345-D564-463C-AFF1-A69D9E530F96}', undefined],
  ['an upper case id', 'Free {#A}', undefined],
  ['an unknown escape', 'Free {then="\\q"}', undefined],
  ['an open quote', 'Free {then="a}', undefined],
  ['a backtick in a bare value', 'Free {then=a`b}', undefined],
  ['no blank between', 'Free {then="a"kind=text}', undefined],
];

describe('attributes', () => {
  it.each(CASES)('%s', (_name, line, attributes) => expect(read(line)).toEqual(attributes));

  it('reads back every value as it was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const kept = value.replaceAll('\r', '');
        expect(read(`Free {#a ${writePair('value', kept)}}`)).toEqual([
          ['id', 'a'],
          ['value', kept],
        ]);
      }),
      { numRuns: 2000 },
    );
  });
});
