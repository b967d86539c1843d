import { type Check, warn } from '../domain/checkup.ts';
import { sanitiseLine } from '../domain/text/sanitise.ts';
import { toCheckupJson, toCheckupLines, toCheckupTsv } from '../render/checkup.ts';
import { findRepository } from '../store/git/repository.ts';
import { findRoot, openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { fix } from './doctor/fix.ts';
import { folderChecks } from './doctor/folder.ts';
import { machineChecks } from './doctor/machine.ts';
import { repositoryChecks } from './doctor/repository.ts';
import { walkChecks } from './doctor/walks.ts';
import type { ExitCode, World } from './world.ts';

const BAD_REMAINS: ExitCode = 3;

/** Looks at the machine and, in a workspace, at its folder, repository and walks. Writes nothing without `--fix`. */
export async function doctor(options: { fix?: boolean; json?: boolean }, world: World): Promise<ExitCode> {
  const workspace = findRoot(world.folder) === undefined ? undefined : openWorkspace(world.folder);
  const fixed = options.fix && workspace ? await fixIn(world, workspace) : [];
  const checks = [
    ...(await machineChecks(world)),
    ...(workspace ? await workspaceChecks(world, workspace) : [NO_WORKSPACE]),
  ];
  show(checks, fixed, options.json === true, world);
  return checks.some(({ verdict }) => verdict === 'bad') ? BAD_REMAINS : 0;
}

const NO_WORKSPACE = warn(
  'workspace',
  'there is no mmc.yaml here or above, so only the machine was looked at',
  'go to your workspace, name it with -C DIR, or make one with "mmc init"',
);

async function fixIn(world: World, workspace: Workspace): Promise<string[]> {
  return fix(world, workspace, await findRepository(workspace.root, world.env));
}

async function workspaceChecks(world: World, workspace: Workspace): Promise<Check[]> {
  const repository = await findRepository(workspace.root, world.env);
  return [
    ...folderChecks(world, workspace),
    ...(await repositoryChecks(world, workspace, repository)),
    ...(await walkChecks(world, workspace, repository)),
  ];
}

function show(checks: readonly Check[], fixed: readonly string[], json: boolean, { terminal }: World): void {
  if (json) terminal.out(toCheckupJson(checks, fixed));
  else if (terminal.outIsTerminal) {
    const { columns } = terminal.size();
    terminal.show(fixed.map((text) => [{ text }]));
    terminal.show(toCheckupLines(checks, { width: columns, unicode: terminal.unicode }));
  } else {
    terminal.warn(fixed.map((text) => [{ text }]));
    terminal.out(toCheckupTsv(checks.map(harmless)));
  }
}

/** Paths and settings come from other people, and a pipe may end on a terminal. */
function harmless(one: Check): Check {
  const mend = one.mend === undefined ? {} : { mend: sanitiseLine(one.mend) };
  return { ...one, found: sanitiseLine(one.found), ...mend };
}
