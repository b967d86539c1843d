import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseClient } from '../../markdown/firm.ts';
import { readBlobs } from '../git/blobs.ts';
import type { Repository } from '../git/repository.ts';
import { trackedBelow } from '../git/tracked.ts';
import { decode } from './read-text.ts';

/**
 * The folder in which HEAD holds a client whose folder was moved on the disk and not in Git: a rename that was killed,
 * or that a hook refused. Undefined when there is none.
 */
export async function folderBeforeMove(repository: Repository, clientId: string): Promise<string | undefined> {
  const gone = (await trackedBelow(repository, 'clients')).filter(
    ({ path }) => /^clients\/(?:!Old\/)?[^/]+\/client\.md$/.test(path) && !existsSync(join(repository.folder, path)),
  );
  const blobs = await readBlobs(
    repository,
    gone.map(({ blob }) => blob),
  );
  const found = gone.find(({ path }, at) => {
    const read = decode(path, blobs[at] ?? new Uint8Array());
    return read.source !== undefined && parseClient(read.source, '').client?.id === clientId;
  });
  return found?.path.replace(/\/client\.md$/, '');
}
