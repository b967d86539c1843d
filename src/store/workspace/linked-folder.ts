import { statSync } from 'node:fs';
import { join } from 'node:path';
import { leavesWorkspace } from './read-text.ts';

/** Whether a path below the workspace is a link to a folder that lies in the workspace, too: its files are read. */
export function isLinkedFolder(root: string, path: string): boolean {
  const absolute = join(root, path);
  try {
    return statSync(absolute).isDirectory() && !leavesWorkspace(root, absolute);
  } catch {
    return false;
  }
}
