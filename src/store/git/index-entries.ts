import type { Repository } from './repository.ts';
import { gitOutput } from './run.ts';

/** What the index holds of a path: nothing, a blob, the mark of `git add -N`, or a conflict. */
export type IndexEntry =
  | { kind: 'none' }
  | { kind: 'blob'; mode: string; blob: string }
  | { kind: 'intent' }
  | { kind: 'conflict' };

const AT_ONCE = 100;

/** Reads the index at some paths below the workspace, in their order. git-ls-files(1). */
export async function readIndex(repository: Repository, paths: readonly string[]): Promise<IndexEntry[]> {
  const found = new Map<string, IndexEntry>();
  for (const some of portions(paths)) {
    const staged = await gitOutput(repository, ['ls-files', '--stage', '-z', '--', ...some], { access: 'read' });
    for (const record of staged.toString('utf8').split('\0')) {
      const parts = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(record);
      if (parts === null) continue;
      const [, mode = '', blob = '', stage, path = ''] = parts;
      found.set(path, stage === '0' ? { kind: 'blob', mode, blob } : { kind: 'conflict' });
    }
    // A path that was only announced looks like a staged empty file, but differs from it as "added": git-diff-files(1).
    const args = ['diff-files', '--relative', '-z', '--name-only', '--diff-filter=A', '--', ...some];
    const announced = await gitOutput(repository, args, { access: 'read' });
    for (const path of announced.toString('utf8').split('\0')) {
      if (found.has(path)) found.set(path, { kind: 'intent' });
    }
  }
  return paths.map((path) => found.get(path) ?? { kind: 'none' });
}

/** What HEAD holds at these paths, as index entries. git-ls-tree(1). */
export async function readHead(repository: Repository, paths: readonly string[]): Promise<IndexEntry[]> {
  const found = new Map<string, IndexEntry>();
  for (const some of portions(paths)) {
    const args = ['ls-tree', '-z', 'HEAD', '--', ...some];
    const held = await gitOutput(repository, args, { access: 'read' });
    for (const record of held.toString('utf8').split('\0')) {
      const parts = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record);
      if (parts === null) continue;
      const [, mode = '', blob = '', path = ''] = parts;
      found.set(path, { kind: 'blob', mode, blob });
    }
  }
  return paths.map((path) => found.get(path) ?? { kind: 'none' });
}

/** Sets exactly these entries of the index and nothing else. git-update-index(1), --index-info. */
export async function writeIndex(
  repository: Repository,
  changes: readonly { path: string; entry: IndexEntry }[],
  started: (id: number) => void,
): Promise<void> {
  if (changes.length === 0) return;
  const nothing = '0'.repeat(repository.algorithm === 'sha256' ? 64 : 40);
  const input = changes.map(({ path, entry }) => {
    const [mode, blob] = entry.kind === 'blob' ? [entry.mode, entry.blob] : ['0', nothing];
    return `${mode} ${blob} 0\t${repository.prefix}${path}\0`;
  });
  const options = { access: 'write', input: input.join(''), started } as const;
  await gitOutput(repository, ['update-index', '-z', '--index-info'], options);
}

export function sameEntry(a: IndexEntry, b: IndexEntry): boolean {
  if (a.kind === 'blob' && b.kind === 'blob') return a.blob === b.blob && a.mode === b.mode;
  return a.kind === b.kind;
}

/** Windows takes 32,767 characters of arguments. */
function portions(paths: readonly string[]): string[][] {
  const found: string[][] = [];
  for (let at = 0; at < paths.length; at += AT_ONCE) found.push(paths.slice(at, at + AT_ONCE));
  return found;
}
