/**
 * Programs on a real pseudo-terminal, for end-to-end tests:
 *
 *     const terminal = startOnPty(process.execPath, ['bin/mmc.js', 'run', 'acme'], { cwd: workspace });
 *     await terminal.waitFor('1/70');          // until it is on the screen; fails with the screen's picture
 *     terminal.write(keys.down + 'd');
 *     expect(terminal.screen()).toContain('2/70');
 *     expect((await terminal.exited).code).toBe(0);
 *
 * The screen is a virtual 80x24 terminal, so tests see what a person sees and not the bytes; `raw()` gives the bytes.
 * Always wait for something on the screen before typing; never sleep. Start a program that is to be suspended through
 * `inShell`, because only a shell with job control can stop and continue it.
 */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from '@lydell/node-pty';
import { build } from 'esbuild';
import { createVirtualScreen, type VirtualScreen } from '../terminal/virtual-screen.ts';

export interface PtyOptions {
  columns?: number;
  rows?: number;
  cwd?: string;
  /** Added to a small, fixed environment: xterm, UTF-8, no colours forced. `undefined` takes a variable away. */
  env?: Record<string, string | undefined>;
}

export interface PtyProgram {
  readonly pid: number;
  /** Types, in one write: a burst arrives as a burst. */
  write(text: string): void;
  /** Waits until the screen shows the text, or the test of it holds; else fails with the picture of the screen. */
  waitFor(wanted: string | RegExp | ((screen: VirtualScreen) => boolean), milliseconds?: number): Promise<void>;
  /** What is on the screen now. */
  screen(): string;
  /** The terminal itself: cursor, modes (alternate screen, bracketed paste), what has scrolled away. */
  readonly virtual: VirtualScreen;
  /** All bytes so far. */
  raw(): string;
  resize(columns: number, rows: number): void;
  kill(signal: NodeJS.Signals): void;
  /** Closes our end, as when somebody closes the window: the program gets SIGHUP and EIO. */
  hangUp(): void;
  readonly exited: Promise<{ code: number; signal: number | undefined }>;
}

/** The bytes of keys that have no letter. */
export const keys = {
  enter: '\r',
  escape: '\x1b',
  tab: '\t',
  shiftTab: '\x1b[Z',
  backspace: '\x7f',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  ctrlC: '\x03',
  ctrlD: '\x04',
  ctrlZ: '\x1a',
  paste: (text: string): string => `\x1b[200~${text.replace(/\n/g, '\r')}\x1b[201~`,
} as const;

const running = new Set<number>();

export function startOnPty(file: string, args: readonly string[], options: PtyOptions = {}): PtyProgram {
  const { columns = 80, rows = 24, cwd = process.cwd() } = options;
  const env = environment(options.env);
  const pty = spawn(file, [...args], { cols: columns, rows, cwd, name: env.TERM ?? '', env });
  const virtual = createVirtualScreen(columns, rows);
  const listeners = new Set<() => void>();
  let bytes = '';
  let ended = false;
  running.add(pty.pid);
  pty.onData((data) => {
    bytes += data;
    virtual.write(data);
    for (const listener of listeners) listener();
  });
  const exited = new Promise<{ code: number; signal: number | undefined }>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      ended = true;
      running.delete(pty.pid);
      for (const listener of listeners) listener();
      resolve({ code: exitCode, signal: signal === 0 ? undefined : signal });
    });
  });
  return {
    pid: pty.pid,
    virtual,
    exited,
    write: (text) => pty.write(text),
    screen: () => virtual.text(),
    raw: () => bytes,
    kill: (signal) => process.kill(pty.pid, signal),
    hangUp: () => (pty as unknown as { destroy(): void }).destroy(),
    resize: (newColumns, newRows) => {
      virtual.resize(newColumns, newRows);
      pty.resize(newColumns, newRows);
    },
    waitFor: (wanted, milliseconds = 15_000) =>
      new Promise((resolve, reject) => {
        const finish = (error?: Error): void => {
          clearTimeout(timer);
          listeners.delete(look);
          if (error === undefined) resolve();
          else reject(error);
        };
        const picture = (): string => `${String(wanted)} did not come. The screen:\n${virtual.text()}`;
        const look = (): void => {
          if (isShown(wanted, virtual)) finish();
          else if (ended) finish(new Error(`The program has ended; ${picture()}`));
        };
        const timer = setTimeout(() => finish(new Error(picture())), milliseconds);
        listeners.add(look);
        look();
      }),
  };
}

/** Runs a command line in a shell with job control; after Ctrl-Z type `fg` and Enter. The shell's prompt is `$ `. */
export function inShell(commandLine: string, options: PtyOptions = {}): PtyProgram {
  const shell = startOnPty('bash', ['--norc', '--noprofile', '-i'], { ...options, env: { ...options.env, PS1: '$ ' } });
  shell.write(`${commandLine}\r`);
  return shell;
}

/** Ends what a failed test has left behind: call it in afterEach. */
export function endPtyPrograms(): void {
  for (const pid of running) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself in this moment.
    }
  }
  running.clear();
}

/** A TypeScript file as one JavaScript file that node runs, without the built program. Returns its path. */
export async function bundleProgram(entry: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'mmc-pty-')), 'program.mjs');
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return outfile;
}

function isShown(wanted: Parameters<PtyProgram['waitFor']>[0], virtual: VirtualScreen): boolean {
  if (typeof wanted === 'function') return wanted(virtual);
  return typeof wanted === 'string' ? virtual.text().includes(wanted) : wanted.test(virtual.text());
}

function environment(added: PtyOptions['env'] = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  const all = { PATH, HOME, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...added };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
