import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cleanEnvironment, JANE, temporaryFolder } from '../helpers/temporary-repository.ts';

/** The built program, started as a user would. */
export const PROGRAM = resolve(import.meta.dirname, '../../bin/mmc.js');
/** Node that runs it: another version than the tests' own when CI says so. */
export const NODE = process.env.MMC_TEST_NODE ?? process.execPath;
export const NOW = '2026-11-12T09:00:00+01:00';

/** A small firm in a folder of its own, with real Git. */
export interface TestFirm {
  folder: string;
  env: Record<string, string>;
  write(path: string, text: string | Uint8Array): void;
  read(path: string): string;
  git(...args: string[]): string;
  commitAll(message: string): void;
  /** Runs mmc without a terminal. */
  mmc(...args: string[]): { code: number | null; out: string; err: string };
  /** Result files below `clients/`, sorted. */
  results(): string[];
}

export const FIRM = `format: 1
firm: Harbor IT Services
timezone: Europe/Warsaw
people:
  jane:
    name: Jane Doe
    email: jane@example.com
  tom:
    name: Tom Ray
    email: tom@example.com
`;

export const CLIENT = `---
format: 1
id: c-7k3v9mzq
name: Łódź & Søn GmbH
plan: gold
contact:
  name: Bob Stone
variables:
  log_drive: "D:"
---

Ring twice.
`;

/** A list of so many tick items. */
export function tickList(count: number, title = 'Server DC01'): string {
  const items = Array.from({ length: count }, (_, index) => `- [ ] Item number ${index + 1} {#item-${index + 1}}\n`);
  return `---\ntitle: ${title}\nstart: 2026-11\n---\n\n# ${title} - Monthly\n\n## Checks {tier=onsite}\n\n${items.join('')}`;
}

export function testFirm(lists: Record<string, string>, options: { git?: boolean } = {}): TestFirm {
  const folder = temporaryFolder();
  const env = { ...cleanEnvironment(JANE), MMC_NOW: NOW, LANG: 'C.UTF-8' };
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const firm: TestFirm = {
    folder,
    env,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    git,
    commitAll: (message) => {
      git('add', '-A');
      git('commit', '-q', '-m', message);
    },
    mmc: (...args) => {
      const { status, stdout, stderr } = spawnSync(NODE, [PROGRAM, ...args], {
        cwd: folder,
        env,
        encoding: 'utf8',
        input: '',
        timeout: 60_000,
      });
      return { code: status, out: stdout, err: stderr };
    },
    results: () =>
      (readdirSync(join(folder, 'clients'), { recursive: true }) as string[])
        .filter((path) => /results.*\.md$/.test(path))
        .sort(),
  };
  firm.write('mmc.yaml', FIRM);
  firm.write('clients/acme/client.md', CLIENT);
  for (const [name, text] of Object.entries(lists)) firm.write(`clients/acme/checklists/${name}.md`, text);
  if (options.git !== false) {
    git('init', '-q', '-b', 'main', '.');
    firm.commitAll('first');
  }
  return firm;
}
