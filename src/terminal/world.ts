import { Failure } from '../domain/failure.ts';
import type { TerminalOptions } from './abilities.ts';
import { terminalOn } from './compose.ts';
import { processHost } from './host.ts';
import { endingSignals, type Signal } from './signals.ts';
import type { Terminal } from './terminal.ts';

/** What a command may know of its process; the clock and the folder are composed elsewhere. */
export interface ProcessWorld {
  /** Without node and the script. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly execPath: string;
  readonly terminal: Terminal;
  cwd(): string;
  /** Listens to the signals that end a command, instead of dying of them; returns how to stop. */
  onSignal(listener: (signal: Signal) => void): () => void;
}

export function createProcessWorld(options: TerminalOptions = {}): ProcessWorld {
  const host = processHost();
  return {
    argv: process.argv.slice(2),
    env: process.env,
    platform: process.platform,
    execPath: process.execPath,
    terminal: terminalOn(host, options),
    cwd: currentFolder,
    onSignal: (listener) => {
      const stops = endingSignals.map((signal) => host.onSignal(signal, () => listener(signal)));
      return () => {
        for (const stop of stops) stop();
      };
    },
  };
}

/** The terminal of this process. Nothing is opened or loaded before it is used. */
export function createTerminal(options: TerminalOptions = {}): Terminal {
  return terminalOn(processHost(), options);
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (cause) {
    throw new Failure('failed', 'The current folder no longer exists.', {
      hint: 'cd to the workspace, or use -C DIR',
      cause,
    });
  }
}
