// The only place that knows inquirer, because its prompts need a guard: left to themselves they drop what is typed
// between two of them and all but the first line of a paste, end with 0 at the end of the input, and die of a closed
// terminal. So they never see the terminal: they are fed key by key, and get no key after the one that answers them.

import { PassThrough, Writable } from 'node:stream';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import type { Host } from './host.ts';
import { bytesOf } from './key-names.ts';
import { type Keyboard, openKeyboard } from './keyboard.ts';
import type { Key } from './keys.ts';
import type { SafeOutput } from './output.ts';
import { inputEnded } from './plain-asking.ts';
import { Interrupted } from './signals.ts';
import type { Asking } from './terminal.ts';

export interface PromptParts {
  host: Host;
  output: SafeOutput;
  colour: boolean;
  bracketedPaste: boolean;
}

export function promptAsking(parts: PromptParts): Asking {
  return {
    line: async (question, { offered, check } = {}) => {
      const { default: input } = await import('@inquirer/input');
      const message = sanitiseLine(question);
      const shown = sanitiseLine(offered ?? '');
      // What is offered is answered as it is stored, whatever of it could be shown.
      const original = (text: string): string => (text === shown ? (offered ?? '') : text);
      const validate = (text: string): string | true => {
        const wrong = check?.(original(text));
        return wrong === undefined ? true : sanitiseLine(wrong);
      };
      return original(await ask(parts, message, (context) => input({ message, default: shown, validate }, context)));
    },
    choice: async (question, choices, { offered } = {}) => {
      const { default: select } = await import('@inquirer/select');
      const message = sanitiseLine(question);
      const options = choices.map(({ name, hint }, value) => {
        const short = sanitiseLine(name);
        return { value, short, name: hint === undefined ? short : `${short}  ${sanitiseLine(hint)}` };
      });
      const preferred = offered === undefined ? -1 : choices.findIndex(({ value }) => value === offered);
      const config = { message, choices: options, loop: false, pageSize: 12, default: Math.max(preferred, 0) };
      const chosen = choices[await ask(parts, message, (context) => select(config, context))];
      if (chosen === undefined) throw new Error(`A question without choices: ${message}`);
      return chosen.value;
    },
    confirm: async (question, offered) => {
      const { default: confirm } = await import('@inquirer/confirm');
      const message = sanitiseLine(question);
      return ask(parts, message, (context) => confirm({ message, default: offered }, context));
    },
  };
}

interface Context {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
  signal: AbortSignal;
}

async function ask<T>(parts: PromptParts, question: string, start: (context: Context) => Promise<T>): Promise<T> {
  const input = new PassThrough();
  const stopper = new AbortController();
  const surface = { enter: () => {}, leave: () => {} };
  const keyboard = openKeyboard(parts.host, parts.output, surface, parts.bracketedPaste);
  try {
    const answer = start({ input, output: promptOutput(parts), signal: stopper.signal });
    try {
      return await Promise.race([answer, feed(keyboard, input, answer, question)]);
    } catch (error) {
      // The prompt tidies up its lines before anybody writes below them; its own complaint is of no interest.
      stopper.abort();
      await answer.catch(() => {});
      throw error;
    }
  } finally {
    keyboard.close();
    input.end();
  }
}

/** Gives the prompt one key after the other until it has its answer. Throws for keys and signals that end the question. */
async function feed(
  keyboard: Keyboard,
  input: PassThrough,
  answer: Promise<unknown>,
  question: string,
): Promise<never> {
  let answered = false;
  const settled = (): void => {
    answered = true;
  };
  answer.then(settled, settled);
  for (;;) {
    const key = await keyboard.next();
    if (answered) {
      keyboard.putBack(key);
      break;
    }
    if (key.type === 'closed' && key.signal !== 'end') throw new Interrupted(key.signal);
    if (key.type === 'named' && key.name === 'ctrl-c') throw new Interrupted('SIGINT');
    if (key.type === 'closed' || (key.type === 'named' && key.name === 'ctrl-d')) throw inputEnded(question);
    input.write(promptBytes(key));
    // The prompt settles in a few turns of the loop; no key may reach it after that.
    for (let turn = 0; turn < 3 && !answered; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    if (answered) break;
  }
  // Answered: the race is over.
  return new Promise<never>(() => {});
}

/** A paste is one line; Escape means nothing here, and readline would join it to the next key. */
function promptBytes(key: Key): string {
  switch (key.type) {
    case 'character':
      return key.text;
    case 'paste':
      return key.text
        .trim()
        .replace(/\s*\n\s*/g, ' ')
        .replace(/\t/g, ' ');
    case 'named':
      return key.name === 'escape' ? '' : bytesOf(key);
    default:
      return '';
  }
}

/** What the prompt draws goes to the terminal unless it is gone, and without colours if they are not wanted. */
function promptOutput({ output, colour }: PromptParts): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _encoding, done) => {
      const text = String(chunk);
      output.write(colour ? text : text.replace(/\x1b\[[\d;]*m/g, ''));
      done();
    },
  });
}
