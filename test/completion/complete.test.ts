import { afterAll, describe, expect, it } from 'vitest';
import { complete } from '../../src/commands/complete.ts';
import { completion } from '../../src/commands/completion.ts';
import type { World } from '../../src/commands/world.ts';
import { commandTree } from '../../src/main.ts';
import { SHELLS } from '../../src/render/completion-scripts.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';
import { oddWorkspace, removeMade } from './program.ts';

const folder = oddWorkspace();
afterAll(removeMade);

function worldIn(at: string) {
  const terminal = createFakeTerminal({ interactive: false, outIsTerminal: false });
  const world: World = {
    machine: { now: () => new Date() },
    clock: { now: () => new Date('2026-03-14T12:00:00Z') },
    files: realFilePort,
    terminal,
    env: { HOME: folder, PATH: process.env.PATH },
    platform: 'linux',
    folder: at,
    version: '0.0.0',
    newId: () => '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
    onSignal: () => () => {},
  };
  return { terminal, world, tree: commandTree(world, async () => {}) };
}

async function offered(words: readonly string[], at = folder): Promise<string[]> {
  const { terminal, world, tree } = worldIn(at);
  expect(await complete({ words, tree }, world)).toBe(0);
  expect(terminal.errors()).toBe('');
  return terminal.output().split('\n').filter(Boolean);
}

const CLIENTS = ['acme', 'at&t west', 'broken', "o'brien", 'old$(touch PWNED)', 'zeta'];

const names = async (...words: string[]) => (await offered(words)).map((line) => line.split('\t')[0]);

describe('what is offered', () => {
  it.each<[string[], string[]]>([
    [['sta'], ['status']],
    [
      ['client', 'r'],
      ['rename', 'retire'],
    ],
    [['help', 'sta'], ['status']],
    [['run', ''], CLIENTS],
    [['run', "''"], CLIENTS],
    [
      ['run', 'acme', ''],
      ['printer', 'server-dc01'],
    ],
    [['run', 'acme', 'printer', ''], ['server-dc01']],
    [['run', '--tier', 'remote', 'acme', 'pr'], ['printer']],
    [['run', 'ACME: inc.', 'pr'], ['printer']],
    [
      ['run', 'acme', '--t'],
      ['--tier', '--tech', '--ticket'],
    ],
    [
      ['run', 'acme', '--tier', 'remote', '--t'],
      ['--tech', '--ticket'],
    ],
    [
      ['run', '--tier', ''],
      ['automatic', 'remote', 'onsite'],
    ],
    [['run', '--tier=r'], ['--tier=remote']],
    [['run', '--', '--t'], []],
    [
      ['run', 'acme', '--tech', ''],
      ['jane', 'bob', 'owl'],
    ],
    [['run', 'acme', '--asset', ''], ['dc01']],
    [
      ['run', '--period', '2026'],
      ['2026-03', '2026-02', '2026-01'],
    ],
    [
      ['ics', '2026'],
      ['2026-04', '2026-03', '2026-02', '2026-01'],
    ],
    [
      ['ics', '--who', ''],
      ['jane', 'bob', 'owl'],
    ],
    [
      ['due', '--who', ''],
      ['jane', 'bob', 'owl', 'owner', 'service-manager', 'technician', 'office-manager', 'tech-on-call'],
    ],
    [['due', '--client', 'ac'], ['acme']],
    [
      ['due', '--by', ''],
      ['client', 'owner', 'duty', 'date'],
    ],
    [['due', '--fail-on', 'o'], ['overdue']],
    [
      ['due', '--horizon', ''],
      ['7d', '14d', '30d'],
    ],
    [['waive', 'acme', 'p'], ['printer']],
    [
      ['waive', 'acme', 'printer', '--duty', ''],
      ['execute', 'revise', 'publish', 'file'],
    ],
    [['schedule', 'move', 'z'], ['zeta']],
    [['trend', 'acme', 'c-free', '--list', 'p'], ['printer']],
    [
      ['find', 'tape', '--since', '2026'],
      ['2026-03', '2026-02', '2026-01'],
    ],
    [['calendar', '--client', 'z'], ['zeta']],
    [
      ['history', '--year', ''],
      ['2026', '2025', '2024'],
    ],
    [['history', 'acme', '--output', ''], [':files']],
    [
      ['client', 'add', '--plan', ''],
      ['basic', 'gold', 'none'],
    ],
    [['client', 'rename', 'acme', ''], []],
    [['findings', 'close', ''], ['k3f9qa']],
    [['new', 'acme', ''], ['server']],
    [['schema', 'wo'], ['workspace']],
    [['completion', ''], [...SHELLS]],
    [['check', ''], [':files']],
    [['run', '--answers=x'], [':files']],
    [['init', ''], [':folders']],
    [['-C', ''], [':folders']],
    [['run', '--ticket', ''], []],
    [['no-such-command', ''], []],
    [['run', '--no-such-option', ''], CLIENTS],
    [['complet'], ['completion']],
  ])('%j', async (words, expected) => expect(await names(...words)).toEqual(expected));

  it('comes with words that cannot act on a terminal', async () => {
    expect(await offered(['run', 'acme', 'ser'])).toEqual(['server-dc01\tServer DC01 (main)']);
    expect(await offered(['findings', 'close', 'k'])).toEqual(['k3f9qa\tacme: The disk is full']);
  });

  it.each([['-C', folder], [`-C${folder}`], ['-C', '~/clients']])('is of the folder of %s %s', async (...place) => {
    expect(await offered([...place, 'run', 'zet'], '/')).toEqual(['zeta\tzeta: Inc.']);
  });

  it('is nothing, in silence, where there is no workspace', async () => {
    for (const words of [['run', ''], ['new', 'acme', ''], ['findings', 'close', ''], ['run', '--tech', ''], []]) {
      expect((await offered(words, '/')).filter((line) => !/^[a-z]+\t/.test(line))).toEqual([]);
    }
  });
});

describe('the scripts', () => {
  it.each([...SHELLS, 'pwsh'])('%s asks under the name that Windows leaves us', async (shell) => {
    const { terminal, world } = worldIn(folder);
    expect(await completion({ shell }, world)).toBe(0);
    expect(terminal.output()).toContain('mmcheck');
    expect(terminal.output()).toContain(' complete -- ');
  });

  it('refuses a shell that it does not know', async () => {
    const { world } = worldIn(folder);
    await expect(completion({ shell: 'zhs' }, world)).rejects.toMatchObject({
      kind: 'usage',
      hint: 'Did you mean "zsh"?',
    });
  });
});
