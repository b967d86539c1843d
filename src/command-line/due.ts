import { type Command, Option } from 'commander';
import type { World } from '../commands/world.ts';
import { USAGE } from '../report-error.ts';
import { csv, type Execute, FOR_MANAGER, json, output, period } from './options.ts';

/** What the service manager opens every week. */
export function dueCommands(program: Command, world: World, execute: Execute): void {
  program.commandsGroup(FOR_MANAGER);
  due(program, world, execute);
  waive(program, world, execute);
}

function due(program: Command, world: World, execute: Execute): void {
  program
    .command('due [client]')
    .description('what is due, late and missed at every client, until when, and whom to ask')
    .addOption(period())
    .option(
      '--client <client>',
      'the same as naming the client: every list and tier, what is missing, unfinished walks',
    )
    .option('--who <person>', 'only what this person answers for')
    .addOption(
      new Option('--duty <duty>', 'only this duty').choices(['execute', 'revise', 'publish', 'file', 'schedule']),
    )
    .addOption(new Option('--by <what>', 'how rows are grouped').choices(['client', 'owner', 'duty', 'date']))
    .option('--horizon <days>', 'also what falls due within so many days, such as 14d')
    .option('--all', 'also the clients where everything is on course')
    .option('--warnings', 'every warning, also of walks that were suspiciously fast or alike')
    .addOption(
      new Option('--fail-on <state>', 'exit code 3 when there is any, for cron').choices(['soon', 'overdue', 'missed']),
    )
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText(
      'after',
      `
Examples:
  mmc due                        the month over all clients, worst first
  mmc due --who jane             what Jane has to do
  mmc due acme                   everything about one client
  mmc due --by date --horizon 14d
  mmc due --fail-on overdue --output due.txt   for cron`,
    )
    .action((named, options, command: Command) =>
      execute(async () => {
        if (named !== undefined && options.client !== undefined)
          command.error('error: the client is named twice', { exitCode: USAGE });
        const client = options.client ?? named;
        return client === undefined
          ? (await import('../commands/due.ts')).due(options, world)
          : (await import('../commands/due-client.ts')).dueClient({ ...options, client }, world);
      }),
    );
}

function waive(program: Command, world: World, execute: Execute): void {
  program
    .command('waive <client> <list>')
    .description('record that a duty is skipped, why, and who approved it')
    .addOption(period())
    .addOption(
      new Option('--duty <duty>', 'which duty; execute unless told').choices(['execute', 'revise', 'publish', 'file']),
    )
    .option('--reason <words>', 'why; never without')
    .option('--by <person>', 'who approved it, by the short name in mmc.yaml')
    .option('--withdraw <id>', 'take a waiver back, by its id')
    .addHelpText(
      'after',
      `
The current month, or week of a weekly list, unless told.

Examples:
  mmc waive acme ups-ups01 --period 2026-11 --reason "UPS is at the vendor for repair" --by tom
  mmc waive acme ups-ups01 --withdraw k3f9qa --reason "It came back in time"`,
    )
    .action((client, list, options) =>
      execute(async () => (await import('../commands/waive.ts')).waive({ client, list, ...options }, world)),
    );
}
