import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Problem, ProblemCode } from '../../domain/problems.ts';
import { problemAt } from '../../markdown/problem.ts';
import { type Source, toSource } from '../../markdown/source.ts';
import { TEXT_LIMIT } from './text-limit.ts';

export type ReadText = { source: Source; problem?: never } | { source?: never; problem: Problem };

/**
 * Reads a user's file below the workspace; whatever is wrong with its bytes comes back as a problem. `path` has slashes.
 * Links that lead out of the workspace are not followed, nor are the folders above a file.
 */
export function readText(root: string, path: string): ReadText {
  const absolute = join(root, path);
  const whole = (code: ProblemCode, args: Problem['args'] = {}): ReadText => ({
    problem: { code, place: { path, line: 1, column: 1 }, args },
  });
  let bytes: Buffer;
  try {
    if (leavesWorkspace(root, absolute)) return whole('MMC-109');
    const stat = statSync(absolute);
    if (!stat.isFile()) return whole('MMC-110');
    if (stat.size > TEXT_LIMIT) return whole('MMC-105', { size: stat.size, limit: TEXT_LIMIT });
    bytes = readFileSync(absolute);
  } catch (error) {
    return whole('MMC-100', { reason: reasonOf(error) });
  }
  return decode(path, bytes);
}

/** The text of bytes that came from a file or from Git. */
export function decode(path: string, bytes: Uint8Array): ReadText {
  const whole = (code: ProblemCode): ReadText => ({ problem: { code, place: { path, line: 1, column: 1 }, args: {} } });
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || looksUtf16(bytes))
    return whole('MMC-102');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const place = firstBadByte(bytes);
    return { problem: { code: 'MMC-101', place: { path, ...place }, args: {} } };
  }
  const source = toSource(path, text);
  const trouble = textTrouble(source);
  return trouble ? { problem: trouble } : { source };
}

function textTrouble(source: Source): Problem | undefined {
  const { text } = source;
  if (text.trim() === '') return problemAt(source, 'MMC-108', 0);
  const nul = text.indexOf('\u0000');
  if (nul !== -1) return problemAt(source, 'MMC-103', nul, nul + 1);
  const cr = text.indexOf('\r');
  if (cr !== -1) return problemAt(source, 'MMC-104', cr, cr + 1);
  const marker = /^(?:<{7} |>{7} |={7}$)/m.exec(text);
  if (marker && /^<{7} /m.test(text) && /^>{7} /m.test(text))
    return problemAt(source, 'MMC-107', marker.index, marker.index + 7);
  return undefined;
}

function looksUtf16(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 64);
  if (sample.length < 4) return false;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  return zeros.some((count) => count >= sample.length / 2 - 1 && count > 1);
}

function firstBadByte(bytes: Uint8Array): { line: number; column: number } {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  for (const [index, line] of lines.entries()) {
    try {
      decoder.decode(Buffer.from(line, 'latin1'));
    } catch {
      const lossy = Buffer.from(line, 'latin1').toString('utf8');
      return { line: index + 1, column: [...lossy.slice(0, lossy.indexOf('\ufffd'))].length + 1 };
    }
  }
  return { line: 1, column: 1 };
}

/** Whether a path, with all links on the way followed, lies outside the workspace. */
export function leavesWorkspace(root: string, absolute: string): boolean {
  const real = realpathSync(absolute);
  const base = realpathSync(root);
  if (real === join(base, relative(root, absolute))) return false;
  return real !== base && !real.startsWith(base + sep);
}

/** Whether a folder itself is a link that leads out of the workspace; a missing one does not. */
export function isForeignLink(root: string, absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink() && leavesWorkspace(root, absolute);
  } catch {
    return false;
  }
}

export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const words: Record<string, string> = {
    ENOENT: 'it does not exist',
    ENOTDIR: 'it is not a folder',
    EACCES: 'there is no right to read it',
    EPERM: 'there is no right to read it',
    ELOOP: 'its links lead in a circle',
    EIO: 'the disk reports an error',
    EMFILE: 'too many files are open',
  };
  return (code && words[code]) ?? (error instanceof Error ? error.message : String(error));
}
