import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { findRepository, type Repository } from '../../src/store/git/repository.ts';

export const JANE: Record<string, string> = {
  GIT_AUTHOR_NAME: 'Jane Doe',
  GIT_AUTHOR_EMAIL: 'jane@example.com',
  GIT_COMMITTER_NAME: 'Jane Doe',
  GIT_COMMITTER_EMAIL: 'jane@example.com',
};

/** An environment in which no configuration of whoever runs the tests counts. */
export function cleanEnvironment(extra: Record<string, string> = {}): Record<string, string> {
  const { PATH = '', HOME = '' } = process.env;
  return { PATH, HOME, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...extra };
}

/** A folder that vanishes with the test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'mmc-test-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface TemporaryRepository {
  folder: string;
  environment: Record<string, string>;
  git(...args: string[]): string;
  write(path: string, text: string): Buffer;
  read(path: string): string;
  /** Everything that a user sees of his own work: status and what is staged. */
  userState(): string;
  find(): Promise<Repository>;
}

/** A real repository in a folder of its own, with one commit of `base.md` and `other.md`. */
export function temporaryRepository(extra: Record<string, string> = JANE): TemporaryRepository {
  const made = openRepository(temporaryFolder(), extra);
  made.git('init', '--quiet', '--initial-branch=main', '--template=');
  made.write('base.md', 'base\n');
  made.write('other.md', 'one\ntwo\nthree\n');
  const { environment } = openRepository(made.folder);
  execFileSync('git', ['add', '.'], { cwd: made.folder, env: environment });
  execFileSync('git', ['commit', '--quiet', '-m', 'base'], { cwd: made.folder, env: environment });
  return made;
}

export function openRepository(folder: string, extra: Record<string, string> = JANE): TemporaryRepository {
  const environment = cleanEnvironment(extra);
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: folder, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return {
    folder,
    environment,
    git,
    write: (path, text) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
      return Buffer.from(text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    userState: () => `${git('status', '--porcelain', '-z', '-uall')}\n${git('diff', '--cached')}\n${git('diff')}`,
    find: async () => {
      const found = await findRepository(folder, environment);
      if (found.kind !== 'repository') throw new Error(`no repository: ${JSON.stringify(found)}`);
      return found;
    },
  };
}

/** A byte for byte copy of a repository, time stamps too, so that its index stays fresh. */
export function copyRepository(
  from: TemporaryRepository,
  to: string,
  extra: Record<string, string> = JANE,
): TemporaryRepository {
  rmSync(to, { recursive: true, force: true });
  cpSync(from.folder, to, { recursive: true, preserveTimestamps: true });
  return openRepository(to, extra);
}
