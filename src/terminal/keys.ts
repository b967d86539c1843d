// The only place that turns the bytes of a keyboard into keys, because terminals send them cut anywhere: half a
// character, half an escape sequence, seventy keys at once. Pure: the same bytes give the same keys however they are cut.

import { escapeByte, isStringIntroducer, readOne } from './key-bytes.ts';
import type { KeyName } from './key-names.ts';

export type Key =
  /** One code point; a combining mark comes as the next key. The editor of a line thinks in graphemes, not the decoder. */
  | { type: 'character'; text: string }
  /** A whole paste, its line ends as \n, without control characters. */
  | { type: 'paste'; text: string }
  | { type: 'named'; name: KeyName }
  | { type: 'resize' }
  | { type: 'resumed' }
  | { type: 'closed'; signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'end' };

/** What bytes can mean: Ctrl-Z never reaches the caller, the session suspends itself. */
export type TypedKey = Extract<Key, { type: 'character' | 'paste' | 'named' }> | { type: 'suspend' };

/** What remains of the bytes so far: an unfinished sequence, or the paste that is under way. */
export interface DecoderState {
  readonly rest: Uint8Array;
  readonly pasting: boolean;
  /** The last byte was \r: a \n now belongs to it. */
  readonly afterReturn: boolean;
}

export const startState: DecoderState = { rest: new Uint8Array(0), pasting: false, afterReturn: false };

interface Decoded {
  keys: TypedKey[];
  state: DecoderState;
}

const pasteEnd = new TextEncoder().encode('\x1b[201~');

/** Decodes what can be decoded; the unfinished rest waits in the state for the next chunk. */
export function decode(state: DecoderState, chunk: Uint8Array): Decoded {
  const bytes = state.rest.length === 0 ? chunk : Buffer.concat([state.rest, chunk]);
  const keys: TypedKey[] = [];
  let { pasting, afterReturn } = state;
  let at = 0;
  while (at < bytes.length) {
    if (pasting) {
      const end = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(pasteEnd, at);
      if (end === -1) break;
      keys.push({ type: 'paste', text: pastedText(bytes.subarray(at, end)) });
      at = end + pasteEnd.length;
      pasting = false;
      continue;
    }
    const step = readOne(bytes, at);
    if (step === undefined) break;
    const belongsToReturn = afterReturn && bytes[at] === 0x0a;
    afterReturn = bytes[at] === 0x0d;
    at += step.length;
    if (step.key === 'paste') pasting = true;
    else if (step.key !== undefined && !belongsToReturn) keys.push(step.key);
  }
  return { keys, state: { rest: bytes.slice(at), pasting, afterReturn } };
}

/**
 * Called when nothing has followed for a moment: a lone ESC was the Escape key, and an opened string sequence was
 * Alt with a letter, so that what comes after it is typing again. Other rests go on waiting for their end.
 */
export function settle(state: DecoderState): Decoded {
  const [first, second] = state.rest;
  if (state.pasting || first !== escapeByte) return { keys: [], state };
  if (second === undefined) return { keys: [{ type: 'named', name: 'escape' }], state: startState };
  if (isStringIntroducer(second)) return decode(startState, state.rest.subarray(2));
  return { keys: [], state };
}

/** For terminals without bracketed paste: a chunk with text after a line end cannot have been typed, it is one paste. */
export function pasteInBurst(chunk: Uint8Array): TypedKey | undefined {
  const text = new TextDecoder().decode(chunk);
  return /[\r\n][\r\n]*[^\r\n]/.test(text) && !text.includes('\x1b')
    ? { type: 'paste', text: pastedText(chunk) }
    : undefined;
}

function pastedText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  return text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '');
}
