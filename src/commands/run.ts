import { Failure } from '../domain/failure.ts';
import { severityOf } from '../domain/problems.ts';
import { findRepository } from '../store/git/repository.ts';
import { repositoryState } from '../store/git/state.ts';
import { belongsTo, findAllSittings, resumable, sittingsFolder } from '../store/sittings.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { checkOptions } from './walk/check-options.ts';
import { chooseClient } from './walk/choose-client.ts';
import { closeWalk, type Opened } from './walk/close-walk.ts';
import { dryRun } from './walk/dry-run.ts';
import { finishSittings } from './walk/finish-sittings.ts';
import { type Left, listUnfinished } from './walk/left-walks.ts';
import { newVisit } from './walk/new-visit.ts';
import type { RunOptions } from './walk/options.ts';
import type { Outside } from './walk/outside.ts';
import { resumeVisit } from './walk/resume.ts';
import { discardWalk, savePartial, whatToDo } from './walk/unfinished.ts';
import type { ExitCode, World } from './world.ts';

/** `mmc run`: walks the lists of a client, or goes on with a walk that was left. */
export async function run(options: RunOptions, world: World): Promise<ExitCode> {
  checkOptions(options);
  const workspace = openForWalk(world);
  const repository = await findRepository(workspace.root, world.env);
  const outside = { world, workspace, repository, folder: sittingsFolder(workspace.root, repository) };
  // What an earlier walk left because it was killed at its end comes first: it is somebody's hour of work.
  const earlier = options.dryRun ? { code: 0, lines: [] } : await finishSittings(world, workspace);
  world.terminal.warn(earlier.lines);
  const code = await runVisit(outside, options);
  return code === 0 ? earlier.code : code;
}

async function runVisit(outside: Outside, options: RunOptions): Promise<ExitCode> {
  const { world, workspace, repository } = outside;
  const left = resumable(await findAllSittings(world.files, workspace.root, repository));
  const named = options.client === undefined ? left : leftAt(workspace, options.client, left);
  if (options.discard !== undefined) return discardWalk(outside, named, options.discard);
  if (options.savePartial !== undefined) return savePartial(outside, named, options.savePartial);
  if (options.resume !== undefined) return walkOn(await resumeVisit(outside, left, options), options);
  if (options.client === undefined && left.length > 0) listUnfinished(world, left);
  const place = await chooseClient(
    world,
    workspace,
    options.client,
    left.map(({ id, sitting }) => ({ id, client: sitting.opening.client.id })),
  );
  const own = left.filter(
    ({ sitting }) => sitting.opening.client.id === place.client.id && belongsTo(world.files, workspace.root, sitting),
  );
  if (own.length > 0 && !options.dryRun) {
    const decided = await whatToDo(outside, own, options);
    if (decided === 'resume') return walkOn(await resumeVisit(outside, own, { ...options, resume: true }), options);
    if (decided !== 'new') return decided;
  }
  await warnOfGit(world, repository);
  if (options.dryRun) return dryRun(outside, place, options);
  return walkOn(await newVisit(outside, place, options), options);
}

/** The walks that were left at a client. */
function leftAt(workspace: Workspace, client: string, left: readonly Left[]): Left[] {
  const { id } = findClient(workspace, client, { old: true }).client;
  return left.filter(({ sitting }) => sitting.opening.client.id === id);
}

function walkOn(opened: Opened | ExitCode, options: RunOptions): ExitCode | Promise<ExitCode> {
  return typeof opened === 'number' ? opened : closeWalk(opened, options);
}

function openForWalk(world: World): Workspace {
  const workspace = openWorkspace(world.folder);
  if (workspace.problems.some((problem) => severityOf(problem) === 'error')) {
    throw new Failure('data', 'mmc.yaml cannot be read: whose day it is and who signs would be guessed', {
      hint: 'Run "mmc check mmc.yaml"',
    });
  }
  return workspace;
}

/** Found before the walk, not after an hour of work: what will keep its result from being committed. */
async function warnOfGit(world: World, repository: Awaited<ReturnType<typeof findRepository>>): Promise<void> {
  if (repository.kind !== 'repository') return;
  const { notes } = await repositoryState(repository, [], world.machine.now());
  for (const note of notes.filter((one) => one.blocks)) {
    world.terminal.warn([
      [
        { text: 'warning: ', tone: 'warn' },
        { text: `${note.why}: what you walk now will be saved, and committed when that is mended` },
      ],
      [{ text: `hint: ${note.hint}`, tone: 'faint' }],
    ]);
  }
}
