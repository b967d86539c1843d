import type { ListVersion } from '../../domain/checklists/revisions.ts';
import { sentenceOf, severityOf } from '../../domain/problems.ts';
import { parseChecklist } from '../../markdown/checklist.ts';
import type { Source } from '../../markdown/source.ts';
import { readBlobs } from '../git/blobs.ts';
import type { FileCommit } from '../git/history.ts';
import type { Repository } from '../git/repository.ts';
import { decode, readText } from './read-text.ts';
import type { Workspace } from './workspace.ts';

/** The newest versions, and behind them as many as it takes to have one that the oldest can be compared to. */
export async function readVersions(
  repository: Repository,
  history: readonly FileCommit[],
  limit: number,
): Promise<ListVersion[]> {
  const versions: ListVersion[] = [];
  for (let from = 0; from < history.length; from += limit + 1) {
    const some = history.slice(from, from + limit + 1);
    const texts = await readBlobs(
      repository,
      some.map(({ blob, commit }) => blob ?? commit),
    );
    for (const [at, { commit, author, date, subject, path, blob }] of some.entries()) {
      if (versions.length > limit && versions.at(-1)?.checklist) return versions;
      const inWorkspace = path.startsWith(repository.prefix) ? path.slice(repository.prefix.length) : path;
      const read = blob === undefined ? {} : parseVersion(path, texts[at]);
      versions.push({ commit, author, date, subject, path: inWorkspace, ...read });
    }
    if (versions.at(-1)?.checklist) break;
  }
  return versions;
}

function parseVersion(path: string, bytes: Buffer | undefined): Pick<ListVersion, 'checklist' | 'trouble'> {
  if (!bytes) return { trouble: 'Git does not have it' };
  const read = decode(path, bytes);
  return read.problem ? { trouble: sentenceOf(read.problem) } : parseSource(read.source);
}

function parseSource(source: Source): Pick<ListVersion, 'checklist' | 'trouble'> {
  const { checklist, problems } = parseChecklist(source);
  if (checklist) return { checklist };
  const first = problems.find((problem) => severityOf(problem) === 'error');
  return { trouble: first ? `line ${first.place.line}: ${sentenceOf(first)}` : 'it is no checklist' };
}

/** The list as it stands in the folder; undefined when the file is not there. */
export function pendingVersion(workspace: Workspace, path: string): ListVersion | undefined {
  const { source, problem } = readText(workspace.root, path);
  const head = { author: '', date: '', subject: '', path };
  if (problem) return problem.code === 'MMC-100' ? undefined : { ...head, trouble: sentenceOf(problem) };
  return { ...head, ...parseSource(source) };
}
