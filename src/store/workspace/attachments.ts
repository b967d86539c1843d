import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { LIMIT_BYTES } from '../../domain/answers/attachment.ts';
import type { Problem } from '../../domain/problems.ts';
import { reasonOf } from './read-text.ts';

/** Holds an attached file against its name, which begins with the SHA-256 of its bytes. Read in small pieces. */
export function attachmentProblems(root: string, path: string): Problem[] {
  const place = { path, line: 1, column: 1 };
  try {
    const stat = lstatSync(join(root, path));
    if (!stat.isFile()) return [{ code: 'MMC-110', place, args: {} }];
    if (stat.size > LIMIT_BYTES) return [{ code: 'MMC-105', place, args: { size: stat.size, limit: LIMIT_BYTES } }];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const hash = /^([0-9a-f]{32,64})(?:\.[a-z0-9]+)?$/.exec(name)?.[1];
    if (hash === undefined) {
      const example = '"9f86d081884c7d659a2feaa0c55ad015.jpg", by attaching it in a walk';
      return [{ code: 'MMC-504', place, args: { name, record: 'an attachment', example } }];
    }
    return sha256(join(root, path)).startsWith(hash) ? [] : [{ code: 'MMC-411', place, args: {} }];
  } catch (error) {
    return [{ code: 'MMC-100', place, args: { reason: reasonOf(error) } }];
  }
}

function sha256(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(64 * 1024);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) hash.update(piece.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
