import { dirname } from 'node:path';
import { Failure } from '../domain/failure.ts';
import { attempt } from './file-failure.ts';
import { errorCode, type FilePort } from './file-port.ts';

/** Moves a folder, never onto something else. A change of letter case alone is allowed. */
export function moveFolder(port: FilePort, from: string, to: string): void {
  attempt(`move ${from} to ${to}`, () => {
    const source = port.stat(from);
    if (source?.kind !== 'folder') throw new Failure('conflict', `${from} is not a folder`);
    const target = port.stat(to);
    if (target !== undefined && target.identity !== source.identity) {
      throw new Failure('conflict', `${to} exists already`, {
        hint: 'choose another name, or move that one away first',
      });
    }
    makeFolders(port, dirname(to));
    port.rename(from, to);
    port.fsyncFolder(dirname(to));
    if (dirname(from) !== dirname(to)) port.fsyncFolder(dirname(from));
  });
}

/** Makes a folder and its parents, each made durable in its own parent. */
export function makeFolders(port: FilePort, folder: string): void {
  if (port.stat(folder) !== undefined) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(port, parent);
  try {
    port.makeFolder(folder);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  try {
    port.fsyncFolder(parent);
  } catch (error) {
    // Else the next try would find the folder there and take it for durable.
    removeFolderQuietly(port, folder);
    throw error;
  }
}

function removeFolderQuietly(port: FilePort, path: string): void {
  try {
    port.removeFolder(path);
  } catch {
    // It is not empty any more: somebody else has made use of it.
  }
}
