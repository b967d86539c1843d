import { type DecoderState, decode, pasteInBurst, settle, startState, type TypedKey } from './keys.ts';

/** A lone ESC is the Escape key when nothing follows; slow lines cut sequences by less than this. */
const escapeMilliseconds = 60;

export interface KeyReader {
  read(chunk: Buffer | string): void;
  /** Returns what is unread: the start of a sequence, or of a paste. */
  close(): DecoderState;
}

/** Bytes to keys, with the clock that tells a lone ESC from the start of a sequence. */
export function createKeyReader(take: (key: TypedKey) => void, bracketedPaste: boolean): KeyReader {
  let state: DecoderState = startState;
  let bracketsSeen = bracketedPaste;
  let timer: NodeJS.Timeout | undefined;
  const accept = (decoded: { keys: TypedKey[]; state: DecoderState }): void => {
    state = decoded.state;
    for (const key of decoded.keys) take(key);
  };
  const settleLater = (): void => {
    const waiting = state;
    // The loop may have been busy: what has arrived meanwhile is read before the ESC is taken for a key.
    setImmediate(() => {
      if (state === waiting) accept(settle(state));
    });
  };
  return {
    read: (chunk: Buffer | string): void => {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      clearTimeout(timer);
      bracketsSeen ||= bytes.includes('\x1b[200~');
      const burst = bracketsSeen || state.rest.length > 0 ? undefined : pasteInBurst(bytes);
      accept(burst === undefined ? decode(state, bytes) : { keys: [burst], state });
      if (state.rest.length > 0) timer = setTimeout(settleLater, escapeMilliseconds);
    },
    close: (): DecoderState => {
      clearTimeout(timer);
      const rest = state;
      state = startState;
      return rest;
    },
  };
}
