import { controlKeys, sequenceKey } from './key-names.ts';
import type { TypedKey } from './keys.ts';

export const escapeByte = 0x1b;
const pasteStart = '[200~';
const longestSequence = 4096;

/** What stands at a place: so many bytes, and the key they mean; no key for what is swallowed. */
export interface Step {
  length: number;
  key?: TypedKey | 'paste' | undefined;
}

/** One key or one sequence to swallow, from `at`; undefined when its end has not come yet. */
export function readOne(bytes: Uint8Array, at: number): Step | undefined {
  const byte = bytes[at] ?? 0;
  if (byte === escapeByte) return readEscape(bytes, at);
  if (byte < 0x20 || byte === 0x7f) return { length: 1, key: controlKeys[byte] };
  return readCharacter(bytes, at);
}

function readCharacter(bytes: Uint8Array, at: number): Step | undefined {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return { length: 1, key: { type: 'character', text: String.fromCharCode(first) } };
  const expected = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  let length = 1;
  while (length < expected && ((bytes[at + length] ?? 0) & 0xc0) === 0x80) length += 1;
  if (length < expected && at + length >= bytes.length) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at, at + length));
  // A broken character shows as one replacement character, so that the loss is seen; C1 controls are no text.
  const shown = [...text].length === 1 ? text : '\ufffd';
  return { length, key: /[\x80-\x9f]/.test(shown) ? undefined : { type: 'character', text: shown } };
}

function readEscape(bytes: Uint8Array, at: number): Step | undefined {
  const second = bytes[at + 1];
  if (second === undefined) return undefined;
  if (second === 0x5b) return readControlSequence(bytes, at);
  if (second === 0x4f) return readSingleShift(bytes, at);
  if (isStringIntroducer(second)) return readString(bytes, at);
  if (second === 0x7f || second === 0x08) return { length: 2, key: { type: 'named', name: 'ctrl-w' } };
  // Alt with a letter or with Enter is swallowed; other controls keep their meaning after an Escape.
  if (second === 0x0d || second === 0x0a) return { length: 2 };
  if (second < 0x20) return { length: 1, key: { type: 'named', name: 'escape' } };
  const character = readCharacter(bytes, at + 1);
  return character && { length: 1 + character.length };
}

/** CSI: parameters, intermediates, one final byte (ECMA-48, 5.4); and the function keys of the Linux console, `ESC [ [ A`. */
function readControlSequence(bytes: Uint8Array, at: number): Step | undefined {
  let end = at + 2;
  if (bytes[end] === 0x5b) return bytes[end + 1] === undefined ? undefined : { length: 4 };
  const limit = at + longestSequence;
  while (isBetween(bytes[end], 0x30, 0x3f) && end < limit) end += 1;
  while (isBetween(bytes[end], 0x20, 0x2f) && end < limit) end += 1;
  const final = bytes[end];
  if (final === undefined) return undefined;
  // Broken off: the sequence so far is dropped, what broke it is read as it stands.
  if (!isBetween(final, 0x40, 0x7e)) return { length: end - at };
  const sequence = String.fromCharCode(...bytes.subarray(at + 1, end + 1));
  return { length: end + 1 - at, key: sequence === pasteStart ? 'paste' : sequenceKey(sequence) };
}

function readSingleShift(bytes: Uint8Array, at: number): Step | undefined {
  let end = at + 2;
  while (isBetween(bytes[end], 0x30, 0x3b) && end - at < 8) end += 1;
  const final = bytes[end];
  if (final === undefined) return undefined;
  if (!isBetween(final, 0x40, 0x7e)) return { length: end - at };
  return { length: end + 1 - at, key: sequenceKey(`O${String.fromCharCode(final)}`) };
}

/** A terminal's own answer (colour, version): swallowed to its end. A control character shows that it was Alt and a letter. */
function readString(bytes: Uint8Array, at: number): Step | undefined {
  for (let end = at + 2; end < bytes.length; end += 1) {
    const byte = bytes[end] ?? 0;
    if (byte === 0x07) return { length: end + 1 - at };
    if (byte === escapeByte && bytes[end + 1] === undefined) return undefined;
    if (byte === escapeByte && bytes[end + 1] === 0x5c) return { length: end + 2 - at };
    if (byte < 0x20 || end - at > longestSequence) return { length: 2 };
  }
  return undefined;
}

/** OSC, DCS, APC, PM, SOS. */
export function isStringIntroducer(byte: number): boolean {
  return byte === 0x5d || byte === 0x50 || byte === 0x5f || byte === 0x5e || byte === 0x58;
}

function isBetween(byte: number | undefined, low: number, high: number): boolean {
  return byte !== undefined && byte >= low && byte <= high;
}
