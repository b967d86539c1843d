import type { Command } from 'commander';
import type { World } from '../commands/world.ts';
import { USAGE } from '../report-error.ts';
import { type Execute, json } from './options.ts';

export function everybody(program: Command, world: World, execute: Execute): void {
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
    .action((options) => execute(async () => (await import('../commands/doctor.ts')).doctor(options, world)));
  program
    .command('completion <shell>')
    .description('completion for bash, zsh, fish or powershell, with live names')
    .addHelpText(
      'after',
      '\nExamples:\n  mmc completion bash >> ~/.bashrc\n  mmc completion fish > ~/.config/fish/completions/mmc.fish',
    )
    .action((shell) => execute(async () => (await import('../commands/completion.ts')).completion({ shell }, world)));
  program
    .command('schema <name>')
    .description('JSON Schema of mmc.yaml (workspace), of a schedule, or of a front-matter')
    .addHelpText(
      'after',
      '\nNames: workspace, client, checklist, result, finding, closing, edit-note, waiver, publication, archive, schedule',
    )
    .action((name) => execute(async () => (await import('../commands/schema.ts')).schema({ name }, world)));
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .allowUnknownOption()
    .helpOption(false)
    .action((words) =>
      execute(async () => (await import('../commands/complete.ts')).complete({ words, tree: program }, world)),
    );
}
