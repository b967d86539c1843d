import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/terminal/key-names.ts';
import { decode, pasteInBurst, settle, startState, type TypedKey } from '../../src/terminal/keys.ts';

/** Short words for keys: the text itself, <name>, <paste:…>. */
function words(keys: readonly TypedKey[]): string {
  return keys
    .map((key) => {
      if (key.type === 'character') return key.text;
      if (key.type === 'paste') return `<paste:${key.text}>`;
      return `<${key.type === 'named' ? key.name : key.type}>`;
    })
    .join('');
}

function decodeAll(chunks: readonly Uint8Array[]): { keys: TypedKey[]; rest: number } {
  let state = startState;
  const keys: TypedKey[] = [];
  for (const chunk of chunks) {
    const decoded = decode(state, chunk);
    keys.push(...decoded.keys);
    state = decoded.state;
  }
  return { keys, rest: state.rest.length };
}

function typed(text: string): string {
  return words(decodeAll([Buffer.from(text, 'utf8')]).keys);
}

describe('what the bytes mean', () => {
  test.each([
    ['plain letters', 'dpx', 'dpx'],
    ['a letter and Enter', 'd\r', 'd<enter>'],
    ['\\r\\n is one Enter', 'd\r\nd', 'd<enter>d'],
    ['\\n alone is Enter', 'd\nd', 'd<enter>d'],
    ['accents, CJK, emoji', 'é日👍', 'é日👍'],
    [
      'control keys',
      '\x01\x03\x04\x05\x0b\x0c\x15\x17',
      '<ctrl-a><ctrl-c><ctrl-d><ctrl-e><ctrl-k><ctrl-l><ctrl-u><ctrl-w>',
    ],
    ['Tab, both backspaces, Ctrl-Z', '\t\x7f\x08\x1a', '<tab><backspace><backspace><suspend>'],
    ['other controls are swallowed', '\x00\x12\x1c\x1dd', 'd'],
    ['xterm arrows', '\x1b[A\x1b[B\x1b[C\x1b[D', '<up><down><right><left>'],
    ['application arrows', '\x1bOA\x1bOB\x1bOC\x1bOD', '<up><down><right><left>'],
    ['modified arrows', '\x1b[1;5A\x1b[1;2D\x1bO5C', '<up><left><right>'],
    ['rxvt arrows', '\x1b[a\x1bOd', '<up><left>'],
    [
      'home and end of xterm, linux, rxvt',
      '\x1b[H\x1b[F\x1bOH\x1b[1~\x1b[4~\x1b[7~\x1b[8~',
      '<home><end><home><home><end><home><end>',
    ],
    ['delete, page keys', '\x1b[3~\x1b[5~\x1b[6~', '<delete><page-up><page-down>'],
    ['insert and function keys are swallowed', '\x1b[2~\x1b[15~\x1bOP\x1b[[Ad', 'd'],
    ['Shift-Tab', '\x1b[Z', '<shift-tab>'],
    ['keypad in application mode', '\x1bOp\x1bOy\x1bOn\x1bOM', '09.<enter>'],
    ['CSI-u keys', '\x1b[27u\x1b[13u\x1b[9;2u', '<escape><enter><shift-tab>'],
    ['Alt and a letter is swallowed, not typed', '\x1bd\x1bép', 'p'],
    ['Alt-Backspace deletes a word', '\x1b\x7f', '<ctrl-w>'],
    ['Escape twice, then an arrow', '\x1b\x1b[A', '<escape><up>'],
    ['Escape then Ctrl-C keeps Ctrl-C', '\x1b\x03', '<escape><ctrl-c>'],
    ['focus, mouse and cursor reports are swallowed', '\x1b[I\x1b[O\x1b[<0;10;10M\x1b[12;40R\x1b[?62;4cd', 'd'],
    ['colour and version answers are swallowed', '\x1b]11;rgb:0000/0000/0000\x07\x1bP>|xterm(390)\x1b\\d', 'd'],
    ['a broken sequence keeps what broke it', '\x1b[1;\rd', '<enter>d'],
    ['a broken character shows', '\u{1f44d}', '👍'],
    ['C1 controls are swallowed', '\u009b31md', '31md'],
    ['a paste is one key', '\x1b[200~one\rtwo\r\nthree\n\x1b[201~d', '<paste:one\ntwo\nthree\n>d'],
    ['a paste keeps tabs, loses controls', '\x1b[200~a\tb\x1b]52;c;x\x07\x00c\x1b[201~', '<paste:a\tb]52;c;xc>'],
    ['an empty paste', '\x1b[200~\x1b[201~', '<paste:>'],
  ])('%s', (_name, bytes, expected) => {
    expect(typed(bytes)).toBe(expected);
  });

  test('seventy letters in one chunk are seventy keys', () => {
    const { keys } = decodeAll([Buffer.from('d'.repeat(70))]);
    expect(keys).toEqual(Array.from({ length: 70 }, () => ({ type: 'character', text: 'd' })));
  });

  test('broken UTF-8 shows as replacement characters', () => {
    expect(words(decodeAll([Buffer.from([0xe9, 0x64, 0xff, 0xc3, 0x64])]).keys)).toBe('\ufffdd\ufffd\ufffdd');
  });
});

describe('when nothing follows', () => {
  test.each([
    ['a lone ESC is the Escape key', '\x1b', '<escape>'],
    ['Alt-] was swallowed, typing goes on', '\x1b]dd', 'dd'],
    ['an unfinished arrow waits', '\x1b[', ''],
  ])('%s', (_name, bytes, expected) => {
    const { keys, state } = decode(startState, Buffer.from(bytes));
    expect(words([...keys, ...settle(state).keys])).toBe(expected);
  });

  test('an open paste waits for its end', () => {
    const { state } = decode(startState, Buffer.from('\x1b[200~\x1b'));
    expect(settle(state)).toEqual({ keys: [], state });
  });
});

test.each([
  ['first line\rsecond', { type: 'paste', text: 'first line\nsecond' }],
  ['d\r', undefined],
  ['ddd', undefined],
  ['\x1b[A\r\x1b[A', undefined],
])('without bracketed paste, %j', (bytes, expected) => {
  expect(pasteInBurst(Buffer.from(bytes))).toEqual(expected);
});

const piece = fc.oneof(
  fc.constantFrom(
    '\x1b[A',
    '\x1b[3~',
    '\x1bOH',
    '\x1b',
    '\r',
    '\n',
    '\x1b[200~',
    '\x1b[201~',
    '\x1b]0;x\x07',
    '\x1bP',
    '\x1b[',
    '\x7f',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

test('bytes give the same keys however they are cut', () => {
  const cuts = fc.array(fc.nat(200), { maxLength: 12 });
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.uint8Array({ maxLength: 6 }), cuts, (pieces, noise, places) => {
      const bytes = Buffer.concat([Buffer.from(pieces.join('')), noise, Buffer.from(pieces.join(''))]);
      const edges = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
      const chunks = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
      expect(decodeAll(chunks)).toEqual(decodeAll([bytes]));
    }),
    { numRuns: 2000 },
  );
});

test('text without controls is never lost nor changed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const printable = text.replace(/[\0-\x1f\x7f-\x9f]/g, '');
      expect(typed(printable)).toBe(printable);
    }),
  );
});

test('the bytes of a key give the key again', () => {
  const { keys } = decodeAll([Buffer.from('d\r\t\x7f\x1b[A\x1b[27u\x1b[Z\x03é\x1b[200~a\nb\x1b[201~')]);
  const again = decodeAll([Buffer.from(keys.map(bytesOf).join(''))]);
  expect(again.keys).toEqual(keys);
});
