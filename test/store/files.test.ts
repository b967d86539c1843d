import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Failure } from '../../src/domain/failure.ts';
import { type FilePort, realFilePort } from '../../src/store/file-port.ts';
import { replaceFile, writeNewFile } from '../../src/store/files.ts';
import { moveFolder } from '../../src/store/folders.ts';
import { removeStaleTemporaries } from '../../src/store/temporary-files.ts';
import { faultyPort, shortWritingPort } from '../helpers/faulty-port.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

const OLD = Buffer.from('old\n'.repeat(100));
const NEW = Buffer.from('new ✓\n'.repeat(100));
const CODES = ['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EDQUOT', 'EFBIG'];

function failureOf(work: () => void): Failure {
  try {
    work();
  } catch (error) {
    return error as Failure;
  }
  throw new Error('it did not fail');
}

test('a new file is whole, readable, and made with its folders', () => {
  const path = join(temporaryFolder(), 'a/b/new.md');
  expect(writeNewFile(shortWritingPort(7), path, NEW)).toEqual({ existed: false });
  expect(readFileSync(path)).toEqual(NEW);
  expect(statSync(path).mode & 0o777).toBe(0o644);
  expect(statSync(path).nlink).toBe(1);
});

test('an equal file is success, a different one a conflict that stays', () => {
  const path = join(temporaryFolder(), 'new.md');
  writeNewFile(realFilePort, path, NEW);
  expect(writeNewFile(realFilePort, path, NEW)).toEqual({ existed: true });
  expect(failureOf(() => writeNewFile(realFilePort, path, OLD)).kind).toBe('conflict');
  expect(readFileSync(path)).toEqual(NEW);
  expect(readdirSync(join(path, '..'))).toEqual(['new.md']);
});

test('without hard links the same holds', () => {
  const port: FilePort = {
    ...realFilePort,
    link: () => {
      throw Object.assign(new Error('no links here'), { code: 'EPERM' });
    },
  };
  const path = join(temporaryFolder(), 'new.md');
  expect(writeNewFile(port, path, NEW)).toEqual({ existed: false });
  expect(writeNewFile(port, path, NEW)).toEqual({ existed: true });
  expect(failureOf(() => writeNewFile(port, path, OLD)).kind).toBe('conflict');
  expect(readFileSync(path)).toEqual(NEW);
  writeFileSync(path, '');
  expect(writeNewFile(port, path, NEW)).toEqual({ existed: false });
  expect(readdirSync(join(path, '..'))).toEqual(['new.md']);
});

test.each(CODES)(
  'writeNewFile with %s at each operation: nothing or all, no temporary, fsync never repeated',
  (code) => {
    for (const persistent of [false, true]) {
      for (let at = 1; ; at += 1) {
        const folder = temporaryFolder();
        const path = join(folder, 'sub/new.md');
        const port = faultyPort(at, code, persistent);
        let saved = false;
        try {
          writeNewFile(port, path, NEW);
          saved = true;
        } catch (error) {
          expect(error).toMatchObject({
            name: 'Failure',
            kind: 'failed',
            message: expect.stringContaining('could not write'),
          });
        }
        if (port.failed === undefined) break;
        const left = readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)));
        // While even unlink fails, the temporary file stays for the next clean-up.
        const kept = persistent ? left.filter((name) => !name.endsWith('.tmp')) : left;
        expect(kept.length === 0 || (kept.length === 1 && readFileSync(path).equals(NEW))).toBe(true);
        if (saved) expect(kept).toEqual(['new.md']);
        if (port.failed === 'fsync') expect(port.log.slice(at).filter((name) => name === 'fsync')).toEqual([]);
        // And with the fault gone the same call succeeds.
        writeNewFile(realFilePort, path, NEW);
        expect(readFileSync(path)).toEqual(NEW);
        expect(at).toBeLessThan(40);
      }
    }
  },
);

test.each(CODES)('replaceFile with %s at each operation: old or new, no temporary', (code) => {
  for (let at = 1; ; at += 1) {
    const folder = temporaryFolder();
    const path = join(folder, 'file.md');
    writeFileSync(path, OLD, { mode: 0o640 });
    const port = faultyPort(at, code);
    let saved = false;
    try {
      replaceFile(port, path, OLD, NEW);
      saved = true;
    } catch (error) {
      expect(error).toMatchObject({ name: 'Failure', kind: 'failed' });
    }
    const found = readFileSync(path);
    expect(found.equals(NEW) || (!saved && found.equals(OLD))).toBe(true);
    expect(readdirSync(folder)).toEqual(['file.md']);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    if (port.failed === undefined) break;
    expect(at).toBeLessThan(40);
  }
});

test('replaceFile keeps what somebody else wrote meanwhile, and does not follow a link', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'file.md'), 'somebody else');
  expect(failureOf(() => replaceFile(realFilePort, join(folder, 'file.md'), OLD, NEW)).kind).toBe('conflict');
  expect(readFileSync(join(folder, 'file.md'), 'utf8')).toBe('somebody else');
  writeFileSync(join(folder, 'target'), OLD);
  symlinkSync('target', join(folder, 'link.md'));
  expect(failureOf(() => replaceFile(realFilePort, join(folder, 'link.md'), OLD, NEW)).kind).toBe('conflict');
  expect(readdirSync(folder).sort()).toEqual(['file.md', 'link.md', 'target']);
});

test('a folder moves with what is in it, never onto another', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'acme'));
  mkdirSync(join(folder, 'bolt'));
  writeFileSync(join(folder, 'acme/client.md'), OLD);
  expect(failureOf(() => moveFolder(realFilePort, join(folder, 'acme'), join(folder, 'bolt'))).kind).toBe('conflict');
  moveFolder(realFilePort, join(folder, 'acme'), join(folder, '!Old/acme'));
  expect(readFileSync(join(folder, '!Old/acme/client.md'))).toEqual(OLD);
});

test('only old temporary files of ours are cleaned up', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'sub'));
  const names = [
    'sub/.mmc-00000000-1-0123456789abcdef.tmp',
    '.mmc-00000000-1-fedcba9876543210.tmp',
    '.mmc-x.tmp',
    '.git/.mmc-00000000-1-0123456789abcdef.tmp',
  ];
  for (const name of names) writeFileSync(join(folder, name), 'x');
  utimesSync(join(folder, 'sub/.mmc-00000000-1-0123456789abcdef.tmp'), 0, 0);
  chmodSync(join(folder, 'sub'), 0o755);
  expect(removeStaleTemporaries(realFilePort, folder, new Date())).toEqual([
    join(folder, 'sub/.mmc-00000000-1-0123456789abcdef.tmp'),
  ]);
  expect(readdirSync(folder).sort()).toEqual(['.git', '.mmc-00000000-1-fedcba9876543210.tmp', '.mmc-x.tmp', 'sub']);
});
