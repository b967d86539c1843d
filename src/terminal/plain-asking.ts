import { Failure } from '../domain/failure.ts';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import type { Asking, Choice, LineSession, Terminal } from './terminal.ts';

/** Questions as plain lines, each answered by a line: nothing is redrawn, and piped answers work as typed ones. */
export function plainAsking(openLines: () => LineSession, show: Terminal['show']): Asking {
  return {
    line: (question, { offered, check } = {}) =>
      askUntil(openLines, show, `${question}${offered === undefined ? '' : ` [${offered}]`}: `, (text) => {
        const answer = text === '' ? (offered ?? '') : text;
        const wrong = check?.(answer);
        return wrong === undefined ? { value: answer } : { wrong };
      }),
    choice: (question, choices, { offered } = {}) => {
      show([[{ text: question, tone: 'strong' }], ...choices.map((choice, index) => choiceLine(choice, index))]);
      const preferred = choices.find(({ value }) => offered !== undefined && value === offered);
      const prompt = `1-${choices.length}${preferred === undefined ? '' : ` [${preferred.name}]`}: `;
      return askUntil(openLines, show, prompt, (text) => {
        const chosen = text === '' ? preferred : findChoice(choices, text);
        return chosen === undefined ? { wrong: `Type a number from 1 to ${choices.length}.` } : { value: chosen.value };
      });
    },
    confirm: (question, offered) =>
      askUntil(openLines, show, `${question} (${offered ? 'Y/n' : 'y/N'}): `, (text) => {
        if (text === '') return { value: offered };
        if (/^y(es?)?$/i.test(text)) return { value: true };
        return /^no?$/i.test(text) ? { value: false } : { wrong: 'Type y or n.' };
      }),
  };
}

type Reading<T> = { value: T } | { wrong: string };

async function askUntil<T>(
  openLines: () => LineSession,
  show: Terminal['show'],
  prompt: string,
  read: (text: string) => Reading<T>,
): Promise<T> {
  const lines = openLines();
  try {
    for (;;) {
      const text = await lines.ask(prompt);
      if (text === undefined) throw inputEnded(prompt);
      const reading = read(text.trim());
      if ('value' in reading) return reading.value;
      show([[{ text: reading.wrong, tone: 'bad' }]]);
    }
  } finally {
    lines.close();
  }
}

/** By number, by whole name, or by the start of one name only. */
function findChoice<T>(choices: readonly Choice<T>[], text: string): Choice<T> | undefined {
  if (/^\d+$/.test(text)) return choices[Number(text) - 1];
  const wanted = text.toLowerCase();
  const starting = choices.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  return choices.find(({ name }) => name.toLowerCase() === wanted) ?? (starting.length === 1 ? starting[0] : undefined);
}

function choiceLine<T>({ name, hint }: Choice<T>, index: number) {
  return [
    { text: `  ${index + 1}. ${name}` },
    ...(hint === undefined ? [] : [{ text: `  ${hint}`, tone: 'faint' as const }]),
  ];
}

/** The end of the input is a failure and never a silent success: nothing was answered. */
export function inputEnded(question: string): Failure {
  const asked = sanitiseLine(question).replace(/[\s:?]+$/, '');
  return new Failure('failed', `The input ended before "${asked}" was answered.`);
}
