import { dirname, join, resolve } from 'node:path';
import { periodOf } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';
import { writeFirm } from '../markdown/write-firm.ts';
import { writeNewFile } from '../store/files.ts';
import { findTwin, namesOf } from '../store/workspace/find-file.ts';
import { type StartingFile, startingFiles } from '../store/workspace/starting-files.ts';
import { findRoot, openWorkspace, WORKSPACE_FILE } from '../store/workspace/workspace.ts';
import type { Line } from '../terminal/span.ts';
import { askFirm, type FirmFlags } from './init-answers.ts';
import { commitStart } from './init-git.ts';
import { type ExitCode, today, type World } from './world.ts';

export interface InitOptions extends FirmFlags {
  dir?: string | undefined;
  /** False for --no-git. */
  git?: boolean | undefined;
}

/** `mmc init`: makes a workspace, or adds what is missing in one. What stands there is never changed. */
export async function init(options: InitOptions, world: World): Promise<ExitCode> {
  const root = resolve(world.folder, options.dir ?? '.');
  refuseNested(world, root);
  const isNew = findTwin(world.files, root, WORKSPACE_FILE) === undefined;
  const made = isNew ? await askFirm(options, world, nearestFolder(world, root)) : undefined;
  if (made) {
    const month = periodOf(today(world, made.timezone));
    writeNewFile(world.files, join(root, WORKSPACE_FILE), Buffer.from(writeFirm(made, month)));
  }
  const workspace = openWorkspace(root);
  const written = writeMissing(world, root, startingFiles(workspace.firm.name || 'our firm'));
  const added = made ? [WORKSPACE_FILE, ...written.added] : written.added;
  world.terminal.show(addedLines(root, made?.name, added, written.kept));
  if (!made) warnUnused(options, world);
  if (workspace.problems.length > 0) {
    world.terminal.warn([[{ text: `${WORKSPACE_FILE} has problems: run "mmc check"`, tone: 'warn' }]]);
  }
  const committed = await commitStart(world, workspace, {
    git: options.git !== false,
    files: [...new Set([WORKSPACE_FILE, ...added, ...written.untouched])],
    technician: made?.technician,
  });
  world.terminal.show(committed.lines);
  world.terminal.show([nextLine(world, root, made !== undefined)]);
  return committed.code;
}

/** A workspace in a workspace would hide a part of the outer one. */
function refuseNested(world: World, root: string): void {
  const found = world.files.stat(root);
  if (found && found.kind !== 'folder' && found.kind !== 'link') throw new Failure('usage', `${root} is not a folder`);
  const outer = findRoot(dirname(root));
  if (outer === undefined || outer === root || findRoot(root) === root) return;
  throw new Failure('usage', `${root} lies in the workspace ${outer}`, {
    hint: `Choose a folder elsewhere, or run "mmc init ${outer}" to add what is missing there`,
  });
}

function nearestFolder(world: World, folder: string): string {
  return world.files.stat(folder) !== undefined ? folder : nearestFolder(world, dirname(folder));
}

interface Written {
  added: string[];
  /** Those that were there. */
  kept: string[];
  /** Of those, the ones that still are as init writes them: a commit that failed before is made good. */
  untouched: string[];
}

function writeMissing(world: World, root: string, files: readonly StartingFile[]): Written {
  const done: Written = { added: [], kept: [], untouched: [] };
  for (const { path, text } of files) {
    // Once there are clients the folder needs nothing to keep it.
    if (path === 'clients/.gitkeep' && namesOf(world.files, join(root, 'clients')).some((name) => name !== '.gitkeep'))
      continue;
    const twin = findTwin(world.files, root, path);
    if (twin === undefined) {
      writeNewFile(world.files, join(root, path), Buffer.from(text));
      done.added.push(path);
      continue;
    }
    done.kept.push(twin);
    const absolute = join(root, path);
    if (
      twin === path &&
      world.files.stat(absolute)?.kind === 'file' &&
      world.files.read(absolute).equals(Buffer.from(text))
    )
      done.untouched.push(path);
  }
  return done;
}

function addedLines(root: string, firm: string | undefined, added: readonly string[], kept: readonly string[]): Line[] {
  if (added.length === 0) return [[{ text: `nothing is missing in ${root}; nothing was changed`, tone: 'good' }]];
  const heading = firm === undefined ? `added to ${root}:` : `made a workspace for ${firm} in ${root}:`;
  const lines: Line[] = [[{ text: heading, tone: 'strong' }]];
  for (const [folder, paths] of byFolder(added)) {
    lines.push([{ text: paths.length > 4 ? `  ${folder}/ (${paths.length} files)` : `  ${paths.join(', ')}` }]);
  }
  if (kept.length > 0)
    lines.push([{ text: `  ${kept.length} other files were there and stay as they are`, tone: 'faint' }]);
  return lines;
}

function byFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = dirname(path);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  return folders;
}

function warnUnused(options: InitOptions, world: World): void {
  const used = (['firm', 'timezone', 'paper', 'tech', 'email'] as const).filter((flag) => options[flag] !== undefined);
  if (used.length === 0) return;
  const flags = used.map((flag) => `--${flag}`).join(', ');
  world.terminal.warn([
    [{ text: `${WORKSPACE_FILE} was there and is not changed: ${flags} had no effect`, tone: 'warn' }],
  ]);
}

function nextLine(world: World, root: string, isNew: boolean): Line {
  const inside = resolve(world.folder) === root ? '' : `-C ${/\s/.test(root) ? `"${root}"` : root} `;
  return [{ text: 'next: ', tone: 'faint' }, { text: isNew ? `mmc ${inside}client add` : `mmc ${inside}check` }];
}
