/** The signals that end a command in mid-work and leave it the time to say what it kept. */
export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

export const endingSignals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Why no more input comes: a signal, or the end of the input (Ctrl-D, a closed terminal without SIGHUP). */
export type ClosedBy = Signal | 'end';

/** The exit code for work that was cut short: 128 and the signal's number, or 1 at the end of the input. */
export function exitCodeOf(closedBy: ClosedBy): 1 | 129 | 130 | 143 {
  switch (closedBy) {
    case 'SIGHUP':
      return 129;
    case 'SIGINT':
      return 130;
    case 'SIGTERM':
      return 143;
    case 'end':
      return 1;
  }
}

/** Thrown out of a question when a signal (or Ctrl-C) ends it: no failure to explain, only an exit code to return. */
export class Interrupted extends Error {
  readonly signal: ClosedBy;
  readonly exitCode: 1 | 129 | 130 | 143;

  constructor(signal: ClosedBy) {
    super(`Interrupted by ${signal}.`);
    this.name = 'Interrupted';
    this.signal = signal;
    this.exitCode = exitCodeOf(signal);
  }
}
