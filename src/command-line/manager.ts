import { type Command, Option } from 'commander';
import type { World } from '../commands/world.ts';
import { collect, type Execute, json, period } from './options.ts';

const csv = () => new Option('--csv', 'rows for a spreadsheet');
const output = () => new Option('--output <file>', 'write it to this file instead of the screen');
const year = () => new Option('--year <year>', 'a whole year, such as 2026');

const GROUP = 'For the service manager:';

/** The schedule and the look back. */
export function manager(program: Command, world: World, execute: Execute): void {
  program.commandsGroup(GROUP);
  scheduleCommands(program, world, execute);
  lookBack(program, world, execute);
}

/** What the service manager opens every week. */
export function dueCommands(program: Command, world: World, execute: Execute): void {
  program.commandsGroup(GROUP);
  program
    .command('due')
    .description('what is due, late and missed at every client, until when, and whom to ask')
    .addOption(period())
    .option('--client <client>', 'one client: every list and tier, what is missing, unfinished walks')
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
  mmc due --client acme          everything about one client
  mmc due --by date --horizon 14d
  mmc due --fail-on overdue --output due.txt   for cron`,
    )
    .action((options) =>
      execute(async () =>
        options.client === undefined
          ? (await import('../commands/due.ts')).due(options, world)
          : (await import('../commands/due-client.ts')).dueClient(options, world),
      ),
    );
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

function scheduleCommands(program: Command, world: World, execute: Execute): void {
  const schedule = program
    .command('schedule [period]')
    .description("propose the month's visits: spacing, wishes, absences, holidays")
    .option('--explain', 'say why each visit is on its day')
    .option('--write', 'save it')
    .option('--by <person>', 'who makes it; you unless told')
    .addOption(json())
    .addOption(csv())
    .addOption(output())
    .addHelpText(
      'after',
      `
Next month unless told. What a person pinned stays as it is.

Examples:
  mmc schedule                         a proposal for next month; nothing is written
  mmc schedule 2026-12 --explain
  mmc schedule 2026-12 --write
  mmc schedule move acme 2026-12-08    and pin it there
  mmc schedule held acme 2026-12-08    the service manager met the client`,
    )
    .action((named, options) =>
      execute(async () => (await import('../commands/schedule.ts')).schedule({ period: named, ...options }, world)),
    );
  schedule
    .command('move <client> <day>')
    .description('move a planned visit and pin it')
    .option('--from <day>', 'which one, where the client has several in the month')
    .option('--who <person>', 'hand it to this person')
    .action((client, day, options) =>
      execute(async () =>
        (await import('../commands/schedule-change.ts')).moveVisit({ client, day, ...options }, world),
      ),
    );
  schedule
    .command('cancel <client> <day>')
    .description('cancel a planned visit; it stays in the calendars as cancelled')
    .action((client, day, options) =>
      execute(async () =>
        (await import('../commands/schedule-change.ts')).cancelVisit({ client, day, ...options }, world),
      ),
    );
  schedule
    .command('held <client> <day>')
    .description('record that the service manager met the client')
    .option('--by <person>', 'who met the client; you unless told')
    // "schedule" has a --by, too, and commander hands it there: here it means this one.
    .action((client, day, _, command: Command) =>
      execute(async () =>
        (await import('../commands/schedule-change.ts')).meetingHeld(
          { client, day, ...command.optsWithGlobals<{ by?: string }>() },
          world,
        ),
      ),
    );
  program
    .command('ics [period]')
    .description('calendar files of the planned visits: one for everybody, one for each technician')
    .option('--who <person>', 'only the calendar of this person')
    .option('--output <path>', 'a folder for all calendars, or with --who a file')
    .addHelpText(
      'after',
      `
This month and all later ones unless told, into the folder calendars/. Each run writes the files anew: a moved visit keeps
its entry, a cancelled one stays as cancelled. A visit that was handed to somebody else is no longer in the file of the
first; where that was imported instead of subscribed to, delete the entry by hand.

Examples:
  mmc ics 2026-12 --output calendars
  mmc ics --who jane --output jane.ics`,
    )
    .action((named, options) =>
      execute(async () => (await import('../commands/ics.ts')).ics({ period: named, ...options }, world)),
    );
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

function lookBack(program: Command, world: World, execute: Execute): void {
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
