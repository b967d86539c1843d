import type { Repository } from './repository.ts';
import { gitOutput, runGit } from './run.ts';

export interface FileCommit {
  commit: string;
  author: string;
  email: string;
  /** ISO 8601 with offset, of the author's clock. */
  date: string;
  subject: string;
  /** Where the file was in that commit, from the top of the work tree. */
  path: string;
  /** The file's content there, as a blob; undefined in a commit that removes it. */
  blob: string | undefined;
}

/** The commits that changed a file, newest first, through renames; at most `limit`. One process. git-log(1). */
export async function fileHistory(
  repository: Repository,
  path: string,
  options: { limit?: number } = {},
): Promise<FileCommit[]> {
  const head = await runGit(repository, ['rev-parse', '-q', '--verify', 'HEAD'], { access: 'read' });
  if (head.code !== 0) return [];
  const limit = options.limit === undefined ? [] : [`--max-count=${options.limit}`];
  const shape = ['-z', '--raw', '--no-abbrev', '--no-textconv', '--no-ext-diff', `--format=${FORMAT}`];
  const args = ['log', '--follow', ...shape, ...limit, '--', path];
  return parseHistory((await gitOutput(repository, args, { access: 'read' })).toString('utf8'));
}

/** U+0001 begins a commit; no author, subject or path that Git accepts from us can hold it after a NUL by chance. */
const FORMAT = '%x01%H%x00%an%x00%ae%x00%aI%x00%s%x00';

/** `\x01<id>\0name\0mail\0date\0subject\0` and then `\0\n:<modes> <blobs> <status>\0path\0[new path\0]`. */
function parseHistory(text: string): FileCommit[] {
  const fields = text.split('\0');
  const found: FileCommit[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const commit = /^\n?\x01([0-9a-f]{40,64})$/.exec(fields[at] ?? '')?.[1];
    if (commit === undefined) continue;
    const [author = '', email = '', date = '', subject = ''] = fields.slice(at + 1, at + 5);
    at += 5;
    while (at < fields.length && !(fields[at] ?? '').startsWith('\n:')) at += 1;
    const [, , , blob = '', status = ''] = (fields[at] ?? '').trim().split(' ');
    const renamed = /^[RC]/.test(status);
    const path = fields[at + (renamed ? 2 : 1)] ?? '';
    at += renamed ? 2 : 1;
    found.push({ commit, author, email, date, subject, path, blob: /^0+$/.test(blob) ? undefined : blob });
    // --follow goes on with what a new file was copied from, such as a template: that is another file's history.
    if (/^C/.test(status)) break;
  }
  return found;
}
