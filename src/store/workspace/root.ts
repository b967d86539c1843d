// Light: completion loads it at every Tab.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';

export const WORKSPACE_FILE = 'mmc.yaml';

/** The folder with `mmc.yaml` at or above `start`; undefined when there is none. */
export function findRoot(start: string): string | undefined {
  for (let at = resolve(start); ; at = dirname(at)) {
    if (existsSync(join(at, WORKSPACE_FILE))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** The same; a failure that says what to do when there is none. */
export function requireRoot(start: string): string {
  const root = findRoot(start);
  if (root !== undefined) return root;
  throw new Failure('usage', `There is no ${WORKSPACE_FILE} in ${resolve(start)} or above it`, {
    hint: 'Go to your workspace, name it with -C DIR, or make one with "mmc init"',
  });
}
