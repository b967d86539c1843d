import type { Checklist } from './checklist.ts';
import { type ChecklistChanges, compareChecklists } from './compare.ts';

/** A list as one commit left it. */
export interface ListVersion {
  /** Missing for what is not committed yet. */
  commit?: string;
  author: string;
  /** ISO 8601 with offset; empty for what is not committed yet. */
  date: string;
  subject: string;
  path: string;
  /** Missing when it cannot be read; then `trouble` says why, or the commit removed the file. */
  checklist?: Checklist;
  trouble?: string;
}

/** What a version changed against the one before it that can be read. */
export type ListRevision = ListVersion & { renamedFrom?: string } & (
    | { state: 'first'; items: number; from?: string }
    | { state: 'changed'; changes: ChecklistChanges }
    | { state: 'unreadable' }
    | { state: 'removed' }
  );

/** The revisions of a list from its versions, both newest first. Versions begin with the list, or with one to compare to. */
export function revisionsOf(versions: readonly ListVersion[]): ListRevision[] {
  const revisions: ListRevision[] = [];
  let before: Checklist | undefined;
  let path: string | undefined;
  for (const version of versions.toReversed()) {
    const renamed = path !== undefined && path !== version.path ? { renamedFrom: path } : {};
    path = version.path;
    const { checklist } = version;
    if (!checklist) {
      revisions.push({ ...version, ...renamed, state: version.trouble === undefined ? 'removed' : 'unreadable' });
      continue;
    }
    if (before)
      revisions.push({ ...version, ...renamed, state: 'changed', changes: compareChecklists(before, checklist) });
    else {
      const { items, from } = checklist;
      revisions.push({ ...version, ...renamed, state: 'first', items: items.length, ...(from ? { from } : {}) });
    }
    before = checklist;
  }
  return revisions.reverse();
}
