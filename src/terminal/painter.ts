import { Chalk, type ChalkInstance } from 'chalk';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import type { Line, Span, Tone } from './span.ts';

/** Turns a line into what the terminal gets: sanitised text, and colours if they are wanted. */
export type Painter = (line: Line) => string;

export function createPainter(colour: boolean): Painter {
  if (!colour)
    return (line) =>
      sanitised(line)
        .map((span) => span.text)
        .join('');
  // The sixteen colours of every terminal, in the user's own scheme; no assumption about its background.
  const tones = toneColours(new Chalk({ level: 1 }));
  return (line) =>
    sanitised(line)
      .map(({ text, tone }) => (tone === undefined || text === '' ? text : tones[tone](text)))
      .join('');
}

/** The line with every span made safe: what may be measured, cut and painted. */
export function sanitised(line: Line): Line {
  return line.map((span: Span) => ({ ...span, text: sanitiseLine(span.text) }));
}

function toneColours(chalk: ChalkInstance): Record<Tone, ChalkInstance> {
  return {
    strong: chalk.bold,
    faint: chalk.dim,
    good: chalk.green,
    bad: chalk.red,
    warn: chalk.yellow,
    accent: chalk.cyan,
    title: chalk.bold.underline,
  };
}
