// What a machine says of itself and of a folder. Only looks: nothing is written to find out whether it could be.
import { accessSync, constants, readdirSync, realpathSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

export function nodeVersion(): string {
  return process.versions.node;
}

/** The zone that this machine's clock shows; an unknown TZ silently becomes UTC. */
export function machineTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Bytes that an ordinary user can still write; undefined where the file system does not say. */
export function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize, blocks } = statfsSync(folder);
    return blocks === 0 ? undefined : bavail * bsize;
  } catch {
    return undefined;
  }
}

export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a file is found under its name in other letter case, too. */
export function ignoresCase(file: string): boolean {
  const name = basename(file);
  const other = name === name.toUpperCase() ? name.toLowerCase() : name.toUpperCase();
  try {
    const [one, two] = [statSync(file), statSync(join(dirname(file), other))];
    return one.ino === two.ino && one.dev === two.dev;
  } catch {
    return false;
  }
}

/** The hidden names in a folder and in those above it, where synchronising programs leave their marks. */
export function hiddenNamesAbove(folder: string): string[] {
  const names: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    try {
      names.push(...readdirSync(at).filter((name) => name.startsWith('.')));
    } catch {
      // A folder above that may not be listed.
    }
    if (at === dirname(at)) return names;
  }
}

/** A path with its links followed; itself when there is nothing. */
export function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
