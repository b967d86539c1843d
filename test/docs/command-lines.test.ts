// Every command line of the README and of docs/ is one that mmc takes: commands, options and their choices are there.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import { describe, expect, it } from 'vitest';
import type { World } from '../../src/commands/world.ts';
import { commandTree } from '../../src/main.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';

const top = resolve(import.meta.dirname, '../..');
const pages = [
  'README.md',
  'examples/harbor-it/README.md',
  ...readdirSync(join(top, 'docs')).map((name) => `docs/${name}`),
];
const newTree = () =>
  commandTree({ version: '0.0.0', terminal: createFakeTerminal() } as unknown as World, async () => {});
const NAMES = newTree().commands.map((command) => command.name());

/** What a page only names may lack its arguments: `mmc trend`, `mmc due --who`. */
const INCOMPLETE = ['commander.missingArgument', 'commander.optionMissingArgument'];

/** `mmc due | awk …`, `MMC_NOW=… mmc due  and a remark`, and in the text `mmc due --who` or `due --who`. */
function commandLines(text: string): string[] {
  const blocks = [...text.matchAll(/^(`{3,})(?:sh|text)?\n([\s\S]*?)^\1$/gm)].map(([, , block = '']) => block);
  const typed = blocks.flatMap((block) =>
    block.split('\n').flatMap((line) => /^(?:MMC_\w+=\S+ )*mmc (.*[^⏎])$/.exec(line)?.[1]?.split(/ {2,}/)[0] ?? []),
  );
  const prose = text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '');
  const named = [...prose.matchAll(/`([^`]+)`/g)].flatMap(([, code = '']) => {
    const words = code.replace(/\s+/g, ' ').replace(/^MMC_\w+=\S+ /, '');
    if (/^mmc .*[^⏎]$/.test(words)) return [words.slice(4)];
    const [first = '', second = ''] = words.split(' ');
    return NAMES.includes(first) && second.startsWith('--') ? [words] : [];
  });
  return [...typed, ...named].map((line) => line.split(/ (?:\||\|\||&&|>>?|<) /)[0] ?? '');
}

/** The words as a shell would hand them over, without what may be left out: `[client]`. */
function wordsOf(line: string): string[] {
  return [...line.replace(/ \[[^\]]+\]/g, '').matchAll(/"([^"]*)"|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );
}

async function trouble(line: string): Promise<string | undefined> {
  try {
    await newTree().parseAsync(wordsOf(line), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && !INCOMPLETE.includes(error.code)) return `mmc ${line}: ${error.message}`;
  }
  return undefined;
}

describe.each(pages)('%s', (page) => {
  it('has only command lines that mmc takes', async () => {
    const lines = commandLines(readFileSync(join(top, page), 'utf8'));
    const told = await Promise.all(lines.map(trouble));
    expect(told.filter((one) => one !== undefined)).toEqual([]);
  });
});

it('finds the command lines', () => {
  const all = pages.flatMap((page) => commandLines(readFileSync(join(top, page), 'utf8')));
  expect(all.length).toBeGreaterThan(100);
  expect(all).toContain('schedule move acme 2026-12-08');
});

it('sees what mmc does not take', async () => {
  for (const line of [
    'due --nobody',
    'revise acme',
    'due --duty tidy',
    'status acme now',
    'schedule move acme 2026-12-08 now',
  ])
    expect(await trouble(line), line).toBeDefined();
});
