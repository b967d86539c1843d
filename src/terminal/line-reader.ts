import { StringDecoder } from 'node:string_decoder';
import type { Host } from './host.ts';

/** Whole lines of the standard input. One per process, so that what was typed ahead of a question waits for the next. */
export interface LineReader {
  /** The next line without its end; undefined when there is none left. */
  next(): Promise<string | undefined>;
  /** Ends a waiting next(): it will take no line. */
  abandon(): void;
}

export function createLineReader(host: Host): LineReader {
  const decoder = new StringDecoder('utf8');
  let unread = '';
  let ended = false;
  let listening = false;
  let waiting: ((line: string | undefined) => void) | undefined;

  const takeLine = (): string | undefined => {
    const end = unread.indexOf('\n');
    if (end === -1 && !(ended && unread !== '')) return undefined;
    const line = end === -1 ? unread : unread.slice(0, end);
    unread = end === -1 ? '' : unread.slice(end + 1);
    return line.replace(/\r$/, '');
  };
  const serve = (): void => {
    if (waiting === undefined) return;
    const line = takeLine();
    if (line === undefined && !ended) return;
    answer(line);
  };
  const answer = (line: string | undefined): void => {
    host.stdin.pause();
    host.stdin.off('data', read);
    const take = waiting;
    waiting = undefined;
    take?.(line);
  };
  const read = (chunk: Buffer | string): void => {
    unread += typeof chunk === 'string' ? chunk : decoder.write(chunk);
    serve();
  };
  const end = (): void => {
    ended = true;
    serve();
  };
  /** From the first question on and for good: the end may come between two questions, and is told only once. */
  const listenToEnd = (): void => {
    listening = true;
    host.stdin.on('end', end).on('close', end).on('error', end);
    if (host.stdin.readableEnded === true || host.stdin.destroyed === true) setImmediate(end);
  };
  return {
    next: () =>
      new Promise((resolve) => {
        const line = takeLine();
        if (line !== undefined || ended) return resolve(line);
        waiting = resolve;
        if (!listening) listenToEnd();
        host.stdin.on('data', read);
        host.stdin.resume();
      }),
    abandon: () => answer(undefined),
  };
}
