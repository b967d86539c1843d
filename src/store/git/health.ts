import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Repository } from './repository.ts';
import { type GitPlace, runGit } from './run.ts';

/** What Git is called, such as `2.39.5`; undefined without Git. */
export async function gitVersion(place: GitPlace): Promise<string | undefined> {
  const answer = await runGit(place, ['version'], { access: 'read' });
  return /^git version (\S+)/.exec(answer.stdout.toString())?.[1];
}

/** When the newest commit was made by its committer's clock; undefined without one. */
export async function newestCommitTime(repository: Repository): Promise<Date | undefined> {
  const seconds = await words(repository, ['log', '-1', '--format=%ct', 'HEAD', '--']);
  return /^\d+$/.test(seconds) ? new Date(Number(seconds) * 1000) : undefined;
}

export async function remoteNames(repository: Repository): Promise<string[]> {
  return (await words(repository, ['remote'])).split('\n').filter(Boolean);
}

/** How Git treats the line ends of a Markdown file here: gitattributes(5), and core.autocrlf where those say nothing. */
export async function lineEnds(repository: Repository): Promise<{ text: string; eol: string; autocrlf: string }> {
  const [attributes, autocrlf] = await Promise.all([
    words(repository, ['check-attr', 'text', 'eol', '--', 'clients/acme/client.md']),
    words(repository, ['config', '--get', 'core.autocrlf']),
  ]);
  const value = (name: string) => new RegExp(`: ${name}: (\\S+)$`, 'm').exec(attributes)?.[1] ?? 'unspecified';
  return { text: value('text'), eol: value('eol'), autocrlf: autocrlf || 'false' };
}

/** A commit of mmc was killed here and its traces are not cleared up yet; see attempt.ts. */
export function hasKilledAttempt(repository: Repository): boolean {
  return existsSync(join(repository.gitFolder, 'mmc', 'commit.json'));
}

async function words(repository: Repository, args: readonly string[]): Promise<string> {
  const answer = await runGit(repository, args, { access: 'read' });
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : '';
}
