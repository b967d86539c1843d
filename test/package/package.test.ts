import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
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
  'package.json',
  'bin/mmc.js',
  'bin/package.json',
  'dist/main.js',
  'dist/package.json',
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
    const ours = /^(?:package\.json|README|LICEN[CS]E|CHANGELOG|bin\/|dist\/|templates\/|docs\/)/;
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
