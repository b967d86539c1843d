import { type Command, Option } from 'commander';
import type { World } from '../commands/world.ts';
import { collect, type Execute, json } from './options.ts';

export function author(program: Command, world: World, execute: Execute): void {
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
      execute(async () => (await import('../commands/init.ts')).init({ dir, ...options }, world)),
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
      execute(async () => (await import('../commands/new.ts')).newList({ client, template, ...options }, world)),
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
      execute(async () => (await import('../commands/check.ts')).check({ paths, ...options }, world)),
    );
  program
    .command('log <client> <list>')
    .description('the revisions of a list from Git: who, when, and which items changed')
    .option('--limit <count>', 'at most so many revisions', '20')
    .addOption(json())
    .addHelpText('after', '\nExample:\n  mmc log acme server-dc01')
    .action((client, list, options) =>
      execute(async () => (await import('../commands/log.ts')).log({ client, list, ...options }, world)),
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
      execute(async () => (await import('../commands/client-add.ts')).clientAdd({ name, ...options }, world)),
    );
  client
    .command('list')
    .description('all clients with plan, contact, assets and lists')
    .option('--old', 'former clients too')
    .addOption(json())
    .action((options) => execute(async () => (await import('../commands/client-list.ts')).clientList(options, world)));
  client
    .command('show <client>')
    .description('one client with everything about it')
    .addOption(json())
    .action((name, options) =>
      execute(async () => (await import('../commands/client-show.ts')).clientShow({ client: name, ...options }, world)),
    );
  client
    .command('rename <client> <name>')
    .description('rename a client; its history follows')
    .option('--slug <slug>', 'new name of its folder')
    .action((name, to, options) =>
      execute(async () =>
        (await import('../commands/client-rename.ts')).clientRename({ client: name, name: to, ...options }, world),
      ),
    );
  client
    .command('retire <client>')
    .description('move a client that left to clients/!Old')
    .option('--date <day>', 'last day; today unless told')
    .action((name, options) =>
      execute(async () =>
        (await import('../commands/client-retire.ts')).clientRetire({ client: name, ...options }, world),
      ),
    );
}
