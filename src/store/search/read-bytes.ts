import { closeSync, constants, openSync, readSync } from 'node:fs';

/** Room for the largest file that is read as text, and one byte to see that a file is larger. */
const ROOM = 1024 * 1024 + 1;
/** Neither a link nor a pipe is ever waited for; where a system knows no such flag, it has none. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** Reads files one after the other into the same memory, so that a search over any number of them takes no more. */
export interface ByteReader {
  /** The bytes as Latin-1, one character each; undefined when they cannot be had in the plain way. */
  latin1(path: string): string | undefined;
  /** The text of the file that was read last, with LF. */
  text(): string;
}

export function createByteReader(): ByteReader {
  const buffer = Buffer.allocUnsafeSlow(ROOM);
  let length = 0;
  return {
    latin1: (path) => {
      length = 0;
      let file: number | undefined;
      try {
        file = openSync(path, FLAGS);
        length = readSync(file, buffer, 0, ROOM, 0);
      } catch {
        return undefined;
      } finally {
        if (file !== undefined) closeSync(file);
      }
      return length === ROOM ? undefined : buffer.toString('latin1', 0, length);
    },
    text: () => buffer.toString('utf8', 0, length).replaceAll('\r\n', '\n'),
  };
}
