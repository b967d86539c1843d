import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** The e-mail that Git would commit with here; undefined when none is configured. git-config(1), git-commit(1). */
export async function configuredEmail(repository: Repository): Promise<string | undefined> {
  const fromEnvironment = repository.environment.GIT_AUTHOR_EMAIL;
  if (fromEnvironment) return fromEnvironment;
  return readSetting(repository, ['config', '--get', 'user.email']);
}

/** A setting of this clone only. */
export async function readLocalSetting(repository: Repository, key: string): Promise<string | undefined> {
  return readSetting(repository, ['config', '--local', '--get', key]);
}

export async function writeLocalSetting(repository: Repository, key: string, value: string): Promise<void> {
  await runGit(repository, ['config', '--local', key, value], { access: 'write' });
}

async function readSetting(repository: Repository, args: readonly string[]): Promise<string | undefined> {
  const answer = await runGit(repository, args, { access: 'read' });
  const value = answer.code === 0 ? answer.stdout.toString().trim() : '';
  return value === '' ? undefined : value;
}
