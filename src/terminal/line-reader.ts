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
    host.stdin.off('data', read).off('end', end).off('close', end).off('error', end);
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
  return {
    next: () =>
      new Promise((resolve) => {
        const line = takeLine();
        if (line !== undefined || ended) return resolve(line);
        waiting = resolve;
        if (host.stdin.listenerCount('error') === 0) host.stdin.on('error', () => {});
        host.stdin.on('data', read).on('end', end).on('close', end).on('error', end);
        host.stdin.resume();
      }),
    abandon: () => answer(undefined),
  };
}
