import { type Command, Option } from 'commander';
import type { World } from '../commands/world.ts';
import { collect, csv, type Execute, FOR_MANAGER, json, output } from './options.ts';

const year = () => new Option('--year <year>', 'a whole year, such as 2026');

/** What was done. */
export function lookBack(program: Command, world: World, execute: Execute): void {
  program.commandsGroup(FOR_MANAGER);
  calendar(program, world, execute);
  history(program, world, execute);
  find(program, world, execute);
  trend(program, world, execute);
}

function calendar(program: Command, world: World, execute: Execute): void {
  program
    .command('calendar [period]')
    .description('a month of visits, planned and done; or a year of a client')
    .option('--client <client>', 'only this client')
    .addOption(year())
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText(
      'after',
      `
Examples:
  mmc calendar                            this month: done, planned, cancelled
  mmc calendar 2026-10
  mmc calendar --client acme --year 2026  when each list was executed, and by whom
  mmc calendar --year 2026                executed of due, for every client
  mmc calendar --output november.txt`,
    )
    .action((named, options) =>
      execute(async () => (await import('../commands/calendar.ts')).calendar({ period: named, ...options }, world)),
    );
}

function history(program: Command, world: World, execute: Execute): void {
  program
    .command('history [client]')
    .description('what was done, month by month: executed, late, missed, waived, revised, published, filed')
    .addOption(year())
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText(
      'after',
      `
The last twelve months unless told. Filed months are told as their archive has them, the others as they stand today.

Examples:
  mmc history --year 2026
  mmc history acme                        every list, with its visits; also of a client that left
  mmc history --csv --output history.csv`,
    )
    .action((client, options) =>
      execute(async () => (await import('../commands/history.ts')).history({ client, ...options }, world)),
    );
}

function find(program: Command, world: World, execute: Execute): void {
  program
    .command('find [words...]')
    .description('search the answers of all clients: outcomes, values and notes')
    .option('--client <client>', 'only this client (repeat for more)', collect)
    .option('--item <item>', 'only items with this id, or with these words in their text')
    .addOption(new Option('--outcome <outcome>', 'only this outcome').choices(['done', 'problem', 'cannot', 'n/a']))
    .option('--since <day>', 'from this day or month on')
    .option('--until <day>', 'up to this day or month')
    .addOption(new Option('--tier <tier>', 'only items of this tier').choices(['automatic', 'remote', 'onsite']))
    .option('--by <person>', 'only answers of this person')
    .option('--limit <count>', 'at most so many answers')
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText(
      'after',
      '\nExamples:\n  mmc find tape\n  mmc find "no space" --client acme --since 2026-01\n  mmc find --outcome cannot --item restore',
    )
    .action((words, options) =>
      execute(async () => (await import('../commands/find.ts')).find({ words, ...options }, world)),
    );
}

function trend(program: Command, world: World, execute: Execute): void {
  program
    .command('trend <client> <item>')
    .description('the readings of an item over the months, with their limits')
    .option('--list <list>', 'the list, where several have the item')
    .option('--since <month>', 'from this month on')
    .option('--until <month>', 'up to this month')
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText('after', '\nExamples:\n  mmc trend acme c-free\n  mmc trend acme c-free --list server-dc01 --csv')
    .action((client, item, options) =>
      execute(async () => (await import('../commands/trend.ts')).trend({ client, item, ...options }, world)),
    );
}
