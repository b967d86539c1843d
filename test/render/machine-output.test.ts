import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../src/render/csv.ts';
import { toJson } from '../../src/render/json.ts';
import { toTsv } from '../../src/render/table.ts';

const HOSTILE = 'a\x1b[2Jb\x07c\u009b31md\u202ee\u2066f\tg\nh\x7f';
const ACTS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test('a row of a pipe shows what would act', () => {
  expect(toTsv([[HOSTILE, 'Łódź & Søn 👍🏽']])).toBe('ab^Gcd<U+202E>e<U+2066>f g h^?\tŁódź & Søn 👍🏽\n');
});

test('JSON writes it by numbers, and means the same', () => {
  const json = toJson('x', { words: HOSTILE, [HOSTILE]: new Map([['ł', 'ü']]) });
  expect(json).toContain('"a\\u001b[2Jb\\u0007c\\u009b31md\\u202ee\\u2066f\\tg\\nh\\u007f"');
  expect(json).toContain('"ł": "ü"');
  expect(JSON.parse(json)).toEqual({ schemaVersion: 1, kind: 'x', words: HOSTILE, [HOSTILE]: { ł: 'ü' } });
});

test('CSV leaves the text, but no controls', () => {
  expect(toCsv(['a', 'b'], [[HOSTILE, 'Łódź\r\nSøn']])).toBe('a,b\r\n"a[2Jbc31md\u202ee\u2066f\tg\nh","Łódź\nSøn"\r\n');
});

test('whatever the text, nothing acts, and JSON means it', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '\x1b',
        '[',
        ']',
        '2J',
        '\x07',
        '\u009b',
        '\u202e',
        '\u2028',
        '\\',
        '"',
        '\n',
        '\t',
        'a',
        '\ud800',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (text) => {
      expect(toTsv([[text, text]])).not.toMatch(ACTS);
      expect(toTsv([[text, text]]).match(/[\t\n]/g)).toEqual(['\t', '\n']);
      expect(toJson('x', { text })).not.toMatch(ACTS);
      expect(JSON.parse(toJson('x', { text })).text).toBe(text);
      expect(toCsv(['a'], [[text]]).replaceAll('\r\n', '')).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f]/);
    }),
  );
});
