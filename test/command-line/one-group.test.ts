import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { commandNamed } from '../../src/command-line/command-named.ts';
import type { World } from '../../src/commands/world.ts';
import { commandTree } from '../../src/main.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';

const world = { version: '0.0.0', terminal: createFakeTerminal() } as unknown as World;
const tree = (only?: string): Command => commandTree(world, async () => {}, only);
const names = tree().commands.map((command) => command.name());

describe('a tree with one group', () => {
  it.each(names)('describes %s as the whole tree does', (name) => {
    const helpOf = (program: Command) => program.commands.find((one) => one.name() === name)?.helpInformation();
    expect(helpOf(tree(name))).toBe(helpOf(tree()));
  });

  it('is smaller for all but those that need the whole tree', () => {
    const whole = names.filter((name) => tree(name).commands.length === names.length);
    expect(whole).toEqual(['help', 'complete']);
  });

  it('is the whole tree for a word that is no command', () => {
    expect(tree('deu').commands).toHaveLength(names.length);
  });
});

it.each([
  [['due', '--json'], 'due'],
  [['-C', '/folder', 'due'], 'due'],
  [['-C/folder', '--no-color', 'due'], 'due'],
  [['-C', 'due', 'run'], 'run'],
  [['--help', 'due'], undefined],
  [['-V'], undefined],
  [['--colour', 'due'], undefined],
  [['-C'], undefined],
  [[], undefined],
])('%j names %s', (argv, name) => {
  expect(commandNamed(argv)).toBe(name);
});
