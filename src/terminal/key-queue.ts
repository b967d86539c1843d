import type { Key } from './keys.ts';
import type { ClosedBy } from './signals.ts';

/** Keys in the order they came, for one taker. */
export interface KeyQueue {
  push(key: Key): void;
  /** Puts a key back in front. */
  putBack(key: Key): void;
  /** The next key; once the input is closed, always that. */
  next(): Promise<Key>;
  pending(): boolean;
  /** Ends a waiting next() and returns the keys that nobody has taken. */
  close(): readonly Key[];
}

export function createKeyQueue(): KeyQueue {
  const keys: Key[] = [];
  let waiting: ((key: Key) => void) | undefined;
  let closedBy: ClosedBy | undefined;
  const give = (key: Key): void => {
    if (key.type === 'closed') closedBy = key.signal;
    const taker = waiting;
    waiting = undefined;
    taker?.(key);
  };
  return {
    push: (key) => {
      if (closedBy !== undefined) return;
      if (waiting !== undefined) return give(key);
      if (key.type === 'resize' && keys.some(({ type }) => type === 'resize')) return;
      keys.push(key);
    },
    putBack: (key) => {
      keys.unshift(key);
    },
    next: () =>
      new Promise((resolve) => {
        waiting = resolve;
        const key = closedBy === undefined ? keys.shift() : ({ type: 'closed', signal: closedBy } as const);
        if (key !== undefined) give(key);
      }),
    pending: () => keys.length > 0,
    close: () => {
      if (waiting !== undefined) give({ type: 'closed', signal: 'end' });
      closedBy ??= 'end';
      return keys.splice(0);
    },
  };
}
