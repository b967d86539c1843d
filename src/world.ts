// Composes the world of the real process; tests compose their own.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monotonicFactory } from 'ulid';
import type { World } from './commands/world.ts';
import type { Clock } from './domain/calendar/clock.ts';
import { isDay } from './domain/calendar/day.ts';
import { Failure } from './domain/failure.ts';
import { realFilePort } from './store/file-port.ts';
import type { TerminalOptions } from './terminal/abilities.ts';
import { createProcessWorld } from './terminal/world.ts';

/** The world around a process with these arguments: -C, colour and plain output must be known before they are parsed. */
export function createWorld(argv: readonly string[]): World {
  const outside = createProcessWorld(terminalOptions(argv));
  const clock = clockFrom(outside.env.MMC_NOW);
  let nextId: ReturnType<typeof monotonicFactory> | undefined;
  return {
    clock: { ...clock, dayIn: (timeZone) => dayOfProcess(timeZone, clock.now()) },
    machine: { now: () => new Date() },
    files: realFilePort,
    terminal: outside.terminal,
    env: outside.env,
    platform: outside.platform,
    folder: resolve(outside.cwd(), folderIn(optionsOf(argv))),
    get version() {
      return packageVersion();
    },
    // Ids made within one millisecond keep their order: the lists of a visit stay in that of the round.
    newId: () => {
      nextId ??= monotonicFactory();
      return nextId(clock.now().getTime());
    },
    onSignal: outside.onSignal,
  };
}

/** How these arguments want the terminal. */
export function terminalOptions(argv: readonly string[]): TerminalOptions {
  const options = optionsOf(argv);
  return {
    ...(options.includes('--no-color') ? { colour: 'never' as const } : {}),
    plain: options.includes('--plain'),
  };
}

function optionsOf(argv: readonly string[]): readonly string[] {
  return argv.slice(0, argv.includes('--') ? argv.indexOf('--') : argv.length);
}

/** What commander will take for the folder: `-C DIR` or `-CDIR`, the last of them. */
function folderIn(options: readonly string[]): string {
  let folder = '.';
  for (let at = 0; at < options.length; at += 1) {
    const option = options[at] ?? '';
    if (option === '-C') {
      at += 1;
      folder = options[at] ?? folder;
    } else if (option.startsWith('-C')) folder = option.slice(2);
  }
  return folder;
}

/** `MMC_NOW` stops the clock at a day or a time with offset, for rehearsals and tests. */
export function clockFrom(fixed: string | undefined): Clock {
  if (fixed === undefined || fixed === '') return { now: () => new Date() };
  const instant = new Date(isDay(fixed) ? `${fixed}T12:00:00Z` : fixed);
  if (Number.isNaN(instant.getTime())) {
    throw new Failure('usage', `MMC_NOW is not a time: ${fixed}`, {
      hint: 'Write 2026-10-14 or 2026-10-14T09:00:00+02:00',
    });
  }
  return { now: () => new Date(instant) };
}

const AREAS = /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)\/[A-Za-z_/-]+$/;

/** A zone whose offset no other has, and has not changed since 1986. */
const PROBE = { timeZone: 'Asia/Kathmandu', day: [2020, 0, 1], offset: -345 } as const;

/**
 * The day in a time zone by the local time of this process, which is lent that zone for a moment: Intl, which would tell it
 * too, takes as long to load as a whole small program. Undefined, which leaves it to Intl, unless both are proven: that
 * lending a zone works here (it does not in a worker), and that this zone is known with its history.
 */
export function dayOfProcess(timeZone: string, instant: Date): string | undefined {
  if (!AREAS.test(timeZone)) return undefined;
  const before = process.env.TZ;
  try {
    process.env.TZ = PROBE.timeZone;
    if (new Date(...PROBE.day).getTimezoneOffset() !== PROBE.offset) return undefined;
    process.env.TZ = timeZone;
    const year = instant.getFullYear();
    if (!hasHistory(year) || year < 1000 || year > 9999) return undefined;
    const two = (number: number) => String(number).padStart(2, '0');
    return `${year}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
}

/**
 * A name that nobody knows counts as UTC, or as one offset for all times where only the system knows it. A zone that is
 * known has another offset in summer, or had one of its own before there was standard time.
 */
function hasHistory(year: number): boolean {
  const offsets = [new Date(1850, 0, 1), new Date(year, 0, 1), new Date(year, 6, 1)].map((day) =>
    day.getTimezoneOffset(),
  );
  return new Set(offsets).size > 1;
}

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
