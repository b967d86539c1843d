// The only place, with world.ts, that touches `process`, because everything above it must also run against streams made
// for a test.
import { closeSync, fstatSync, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';

/** Standard input: a terminal, a pipe or a file. Only a terminal has raw mode. */
export interface Input extends NodeJS.ReadableStream {
  setRawMode?(raw: boolean): unknown;
  readonly readableEnded?: boolean;
  readonly destroyed?: boolean;
}

/** Standard output or error: only a terminal has a size and tells when it changes. */
export interface Output extends NodeJS.WritableStream {
  columns?: number;
  rows?: number;
}

export interface Host {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  isTerminal(descriptor: 0 | 1 | 2): boolean;
  /** Listens to a signal; returns how to stop. Node's own reaction (the process dies) is off while somebody listens. */
  onSignal(signal: NodeJS.Signals, listener: () => void): () => void;
  /** Runs before the process goes: at its exit, and before an uncaught error is printed. */
  onLeaving(listener: () => void): () => void;
  /** Stops the whole job as Ctrl-Z does in a shell: under npx, stopping this process alone would hang the shell. */
  suspendJob(): void;
  /** Ends this process by the signal, as if nobody had listened. */
  die(signal: NodeJS.Signals): void;
  /** Makes Node ask the terminal for its size again, which may have changed while we were stopped. */
  refreshSize(): void;
}

/** The real one. Streams are getters: opening standard input costs time and holds a descriptor. */
export function processHost(): Host {
  releaseGoneTerminals();
  return {
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    env: process.env,
    platform: process.platform,
    isTerminal,
    onSignal: (signal, listener) => {
      process.on(signal, listener);
      return () => process.off(signal, listener);
    },
    onLeaving: (listener) => {
      process.on('exit', listener);
      process.on('uncaughtExceptionMonitor', listener);
      return () => {
        process.off('exit', listener);
        process.off('uncaughtExceptionMonitor', listener);
      };
    },
    suspendJob: () => process.kill(0, 'SIGTSTP'),
    die: (signal) => process.kill(process.pid, signal),
    refreshSize: () => {
      if (process.platform !== 'win32') process.kill(process.pid, 'SIGWINCH');
    },
  };
}

/**
 * Node restores the terminal when it exits, and aborts with a core dump if the terminal has gone meanwhile (ResetStdio in
 * node.cc, Node 20). A closed descriptor it leaves alone, so that a closed window still ends with our exit code.
 */
function releaseGoneTerminals(): void {
  const terminals = ([0, 1, 2] as const).filter(isTerminal);
  if (terminals.length === 0) return;
  process.once('exit', () => {
    for (const descriptor of terminals) if (!isatty(descriptor)) closeSync(descriptor);
  });
}

/** Asks node:tty only of what may be a terminal: it brings all of Node's streams and sockets with it. */
function isTerminal(descriptor: 0 | 1 | 2): boolean {
  if (process.platform === 'win32') return isatty(descriptor);
  try {
    const stat = fstatSync(descriptor);
    return stat.isCharacterDevice() && stat.rdev !== statSync(devNull).rdev && isatty(descriptor);
  } catch {
    return false;
  }
}
