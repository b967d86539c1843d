import type { Host } from './host.ts';
import { endingSignals, type Signal } from './signals.ts';

/** Without SIGCONT by then we were not stopped at all: nobody could have continued us (an orphaned process group). */
const stopMilliseconds = 300;
/** A signal repeated later than this comes from somebody who has lost patience. */
const patienceMilliseconds = 1000;

export interface JobControl {
  /** Ctrl-Z: gives the terminal back, stops the job, and takes the terminal again when it goes on. */
  suspend(): void;
  /** While true the terminal belongs to the shell. */
  suspended(): boolean;
  close(): void;
}

/** `leave` gives the terminal back, `resume` takes it again: after Ctrl-Z, and after a stop that came from outside. */
export function controlJob(host: Host, leave: () => void, resume: () => void): JobControl {
  if (host.platform === 'win32') return { suspend: () => {}, suspended: () => false, close: () => {} };
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let resumedAt = Number.NEGATIVE_INFINITY;
  const goOn = (): void => {
    clearTimeout(timer);
    // The timer and SIGCONT both tell the end of a stop.
    if (!stopped && performance.now() - resumedAt < stopMilliseconds) return;
    stopped = false;
    resumedAt = performance.now();
    resume();
  };
  const stopListening = host.onSignal('SIGCONT', goOn);
  return {
    suspend: () => {
      if (stopped) return;
      stopped = true;
      leave();
      timer = setTimeout(goOn, stopMilliseconds);
      host.suspendJob();
    },
    suspended: () => stopped,
    close: () => {
      clearTimeout(timer);
      stopListening();
    },
  };
}

/** Tells the first ending signal, so that the work in hand is kept; a second one, later, ends the process. */
export function catchSignals(host: Host, tell: (signal: Signal) => void, giveUp: () => void): () => void {
  let first: number | undefined;
  let dying = false;
  const catchOne = (signal: Signal): (() => void) =>
    host.onSignal(signal, () => {
      const now = performance.now();
      if (first === undefined) {
        first = now;
        tell(signal);
      } else if (now - first > patienceMilliseconds) {
        dying = true;
        giveUp();
        host.die(signal);
      }
    });
  const stops = endingSignals.map(catchOne);
  return () => {
    // A closed window tells it more than once: who is ending already must not die of the echo.
    if (first === undefined || dying) for (const stop of stops) stop();
  };
}
