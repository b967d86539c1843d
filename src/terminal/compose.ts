import { Failure } from '../domain/failure.ts';
import { sanitise } from '../domain/text/sanitise.ts';
import { type Abilities, abilitiesOf, type TerminalOptions } from './abilities.ts';
import type { Host } from './host.ts';
import { openKeySession } from './key-session.ts';
import { createLineReader, type LineReader } from './line-reader.ts';
import { openLineSession } from './lines.ts';
import { type SafeOutput, safeOutput } from './output.ts';
import { createPainter, type Painter } from './painter.ts';
import { plainAsking } from './plain-asking.ts';
import type { Size } from './screen.ts';
import type { Asking, AskOptions, Terminal } from './terminal.ts';

/** The terminal on given streams, so that tests can hold both ends. */
export function terminalOn(host: Host, options: TerminalOptions): Terminal {
  const stdinIsTerminal = host.isTerminal(0);
  const outIsTerminal = host.isTerminal(1);
  const surroundings = { env: host.env, platform: host.platform, stdin: stdinIsTerminal, stdout: outIsTerminal };
  const abilities = abilitiesOf({ ...surroundings, stderr: host.isTerminal(2) }, options);
  const output = safeOutput(() => host.stdout);
  const paint = createPainter(abilities.colour);
  const show = showOn(output, paint);
  const size = (): Size => ({ columns: host.stdout.columns || 80, rows: host.stdout.rows || 24 });
  let reader: LineReader | undefined;
  const openLines = () => {
    reader ??= createLineReader(host);
    return openLineSession({ host, output, reader, show, stdinIsTerminal });
  };
  const plain = options.plain === true || abilities.dumb;
  const plainly = plainAsking(openLines, show);
  return {
    interactive: abilities.interactive,
    outIsTerminal,
    dumb: abilities.dumb,
    colour: abilities.colour,
    unicode: abilities.unicode,
    size,
    out: (text) => output.write(outIsTerminal ? sanitise(text) : text),
    show,
    warn: showOn(
      safeOutput(() => host.stderr),
      createPainter(abilities.colourOfErrors),
    ),
    ask: guardedAsking(
      plain ? plainly : lateAsking(host, output, abilities),
      abilities.interactive || options.plain === true,
    ),
    openKeys: () => {
      if (!abilities.interactive || abilities.dumb) throw needsTerminal('This', {});
      return openKeySession({ host, output, paint, size, bracketedPaste: abilities.bracketedPaste });
    },
    openLines,
    flush: output.flush,
  };
}

function showOn(output: SafeOutput, paint: Painter): Terminal['show'] {
  return (lines) => {
    if (lines.length > 0) output.write(lines.map((line) => `${paint(line)}\n`).join(''));
  };
}

/** Inquirer and what guards it are loaded at the first question. */
function lateAsking(host: Host, output: SafeOutput, { colour, bracketedPaste }: Abilities): Asking {
  const load = async (): Promise<Asking> => {
    const { promptAsking } = await import('./prompt-asking.ts');
    return promptAsking({ host, output, colour, bracketedPaste });
  };
  return {
    line: async (question, options) => (await load()).line(question, options),
    choice: async (question, choices, options) => (await load()).choice(question, choices, options),
    confirm: async (question, offered, options) => (await load()).confirm(question, offered, options),
  };
}

/** Refuses to ask where nobody can answer, before anything is shown. */
function guardedAsking(asking: Asking, allowed: boolean): Asking {
  const guard = (question: string, options: AskOptions | undefined): void => {
    if (!allowed) throw needsTerminal(`"${question}"`, options ?? {});
  };
  return {
    line: async (question, options) => {
      guard(question, options);
      return asking.line(question, options);
    },
    choice: async (question, choices, options) => {
      guard(question, options);
      return asking.choice(question, choices, options);
    },
    confirm: async (question, offered, options) => {
      guard(question, options);
      return asking.confirm(question, offered, options);
    },
  };
}

function needsTerminal(what: string, { instead }: AskOptions): Failure {
  return new Failure(
    'usage',
    `${what} can only be asked on a terminal.`,
    instead === undefined ? {} : { hint: instead },
  );
}
