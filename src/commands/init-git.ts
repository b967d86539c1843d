import { join } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { headName, resolveNames } from '../store/git/blobs.ts';
import { findRepository, type Repository } from '../store/git/repository.ts';
import { setUpRepository } from '../store/git/setup.ts';
import { ignoredPaths } from '../store/git/state.ts';
import { gitUser, setGitUser } from '../store/git/user.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import type { Line } from '../terminal/span.ts';
import { keep, UNSHARED } from './keep.ts';
import type { ExitCode, World } from './world.ts';

export interface Start {
  git: boolean;
  /** Files of init's own that may be committed, those that Git has already among them. */
  files: readonly string[];
  technician: { name: string; email?: string } | undefined;
}

/** The repository of a new workspace and its first commit, of init's own files and of nothing else. */
export async function commitStart(
  world: World,
  workspace: Workspace,
  { git, files, technician }: Start,
): Promise<{ code: ExitCode; lines: Line[] }> {
  if (!git) return { code: 0, lines: await withoutGit(world, workspace) };
  const lines: Line[] = [];
  let repository: Repository;
  try {
    const setUp = await setUpRepository(workspace.root, world.env);
    repository = setUp.repository;
    if (setUp.made) lines.push([{ text: 'made a Git repository' }]);
    if (setUp.made && technician) lines.push(...(await nameUser(world, repository, technician)));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return {
      code: UNSHARED,
      lines: [
        [{ text: `saved, without history: ${error.message}`, tone: 'warn' }],
        [{ text: `hint: ${error.hint ?? 'mend that'}, then "mmc init" again; or use --no-git`, tone: 'faint' }],
      ],
    };
  }
  const held = await resolveNames(
    repository,
    files.map((path) => headName(repository, path)),
  );
  const fresh = files.filter((_, at) => held[at] === undefined);
  const ignored = new Set(await ignoredPaths(repository, fresh));
  if (ignored.size > 0) {
    lines.push([{ text: `not committed, since Git is told to ignore them: ${[...ignored].join(', ')}`, tone: 'warn' }]);
  }
  const wanted = fresh.filter((path) => !ignored.has(path));
  if (wanted.length === 0) return { code: fresh.includes('mmc.yaml') ? UNSHARED : 0, lines };
  const commitFiles = wanted.map((path) => ({ path, bytes: world.files.read(join(workspace.root, path)) }));
  const message = technician ? `Start the checklists of ${workspace.firm.name}` : 'Add what mmc init found missing';
  const kept = await keep(world, workspace, commitFiles, message, 'mmc init');
  return { code: kept.code, lines: [...lines, ...kept.lines] };
}

async function withoutGit(world: World, workspace: Workspace): Promise<Line[]> {
  const found = await findRepository(workspace.root, world.env);
  if (found.kind === 'repository') return [[{ text: 'not committed, as you wished', tone: 'warn' }]];
  const words = 'without Git: no history, no sharing; "mmc init" without --no-git adds it at any time';
  return [[{ text: words, tone: 'warn' }]];
}

/** Git commits for nobody it does not know; in a repository of our own making the technician is the best answer. */
async function nameUser(
  world: World,
  repository: Repository,
  { name, email }: { name: string; email?: string },
): Promise<Line[]> {
  const known = await gitUser(repository.folder, world.env);
  if ((known.name !== undefined && known.email !== undefined) || email === undefined) return [];
  await setGitUser(repository, { name, email });
  return [[{ text: `Git commits here as ${name} <${email}>` }]];
}
