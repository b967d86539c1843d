import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realFilePort } from '../../src/store/file-port.ts';
import { writeReport } from '../../src/store/report-file.ts';
import { temporaryFolder } from '../helpers/temporary-repository.ts';

/** A workspace in a folder of a repository, next to other things. */
function repository(): string {
  const top = temporaryFolder();
  for (const path of ['.git/hooks', '.config', 'other', 'ws/archive', 'ws/clients/!Old/bolt/edits', 'ws/.cache'])
    mkdirSync(join(top, path), { recursive: true });
  symlinkSync('../.git/hooks', join(top, 'ws/out'));
  symlinkSync('archive', join(top, 'ws/filed'));
  return top;
}

function write(top: string, path: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeReport(realFilePort, join(top, 'ws'), join(top, path), Buffer.from('new'));
}

describe('where a report goes', () => {
  it.each(['ws/due.txt', 'ws/reports/.../due.csv', 'other/due.txt', 'ws/clients/acme/history.csv', 'ws/a..b'])(
    '%s: is written, and over that of last time',
    (path) => {
      const top = repository();
      write(top, path);
      write(top, path);
      expect(readFileSync(join(top, path), 'utf8')).toBe('new');
    },
  );

  it.each([
    '.git/config',
    '.GIT/hooks/pre-commit',
    '.gitattributes',
    '.config/any',
    'other/.hidden/due.txt',
    'other/.git/config',
    'GIT~1/config',
    'ws/.gitignore',
    'ws/.cache/due.txt',
    'ws/out/pre-commit',
    'ws/mmc.yaml',
    'ws/MMC.YAML',
    'ws/mmc.yaml.',
    'ws/clients/acme/Client.md',
    'ws/Clients/acme/checklists/Server.MD',
    'ws/clients/acme/checklists/due.csv',
    'ws/clients/acme/results/202610/due.txt',
    'ws/clients/!Old/bolt/edits/due.csv',
    'ws/clients/!old/bolt/edits/due.csv',
    'ws/archive/due.csv',
    'ws/filed/202610.md',
    'ws/schedule/202611.YAML',
  ])('%s: is refused, and nothing is written', (path) => {
    const top = repository();
    mkdirSync(dirname(join(top, path)), { recursive: true });
    writeFileSync(join(top, path), 'old');
    expect(() => write(top, path)).toThrow(/is where mmc keeps|is hidden/);
    expect(readFileSync(join(top, path), 'utf8')).toBe('old');
  });

  it('a workspace in a hidden folder without a repository is nothing hidden', () => {
    const top = temporaryFolder();
    mkdirSync(join(top, '.notes/ws'), { recursive: true });
    const path = join(top, '.notes/ws/due.txt');
    writeReport(realFilePort, join(top, '.notes/ws'), path, Buffer.from('new'));
    expect(readFileSync(path, 'utf8')).toBe('new');
  });
});
