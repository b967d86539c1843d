// The only place that puts the terminal into raw mode, because it must be put back whatever happens: an exception, a
// signal, a closed terminal, Ctrl-Z. Keys are queued in the order they came; none is lost, not even those of a question
// that is over: close() hands them to the next reader of the input.

import type { Host } from './host.ts';
import { catchSignals, controlJob } from './job-control.ts';
import { bytesOf } from './key-names.ts';
import { createKeyQueue, type KeyQueue } from './key-queue.ts';
import { createKeyReader } from './key-reader.ts';
import type { DecoderState, Key, TypedKey } from './keys.ts';
import type { SafeOutput } from './output.ts';

export type Keyboard = Pick<KeyQueue, 'next' | 'pending' | 'putBack'> & { close(): void };

/** What belongs to the screen around the keys: `enter` at the start and after Ctrl-Z, `leave` before it and at the end. */
export interface Surface {
  enter(): void;
  leave(): void;
}

/** A closed terminal ends the input and sends SIGHUP, in either order; the signal is the better word. */
const hangUpMilliseconds = 100;

const pasteOn = '\x1b[?2004h';
const pasteOff = '\x1b[?2004l';

/** `bracketedPaste`: whether the terminal is known to mark a paste; else a burst with line ends is taken for one. */
export function openKeyboard(host: Host, output: SafeOutput, surface: Surface, bracketedPaste: boolean): Keyboard {
  const queue = createKeyQueue();
  let open = true;
  const enter = (): void => {
    setRawMode(host, true);
    surface.enter();
    output.write(pasteOn);
  };
  const leave = (): void => {
    output.write(pasteOff);
    surface.leave();
    setRawMode(host, false);
  };
  const job = controlJob(host, leave, () => {
    // Off and on again: somebody else has used the terminal, and libuv would think that raw mode is still on.
    setRawMode(host, false);
    enter();
    host.refreshSize();
    queue.push({ type: 'resumed' });
  });
  const take = (key: TypedKey): void => (key.type === 'suspend' ? job.suspend() : queue.push(key));
  const reader = createKeyReader(take, bracketedPaste);
  const close = (): void => {
    if (!open) return;
    open = false;
    for (const step of undo) step();
    host.stdin.pause();
    if (!job.suspended()) leave();
    giveBack(host, queue.close(), reader.close());
  };
  const undo = [
    listenToInput(host, reader.read, () => queue.push({ type: 'closed', signal: 'end' })),
    listenToSize(host, () => queue.push({ type: 'resize' })),
    catchSignals(host, (signal) => queue.push({ type: 'closed', signal }), close),
    host.onLeaving(close),
    job.close,
  ];
  surviveErrors(host);
  enter();
  host.stdin.resume();
  return { next: queue.next, pending: queue.pending, putBack: queue.putBack, close };
}

function listenToInput(host: Host, read: (chunk: Buffer | string) => void, closed: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    timer ??= setTimeout(closed, hangUpMilliseconds);
  };
  host.stdin.on('data', read).on('end', end).on('close', end).on('error', end);
  if (host.stdin.readableEnded === true || host.stdin.destroyed === true) end();
  return () => {
    clearTimeout(timer);
    host.stdin.off('data', read).off('end', end).off('close', end).off('error', end);
  };
}

function listenToSize(host: Host, resized: () => void): () => void {
  host.stdout.on('resize', resized);
  return () => host.stdout.off('resize', resized);
}

/**
 * These listeners stay: a terminal that goes away, now or later, must not bring the process down. Its SIGHUP comes with
 * a SIGCONT, upon which even stderr fails, with `getWindowSize EIO`.
 */
function surviveErrors(host: Host): void {
  for (const stream of [host.stdin, host.stdout, host.stderr]) {
    if (!stream.listeners('error').includes(ignore)) stream.on('error', ignore);
  }
}

function ignore(): void {}

/** EIO is what a terminal says that has gone; the end of the input tells the caller. */
function setRawMode(host: Host, raw: boolean): void {
  try {
    host.stdin.setRawMode?.(raw);
  } catch {}
}

/** Signals and resizes are over; what was typed is for the next reader. */
function giveBack(host: Host, keys: readonly Key[], state: DecoderState): void {
  const typed = keys.map((key) => ('text' in key || 'name' in key ? bytesOf(key) : ''));
  const start = state.pasting ? '\x1b[200~' : '';
  const bytes = Buffer.concat([Buffer.from(typed.join('') + start), state.rest]);
  try {
    if (bytes.length > 0) host.stdin.unshift(bytes);
  } catch {
    // The input has ended: nobody will read any more.
  }
}
