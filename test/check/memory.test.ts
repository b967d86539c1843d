import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-repository.ts';
import { HOSTILE } from './hostile-inputs.ts';
import { list, put, workspaceWith } from './workspace.ts';

/** Measured are 180 to 201 MB, and 318 when garbage adds up. */
const LIMIT_IN_MB = 256;

/** Runs the real thing in a process of its own, which tells its largest size and its exit code. */
const PROGRAM = `
import { check } from 'src/commands/check.ts';
import { createProcessWorld } from 'src/terminal/world.ts';
import { realFilePort } from 'src/store/file-port.ts';
const { terminal, env, platform } = createProcessWorld();
const world = { clock: { now: () => new Date() }, files: realFilePort, terminal, env, platform, folder: process.argv[2],
  version: '0', newId: () => '', onSignal: () => () => {} };
const code = await check({ paths: [] }, world);
await terminal.flush();
console.error(JSON.stringify({ code, megabytes: process.resourceUsage().maxRSS / 1024 }));
`;

const HUGE = [
  'a gigabyte',
  'a line of 10 MB',
  'a line of 1 MB with a problem at its end',
  'a word of 1 MB in the front-matter of mmc.yaml',
  '100,000 items',
  '2,400 items, as many as are read',
  'a table of 2,300 rows',
  'emphasis in emphasis',
  'brackets in brackets',
  'braces in braces',
  'groups without end',
];

/** As the release is built: gray-matter calls require() for Node's own modules. */
function bundle(folder: string): string {
  const [entry, outfile] = [join(folder, 'program.ts'), join(folder, 'program.mjs')];
  writeFileSync(entry, PROGRAM.replaceAll("from 'src/", `from '${resolve('src')}/`));
  const banner = { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" };
  // In the release it is a package of its own, too, which only firms with a country load.
  const external = ['date-holidays'];
  const options = { bundle: true, platform: 'node', format: 'esm', target: 'node20', banner, external } as const;
  buildSync({ entryPoints: [entry], outfile, ...options });
  return outfile;
}

/** Two dozen of the largest lists that are read: garbage must not add up. */
function manyLarge(folder: string): void {
  const rows = list(`| a | b |\n| - | - |\n${'| [ ] | c |\n'.repeat(2300)}`);
  for (let at = 0; at < 8; at += 1) {
    put(folder, `clients/acme/checklists/rows-${at}.md`, rows);
    put(folder, `clients/acme/checklists/items-${at}.md`, list('- [ ] a\n'.repeat(2400)));
  }
}

it(`stays below ${LIMIT_IN_MB} MB`, { timeout: 120_000 }, () => {
  const program = bundle(temporaryFolder());
  const sizes = [...HUGE, 'many'].map((name) => {
    const folder = workspaceWith();
    mkdirSync(join(folder, 'clients/acme/checklists'), { recursive: true });
    if (name === 'many') manyLarge(folder);
    else HOSTILE[name]?.make(folder);
    const told = execFileSync('sh', ['-c', '"$0" "$1" "$2" 2>&1 >/dev/null', process.execPath, program, folder]);
    const { code, megabytes } = JSON.parse(told.toString()) as { code: number; megabytes: number };
    expect([0, 3], name).toContain(code);
    return { name, megabytes: Math.round(megabytes) };
  });
  if (process.env.SHOW_SIZES) process.stderr.write(`${JSON.stringify(sizes, undefined, 1)}\n`);
  expect(sizes.filter(({ megabytes }) => megabytes >= LIMIT_IN_MB)).toEqual([]);
});
