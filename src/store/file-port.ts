// The only place that changes files on the disk, because every promise about lost answers rests on the order of these
// few calls: tests hand in a port that fails, or kills the process, at the Nth of them.
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs';

export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FileStat {
  kind: EntryKind;
  /** Bytes. */
  size: number;
  /** Permission bits only, as 0o644. */
  mode: number;
  /** Last change, milliseconds since 1970. */
  modified: number;
  /** Equal for two names of one file. */
  identity: string;
}

export interface FolderEntry {
  name: string;
  kind: EntryKind;
}

/** One system call each, synchronous; errors are Node's own, with their `code`. */
export interface FilePort {
  /** `wx` makes a file that must not exist; `r+` opens one for writing, without cutting it. */
  open(path: string, flags: 'wx' | 'r+', mode: number): number;
  /** May write less than it was given, and says how many bytes. `position` counts from the start of the file. */
  write(file: number, bytes: Uint8Array, offset: number, length: number, position: number): number;
  fsync(file: number): void;
  close(file: number): void;
  truncate(file: number, length: number): void;
  chmod(file: number, mode: number): void;
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
  unlink(path: string): void;
  makeFolder(path: string): void;
  removeFolder(path: string): void;
  /** Makes names made, changed and removed in a folder survive a power cut. Nothing on Windows, which cannot. */
  fsyncFolder(path: string): void;
  read(path: string): Buffer;
  /** Undefined where there is nothing. Does not follow a symbolic link. */
  stat(path: string): FileStat | undefined;
  list(path: string): FolderEntry[];
}

export const realFilePort: FilePort = {
  open: (path, flags, mode) => openSync(path, flags, mode),
  write: (file, bytes, offset, length, position) => writeSync(file, bytes, offset, length, position),
  fsync: (file) => fsyncSync(file),
  close: (file) => closeSync(file),
  truncate: (file, length) => ftruncateSync(file, length),
  chmod: (file, mode) => fchmodSync(file, mode),
  link: (from, to) => patiently(() => linkSync(from, to)),
  rename: (from, to) => patiently(() => renameSync(from, to)),
  unlink: (path) => patiently(() => unlinkSync(path)),
  makeFolder: (path) => mkdirSync(path),
  removeFolder: (path) => rmdirSync(path),
  fsyncFolder,
  read: (path) => readFileSync(path),
  stat,
  list: (path) =>
    readdirSync(path, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) })),
};

/** The `code` of a system error, such as ENOSPC; undefined for anything else that was thrown. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

function fsyncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } catch (error) {
    // Some network and FUSE file systems know no fsync of a folder, and nothing better is to be had there.
    if (errorCode(error) !== 'EINVAL' && errorCode(error) !== 'ENOTSUP') throw error;
  } finally {
    closeSync(folder);
  }
}

function stat(path: string): FileStat | undefined {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  return {
    kind: kindOf(found),
    size: found.size,
    mode: found.mode & 0o7777,
    modified: found.mtimeMs,
    identity: `${found.dev}:${found.ino}`,
  };
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }): EntryKind {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'folder';
  return entry.isSymbolicLink() ? 'link' : 'other';
}

const PAUSES_IN_MS = [10, 20, 50, 100, 200, 400, 800];
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** On Windows a virus scanner or an indexer holds new files for a moment; anywhere else an error is an error. */
function patiently(work: () => void): void {
  for (const pause of process.platform === 'win32' ? PAUSES_IN_MS : []) {
    try {
      work();
      return;
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(errorCode(error) ?? '')) throw error;
      Atomics.wait(sleeper, 0, 0, pause);
    }
  }
  work();
}
