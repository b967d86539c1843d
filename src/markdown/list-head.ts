import type { ListHead } from '../domain/duties/client-records.ts';
import type { Problem } from '../domain/problems.ts';
import { readFrontMatter } from './front-matter.ts';
import { toListHead } from './list-head-values.ts';
import { checklistSchema } from './schemas/checklist-schema.ts';
import { readWith } from './schemas/read.ts';
import type { Source } from './source.ts';

/** Reads the front-matter of a checklist and nothing else; `slug` is the list's name. */
export function parseListHead(source: Source, slug: string): { head: ListHead | undefined; problems: Problem[] } {
  const frontMatter = readFrontMatter(source);
  if (frontMatter.problems.length > 0) return { head: undefined, problems: frontMatter.problems };
  const yaml = frontMatter.yaml ?? { type: 'map' as const, entries: [], start: 0, end: 0 };
  const { value, problems } = readWith(checklistSchema, source, yaml, { start: 0, end: 3 });
  return { head: value && toListHead(value, slug), problems };
}
