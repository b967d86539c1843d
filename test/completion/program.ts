import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build, type Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** Commands that are not written yet fail when they are called, not when the program is built. */
const unwritten: Plugin = {
  name: 'unwritten',
  setup: ({ onResolve }) =>
    onResolve({ filter: /^\.\/commands\// }, ({ path, resolveDir }) =>
      existsSync(join(resolveDir, path)) ? undefined : { path, external: true },
    ),
};

/** The program as it is installed, under both of its names; returns the folder for the PATH. */
export async function installedProgram(): Promise<string> {
  const folder = temporary('mmc-completion-');
  await build({
    entryPoints: { start: join(root, 'src/start.ts') },
    outdir: join(folder, 'dist'),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    plugins: [unwritten],
    define: { 'import.meta.url': '__here' },
    banner: { js: "const __here=require('node:url').pathToFileURL(__filename).href;" },
  });
  mkdirSync(join(folder, 'bin'));
  for (const name of ['bin', 'dist']) writeFileSync(join(folder, name, 'package.json'), '{ "type": "commonjs" }');
  for (const name of ['mmc', 'mmcheck']) {
    copyFileSync(join(root, 'bin/mmc.js'), join(folder, 'bin', name));
    chmodSync(join(folder, 'bin', name), 0o755);
  }
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  return join(folder, 'bin');
}

/** A workspace with names that a shell would stumble over, two lists at each client, and one open finding. */
export function oddWorkspace(): string {
  const folder = temporary('mmc-odd-');
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write(
    'mmc.yaml',
    'firm: Harbor IT\ntimezone: Europe/Warsaw\npeople:\n  jane: { name: Jane Doe }\n  bob:\n    name: Bob Roe\nvendors:\n  owl: { name: Night Owl }\nplans: [basic, gold]\n',
  );
  write('templates/server.md', '---\ntitle: Server\n---\n\n# Server\n');
  for (const client of ['acme', 'at&t west', "o'brien", 'old$(touch PWNED)', 'zeta']) {
    write(
      `clients/${client}/client.md`,
      `---\nid: c-1\nname: "${client}: Inc."\nassets:\n  dc01: { type: server, name: Dell T350 }\n---\n`,
    );
    write(`clients/${client}/checklists/server-dc01.md`, '---\ntitle: Server \x1b]0;evil\x07DC01 (main)\n---\n');
    write(`clients/${client}/checklists/printer.md`, '---\ntitle: Printers\n---\n');
  }
  write('clients/!Old/gone/client.md', '---\nid: c-2\nname: Gone\n---\n');
  write('clients/broken/client.md', '---js\nprocess.exit(1)\n---\n');
  const head = (record: string): string => `---\nformat: 1\nid: 01K7\nrecord: ${record}\n---\n\n`;
  const findings = 'clients/acme/findings';
  write(`${findings}/20261014.server-dc01.c-free.k3f9qa.md`, `${head('finding')}The disk is full\nand more\n`);
  write(`${findings}/20261014.server-dc01.c-free.aaaaaa.md`, `${head('finding')}Mended\n`);
  write(`${findings}/20261015.closes-aaaaaa.bbbbbb.md`, `${head('closing')}Replaced\n`);
  write(`${findings}/20261016.server-dc01.c-free.cccccc.md`, `${head('occurrence')}Again\n`);
  return folder;
}

const made: string[] = [];

function temporary(prefix: string): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
  made.push(folder);
  return folder;
}

/** For afterAll. */
export function removeMade(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}
