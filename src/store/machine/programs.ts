import { accessSync, constants, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';

/** Every program of a name that the PATH leads to, in the order in which a shell would take them. `isThere` is for tests. */
export function programsNamed(
  name: string,
  environment: Readonly<Record<string, string | undefined>>,
  platform: string,
  isThere: (path: string, windows: boolean) => boolean = isProgram,
): string[] {
  const windows = platform === 'win32';
  const { join, delimiter } = windows ? win32 : posix;
  const value = (wanted: string) =>
    Object.entries(environment).find(([key]) => (windows ? key.toUpperCase() : key) === wanted)?.[1] ?? '';
  const endings = windows ? (value('PATHEXT') || '.COM;.EXE;.BAT;.CMD').split(';').filter(Boolean) : [''];
  const folders = value('PATH').split(delimiter).filter(Boolean);
  const found = folders.flatMap((folder) =>
    endings.map((ending) => join(folder, name + ending.toLowerCase())).filter((path) => isThere(path, windows)),
  );
  return [...new Set(found)];
}

function isProgram(path: string, windows: boolean): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    if (!windows) accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
