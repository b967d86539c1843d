import { Failure } from '../domain/failure.ts';
import { errorCode } from './file-port.ts';

const WORDS: Record<string, { why: string; hint: string }> = {
  ENOSPC: { why: 'the disk is full', hint: 'make room on the disk, then do the same again' },
  EDQUOT: { why: 'your disk quota is used up', hint: 'delete what you no longer need, then do the same again' },
  EFBIG: {
    why: 'the file would be larger than is allowed here',
    hint: 'raise the limit (ulimit -f), then do the same again',
  },
  EROFS: { why: 'the disk can only be read', hint: 'mount it for writing, or work in another folder' },
  EACCES: { why: 'you have no right to write there', hint: 'ask the owner of the folder for write access' },
  EPERM: { why: 'the system does not allow it', hint: 'ask the owner of the folder for write access' },
  EBUSY: { why: 'another program holds it open', hint: 'close that program, then do the same again' },
  EIO: { why: 'the disk reports an error', hint: 'copy what matters to another disk, and check this one' },
  EMFILE: { why: 'too many files are open', hint: 'raise the limit (ulimit -n), then do the same again' },
  ENOENT: { why: 'it is not there', hint: 'look whether it was renamed or removed meanwhile' },
  ENOTDIR: { why: 'a part of the path is not a folder', hint: 'rename the file that stands in the way' },
  ENAMETOOLONG: { why: 'the name is too long', hint: 'choose a shorter name' },
};

/** A system error as a sentence: `doing` is what was tried, such as "write clients/acme/client.md". */
export function fileFailure(doing: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const code = errorCode(error);
  const words = code === undefined ? undefined : WORDS[code];
  if (words !== undefined)
    return new Failure('failed', `could not ${doing}: ${words.why}`, { hint: words.hint, cause: error });
  return new Failure('failed', `could not ${doing}: ${code ?? String(error)}`, { cause: error });
}

/** Does something with files; a system error becomes a Failure that says what was tried. */
export function attempt<T>(doing: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw fileFailure(doing, error);
  }
}
