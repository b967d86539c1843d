import { writeLocalSetting } from './identity.ts';
import type { Repository } from './repository.ts';
import { type Environment, runGit } from './run.ts';

/** Whom Git knows as its user in a folder, which need not be in a repository. git-config(1), user.name. */
export async function gitUser(
  folder: string,
  environment: Environment,
): Promise<{ name: string | undefined; email: string | undefined }> {
  const setting = async (key: string): Promise<string | undefined> => {
    const answer = await runGit({ folder, environment }, ['config', '--get', key], { access: 'read' });
    return (answer.code === 0 && answer.stdout.toString('utf8').trim()) || undefined;
  };
  const [name, email] = await Promise.all([setting('user.name'), setting('user.email')]);
  return { name: environment.GIT_AUTHOR_NAME || name, email: environment.GIT_AUTHOR_EMAIL || email };
}

/** Tells one clone who commits in it. */
export async function setGitUser(repository: Repository, user: { name: string; email: string }): Promise<void> {
  await writeLocalSetting(repository, 'user.name', user.name);
  await writeLocalSetting(repository, 'user.email', user.email);
}
