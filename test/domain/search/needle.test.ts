import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../src/domain/search/fold.ts';
import { foldWords, needleOf } from '../../../src/domain/search/needle.ts';

describe('folding', () => {
  it.each([
    ['ŁÓDŹ', 'łódź'],
    ['Lo\u0301dz', 'lódz'],
    ['\u212aelvin', 'kelvin'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['no\n  space', 'no space'],
    ['a  b', 'a b'],
  ])('%j is %j', (text, folded) => expect(fold(text)).toBe(folded));

  it('folds words, and drops those that are nothing', () => {
    expect(foldWords(['Tape', ' ', '"No  Space"'])).toEqual(['tape', '"no space"']);
  });
});

const letters = fc.constantFrom(
  ...'aAkKiIsSzZ 0"\\`|Łłóźé日本✓ßẞσςΣ',
  'o\u0301',
  '\u212a',
  'İ',
  'e\u0302\u0301',
  'Å',
  '\u212b',
  '한',
);

describe('the needle of a word', () => {
  it('is in the bytes of every text that has the word', () => {
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 8 }), fc.array(letters, { minLength: 1, maxLength: 5 }), (a, b) => {
        const [word = ''] = foldWords([b.join('')]);
        const text = a.join('') + b.join('') + a.join('');
        const needle = word === '' ? undefined : needleOf(word);
        if (!needle || !fold(text).includes(word)) return;
        for (const form of ['NFC', 'NFD'] as const) {
          needle.lastIndex = 0;
          expect(needle.test(Buffer.from(text.normalize(form)).toString('latin1')), `${word} in ${text}`).toBe(true);
          for (const other of [text.toUpperCase(), text.toLowerCase()]) {
            if (!fold(other).includes(word)) continue;
            needle.lastIndex = 0;
            expect(needle.test(Buffer.from(other.normalize(form)).toString('latin1')), `${word} in ${other}`).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('takes the longest part that files hold as it is', () => {
    expect(needleOf('no space')?.source).toBe('space');
    expect(needleOf('say "hello`')?.source).toBe('hello');
    expect(needleOf('"')).toBeUndefined();
  });
});
