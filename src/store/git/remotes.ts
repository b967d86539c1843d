import type { Repository } from './repository.ts';
import { runGit } from './run.ts';

/** Whether a commit is on a branch of a remote, as far as this clone knows. git-branch(1), --contains. */
export async function commitOnRemote(repository: Repository, commit: string): Promise<boolean> {
  const args = ['for-each-ref', '--count=1', '--contains', commit, '--format=%(refname)', 'refs/remotes/'];
  const answer = await runGit(repository, args, { access: 'read' });
  return answer.code === 0 && answer.stdout.toString().trim() !== '';
}
