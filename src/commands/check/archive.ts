import { compactPeriod } from '../../domain/calendar/period.ts';
import type { Problem, ProblemCode } from '../../domain/problems.ts';
import type { ArchivedClient, ArchivedList } from '../../domain/records/archive.ts';
import { parseArchive } from '../../markdown/archive.ts';
import { problemAt } from '../../markdown/problem.ts';
import type { Source } from '../../markdown/source.ts';
import { blobHash } from '../../store/git/blobs.ts';
import { readText } from '../../store/workspace/read-text.ts';
import { atKey } from './at-key.ts';
import { type Context, isUnknownClient, listSuggestion } from './context.ts';
import { ownerSuggestion } from './firm.ts';
import { personProblems } from './lists.ts';

/** Everything that is wrong with a file of `archive/`, and with the files that it names. */
export function archiveProblems(context: Context, source: Source): Problem[] {
  const { archive, problems } = parseArchive(source);
  if (!archive) return problems;
  const expected = `archive/${compactPeriod(archive.period)}.md`;
  const says = `by its header it is ${expected}`;
  return [
    ...problems,
    ...(source.path === expected ? [] : [atKey(source, 'MMC-309', 'period', { says })]),
    ...personProblems(context, source, 'by', archive.by),
    ...archive.clients.flatMap((client) => clientProblems(context, source, client)),
  ];
}

function clientProblems(context: Context, source: Source, client: ArchivedClient): Problem[] {
  const { clientId, lists } = client;
  const start = source.text.indexOf(`\n## ${client.client} ${clientId}\n`) + 1;
  const at: At = (code, word, args, line = word) => {
    const begin = Math.max(start, source.text.indexOf(line, start)) + Math.max(0, line.indexOf(word));
    return problemAt(source, code, begin, begin + word.length, args);
  };
  const folder = context.clientIds.get(clientId);
  if (folder === undefined)
    return isUnknownClient(context, clientId) ? [at('MMC-408', clientId, { id: clientId })] : [];
  return lists.flatMap((list) => listProblems(context, list, folder, at));
}

/** A problem at a word of what is said about a client, of its first such line when one is given. */
type At = (code: ProblemCode, word: string, args: Problem['args'], line?: string) => Problem;

function listProblems(context: Context, { list, verdicts, files }: ArchivedList, folder: string, at: At): Problem[] {
  const unknown = listSuggestion(context, folder, list);
  return [
    ...(unknown === undefined ? [] : [at('MMC-417', list, { value: list, suggestion: unknown }, `- ${list}`)]),
    ...verdicts.flatMap(({ duty, state, date, by = '' }): Problem[] => {
      const suggestion = by === '' ? undefined : ownerSuggestion(context, by);
      const line = [duty, state, ...(date === undefined ? [] : [date]), by].join(' ');
      return suggestion === undefined ? [] : [at('MMC-416', by, { value: by, suggestion }, line)];
    }),
    ...files.flatMap(({ path, blob }): Problem[] => {
      const code = fileTrouble(context, presentPath(context, path, folder), blob);
      return code === undefined ? [] : [at(code, path, { value: path })];
    }),
  ];
}

/** Where a file is today: the folder of its client may have another name by now, or lie in `!Old`. */
function presentPath({ paths }: Context, path: string, folder: string): string {
  return paths.has(path) ? path : path.replace(/^clients\/(?:!Old\/)?[^/]+/, () => folder);
}

function fileTrouble({ root, paths }: Context, path: string, blob: string): ProblemCode | undefined {
  if (!paths.has(path)) return 'MMC-414';
  const { source } = readText(root, path);
  // What cannot be read is told of the file itself.
  if (!source) return undefined;
  const algorithm = blob.length === 64 ? 'sha256' : 'sha1';
  // Git may have checked it out with other line ends than it keeps.
  const texts = [source.original, source.original.replaceAll('\r\n', '\n')];
  return texts.some((text) => blobHash(Buffer.from(text), algorithm) === blob) ? undefined : 'MMC-415';
}
