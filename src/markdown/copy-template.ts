import { type ParsedChecklist, withIds } from './checklist.ts';
import { editFrontMatter } from './edit-front-matter.ts';
import type { Change } from './front-matter-edits.ts';
import { toSource } from './source.ts';

export interface CopyFacts {
  title: string;
  asset: string | undefined;
  /** `template@blob`. */
  from: string;
  /** First month; none for an on-demand list. */
  start: string | undefined;
}

/**
 * A client's checklist as copied from a template: what makes it the client's own changes in the front-matter, ids that
 * are missing are written, and every other byte stays, so that it can be compared with its template later (P23).
 */
export function copyTemplate(template: ParsedChecklist, { title, asset, from, start }: CopyFacts): string {
  const own: Change[] = [{ set: 'title', to: title }];
  if (asset !== undefined) own.push({ set: 'asset', to: asset, after: 'title' });
  own.push({ set: 'from', to: from, after: asset === undefined ? 'title' : 'asset' });
  if (start !== undefined) own.push({ set: 'start', to: start, after: 'from' });
  return editFrontMatter(toSource(template.source.path, withIds(template)), [
    ...own,
    { drop: 'for' },
    { drop: 'variables' },
  ]);
}
