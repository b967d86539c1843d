// The command tree, and the one place where errors become words and exit codes. Commands are loaded when they are run.
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { ExitCode, World } from './commands/world.ts';
import { reportError, USAGE } from './report-error.ts';

/** Runs `mmc` with its arguments (without node and script) and returns the exit code. */
export async function main(argv: readonly string[], world: World): Promise<ExitCode> {
  let code: ExitCode = 0;
  const tree = commandTree(world, async (run) => {
    code = await run();
  });
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

type Execute = (run: () => Promise<ExitCode>) => Promise<void>;

/** The whole command line: names, options and help, without anything behind it. */
export function commandTree(world: World, execute: Execute): Command {
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
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .option('-C <dir>', 'work in this folder instead of the current one')
    .option('--no-color', 'no colours (also: NO_COLOR=1)')
    .showSuggestionAfterError(true)
    .showHelpAfterError('(mmc --help shows what there is)')
    .addHelpText('after', EXAMPLES);
  technician(program, world, execute);
  author(program, world, execute);
  everybody(program, world, execute);
  return program;
}

const EXAMPLES = `
Examples:
  mmc init ~/checklists             make a workspace
  mmc run acme                      walk the lists that are due at acme
  mmc status                        this month: what is done and what is open
  mmc show acme server-dc01         read what was found

Also installed as "mmcheck", since on Windows "mmc" opens the Management Console.`;

const json = () => new Option('--json', 'machine-readable output');
const period = () => new Option('--period <month>', 'the month, such as 2026-10');
const collect = (value: string, earlier: string[] | undefined) => [...(earlier ?? []), value];

function technician(program: Command, world: World, execute: Execute): void {
  program.commandsGroup('For the technician:');
  program
    .command('run [client] [lists...]')
    .description('walk the checklists that are due at a client')
    .addOption(new Option('--tier <tier>', 'ask only items of this tier').choices(TIERS).argParser(collectTier))
    .option('--asset <asset>', 'only lists of this asset')
    .addOption(period())
    .option('--date <day>', 'day of the visit, for a paper sheet keyed in later')
    .option('--tech <person>', 'who did it, by the short name in mmc.yaml')
    .addOption(new Option('--mode <mode>', 'on site or remote').choices(['onsite', 'remote']))
    .option('--met <name>', 'whom you met')
    .option('--ticket <number>', 'number of the ticket')
    .option('--subject <text>', 'what an on-demand list is about')
    .option('--minutes <minutes>', 'minutes spent, instead of those measured')
    .addOption(new Option('--revision <answer>', 'the revision question').choices(['none', 'notes', 'changed']))
    .option('--answers <file>', 'take the answers from a YAML, JSON or CSV file')
    .option('--corrects <id>', 'walk again what this result says wrongly')
    .option('--resume [id]', 'go on with an unfinished walk')
    .option('--discard <id>', 'throw an unfinished walk away')
    .option('--save-partial <id>', 'save an unfinished walk as it is')
    .option('--dry-run', 'show what would be asked and written, write nothing')
    .option('--plain', 'line by line, without redrawing: for screen readers and simple terminals')
    .addOption(json())
    .addHelpText(
      'after',
      `
Keys on an item: d done, p problem, c cannot, x not applicable, e edit note, n note, b back, j jump, s later,
h how-to, a attach, Tab next list, q pause, ? all keys. Enter alone never ticks.

Examples:
  mmc run acme                            all lists due this month
  mmc run acme server-dc01 --tier remote  only the remote items of one list
  mmc run acme new-user --subject "Ann Lee"
  mmc run acme --date 2026-10-14 --tech jane   key in a paper sheet
  mmc run acme --answers answers.yaml     without a terminal`,
    )
    .action((client, lists, options) =>
      execute(async () => (await import('./commands/run.ts')).run({ client, lists, ...options }, world)),
    );
  program
    .command('status [client]')
    .description('this month: which lists and tiers are done, what is open, unfinished walks')
    .addOption(period())
    .addOption(json())
    .addHelpText('after', '\nExamples:\n  mmc status\n  mmc status acme --period 2026-09')
    .action((client, options) =>
      execute(async () => (await import('./commands/status.ts')).status({ client, ...options }, world)),
    );
  program
    .command('show <client> [list]')
    .description('a result as a person reads it: the union of the sittings of a month')
    .addOption(period())
    .option('--subject <text>', 'for an on-demand list: which one')
    .option('--all', 'every item, not only what is worth reading')
    .addOption(json())
    .addHelpText('after', '\nExamples:\n  mmc show acme\n  mmc show acme server-dc01 --period 2026-09 --all')
    .action((client, list, options) =>
      execute(async () => (await import('./commands/show.ts')).show({ client, list, ...options }, world)),
    );
  const findings = program
    .command('findings [client]')
    .description('what is wrong at the clients and not yet mended')
    .option('--all', 'closed ones too')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  mmc findings\n  mmc findings acme --all\n  mmc findings close k3f9qa --note "Replaced the disk"',
    )
    .action((client, options) =>
      execute(async () => (await import('./commands/findings.ts')).findings({ client, ...options }, world)),
    );
  findings
    .command('close <id>')
    .description('record how a finding ended')
    .option('--note <words>', 'how it ended')
    .option('--tech <person>', 'who ended it')
    .option('--date <day>', 'when; today unless told')
    .action((id, options) =>
      execute(async () => (await import('./commands/findings-close.ts')).closeFinding({ id, ...options }, world)),
    );
}

const TIERS = ['automatic', 'remote', 'onsite'];

function collectTier(value: string, earlier: unknown): string[] {
  if (!TIERS.includes(value)) throw new InvalidArgumentError(`Allowed choices are ${TIERS.join(', ')}.`);
  return collect(value, Array.isArray(earlier) ? earlier : undefined);
}

function author(program: Command, world: World, execute: Execute): void {
  program.commandsGroup('For the author of the lists:');
  program
    .command('init [dir]')
    .description('make a workspace, or add what is missing in one')
    .option('--firm <name>', 'name of your firm')
    .option('--timezone <zone>', 'time zone, such as Europe/Warsaw')
    .addOption(new Option('--paper <size>', 'paper for printed lists').choices(['A4', 'Letter']))
    .option('--tech <name>', 'full name of the first technician')
    .option('--email <address>', 'e-mail of the first technician')
    .option('--no-git', 'without Git')
    .addHelpText(
      'after',
      '\nExamples:\n  mmc init ~/checklists\n  mmc init . --firm "Harbor IT" --timezone Europe/Warsaw --paper A4 --tech "Jane Doe"',
    )
    .action((dir, options) =>
      execute(async () => (await import('./commands/init.ts')).init({ dir, ...options }, world)),
    );
  clientCommands(program, world, execute);
  program
    .command('new <client> <template>')
    .description('give a client a checklist of its own, copied from a template')
    .option('--asset <asset>', 'the asset that the list is for')
    .option('--name <slug>', 'name of the list; made from template and asset unless told')
    .option('--title <title>', 'title of the list')
    .option('--start <month>', 'first month; this month unless told')
    .addHelpText('after', '\nExamples:\n  mmc new acme server --asset dc01\n  mmc new acme new-user')
    .action((client, template, options) =>
      execute(async () => (await import('./commands/new.ts')).newList({ client, template, ...options }, world)),
    );
  program
    .command('check [paths...]')
    .description('read everything, report every problem with its place and its mend')
    .option('--fix', 'write missing item ids, and nothing else')
    .addOption(json())
    .addHelpText(
      'after',
      '\nExamples:\n  mmc check\n  mmc check clients/acme --fix\n\nExit code 3 when there are errors.',
    )
    .action((paths, options) =>
      execute(async () => (await import('./commands/check.ts')).check({ paths, ...options }, world)),
    );
  program
    .command('log <client> <list>')
    .description('the revisions of a list from Git: who, when, and which items changed')
    .option('--limit <count>', 'at most so many revisions', '20')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  mmc log acme server-dc01')
    .action((client, list, options) =>
      execute(async () => (await import('./commands/log.ts')).log({ client, list, ...options }, world)),
    );
}

function clientCommands(program: Command, world: World, execute: Execute): void {
  const client = program.command('client').description('the clients: add, list, show, rename, retire');
  client
    .command('add [name]')
    .description('add a client')
    .option('--slug <slug>', 'name of its folder; proposed from the name unless told')
    .option('--plan <plan>', 'plan of the client; "none" for a client without a contract')
    .option('--contact <name>', 'main contact')
    .option('--phone <number>', 'telephone of the contact')
    .option('--email <address>', 'e-mail of the contact')
    .option('--address <address>', 'where to go')
    .option('--start <day>', 'first day of the contract')
    .option('--end <day>', 'last day of the contract')
    .option('--asset <spec>', 'an asset as "slug:type:name" (repeat for more)', collect)
    .option('--var <name=value>', 'a variable for its lists (repeat for more)', collect)
    .addHelpText(
      'after',
      '\nExamples:\n  mmc client add\n  mmc client add "AT&T / West" --plan gold --asset "dc01:server:Dell T350"',
    )
    .action((name, options) =>
      execute(async () => (await import('./commands/client-add.ts')).clientAdd({ name, ...options }, world)),
    );
  client
    .command('list')
    .description('all clients with plan, contact, assets and lists')
    .option('--old', 'former clients too')
    .addOption(json())
    .action((options) => execute(async () => (await import('./commands/client-list.ts')).clientList(options, world)));
  client
    .command('show <client>')
    .description('one client with everything about it')
    .addOption(json())
    .action((name, options) =>
      execute(async () => (await import('./commands/client-show.ts')).clientShow({ client: name, ...options }, world)),
    );
  client
    .command('rename <client> <name>')
    .description('rename a client; its history follows')
    .option('--slug <slug>', 'new name of its folder')
    .action((name, to, options) =>
      execute(async () =>
        (await import('./commands/client-rename.ts')).clientRename({ client: name, name: to, ...options }, world),
      ),
    );
  client
    .command('retire <client>')
    .description('move a client that left to clients/!Old')
    .option('--date <day>', 'last day; today unless told')
    .action((name, options) =>
      execute(async () =>
        (await import('./commands/client-retire.ts')).clientRetire({ client: name, ...options }, world),
      ),
    );
}

function everybody(program: Command, world: World, execute: Execute): void {
  program.commandsGroup('For everybody:');
  program
    .command('help [command...]')
    .description('show help for a command')
    .action((words: string[]) => {
      const found = words.reduce((at: Command, word) => {
        const next = at.commands.find((one) => one.name() === word);
        return next ?? at.error(`error: there is no command '${words.join(' ')}'`, { exitCode: USAGE });
      }, program);
      found.outputHelp();
    });
  program
    .command('doctor')
    .description('look at this machine and workspace: Git, identity, time zone, left-over locks and walks')
    .option('--fix', 'repair what can be repaired without asking')
    .addOption(json())
    .action((options) => execute(async () => (await import('./commands/doctor.ts')).doctor(options, world)));
  program
    .command('completion <shell>')
    .description('completion for bash, zsh, fish or powershell, with live names')
    .addHelpText(
      'after',
      '\nExamples:\n  mmc completion bash >> ~/.bashrc\n  mmc completion fish > ~/.config/fish/completions/mmc.fish',
    )
    .action((shell) => execute(async () => (await import('./commands/completion.ts')).completion({ shell }, world)));
  program
    .command('schema <name>')
    .description('JSON Schema of mmc.yaml (workspace) or of a front-matter')
    .addHelpText('after', '\nNames: workspace, client, checklist, result, finding, closing, edit-note')
    .action((name) => execute(async () => (await import('./commands/schema.ts')).schema({ name }, world)));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action((words) =>
      execute(async () => (await import('./commands/complete.ts')).complete({ words, tree: program }, world)),
    );
}
