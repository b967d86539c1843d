import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../domain/problems.ts';
import { isForeignLink, reasonOf } from './read-text.ts';

/** What is wrong with a symbolic link: it leads out of the workspace, to nothing, or to a folder, which is not followed. */
export function linkProblem(root: string, path: string): Problem | undefined {
  const place = { path, line: 1, column: 1 };
  try {
    if (isForeignLink(root, join(root, path))) return { code: 'MMC-109', place, args: {} };
    return statSync(join(root, path)).isFile() ? undefined : { code: 'MMC-110', place, args: {} };
  } catch (error) {
    return { code: 'MMC-100', place, args: { reason: reasonOf(error) } };
  }
}
