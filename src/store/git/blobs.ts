import { createHash } from 'node:crypto';
import { Failure } from '../../domain/failure.ts';
import type { Repository } from './repository.ts';
import { gitOutput } from './run.ts';

/** Everything that git writes for us is on the disk before it answers. git-config(1), core.fsync. */
export const DURABLE = ['core.fsync=all', 'core.fsyncMethod=fsync'] as const;

/** The id that Git gives these bytes: hash of "blob <length>", NUL and the bytes. No process, no filters. */
export function blobHash(bytes: Uint8Array, algorithm: 'sha1' | 'sha256'): string {
  return createHash(algorithm).update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** The id that Git would give these bytes at this path: with its line ends and clean filters. git-hash-object(1). */
export async function blobHashAt(repository: Repository, path: string, bytes: Uint8Array): Promise<string> {
  const args = ['hash-object', `--path=${repository.prefix}${path}`, '--stdin'];
  // --path is taken from the top, wherever git runs.
  const place = { ...repository, folder: repository.top };
  return (await gitOutput(place, args, { access: 'read', input: bytes })).toString().trim();
}

/** Puts bytes into the object store, durably, without any commit. Returns the blob's id. */
export async function storeBlob(repository: Repository, bytes: Uint8Array): Promise<string> {
  const options = { access: 'write', input: bytes, settings: DURABLE } as const;
  return (await gitOutput(repository, ['hash-object', '-w', '--stdin'], options)).toString().trim();
}

/**
 * Reads objects by name: an id, `HEAD:top/path`, `<commit>:top/path`. One process for all. Undefined where there is
 * no such object. Names must not hold line feeds.
 */
export async function readBlobs(repository: Repository, names: readonly string[]): Promise<(Buffer | undefined)[]> {
  if (names.length === 0) return [];
  const options = { access: 'read', input: asLines(names) } as const;
  const output = await gitOutput(repository, ['cat-file', '--batch'], options);
  let at = 0;
  return names.map(() => {
    const end = output.indexOf(0x0a, at);
    const header = /^([0-9a-f]+) (\w+) (\d+)$/.exec(output.toString('utf8', at, end));
    at = end + 1;
    if (header === null) return undefined;
    const start = at;
    at += Number(header[3]) + 1;
    return header[2] === 'blob' ? output.subarray(start, at - 1) : undefined;
  });
}

/** The ids of objects by name, in one process; undefined where there is none. */
export async function resolveNames(repository: Repository, names: readonly string[]): Promise<(string | undefined)[]> {
  if (names.length === 0) return [];
  const options = { access: 'read', input: asLines(names) } as const;
  const output = await gitOutput(repository, ['cat-file', '--batch-check'], options);
  const lines = output.toString('utf8').split('\n');
  return names.map((_, index) => /^([0-9a-f]{40,64}) \w+ \d+$/.exec(lines[index] ?? '')?.[1]);
}

/** How HEAD's blob at a path below the workspace is named for readBlobs and resolveNames. */
export function headName(repository: Repository, path: string): string {
  return `HEAD:${repository.prefix}${path}`;
}

function asLines(names: readonly string[]): string {
  const broken = names.find((name) => name.includes('\n'));
  if (broken !== undefined) throw new Failure('data', `a path holds a line feed: ${JSON.stringify(broken)}`);
  return names.map((name) => `${name}\n`).join('');
}
