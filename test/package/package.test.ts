import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

const root = resolve(import.meta.dirname, '../..');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** What `npm pack` would put into the tarball, without building anew while other tests use what is built. */
function packed(): string[] {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output)[0].files.map(({ path }: { path: string }) => path);
}

const NEEDED = [
  'LICENSE',
  'package.json',
  'bin/mmc.js',
  'bin/package.json',
  'dist/main.js',
  'dist/package.json',
  'dist/start.js',
  'dist/world.js',
  'dist/THIRD-PARTY-NOTICES.txt',
  'templates/server.md',
];

describe('the package', () => {
  it('passes publint', async () => {
    const folder = temporaryFolder();
    for (const path of packed()) cpSync(join(root, path), join(folder, path));
    const { messages } = await publint({ pkgDir: folder, strict: true, pack: false });
    expect(messages.map((one) => formatMessage(one, manifest, { color: false }))).toEqual([]);
  });

  it('has what a user needs, and nothing of ours', () => {
    expect(existsSync(join(root, 'dist/main.js')), 'run "npm run build" first').toBe(true);
    const paths = packed();
    expect(NEEDED.filter((path) => !paths.includes(path))).toEqual([]);
    const ours = /^(?:package\.json|README|LICENSE|CHANGELOG|bin\/|dist\/|templates\/|docs\/)/;
    expect(paths.filter((path) => !ours.test(path))).toEqual([]);
    expect(paths.filter((path) => /\.(?:test\.|map$|tgz$)|\.mmc-/.test(path))).toEqual([]);
  });

  it('starts under both names and brings everything with it', () => {
    expect(manifest.bin).toEqual({ mmc: 'bin/mmc.js', mmcheck: 'bin/mmc.js' });
    expect(manifest.dependencies ?? {}).toEqual({});
    for (const bin of Object.values<string>(manifest.bin)) {
      expect(readFileSync(join(root, bin), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
    }
  });
});

describe('the code in it', () => {
  const dist = join(root, 'dist');
  const scripts = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const textOf = (name: string) => readFileSync(join(dist, name), 'utf8');

  it('runs in strict mode', () => {
    expect(scripts.length).toBeGreaterThan(30);
    expect(scripts.filter((name) => !textOf(name).startsWith('"use strict";'))).toEqual([]);
    for (const bin of Object.values<string>(manifest.bin))
      expect(readFileSync(join(root, bin), 'utf8').split('\n')[1]).toBe("'use strict';");
  });

  it('stands on lines that can be shown in a stack', () => {
    const longest = (name: string) =>
      Math.max(
        ...textOf(name)
          .split('\n')
          .map((line) => line.length),
      );
    // One regular expression of zod is a line of its own.
    expect(scripts.filter((name) => longest(name) > 800)).toEqual([]);
  });

  it('tells the names of functions in the stack of an error that nobody caught, and little else', () => {
    const script = `require(${JSON.stringify(join(dist, 'main.js'))}).main(['due'], {})`;
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^TypeError: .*\n {4}at reportError \(.*:\d+:\d+\)$/m);
    expect(stderr.length).toBeLessThan(2000);
  });
});
