import type { Command } from 'commander';
import type { World } from '../commands/world.ts';
import { csv, type Execute, FOR_MANAGER, json, output } from './options.ts';

/** Planning the visits. */
export function scheduleCommands(program: Command, world: World, execute: Execute): void {
  program.commandsGroup(FOR_MANAGER);
  schedule(program, world, execute);
  ics(program, world, execute);
}

function schedule(program: Command, world: World, execute: Execute): void {
  const proposal = program
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
  changes(proposal, world, execute);
}

/** Changes of a schedule, each a command below `mmc schedule`. */
function changes(schedule: Command, world: World, execute: Execute): void {
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
}

function ics(program: Command, world: World, execute: Execute): void {
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
}
