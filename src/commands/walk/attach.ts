import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { attachmentName, LARGE_BYTES, LIMIT_BYTES } from '../../domain/answers/attachment.ts';
import { Failure } from '../../domain/failure.ts';
import type { Opening } from '../../domain/walk/events.ts';
import { attempt } from '../../store/file-failure.ts';
import { writeNewFile } from '../../store/files.ts';
import type { World } from '../world.ts';

/** A file copied below the client's `attachments/`; the copy is on the disk when this returns. */
export function copyAttachment(
  world: World,
  clientFolder: string,
  opening: Opening,
  typed: string,
): { name: string; words: string } {
  const path = pathOf(world, typed);
  const trouble = attachmentTrouble(world, typed);
  if (trouble !== undefined) throw new Failure('usage', trouble);
  const bytes = attempt(`read ${path}`, () => world.files.read(path));
  const name = attachmentName(createHash('sha256').update(bytes).digest('hex'), path, opening);
  const target = `${clientFolder}/attachments/${name}`;
  writeNewFile(world.files, target, bytes);
  const large =
    bytes.length > LARGE_BYTES
      ? `; it has ${megabytes(bytes.length)} and stays in the history for good: a smaller photo would do`
      : '';
  return { name, words: `Attached ${basename(path)}${large}` };
}

/** Why a file cannot be attached; undefined when it can. */
export function attachmentTrouble(world: World, typed: string): string | undefined {
  const path = pathOf(world, typed);
  const stat = statOf(world, path);
  if (stat?.kind !== 'file') return `There is no file ${path}`;
  if (stat.size === 0) return `${basename(path)} is empty`;
  if (stat.size <= LIMIT_BYTES) return undefined;
  return `${basename(path)} has ${megabytes(stat.size)}, at most ${megabytes(LIMIT_BYTES)} can be attached`;
}

/** The path as typed where there is such a file, else as a shell or a file manager would have written it. */
function pathOf(world: World, typed: string): string {
  const home = world.env.HOME ?? world.env.USERPROFILE;
  const asTyped = resolve(world.folder, typed);
  return statOf(world, asTyped) ? asTyped : resolve(world.folder, unquote(typed, home));
}

function statOf(world: World, path: string) {
  return attempt(`look at ${path}`, () => world.files.stat(path));
}

/** A path as a terminal gives it when a file is dropped on it: quoted, or with escaped spaces. */
function unquote(typed: string, home: string | undefined): string {
  const quoted = /^(['"])(.*)\1$/.exec(typed.trim());
  if (/^file:\/\//.test(typed)) return fromUrl(typed);
  const plain = quoted ? (quoted[2] ?? '').replaceAll("'\\''", "'") : typed.trim().replace(/\\([ -/:-@[-`{-~])/g, '$1');
  return home && /^~(?=\/|$)/.test(plain) ? home + plain.slice(1) : plain;
}

function fromUrl(typed: string): string {
  try {
    return fileURLToPath(typed.trim());
  } catch {
    return typed;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
