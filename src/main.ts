// The command tree, and the one place where errors become words and exit codes. Commands are loaded when they are run.
import { Command, CommanderError } from 'commander';
import { author } from './command-line/author.ts';
import { commandNamed } from './command-line/command-named.ts';
import { dueCommands } from './command-line/due.ts';
import { everybody } from './command-line/everybody.ts';
import { lookBack } from './command-line/look-back.ts';
import type { Execute } from './command-line/options.ts';
import { scheduleCommands } from './command-line/schedule.ts';
import { technician } from './command-line/technician.ts';
import type { ExitCode, World } from './commands/world.ts';
import { reportError, USAGE } from './report-error.ts';

/** Runs `mmc` with its arguments (without node and script) and returns the exit code. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const execute: Execute = async (run) => {
    code = await run();
  };
  const tree = commandTree(world, execute, commandNamed(argv));
  try {
    await tree.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) return await reportError(error, world);
    code = error.exitCode === 0 ? 0 : USAGE;
  }
  const { lost, cause } = await world.terminal.flush();
  if (lost && cause) world.terminal.warn([[{ text: `error: the output was lost: ${cause.message}`, tone: 'bad' }]]);
  return lost && code === 0 ? 1 : code;
}

/**
 * The command line: names, options and help, without anything behind it. With `only` just the commands of its group, when
 * one has it: to describe all of them takes longer than most of them run.
 */
export function commandTree(world: World, execute: Execute, only?: string): Command {
  const program = new Command('mmc');
  program
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.terminal.out(text),
      writeErr: (text) =>
        world.terminal.warn(
          text
            .trimEnd()
            .split('\n')
            .map((line) => [{ text: line }]),
        ),
    })
    .description('The monthly maintenance of your clients, from a Git-versioned folder of Markdown checklists.')
    .option('-V, --version', 'print the version')
    .on('option:version', () => {
      world.terminal.out(`${world.version}\n`);
      throw new CommanderError(0, 'commander.version', world.version);
    })
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .option('-C <dir>', 'work in this folder instead of the current one')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(mmc --help shows what there is)')
    .addHelpText('after', EXAMPLES);
  const groups = GROUPS.filter(({ names }) => only !== undefined && names.includes(only));
  for (const { describe } of groups.length > 0 ? groups : GROUPS) describe(program, world, execute);
  return program;
}

/** In the order of the help. Those that need the whole tree are in no group. */
const GROUPS: readonly Group[] = [
  { names: ['run', 'status', 'show', 'findings'], describe: technician },
  { names: ['due', 'waive'], describe: dueCommands },
  { names: ['schedule', 'ics'], describe: scheduleCommands },
  { names: ['calendar', 'history', 'find', 'trend'], describe: lookBack },
  { names: ['init', 'client', 'new', 'check', 'log'], describe: author },
  { names: ['doctor', 'completion', 'schema'], describe: everybody },
];

interface Group {
  names: readonly string[];
  describe(program: Command, world: World, execute: Execute): void;
}

const EXAMPLES = `
Examples:
  mmc init ~/checklists             make a workspace
  mmc run acme                      walk the lists that are due at acme
  mmc status                        this month: what is done and what is open
  mmc show acme server-dc01         read what was found

Also installed as "mmcheck", since on Windows "mmc" opens the Management Console.`;
