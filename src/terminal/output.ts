import type { Output } from './host.ts';

/** A stream that may break at any time: writing to it never throws, and whether all of it arrived is known at the end. */
export interface SafeOutput {
  write(text: string): void;
  /** Waits until everything is written or lost. `cause` is missing when the reader has just gone away (`| head`). */
  flush(): Promise<{ lost: boolean; cause?: Error }>;
}

export function safeOutput(open: () => Output): SafeOutput {
  let stream: Output | undefined;
  let failure: Error | undefined;
  const fail = (error: Error): void => {
    failure ??= error;
  };
  const write = (text: string, done: () => void = () => {}): void => {
    if (failure !== undefined) {
      done();
      return;
    }
    try {
      if (stream === undefined) {
        stream = open();
        stream.on('error', fail);
      }
      stream.write(text, (error) => {
        if (error) fail(error);
        done();
      });
    } catch (error) {
      // Output to a file is written at once, and a full disk can throw right here.
      fail(error instanceof Error ? error : new Error(String(error)));
      done();
    }
  };
  return {
    write: (text) => write(text),
    flush: async () => {
      if (stream !== undefined) await new Promise<void>((resolve) => write('', resolve));
      if (failure === undefined) return { lost: false };
      return readerIsGone(failure) ? { lost: true } : { lost: true, cause: failure };
    },
  };
}

/** EPIPE of a closed pipe, EIO of a closed terminal; EOF is what Windows says. */
function readerIsGone(error: Error & { code?: string }): boolean {
  return ['EPIPE', 'EOF', 'EIO', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(error.code ?? '');
}
