import { relative, resolve, sep } from 'node:path';
import { compareChecklists, isSameList } from '../domain/checklists/compare.ts';
import type { ListVersion } from '../domain/checklists/revisions.ts';
import { revisionsOf } from '../domain/checklists/revisions.ts';
import { Failure } from '../domain/failure.ts';
import { toJson } from '../render/json.ts';
import { listLogJson, listLogLines, listLogRows } from '../render/list-log.ts';
import { toTsv } from '../render/table.ts';
import { fileHistory } from '../store/git/history.ts';
import { type FoundRepository, findRepository, type Repository } from '../store/git/repository.ts';
import { listFiles } from '../store/workspace/clients.ts';
import { pendingVersion, readVersions } from '../store/workspace/list-versions.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { listMeant, noList } from './find-list.ts';
import type { ExitCode, World } from './world.ts';

interface LogOptions {
  /** A client, or `-` for the firm's templates. */
  client: string;
  /** A list or template by name, or a path. */
  list: string;
  limit?: string;
  json?: boolean;
}

/** `mmc log`: the revisions of a list from Git, told by items. */
export async function log(options: LogOptions, world: World): Promise<ExitCode> {
  const limit = limitOf(options.limit ?? '20');
  const workspace = openWorkspace(world.folder);
  const repository = await findRepository(workspace.root, world.env);
  if (repository.kind !== 'repository') throw withoutHistory(repository);
  const { path, known } = pathOf(workspace, options, world);
  const history = await fileHistory(repository, path);
  const pending = pendingVersion(workspace, path);
  if (history.length === 0 && !pending)
    throw noList(options.list, known, options.client === '-' ? 'The folder templates' : options.client);
  const versions = await readVersions(repository, history, limit);
  const isPending = pending !== undefined && differs(pending, versions[0]);
  const all = revisionsOf(isPending ? [pending, ...versions] : versions);
  const revisions = all.slice(0, isPending ? limit + 1 : limit);
  const { terminal } = world;
  if (options.json) {
    terminal.out(toJson('log', { path, shallow: repository.shallow, revisions: revisions.map(listLogJson) }));
  } else if (!terminal.outIsTerminal) terminal.out(toTsv(listLogRows(revisions)));
  else {
    terminal.show(listLogLines(revisions, path, terminal.size().columns));
    const more =
      history.length > limit
        ? 'Older revisions: --limit'
        : repository.shallow
          ? 'This clone is shallow: older history is elsewhere'
          : undefined;
    if (more) terminal.show([[], [{ text: more, tone: 'faint' }]]);
  }
  return 0;
}

function limitOf(word: string): number {
  const limit = Number(word);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new Failure('usage', `"${word}" is not a number of revisions`, { hint: 'Write --limit 20' });
}

function withoutHistory(found: Exclude<FoundRepository, Repository>): Failure {
  if (found.kind !== 'none') return new Failure('failed', found.why, { hint: found.hint });
  return new Failure('failed', 'This folder is not in Git, so a list has no history', {
    hint: 'Make it a repository with "git init"; "mmc doctor" helps',
  });
}

/** Path of the list below the workspace; a list that was removed has one, too. */
function pathOf(workspace: Workspace, { client, list }: LogOptions, world: World): { path: string; known: string[] } {
  if (list.includes('/') || list.endsWith('.md')) {
    const path = relative(workspace.root, resolve(world.folder, list)).split(sep).join('/');
    if (path.startsWith('../'))
      throw new Failure('usage', `${list} is not in this workspace`, { hint: 'Name a file below it' });
    return { path, known: [] };
  }
  const folder =
    client === '-' ? 'templates' : `${findClient(workspace, client, { old: true }).folder.path}/checklists`;
  const known = listFiles(workspace, folder).map((file) => file.slug);
  const name = list.replace(/^template:/, '');
  return { path: `${folder}/${listMeant(name, known) ?? name}.md`, known };
}

function differs(pending: ListVersion, newest: ListVersion | undefined): boolean {
  if (!pending.checklist || !newest?.checklist)
    return pending.trouble !== newest?.trouble || pending.checklist !== undefined;
  return !isSameList(compareChecklists(newest.checklist, pending.checklist));
}
