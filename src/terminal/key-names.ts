import type { TypedKey } from './keys.ts';

export type KeyName =
  | 'enter'
  | 'tab'
  | 'shift-tab'
  | 'escape'
  | 'backspace'
  | 'delete'
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'ctrl-a'
  | 'ctrl-e'
  | 'ctrl-k'
  | 'ctrl-u'
  | 'ctrl-w'
  | 'ctrl-l'
  | 'ctrl-d'
  | 'ctrl-c';

function named(name: KeyName): TypedKey {
  return { type: 'named', name };
}

/** Control bytes by their code; the ones that are missing are swallowed. */
export const controlKeys: Readonly<Record<number, TypedKey>> = {
  1: named('ctrl-a'),
  2: named('left'),
  3: named('ctrl-c'),
  4: named('ctrl-d'),
  5: named('ctrl-e'),
  6: named('right'),
  8: named('backspace'),
  9: named('tab'),
  10: named('enter'),
  11: named('ctrl-k'),
  12: named('ctrl-l'),
  13: named('enter'),
  14: named('down'),
  16: named('up'),
  21: named('ctrl-u'),
  23: named('ctrl-w'),
  26: { type: 'suspend' },
  127: named('backspace'),
};

/** Cursor and editing keys by the last letter, after `ESC [` and `ESC O` alike; rxvt sends small letters with Shift and Ctrl. */
const letters: Readonly<Record<string, KeyName>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  H: 'home',
  F: 'end',
  Z: 'shift-tab',
  a: 'up',
  b: 'down',
  c: 'right',
  d: 'left',
};

/** `ESC [ number ~`: VT220, the Linux console, rxvt (7 and 8), and what Node sends on Windows. */
const numbers: Readonly<Record<string, KeyName>> = {
  1: 'home',
  3: 'delete',
  4: 'end',
  5: 'page-up',
  6: 'page-down',
  7: 'home',
  8: 'end',
};

/** `ESC [ code u`, for terminals that were left in the kitty or CSI-u mode by another program. */
const codes: Readonly<Record<string, KeyName>> = { 9: 'tab', 13: 'enter', 27: 'escape', 127: 'backspace' };

/** The keypad in application mode: `ESC O` and a letter from j to y. */
const keypad = '*+,-./0123456789';

/** The key of a sequence without its ESC, such as `[1;5D`, `[3~`, `OH`; undefined for one to swallow. Modifiers do not count. */
export function sequenceKey(sequence: string): TypedKey | undefined {
  const final = sequence.slice(-1);
  const [first = '', modifier = ''] = sequence.slice(1, -1).split(';');
  if (!/^\d*$/.test(first)) return undefined;
  if (final === '~') return fromTable(numbers, first);
  if (final === 'u') return first === '9' && modifier === '2' ? named('shift-tab') : fromTable(codes, first);
  if (sequence.startsWith('O')) {
    if (final === 'M') return named('enter');
    const character = keypad[final.charCodeAt(0) - 'j'.charCodeAt(0)];
    if (character !== undefined) return { type: 'character', text: character };
  }
  return fromTable(letters, final);
}

function fromTable(table: Readonly<Record<string, KeyName>>, entry: string): TypedKey | undefined {
  const name = table[entry];
  return name === undefined ? undefined : named(name);
}

const bytesOfNames: Readonly<Record<KeyName, string>> = {
  enter: '\n',
  tab: '\t',
  'shift-tab': '\x1b[Z',
  // Not a bare ESC: it would swallow the key that follows it.
  escape: '\x1b[27u',
  backspace: '\x7f',
  delete: '\x1b[3~',
  left: '\x1b[D',
  right: '\x1b[C',
  up: '\x1b[A',
  down: '\x1b[B',
  home: '\x1b[H',
  end: '\x1b[F',
  'page-up': '\x1b[5~',
  'page-down': '\x1b[6~',
  'ctrl-a': '\x01',
  'ctrl-e': '\x05',
  'ctrl-k': '\x0b',
  'ctrl-u': '\x15',
  'ctrl-w': '\x17',
  'ctrl-l': '\x0c',
  'ctrl-d': '\x04',
  'ctrl-c': '\x03',
};

/** The bytes of a key, for the next reader of the input: what was typed ahead of a question must not be lost. */
export function bytesOf(key: TypedKey): string {
  switch (key.type) {
    case 'character':
      return key.text;
    case 'paste':
      return `\x1b[200~${key.text}\x1b[201~`;
    case 'named':
      return bytesOfNames[key.name];
    case 'suspend':
      return '\x1a';
  }
}
