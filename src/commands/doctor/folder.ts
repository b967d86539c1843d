import { join } from 'node:path';
import { bad, type Check, ok, warn } from '../../domain/checkup.ts';
import { cloudOf } from '../../domain/cloud-folder.ts';
import { severityOf } from '../../domain/problems.ts';
import {
  freeBytes,
  hiddenNamesAbove,
  ignoresCase,
  isWritable,
  machineTimeZone,
  realPath,
} from '../../store/machine/machine.ts';
import { findStaleTemporaries } from '../../store/temporary-files.ts';
import { WORKSPACE_FILE, type Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';

/** What is true of the folder of a workspace, Git or not. */
export function folderChecks(world: World, workspace: Workspace): Check[] {
  return [
    workspaceFile(workspace),
    people(workspace),
    timeZone(workspace),
    cloud(world, workspace),
    space(workspace),
    writable(world, workspace),
    letterCase(workspace),
    temporaries(world, workspace),
  ];
}

function workspaceFile({ root, problems }: Workspace): Check {
  const errors = problems.filter((problem) => severityOf(problem) === 'error');
  const mend = `run "mmc check ${WORKSPACE_FILE}", it says where and how to mend it`;
  if (errors.length > 0) return bad(WORKSPACE_FILE, `cannot be read, ${errors.length} errors`, mend);
  if (problems.length > 0) return warn(WORKSPACE_FILE, `${problems.length} warnings`, mend);
  return ok(WORKSPACE_FILE, join(root, WORKSPACE_FILE));
}

function people({ firm, problems }: Workspace): Check {
  const names = firm.people.map(({ slug }) => slug);
  if (names.length > 0) return ok('people', names.join(', '));
  if (problems.length > 0) return warn('people', `not known while ${WORKSPACE_FILE} cannot be read`, 'mend that first');
  return warn('people', 'nobody could sign a result', `write yourself under "people:" in ${WORKSPACE_FILE}`);
}

/** A difference is no mistake: technicians travel, and a laptop may be bought elsewhere. */
function timeZone({ firm }: Workspace): Check {
  const machine = machineTimeZone();
  const differs =
    machine === firm.timezone ? '' : `; this machine is in ${machine}, but days are counted as the firm's`;
  return ok('time zone of the firm', `${firm.timezone}${differs}`);
}

function cloud({ env }: World, { root }: Workspace): Check {
  const service = cloudOf(realPath(root), env, hiddenNamesAbove(root)) ?? cloudOf(root, env, []);
  if (!service) return ok('synchronised folder', 'no');
  return warn(
    'synchronised folder',
    `${root} lies in a folder of ${service}, which copies Git's files while they change`,
    'move the folder out of it, and share it through a Git remote',
  );
}

const MEGABYTE = 1024 * 1024;

function space({ root }: Workspace): Check {
  const free = freeBytes(root);
  if (free === undefined) return ok('disk space', 'the file system does not say');
  const words = `${Math.floor(free / MEGABYTE)} MB free`;
  if (free < 20 * MEGABYTE) return bad('disk space', words, 'make room before the next walk');
  return free < 200 * MEGABYTE ? warn('disk space', words, 'make room soon') : ok('disk space', words);
}

function writable({ files }: World, { root }: Workspace): Check {
  const places = ['', 'clients'].map((path) => join(root, path)).filter((path) => files.stat(path) !== undefined);
  const closed = places.filter((path) => !isWritable(path));
  if (closed.length === 0) return ok('write access', 'yes');
  return bad(
    'write access',
    `you may not write in ${closed.join(' and ')}`,
    'ask the owner of the folder for write access',
  );
}

function letterCase({ root }: Workspace): Check {
  return ok(
    'letter case of names',
    ignoresCase(join(root, WORKSPACE_FILE)) ? 'does not count here: Acme and acme are one name' : 'counts',
  );
}

function temporaries(world: World, { root }: Workspace): Check {
  const check = 'left-over temporary files';
  try {
    const found = findStaleTemporaries(world.files, root, world.machine.now());
    if (found.length === 0) return ok(check, 'none');
    return warn(check, `${found.length}, such as ${found[0]}`, 'mmc doctor --fix removes them');
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return bad(check, `a folder cannot be looked into: ${why}`, 'give yourself the right to read it');
  }
}
