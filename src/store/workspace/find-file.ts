import { join } from 'node:path';
import { foldName } from '../../domain/names.ts';
import { attempt } from '../file-failure.ts';
import type { FilePort } from '../file-port.ts';

/**
 * The file or folder that a path below a folder means on a system where letter case and Unicode normal form do not
 * count: `readme.md` for `README.md`. Undefined when there is none, so that a new one makes no twins.
 */
export function findTwin(port: FilePort, root: string, path: string): string | undefined {
  return attempt(`look for ${path} in ${root}`, () => find(port, root, path));
}

function find(port: FilePort, root: string, path: string): string | undefined {
  let found = '';
  for (const part of path.split('/')) {
    const folder = join(root, found);
    if (port.stat(folder) === undefined) return undefined;
    const exact = port.stat(join(folder, part)) !== undefined ? part : undefined;
    const name = exact ?? namesOf(port, folder).find((one) => foldName(one) === foldName(part));
    if (name === undefined) return undefined;
    found = found === '' ? name : `${found}/${name}`;
  }
  return found;
}

/** Names in a folder, hidden ones too; none where there is no folder. */
export function namesOf(port: FilePort, folder: string): string[] {
  return attempt(`look into ${folder}`, () =>
    port.stat(folder)?.kind === 'folder' ? port.list(folder).map(({ name }) => name) : [],
  );
}
