import { type Clock, dayIn, stampIn } from '../domain/calendar/clock.ts';
import type { Day } from '../domain/calendar/day.ts';
import type { FilePort } from '../store/file-port.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** All that a command may know of the outside. Handed in, so that a test can hand in another. */
export interface World {
  /** What time it is for the firm; MMC_NOW stops it. */
  clock: Clock;
  /** The machine's own clock, to compare with the times of files and to say how long a lock is held. */
  machine: Clock;
  files: FilePort;
  terminal: Terminal;
  env: Readonly<Record<string, string | undefined>>;
  platform: string;
  /** Folder that commands work in: the current one, or that of -C. Absolute. */
  folder: string;
  /** Version of mmc. */
  version: string;
  newId(): string;
  /** Listens to the signals that end a command; returns how to stop. */
  onSignal(listener: (signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP') => void): () => void;
}

/**
 * What a command returns: 0 done as asked, 1 failed, 2 usage, 3 findings in the data, 4 busy, 5 conflict, 6 saved but not
 * committed, 70 bug, 129/130/143 signals.
 */
export type ExitCode = number;

/** The firm's local day. */
export function today(world: World, timeZone: string): Day {
  return world.clock.dayIn?.(timeZone) ?? dayIn(timeZone, world.clock.now());
}

/** Now, as local time of the firm with its offset. */
export function stamp(world: World, timeZone: string): string {
  return stampIn(timeZone, world.clock.now());
}
