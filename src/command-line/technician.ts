import { type Command, InvalidArgumentError, Option } from 'commander';
import type { World } from '../commands/world.ts';
import { collect, type Execute, json, period } from './options.ts';

export function technician(program: Command, world: World, execute: Execute): void {
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
      execute(async () => (await import('../commands/run.ts')).run({ client, lists, ...options }, world)),
    );
  program
    .command('status [client]')
    .description('this month: which lists and tiers are done, what is open, unfinished walks')
    .addOption(period())
    .addOption(json())
    .addHelpText('after', '\nExamples:\n  mmc status\n  mmc status acme --period 2026-09')
    .action((client, options) =>
      execute(async () => (await import('../commands/status.ts')).status({ client, ...options }, world)),
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
      execute(async () => (await import('../commands/show.ts')).show({ client, list, ...options }, world)),
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
      execute(async () => (await import('../commands/findings.ts')).findings({ client, ...options }, world)),
    );
  findings
    .command('close <id>')
    .description('record how a finding ended')
    .option('--note <words>', 'how it ended')
    .option('--tech <person>', 'who ended it')
    .option('--date <day>', 'when; today unless told')
    .action((id, options) =>
      execute(async () => (await import('../commands/findings-close.ts')).closeFinding({ id, ...options }, world)),
    );
}

const TIERS = ['automatic', 'remote', 'onsite'];

function collectTier(value: string, earlier: unknown): string[] {
  if (!TIERS.includes(value)) throw new InvalidArgumentError(`Allowed choices are ${TIERS.join(', ')}.`);
  return collect(value, Array.isArray(earlier) ? earlier : undefined);
}
