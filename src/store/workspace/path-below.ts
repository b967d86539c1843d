import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A path as a user typed it, as one below the workspace with slashes ('' for the workspace); undefined when it is outside. */
export function pathBelow(root: string, folder: string, typed: string): string | undefined {
  const absolute = resolve(folder, typed);
  return below(root, absolute) ?? below(real(root), real(absolute));
}

function below(root: string, absolute: string): string | undefined {
  const path = relative(root, absolute);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path.replaceAll(sep, '/');
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
