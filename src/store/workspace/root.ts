// Light: completion loads it at every Tab.
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const WORKSPACE_FILE = 'mmc.yaml';

/** The folder with `mmc.yaml` at or above `start`; undefined when there is none. */
export function findRoot(start: string): string | undefined {
  for (let at = resolve(start); ; at = dirname(at)) {
    if (existsSync(join(at, WORKSPACE_FILE))) return at;
    if (at === dirname(at)) return undefined;
  }
}
