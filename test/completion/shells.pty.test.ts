import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { endPtyPrograms, keys, type PtyProgram, startOnPty } from '../helpers/pty.ts';
import { installedProgram, oddWorkspace, removeMade } from './program.ts';

let bin: string;
let folder: string;

beforeAll(async () => {
  bin = await installedProgram();
  folder = oddWorkspace();
  mkdirSync(join(folder, 'home'));
  writeFileSync(join(folder, 'home', 'answers one.yaml'), '');
});

afterEach(endPtyPrograms);
afterAll(removeMade);

function installed(shell: string): boolean {
  try {
    execFileSync(shell, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

interface Shell {
  name: string;
  start(): Promise<PtyProgram>;
}

const environment = () => ({ PATH: `${bin}:${process.env.PATH}`, HOME: join(folder, 'home'), PS1: '> ', PROMPT: '> ' });
const begin = async (file: string, args: string[], setUp: string): Promise<PtyProgram> => {
  const shell = startOnPty(file, args, { cwd: folder, columns: 100, rows: 40, env: environment() });
  shell.write(`${setUp}; echo re''ady\r`);
  await shell.waitFor(/^ready/m);
  return shell;
};

const SHELLS: Shell[] = [
  {
    name: 'bash',
    start: () => begin('bash', ['--norc', '--noprofile', '-i'], 'source <(mmc completion bash)'),
  },
  {
    name: 'zsh',
    start: () => begin('zsh', ['-f', '-i'], 'autoload -U compinit; compinit -u -D; source <(mmc completion zsh)'),
  },
  {
    name: 'fish',
    start: () => begin('fish', ['--no-config', '-i'], 'mmc completion fish | source'),
  },
];

for (const { name, start } of SHELLS) {
  describe.skipIf(!installed(name))(`${name}, live`, () => {
    it('completes commands, under both names', async () => {
      const shell = await start();
      shell.write(`mmcheck stat${keys.tab}x`);
      await shell.waitFor('mmcheck status x');
      shell.write(`\x15mmc clie${keys.tab}ren${keys.tab}x`);
      await shell.waitFor('mmc client rename x');
    });

    it('completes clients, lists, options and their values', async () => {
      const shell = await start();
      shell.write(`mmc run ac${keys.tab}ser${keys.tab}--ti${keys.tab}${keys.tab}`);
      await shell.waitFor('mmc run acme server-dc01 --ti');
      shell.write(`\x15mmc run acme --tier rem${keys.tab}--tech ja${keys.tab}x`);
      await shell.waitFor('mmc run acme --tier remote --tech jane x');
      shell.write(`\x15mmc run acme --tier=ons${keys.tab}--mode=re${keys.tab}x`);
      await shell.waitFor('mmc run acme --tier=onsite --mode=remote x');
    });

    it('quotes odd names, and never runs what stands in one', async () => {
      const shell = await start();
      shell.write(`mmc run at${keys.tab}pri${keys.tab}x`);
      await shell.waitFor('mmc run at\\&t\\ west printer x');
      shell.write(`\x15mmc run old${keys.tab}ser${keys.tab}y`);
      await shell.waitFor(/server-dc01 y/);
      shell.write("\x15echo do''ne\r");
      await shell.waitFor(/^done/m);
      expect(readdirSync(folder)).not.toContain('PWNED');
    });

    it('shows descriptions, and no error of ours', async () => {
      const shell = await start();
      shell.write(`mmc findings close ${keys.tab}x`);
      await shell.waitFor('mmc findings close k3f9qa x');
      shell.write(`\x15mmc run acme ${keys.tab}${keys.tab}`);
      await shell.waitFor('Server DC01 (main)');
      expect(shell.raw()).not.toContain('evil');
      shell.write(`\x15cd /; clear\r`);
      shell.write(`mmc run ${keys.tab}${keys.tab}x`);
      await shell.waitFor(/mmc run +x/);
      expect(shell.screen()).not.toMatch(/error|MMC-|hint/i);
    });

    it('looks in the folder of -C, and leaves paths to the shell', async () => {
      const shell = await start();
      shell.write(`cd /; clear\rmmc -C ${folder} run zet${keys.tab}x`);
      await shell.waitFor('run zeta x');
      shell.write(`\x15mmc run acme --answers ${folder}/home/ans${keys.tab}`);
      await shell.waitFor(/answers\\ one.yaml|answers one.yaml'/);
    });
  });
}

it('is tried in every shell that is installed here', () => {
  const missing = SHELLS.filter(({ name }) => !installed(name)).map(({ name }) => name);
  if (missing.length > 0) process.stderr.write(`not tried, since not installed: ${missing.join(', ')}\n`);
  expect(existsSync(join(bin, 'mmcheck'))).toBe(true);
});
