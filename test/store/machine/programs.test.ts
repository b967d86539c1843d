import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { programsNamed } from '../../../src/store/machine/programs.ts';
import { temporaryFolder } from '../../helpers/temporary-repository.ts';

it('finds what a shell would start, in its order', () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b', 'c', 'd/mmc']) mkdirSync(join(folder, name), { recursive: true });
  for (const name of ['a', 'b', 'c']) writeFileSync(join(folder, name, 'mmc'), '', { mode: 0o755 });
  chmodSync(join(folder, 'b/mmc'), 0o644);
  const PATH = ['c', 'b', 'd', 'missing', 'a', 'c'].map((name) => join(folder, name)).join(':');
  expect(programsNamed('mmc', { PATH }, 'linux')).toEqual([join(folder, 'c/mmc'), join(folder, 'a/mmc')]);
  expect(programsNamed('mmc', {}, 'linux')).toEqual([]);
});

it('knows the endings of Windows, whatever its PATH is called', () => {
  const there = ['C:\\Windows\\System32\\mmc.exe', 'C:\\npm\\mmc.cmd', 'C:\\npm\\mmcheck.cmd'];
  const isThere = (path: string) => there.includes(path);
  const environment = { Path: 'C:\\Windows\\System32;C:\\npm', PathExt: '.COM;.EXE;.BAT;.CMD' };
  expect(programsNamed('mmc', environment, 'win32', isThere)).toEqual(there.slice(0, 2));
  expect(programsNamed('mmcheck', { Path: 'C:\\npm' }, 'win32', isThere)).toEqual(there.slice(2));
});
