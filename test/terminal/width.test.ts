import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { graphemes, textWidth } from '../../src/domain/text/width.ts';
import { cut, cutText, lineWidth } from '../../src/terminal/cut.ts';

test('our widths are those of string-width for every assigned character', () => {
  const different: string[] = [];
  for (let code = 0x20; code < 0x110000; code += 1) {
    const character = String.fromCodePoint(code);
    // Half a flag is drawn in two columns by some terminals: the wider guess never overflows.
    if (/[\p{Cn}\p{Co}\p{Cs}\p{Regional_Indicator}]/u.test(character)) continue;
    if (textWidth(character) !== stringWidth(character)) different.push(code.toString(16));
  }
  expect(different).toEqual([]);
});

test.each(['é', 'e\u0301', '日本語', '👩‍👩‍👧', '🇩🇪', '1️⃣', '❤️', 'ｶﾞ', 'क्षि', '각', '👍🏽', 'Łódź ✓ … │ →', 'abc'])(
  '%s',
  (text) => {
    expect(textWidth(text)).toBe(stringWidth(text));
  },
);

test.each([
  ['short', 10, '…', 'short'],
  ['exactly10!', 10, '…', 'exactly10!'],
  ['more than ten', 10, '…', 'more than…'],
  ['日本語', 5, '', '日本'],
  ['日本語', 5, '…', '日本…'],
  ['ae\u0301b', 2, '', 'ae\u0301'],
  ['👩‍👩‍👧x', 1, '', ''],
])('%s cut to %i', (text, columns, mark, expected) => {
  expect(cutText(text, columns, mark)).toBe(expected);
});

test('a line is cut across its spans, tones kept', () => {
  const line = [{ text: 'abc', tone: 'good' as const }, { text: 'def' }, { text: 'ghi' }];
  expect(cut(line, 5)).toEqual([{ text: 'abc', tone: 'good' }, { text: 'de' }]);
  expect(cut(line, 4, '…')).toEqual([{ text: 'abc', tone: 'good' }, { text: '…' }]);
  expect(cut(line, 6, '…')).toEqual([{ text: 'abc', tone: 'good' }, { text: 'de…' }]);
  expect(cut(line, 9, '…')).toBe(line);
  expect(lineWidth(cut(line, 2, '…'))).toBe(2);
});

test('graphemes', () => {
  expect(graphemes('ae\u0301👍🏽')).toEqual(['a', 'e\u0301', '👍🏽']);
});
