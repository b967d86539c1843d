// Reading many small files as fast as can be: three calls of the system for each, one file open at a time, no look at
// where links lead. So links are not followed at all: what is not an ordinary file in its place is left to readText.
import { closeSync, constants, lstatSync, openSync, readSync } from 'node:fs';
import { TEXT_LIMIT } from './text-limit.ts';

// Not to wait at a pipe either.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const buffer = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * The beginning of a file, mostly as many bytes as are asked for; undefined when it cannot be read quickly, is empty, or is
 * larger than what is read as text.
 */
export function quickBeginning(path: string, bytes: number): string | undefined {
  return withFile(path, (file) => {
    const length = readSync(file, buffer, 0, bytes, null);
    if (length === 0 || (length === bytes && isBehind(file, TEXT_LIMIT))) return undefined;
    return buffer.toString('utf8', 0, length);
  });
}

/** Whether there is a byte at a place. To read one is quicker than to ask for the size. */
function isBehind(file: number, place: number): boolean {
  return readSync(file, buffer, buffer.length - 1, 1, place) > 0;
}

/** The text of a file; undefined when it cannot be read quickly, is empty, or is larger than 64 KiB. */
export function quickText(path: string): string | undefined {
  return withFile(path, (file) => {
    let length = 0;
    for (;;) {
      const read = readSync(file, buffer, length, buffer.length - length, null);
      length += read;
      if (length === 0 || length === buffer.length) return undefined;
      if (read === 0) return buffer.toString('utf8', 0, length);
    }
  });
}

function withFile(path: string, read: (file: number) => string | undefined): string | undefined {
  let file: number | undefined;
  try {
    // Windows has no such flag.
    if (constants.O_NOFOLLOW === undefined && !lstatSync(path).isFile()) return undefined;
    file = openSync(path, FLAGS);
    return read(file);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
