import type { Key } from './keys.ts';
import type { Frame, Size } from './screen.ts';
import type { Line } from './span.ts';

/** The room's only face to the commands: what they show, and what they ask. */
export interface Terminal {
  /** Standard input and output are terminals with somebody at them. */
  readonly interactive: boolean;
  readonly outIsTerminal: boolean;
  /** TERM is `dumb` or unset: lines can be written, nothing can be redrawn. */
  readonly dumb: boolean;
  /** Whether show() colours. */
  readonly colour: boolean;
  /** False: use ASCII for symbols, such as `[x]` for a tick. */
  readonly unicode: boolean;
  size(): Size;
  /** Machine output on stdout, verbatim; on a terminal sanitised, since it carries text of the files. */
  out(text: string): void;
  /** Lines on stdout. Text of any origin is safe in them: a line stays one line. */
  show(lines: readonly Line[]): void;
  /** Lines on stderr. */
  warn(lines: readonly Line[]): void;
  readonly ask: Asking;
  /** Throws a usage failure without a terminal. */
  openKeys(): KeySession;
  openLines(): LineSession;
  /** Waits for stdout. `lost`: not all output arrived, so the exit code is not 0; `cause` is missing for a closed pipe. */
  flush(): Promise<{ lost: boolean; cause?: Error }>;
}

export interface AskOptions {
  /** What to type instead where there is no terminal: the hint of the usage failure. */
  instead?: string;
}

/**
 * Single questions. They throw a `Failure` of kind usage when nobody can be asked, of kind failed at the end of the
 * input (Ctrl-D, a pipe that is empty), and `Interrupted` for Ctrl-C and signals.
 */
export interface Asking {
  /** `check` returns what is wrong with an answer. A paste of many lines becomes one line. */
  line(question: string, options?: LineOptions): Promise<string>;
  choice<T>(question: string, choices: readonly Choice<T>[], options?: ChoiceOptions<T>): Promise<T>;
  confirm(question: string, offered: boolean, options?: AskOptions): Promise<boolean>;
}

interface LineOptions extends AskOptions {
  /** What Enter alone means. */
  offered?: string;
  check?: (text: string) => string | undefined;
}

export interface Choice<T> {
  value: T;
  name: string;
  hint?: string;
}

interface ChoiceOptions<T> extends AskOptions {
  offered?: T;
}

/** A full screen with raw keys, for the walk. */
export interface KeySession {
  /** The next key, strictly in order; after `closed` always `closed`. */
  next(): Promise<Key>;
  /** More keys are waiting: a repaint can be skipped. */
  pending(): boolean;
  /** The whole screen; what has changed is written, at once. Lines are cut at the width. */
  paint(frame: Frame): void;
  /** Gives the terminal back. Runs by itself when the process ends; twice is once. */
  close(): void;
}

/** Plain lines without redrawing: for screen readers and piped input. Lines typed ahead wait for their question. */
export interface LineSession {
  /** The answer without its line end; undefined at the end of the input. Throws `Interrupted` for a signal. */
  ask(prompt: string): Promise<string | undefined>;
  say(lines: readonly Line[]): void;
  close(): void;
}
