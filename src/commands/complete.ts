import { join, resolve } from 'node:path';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import { type CommandOption, type CommandTree, type Cursor, cursorIn } from './complete-cursor.ts';
import { type Answer, operandValues, optionValues } from './complete-values.ts';
import type { ExitCode, World } from './world.ts';

/**
 * `mmc complete -- WORDS…`, asked by the shells' scripts at every Tab. Prints what could stand at the cursor, one
 * `word<Tab>description` a line, or `:files` or `:folders` to leave it to the shell. An error would land in the middle
 * of what the user types, so there is none: then nothing is offered.
 */
export async function complete(
  { words, tree }: { words: readonly string[]; tree: CommandTree },
  world: World,
): Promise<ExitCode> {
  try {
    const { values, paths } = await candidates(cursorIn(tree, words.map(unquoted)), tree, world);
    const lines = paths ? [`:${paths}`] : values.filter(isTypable).map(lineOf);
    world.terminal.out(lines.map((line) => `${line}\n`).join(''));
  } catch {
    // Left out on purpose, see above.
  }
  return 0;
}

/** Old PowerShells cannot hand over an empty word; their script says '' instead. */
function unquoted(word: string): string {
  return word === "''" ? '' : word;
}

async function candidates(cursor: Cursor, root: CommandTree, world: World): Promise<Answer> {
  const { wanted, word } = cursor;
  if (wanted.kind === 'option-name') return only(word, optionNames(cursor, root));
  const place = { folder: workFolder(cursor, world), world };
  const operands = async (): Promise<Answer> => {
    const { values, paths } = await operandValues(cursor, place);
    const helped = cursor.command.name() === 'help' ? named(root, cursor.operands) : undefined;
    const below = helped || cursor.operands.length === 0 ? subcommands(helped ?? cursor.command) : [];
    return { values: [...below, ...values], ...(paths && below.length === 0 ? { paths } : {}) };
  };
  if (wanted.kind === 'operand') return only(word, await operands());
  const found = await optionValues(wanted.option, cursor, place);
  if (wanted.maybeMore) return only(word, { values: [...found.values, ...(await operands()).values] });
  const values = found.values.map((one) => ({ ...one, name: wanted.prefix + one.name }));
  return only(word, { ...found, values });
}

function only(word: string, { values, paths }: Answer): Answer {
  return { values: values.filter(({ name }) => name.startsWith(word)), ...(paths ? { paths } : {}) };
}

/** The command that some words name, as far as they do. */
function named(root: CommandTree, words: readonly string[]): CommandTree {
  return words.reduce((at, word) => at.commands.find((one) => one.name() === word) ?? at, root);
}

function subcommands(command: CommandTree): Answer['values'] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ name: one.name(), description: one.description() }));
}

/** Long names; short ones only where there is no long one. An option that was given is not offered twice. */
function optionNames({ command, values }: Cursor, root: CommandTree): Answer {
  const visible = (one: CommandTree): readonly CommandOption[] => one.createHelp().visibleOptions(one);
  const all =
    command === root ? visible(root) : [...visible(command), ...root.options.filter(({ short }) => short === '-C')];
  const offered = new Map(all.map((option) => [option.long ?? option.short ?? '', option.description]));
  return {
    values: [...offered].filter(([name]) => !values.has(name)).map(([name, description]) => ({ name, description })),
  };
}

/** The folder of `-C`, which stands among the words; a shell has not opened its tilde yet. */
function workFolder({ values }: Cursor, { folder, env }: World): string {
  const named = values.get('-C');
  const home = env.HOME ?? env.USERPROFILE;
  if (named?.startsWith('~/') && home) return join(home, named.slice(2));
  return resolve(folder, named ?? '.');
}

/** A name that a terminal could not show as it is cannot be typed in peace either. */
function isTypable({ name }: { name: string }): boolean {
  return name !== '' && !name.startsWith(':') && !/[\t\n]/.test(name) && sanitiseLine(name) === name;
}

function lineOf({ name, description }: { name: string; description: string }): string {
  const words = sanitiseLine(description).trim();
  return words === '' ? name : `${name}\t${words}`;
}
