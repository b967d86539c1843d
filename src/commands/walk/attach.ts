import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { attachmentName, LARGE_BYTES, LIMIT_BYTES } from '../../domain/answers/attachment.ts';
import { Failure } from '../../domain/failure.ts';
import type { Opening } from '../../domain/walk/events.ts';
import { writeNewFile } from '../../store/files.ts';
import { makeFolders } from '../../store/folders.ts';
import type { World } from '../world.ts';

/** A file copied below the client's `attachments/`; the copy is on the disk when this returns. */
export function copyAttachment(
  world: World,
  clientFolder: string,
  opening: Opening,
  typed: string,
): { name: string; words: string } {
  const path = resolve(world.folder, unquote(typed, world.env.HOME ?? world.env.USERPROFILE));
  const stat = world.files.stat(path);
  if (stat?.kind !== 'file') throw new Failure('usage', `There is no file ${path}`);
  if (stat.size > LIMIT_BYTES)
    throw new Failure(
      'usage',
      `${basename(path)} has ${megabytes(stat.size)}, at most ${megabytes(LIMIT_BYTES)} can be attached`,
    );
  const bytes = world.files.read(path);
  const name = attachmentName(createHash('sha256').update(bytes).digest('hex'), path, opening);
  const target = `${clientFolder}/attachments/${name}`;
  makeFolders(world.files, resolve(target, '..'));
  writeNewFile(world.files, target, bytes);
  const large =
    stat.size > LARGE_BYTES
      ? `; it has ${megabytes(stat.size)} and stays in the history for good: a smaller photo would do`
      : '';
  return { name, words: `Attached ${basename(path)}${large}` };
}

/** A path as a terminal gives it when a file is dropped on it: quoted, or with escaped spaces. */
function unquote(typed: string, home: string | undefined): string {
  const quoted = /^(['"])(.*)\1$/.exec(typed);
  const plain = quoted ? (quoted[2] ?? '') : typed.replace(/\\ /g, ' ');
  return home && /^~(?=\/|$)/.test(plain) ? home + plain.slice(1) : plain;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
