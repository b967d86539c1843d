import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A path as a user typed it, as one below the workspace with slashes ('' for the workspace); undefined when it is outside. */
export function pathBelow(root: string, folder: string, typed: string): string | undefined {
  const absolute = resolve(folder, typed);
  return below(root, absolute) ?? below(realPath(root), realPath(absolute));
}

function below(root: string, absolute: string): string | undefined {
  const path = relative(root, absolute);
  return path === '..' || path.startsWith(`..${sep}`) || isAbsolute(path) ? undefined : path.replaceAll(sep, '/');
}

/** The path without links, as far as it exists. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const above = dirname(path);
    return above === path ? path : join(realPath(above), basename(path));
  }
}
