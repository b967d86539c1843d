import { Failure } from '../../domain/failure.ts';
import { findRepository, type Repository } from './repository.ts';
import { type Environment, gitOutput, runGit } from './run.ts';

/**
 * The repository of a new workspace: the one that the folder is in already, else a new one. Its branch is called as
 * the user has configured, else main. Its first commit is an ordinary commitPaths. Throws Failure where there is no Git, or it refuses. git-init(1).
 */
export async function setUpRepository(
  folder: string,
  environment: Environment,
): Promise<{ repository: Repository; made: boolean }> {
  const found = await findRepository(folder, environment);
  if (found.kind === 'repository') return { repository: found, made: false };
  if (found.kind !== 'none') throw new Failure('failed', found.why, { hint: found.hint });
  const place = { folder, environment };
  const wish = await runGit(place, ['config', '--get', 'init.defaultBranch'], { access: 'read' });
  const branch = wish.code === 0 ? [] : ['--initial-branch=main'];
  await gitOutput(place, ['init', '--quiet', ...branch], { access: 'write' });
  const repository = await findRepository(folder, environment);
  if (repository.kind !== 'repository')
    throw new Failure('failed', 'git init made a repository that Git does not find');
  return { repository, made: true };
}
