import { dirname } from 'node:path';
import { type FilePort, realFilePort } from '../../src/store/file-port.ts';

type Entry =
  | { folder: string; does: 'add'; name: string; file: number }
  | { folder: string; does: 'remove'; name: string }
  | { folder: string; does: 'makeFolder'; name: string };

interface Content {
  durable: Buffer;
  live: Buffer;
}

interface Disk {
  names: Map<string, number>;
  folders: Set<string>;
  contents: Map<number, Content>;
  /** Changes of names that no fsync of their folder has made durable, in order. */
  pending: Entry[];
}

/** One disk after a cut: paths and bytes; `done` is how many marks had been passed. */
export interface AfterCut {
  files: Map<string, Buffer>;
  done: number;
}

/**
 * A port that works for real and keeps a model of what the disk surely holds, after the ALICE and CrashMonkey papers:
 * bytes are durable by fsync of their file alone, names by fsync of their folder alone (stricter than ext4 is), and
 * what is not durable may be there, be missing, be zeros, or be torn; names of one folder persist in order, folders
 * independently. `states` are all disks that a cut could leave after any operation.
 */
export function powerCutPort(
  existing: ReadonlyMap<string, Buffer>,
  folders: readonly string[],
): {
  port: FilePort;
  mark(): void;
  states: AfterCut[];
} {
  const disk: Disk = { names: new Map(), folders: new Set(folders), contents: new Map(), pending: [] };
  const current = new Map<string, number>();
  const open = new Map<number, number>();
  const states: AfterCut[] = [];
  const seen = new Set<string>();
  let next = 0;
  let done = 0;
  for (const [path, bytes] of existing) {
    disk.names.set(path, next);
    current.set(path, next);
    disk.contents.set(next++, { durable: bytes, live: bytes });
  }
  const content = (file: number): Content => {
    const found = disk.contents.get(file);
    if (found === undefined) throw new Error(`no content ${file}`);
    return found;
  };
  const cut = (): void => {
    for (const state of statesOf(disk)) {
      const key = JSON.stringify([done, [...state].map(([path, bytes]) => [path, bytes.toString('latin1')]).sort()]);
      if (!seen.has(key)) states.push({ files: state, done });
      seen.add(key);
    }
  };
  const name = (entry: Entry): void => {
    disk.pending.push(entry);
    if (entry.does === 'add') current.set(entry.name, entry.file);
    if (entry.does === 'remove') current.delete(entry.name);
    cut();
  };
  const port: FilePort = {
    ...realFilePort,
    open: (path, flags, mode) => {
      const handle = realFilePort.open(path, flags, mode);
      let file = current.get(path);
      if (file === undefined) {
        file = next++;
        disk.contents.set(file, { durable: Buffer.alloc(0), live: Buffer.alloc(0) });
        name({ folder: dirname(path), does: 'add', name: path, file });
      }
      open.set(handle, file);
      return handle;
    },
    write: (handle, bytes, offset, length, position) => {
      const written = realFilePort.write(handle, bytes, offset, length, position);
      const found = content(open.get(handle) ?? -1);
      const end = Buffer.alloc(Math.max(0, position + written - found.live.length));
      const live = Buffer.concat([found.live, end]);
      Buffer.from(bytes).copy(live, position, offset, offset + written);
      found.live = live;
      cut();
      return written;
    },
    truncate: (handle, length) => {
      realFilePort.truncate(handle, length);
      const found = content(open.get(handle) ?? -1);
      found.live = found.live.subarray(0, length);
      cut();
    },
    fsync: (handle) => {
      realFilePort.fsync(handle);
      const found = content(open.get(handle) ?? -1);
      found.durable = found.live;
      cut();
    },
    link: (from, to) => {
      realFilePort.link(from, to);
      name({ folder: dirname(to), does: 'add', name: to, file: current.get(from) ?? -1 });
    },
    rename: (from, to) => {
      realFilePort.rename(from, to);
      const file = current.get(from) ?? -1;
      current.delete(from);
      name({ folder: dirname(to), does: 'add', name: to, file });
      disk.pending.push({ folder: dirname(from), does: 'remove', name: from });
      cut();
    },
    unlink: (path) => {
      realFilePort.unlink(path);
      name({ folder: dirname(path), does: 'remove', name: path });
    },
    makeFolder: (path) => {
      realFilePort.makeFolder(path);
      name({ folder: dirname(path), does: 'makeFolder', name: path });
    },
    fsyncFolder: (path) => {
      realFilePort.fsyncFolder(path);
      for (const entry of disk.pending) if (entry.folder === path) apply(disk, entry);
      disk.pending = disk.pending.filter((entry) => entry.folder !== path);
      cut();
    },
  };
  cut();
  const mark = (): void => {
    done += 1;
    cut();
  };
  return { port, mark, states };
}

function apply(disk: Disk, entry: Entry): void {
  if (entry.does === 'add') disk.names.set(entry.name, entry.file);
  if (entry.does === 'remove') disk.names.delete(entry.name);
  if (entry.does === 'makeFolder') disk.folders.add(entry.name);
}

function* statesOf(disk: Disk): Generator<Map<string, Buffer>> {
  for (const persisted of prefixes(disk.pending)) {
    const after: Disk = { ...disk, names: new Map(disk.names), folders: new Set(disk.folders) };
    for (const entry of persisted) apply(after, entry);
    for (const way of ['none', 'zeros', 'torn', 'torn then zeros', 'full'] as const) {
      const files = new Map<string, Buffer>();
      for (const [path, file] of after.names) {
        const found = after.contents.get(file);
        if (found && after.folders.has(dirname(path))) files.set(path, survive(found, way));
      }
      yield files;
    }
  }
}

/** For every folder a prefix of its pending changes, in all combinations. */
function prefixes(pending: readonly Entry[]): Entry[][] {
  let found: Entry[][] = [[]];
  for (const folder of new Set(pending.map((entry) => entry.folder))) {
    const own = pending.filter((entry) => entry.folder === folder);
    found = found.flatMap((before) => own.map((_, at) => [...before, ...own.slice(0, at + 1)]).concat([before]));
  }
  return found;
}

function survive({ durable, live }: Content, way: 'none' | 'zeros' | 'torn' | 'torn then zeros' | 'full'): Buffer {
  if (way === 'none' || durable.equals(live)) return durable;
  if (way === 'full') return live;
  const kept = way === 'zeros' ? Math.min(durable.length, live.length) : Math.floor((durable.length + live.length) / 2);
  const start = live.subarray(0, kept);
  return way === 'torn' ? start : Buffer.concat([start, Buffer.alloc(Math.max(0, live.length - kept))]);
}
