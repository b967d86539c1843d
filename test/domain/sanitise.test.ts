import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasVisible, sanitise, sanitiseLine } from '../../src/domain/text/sanitise.ts';

test.each([
  ['plain text', 'Łódź ✓ naïve', 'Łódź ✓ naïve'],
  ['colours', '\x1b[31mred\x1b[0m', 'red'],
  ['8-bit CSI', '\u009b2Jgone', 'gone'],
  ['clearing and cursor movement', 'a\x1b[2J\x1b[Hb\x1b[1Ac', 'abc'],
  ['a link keeps its words (OSC 8)', '\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x07', 'click'],
  ['the clipboard (OSC 52)', 'x\x1b]52;c;cm0gLXJm\x07y', 'xy'],
  ['8-bit OSC', 'x\u009d52;c;cm0=\u009cy', 'xy'],
  ['DCS and APC', 'x\x1bPq#0\x1b\\y\x1b_G1\x1b\\z', 'xyz'],
  ['an open string hides nothing', 'x\x1b]0;rm -rf', 'x^[]0;rm -rf'],
  ['full reset, character set', '\x1bca\x1b(0b', 'ab'],
  ['a lone ESC shows', 'a\x1b', 'a^['],
  ['nothing new arises from removing', '\x1b\x1bc[2J', '^[[2J'],
  ['nested sequences', '\x1b[\x1b[31m2J', '^[[2J'],
  ['bell, backspace, NUL', 'a\x07b\bc\0', 'a^Gb^Hc^@'],
  ['DEL', 'a\x7f', 'a^?'],
  ['C1', 'a\u0085b', 'a<U+0085>b'],
  ['tabs', 'a\tb', 'a    b'],
  ['line ends', 'a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['line separators', 'a\u2028b', 'a<U+2028>b'],
  ['bidi override', 'user\u202etxt.exe', 'user<U+202E>txt.exe'],
  ['bidi isolates', '\u2066a\u2069', '<U+2066>a<U+2069>'],
  ['zero-width space in a name', 'ac\u200bme', 'ac<U+200B>me'],
  ['zero-width joiner between letters', 'ac\u200dme', 'ac<U+200D>me'],
  ['byte order mark, soft hyphen', '\ufeffa\u00adb', '<U+FEFF>a<U+00AD>b'],
  ['tag characters', 'a\u{e0041}', 'a<U+E0041>'],
  ['lone surrogate', 'a\ud800b', 'a<U+D800>b'],
  ['family emoji stays', '👩‍👩‍👧 ❤️ 1️⃣ 👍🏽', '👩‍👩‍👧 ❤️ 1️⃣ 👍🏽'],
  ['Persian and Hindi joiners stay', 'می‌خواهم क्‍ष', 'می‌خواهم क्‍ष'],
  ['combining accents stay', 'e\u0301 Việt', 'e\u0301 Việt'],
  ['stacks of marks are cut', `a${'\u0301'.repeat(40)}`, `a${'\u0301'.repeat(8)}`],
])('%s', (_name, hostile, shown) => {
  expect(sanitise(hostile)).toBe(shown);
});

test('for a line, line ends become spaces', () => {
  expect(sanitiseLine('a\r\nb\nc')).toBe('a b c');
});

const part = fc.oneof(
  fc.constantFrom(
    '\x1b',
    '\x1b[',
    '\x1b]',
    '\x1bP',
    '[31m',
    '\x07',
    '\x1b\\',
    '\u009b',
    '\u200d',
    '\ufe0f',
    '👩',
    'क',
    '\r',
    '\n',
    '\u0301',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const hostileText = fc.array(part, { maxLength: 20 }).map((parts) => parts.join(''));

test('no control character, bidi control or tag survives, and sanitising again changes nothing', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const shown = sanitise(text);
      expect(shown).not.toMatch(
        /[\0-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff]|[\u{e0000}-\u{e007f}]/u,
      );
      expect(sanitise(shown)).toBe(shown);
    }),
    { numRuns: 5000 },
  );
});

test('a long hostile text takes no long time', () => {
  const start = performance.now();
  for (const text of [
    '\x1b['.repeat(50_000),
    '\x1b]'.repeat(50_000),
    `\x1b[${'1'.repeat(100_000)}`,
    '\u0301'.repeat(100_000),
  ]) {
    sanitise(text);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});

test.each([
  ['', false],
  [' \n\t', false],
  ['\u200b\u2060\ufeff\u00ad', false],
  ['\u3164\u115f\u2800', false],
  ['\x1b[31m\x1b[0m\x1b]0;title\x07', false],
  ['<!-- the office\nis closed -->', false],
  ['<!-- open', false],
  ['\u202e\u0301', false],
  ['.', true],
  ['閉', true],
  ['❤️', true],
  ['\u200bclosed', true],
  ['<!-- a --> b', true],
])('%j says something: %s', (words, says) => {
  expect(hasVisible(words)).toBe(says);
});
