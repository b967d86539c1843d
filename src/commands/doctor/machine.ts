import { bad, type Check, ok, warn } from '../../domain/checkup.ts';
import { gitVersion } from '../../store/git/health.ts';
import { isAtLeast } from '../../store/git/repository.ts';
import { machineTimeZone, nodeVersion, realPath } from '../../store/machine/machine.ts';
import { programsNamed } from '../../store/machine/programs.ts';
import type { World } from '../world.ts';

/** What is true of the machine, in a workspace or not. */
export async function machineChecks(world: World): Promise<Check[]> {
  return [node(), await git(world), program(world), terminal(world), clock(world), machineZone(world)];
}

function versionOf(text: string): [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = text.split('.').map((part) => Number.parseInt(part, 10) || 0);
  return [major, minor, patch];
}

function node(): Check {
  const version = nodeVersion();
  if (isAtLeast(versionOf(version), [20, 12, 0])) return ok('Node', version);
  return bad('Node', `${version} is too old`, 'install Node 20.12 or later from https://nodejs.org');
}

async function git(world: World): Promise<Check> {
  const version = await gitVersion({ folder: world.folder, environment: world.env });
  if (version === undefined) {
    return warn(
      'Git',
      'not installed, or not on the PATH',
      'install it from https://git-scm.com; without it nothing has a history',
    );
  }
  const number = versionOf(version);
  if (!isAtLeast(number, [2, 31, 0])) return bad('Git', `${version} is too old`, 'update it to 2.38 or later');
  if (!isAtLeast(number, [2, 38, 0]))
    return warn('Git', `${version} is old: mmc is tested with 2.38 and later`, 'update it to 2.38 or later');
  return ok('Git', version);
}

/** On Windows `mmc` is the Management Console, and System32 stands first on the PATH. */
function program({ env, platform }: World): Check {
  const check = 'program on the PATH';
  const [mmc, mmcheck] = ['mmc', 'mmcheck'].map((name) => programsNamed(name, env, platform));
  const [first, ...others] = mmc ?? [];
  const [own] = mmcheck ?? [];
  if (!first && !own) {
    return warn(
      check,
      'neither mmc nor mmcheck is on the PATH',
      'npm install --global mmc-checklists, then open a new terminal',
    );
  }
  if (platform === 'win32' && (!first || /[\\/]system32[\\/]/i.test(first))) {
    return own
      ? ok(check, `type "mmcheck" (${own}): "mmc" opens the Management Console`)
      : warn(
          check,
          `"mmc" is ${first}, the Management Console`,
          'npm install --global mmc-checklists, then type "mmcheck"',
        );
  }
  const different = others.filter((one) => realPath(one) !== realPath(first ?? ''));
  if (different.length > 0) {
    return warn(check, `several: ${first} wins over ${different.join(', ')}`, 'uninstall what you do not use');
  }
  return ok(check, [first, own].filter(Boolean).join(', '));
}

function terminal({ terminal: { interactive, dumb, colour, unicode, outIsTerminal, size }, env }: World): Check {
  const check = 'terminal';
  if (!interactive) return ok(check, 'none, or not for input: nothing can be asked');
  const { columns, rows } = size();
  const words = [
    `${columns}x${rows}`,
    `TERM=${env.TERM ?? ''}`,
    colour ? 'colours' : 'no colours',
    unicode ? 'Unicode' : 'ASCII symbols',
  ].join(', ');
  if (dumb)
    return warn(check, `${words}: it cannot redraw`, 'the walk asks line by line; set TERM, or use another terminal');
  if (outIsTerminal && (columns < 60 || rows < 15))
    return warn(check, `${words}: small for the walk`, 'make the window larger, at least 60x15');
  return ok(check, words);
}

/** mmc itself is younger than this: a clock before it has lost its battery. */
const EARLIEST = Date.parse('2026-01-01T00:00:00Z');

function clock(world: World): Check {
  const now = world.clock.now();
  const shown = now.toISOString().replace(/\.\d+Z$/, 'Z');
  if (world.env.MMC_NOW)
    return warn('clock', `stopped at ${shown} by MMC_NOW`, 'unset MMC_NOW before you do real work');
  if (now.getTime() < EARLIEST) return bad('clock', `${shown} is long ago`, 'set the clock of this machine');
  return ok('clock', shown);
}

function machineZone({ env }: World): Check {
  const zone = machineTimeZone();
  const wanted = env.TZ?.replace(/^:/, '');
  const unknown = wanted && /^[A-Za-z]+\/[A-Za-z_/+-]+$/.test(wanted) && zone === 'UTC' && !/^Etc\//.test(wanted);
  if (unknown)
    return warn(
      'time zone of the machine',
      `TZ=${wanted} is not known, so it is UTC`,
      'write a name such as Europe/Warsaw',
    );
  return ok('time zone of the machine', zone);
}
