import { basename, dirname, join } from 'node:path';
import { fileFailure } from './file-failure.ts';
import type { FilePort } from './file-port.ts';
import { createJournal, readJournal } from './journal.ts';
import type { Holder } from './lock.ts';
import { removeQuietly } from './temporary-files.ts';

/**
 * Makes a damaged journal usable again: its good lines go on under its name; the file as it was stays beside it, for what
 * can be read of its rest. Answers where. The new one is whole on the disk before the old one moves.
 */
export async function salvageJournal(port: FilePort, path: string, holder: Holder): Promise<string> {
  const { events } = readJournal<object>(port, path);
  const aside = join(dirname(path), 'salvage');
  const copy = join(aside, basename(path));
  removeQuietly(port, copy);
  const journal = await createJournal<object>(port, aside, basename(path, '.jsonl'), holder);
  try {
    for (const event of events) journal.append(event);
  } finally {
    await journal.close();
  }
  let kept = `${path}.damaged`;
  for (let suffix = 2; port.stat(kept) !== undefined; suffix += 1) kept = `${path}.damaged-${suffix}`;
  try {
    port.rename(path, kept);
    port.rename(copy, path);
    port.fsyncFolder(dirname(path));
  } catch (error) {
    throw fileFailure(`put the good lines of ${path} in its place`, error);
  }
  return kept;
}
