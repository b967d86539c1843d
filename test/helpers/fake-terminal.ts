/**
 * A terminal in memory, for commands run in-process: keys and answers are scripted, output is captured.
 *
 *     const terminal = createFakeTerminal({ keys: ['dd', 'p', 'Disk full\r', { type: 'closed', signal: 'SIGHUP' }] });
 *     await run(options, { ...world, terminal });
 *     expect(terminal.lastFrame()).toContain('3/70');
 *
 * A string of keys is decoded as a keyboard's bytes would be: `\r` is Enter, `\x1b[A` is Up, `\x1b[200~…\x1b[201~` a
 * paste. When the keys run out the input is closed ('end'). A question without a scripted answer is an error of the test.
 */
import { Failure } from '../../src/domain/failure.ts';
import { sanitise } from '../../src/domain/text/sanitise.ts';
import { decode, type Key, settle, startState } from '../../src/terminal/keys.ts';
import { createPainter } from '../../src/terminal/painter.ts';
import { createScreen } from '../../src/terminal/screen.ts';
import type { Line } from '../../src/terminal/span.ts';
import type { Choice, KeySession, Terminal } from '../../src/terminal/terminal.ts';
import { createVirtualScreen } from '../terminal/virtual-screen.ts';

export interface FakeTerminalOptions {
  interactive?: boolean;
  outIsTerminal?: boolean;
  dumb?: boolean;
  unicode?: boolean;
  columns?: number;
  rows?: number;
  keys?: readonly (string | Key)[];
  /** In the order of the questions: a text for line, a value or a name for choice, true or false for confirm; or an error to throw. */
  answers?: readonly unknown[];
  /** The lines of a plain session; at their end the input has ended. */
  lines?: readonly string[];
}

export interface FakeTerminal extends Terminal {
  /** stdout: out() and show(), without colours. */
  output(): string;
  /** stderr. */
  errors(): string;
  /** The questions asked so far, and the prompts of plain lines. */
  readonly questions: readonly string[];
  /** Every painted screen, as a person would have seen it. */
  readonly frames: readonly string[];
  lastFrame(): string;
  /** Whether a key session is open: it must not be at the end of a command. */
  isFullScreen(): boolean;
  /** Adds keys to the script. */
  press(...keys: readonly (string | Key)[]): void;
}

export function createFakeTerminal(options: FakeTerminalOptions = {}): FakeTerminal {
  const { interactive = true, outIsTerminal = interactive, dumb = false, unicode = true } = options;
  const size = { columns: options.columns ?? 80, rows: options.rows ?? 24 };
  const keys = (options.keys ?? []).flatMap(keysOf);
  const answers = [...(options.answers ?? [])];
  const lines = [...(options.lines ?? [])];
  const paint = createPainter(false);
  const questions: string[] = [];
  const frames: string[] = [];
  let output = '';
  let errors = '';
  let fullScreen = false;

  const painted = (shown: readonly Line[]): string => shown.map((line) => `${paint(line)}\n`).join('');
  const answer = (question: string, instead?: string): unknown => {
    if (!interactive) {
      const hint = instead === undefined ? {} : { hint: instead };
      throw new Failure('usage', `"${question}" can only be asked on a terminal.`, hint);
    }
    questions.push(question);
    if (answers.length === 0) throw new Error(`No answer is scripted for the question "${question}"`);
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  const openKeys = (): KeySession => {
    if (!interactive) throw new Failure('usage', 'This can only be asked on a terminal.');
    fullScreen = true;
    const screen = createScreen(paint);
    const virtual = createVirtualScreen(size.columns, size.rows);
    let closed: Key | undefined;
    return {
      next: async () => {
        const key = closed ?? keys.shift() ?? { type: 'closed', signal: 'end' };
        if (key.type === 'closed') closed = key;
        return key;
      },
      pending: () => keys.length > 0,
      paint: (frame) => {
        virtual.write(screen.update(frame, size));
        frames.push(virtual.text());
      },
      close: () => {
        fullScreen = false;
      },
    };
  };

  return {
    interactive,
    outIsTerminal,
    dumb,
    colour: false,
    unicode,
    size: () => size,
    out: (text) => {
      output += outIsTerminal ? sanitise(text) : text;
    },
    show: (shown) => {
      output += painted(shown);
    },
    warn: (shown) => {
      errors += painted(shown);
    },
    flush: async () => ({ lost: false }),
    ask: {
      line: async (question, { offered = '', check, instead } = {}) => {
        const text = String(answer(question, instead)) || offered;
        const wrong = check?.(text);
        if (wrong !== undefined) throw new Error(`The scripted answer "${text}" is refused: ${wrong}`);
        return text;
      },
      choice: async (question, choices, { instead } = {}) => chosen(choices, answer(question, instead)),
      confirm: async (question) => answer(question) === true,
    },
    openKeys,
    openLines: () => ({
      ask: async (prompt) => {
        questions.push(prompt);
        output += prompt;
        return lines.shift();
      },
      say: (shown) => {
        output += painted(shown);
      },
      close: () => {},
    }),
    output: () => output,
    errors: () => errors,
    questions,
    frames,
    lastFrame: () => frames.at(-1) ?? '',
    isFullScreen: () => fullScreen,
    press: (...more) => keys.push(...more.flatMap(keysOf)),
  };
}

/** The keys of a script: strings as bytes of a keyboard, the others as they are. */
export function keysOf(script: string | Key): Key[] {
  if (typeof script !== 'string') return [script];
  const decoded = decode(startState, Buffer.from(script));
  const typed = [...decoded.keys, ...settle(decoded.state).keys];
  return typed.map((key) => {
    if (key.type === 'suspend') throw new Error('Ctrl-Z never reaches a command: script { type: "resumed" } instead');
    return key;
  });
}

function chosen<T>(choices: readonly Choice<T>[], wanted: unknown): T {
  const choice = choices.find(({ value, name }) => value === wanted || name === wanted);
  if (choice !== undefined) return choice.value;
  throw new Error(`The scripted answer ${String(wanted)} is none of: ${choices.map(({ name }) => name).join(', ')}`);
}
