import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Environment, type GitPlace, runGit } from './run.ts';

export type GitVersion = readonly [number, number, number];

export interface Repository extends GitPlace {
  kind: 'repository';
  /** The workspace, absolute, as handed in: commands run here, and all paths are below it, with slashes. */
  folder: string;
  /** The top of the work tree. */
  top: string;
  /** Of this work tree: HEAD, index, a merge in progress. */
  gitFolder: string;
  /** Shared by all work trees of a clone: objects, branches, mmc's own journals. */
  commonFolder: string;
  /** From the top to the workspace: '' or 'a/b/'. */
  prefix: string;
  algorithm: 'sha1' | 'sha256';
  shallow: boolean;
  /** The repository that this one is a submodule of. */
  within?: string;
  version: GitVersion;
}

export type FoundRepository =
  | Repository
  | { kind: 'none' }
  | { kind: 'no-git'; why: string; hint: string }
  | { kind: 'bare' | 'refused'; why: string; hint: string };

/**
 * Finds the repository of a workspace, with two processes at the same time. Anything but a usable repository is an
 * answer too: mmc works without Git, and says so. git-rev-parse(1).
 */
export async function findRepository(folder: string, environment: Environment): Promise<FoundRepository> {
  const place = { folder: resolve(folder), environment };
  // A process cannot start in a folder that is not there, which looks as if git were missing.
  if (!existsSync(place.folder)) return { kind: 'none' };
  const questions = ['--is-inside-work-tree', '--is-bare-repository', '--show-object-format', '--show-prefix'];
  const places = ['--absolute-git-dir', '--git-common-dir', '--is-shallow-repository'];
  const last = ['--show-superproject-working-tree', '--show-toplevel'];
  const [versionAnswer, answer] = await Promise.all([
    runGit(place, ['version'], { access: 'read' }),
    runGit(place, ['rev-parse', ...questions, '--path-format=absolute', ...places, ...last], { access: 'read' }),
  ]);
  const version = parseVersion(versionAnswer.stdout.toString());
  if (version === undefined) {
    return { kind: 'no-git', why: 'Git is not installed, or not in PATH', hint: 'install it from https://git-scm.com' };
  }
  if (!isAtLeast(version, [2, 31, 0])) {
    return { kind: 'no-git', why: `Git ${version.join('.')} is too old`, hint: 'update it to 2.38 or later' };
  }
  const lines = answer.stdout.toString('utf8').replace(/\n$/, '').split('\n');
  if (answer.code !== 0) return whyNot(answer.stderr, lines);
  const [, , algorithm, prefix, gitFolder, commonFolder, shallow] = lines;
  const top = lines.at(-1);
  if (!gitFolder || !commonFolder || !top || prefix === undefined) return { kind: 'none' };
  return {
    ...place,
    kind: 'repository',
    top,
    gitFolder,
    commonFolder: realpathSync(commonFolder),
    prefix,
    algorithm: algorithm === 'sha256' ? 'sha256' : 'sha1',
    shallow: shallow === 'true',
    ...(lines.length > 8 && lines[7] !== undefined ? { within: lines[7] } : {}),
    version,
  };
}

/** Whether a version is new enough, such as [2, 38, 0] for `git merge-tree --write-tree`. */
export function isAtLeast(version: GitVersion, wanted: GitVersion): boolean {
  const [major, minor, patch] = wanted;
  if (version[0] !== major) return version[0] > major;
  return version[1] === minor ? version[2] >= patch : version[1] > minor;
}

function parseVersion(text: string): GitVersion | undefined {
  const found = /^git version (\d+)\.(\d+)(?:\.(\d+))?/.exec(text);
  return found ? [Number(found[1]), Number(found[2]), Number(found[3] ?? 0)] : undefined;
}

function whyNot(stderr: string, lines: string[]): FoundRepository {
  if (/not a git repository/i.test(stderr)) return { kind: 'none' };
  if (/dubious ownership/.test(stderr)) {
    return {
      kind: 'refused',
      why: 'the repository belongs to somebody else, so Git does not touch it',
      hint: 'if you trust it: git config --global --add safe.directory "<its folder>"',
    };
  }
  if (/bare repository/.test(stderr) || lines[1] === 'true' || /must be run in a work tree/.test(stderr)) {
    return { kind: 'bare', why: 'this is a bare repository, without files', hint: 'clone it, and work in the clone' };
  }
  return { kind: 'refused', why: stderr || 'Git does not say why', hint: 'run "git status" in the folder' };
}
