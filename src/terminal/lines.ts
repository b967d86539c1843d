import { sanitiseLine } from '../domain/text/sanitise.ts';
import type { Host } from './host.ts';
import { catchSignals } from './job-control.ts';
import type { LineReader } from './line-reader.ts';
import type { SafeOutput } from './output.ts';
import { Interrupted, type Signal } from './signals.ts';
import type { LineSession, Terminal } from './terminal.ts';

export interface LineParts {
  host: Host;
  output: SafeOutput;
  reader: LineReader;
  show: Terminal['show'];
  stdinIsTerminal: boolean;
}

/** From opening to closing, a signal no longer kills: the next question throws it, so that the work in hand is kept. */
export function openLineSession({ host, output, reader, show, stdinIsTerminal }: LineParts): LineSession {
  let signalled: Signal | undefined;
  const stop = catchSignals(
    host,
    (signal) => {
      signalled = signal;
      reader.abandon();
    },
    () => {},
  );
  return {
    ask: async (prompt) => {
      if (signalled === undefined) {
        output.write(sanitiseLine(prompt));
        const line = await reader.next();
        // A pipe does not echo the Enter, nor does a terminal at the end of the input.
        if (!stdinIsTerminal || line === undefined) output.write('\n');
        if (signalled === undefined) return line;
      }
      throw new Interrupted(signalled);
    },
    say: show,
    close: stop,
  };
}
