import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { mendOf, type Problem, sentenceOf } from '../domain/problems.ts';
import { readText } from '../store/workspace/read-text.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { atKey } from './check/at-key.ts';

interface Place {
  client: Client;
  folder: { path: string };
}

/**
 * Throws when two clients have one id, as after copying a folder: a schedule goes by ids, so each would get the visits of the
 * other. With `own` only the id of that client counts.
 */
export function refuseSharedIds({ root }: Workspace, places: readonly Place[], own?: Client): void {
  const first = new Map<string, Place>();
  for (const place of places) {
    const { id } = place.client;
    const other = first.get(id);
    if (!other) first.set(id, place);
    else if (own === undefined || own.id === id) throw sharedId(root, place, other);
  }
}

function sharedId(root: string, { client, folder }: Place, other: Place): Failure {
  const path = `${folder.path}/client.md`;
  const args = { id: client.id, first: `${other.folder.path}/client.md` };
  const read = readText(root, path);
  const problem: Problem = read.problem
    ? { code: 'MMC-407', place: { path, line: 1, column: 1 }, args }
    : atKey(read.source, 'MMC-407', 'id', args);
  return new Failure('data', `${path}:${problem.place.line}: ${sentenceOf(problem)} ${problem.code}`, {
    hint: `Nothing was written; ${mendOf(problem)}`,
  });
}
