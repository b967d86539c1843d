import { INTERVALS } from '../../domain/checklists/checklist.ts';
import type { ListHead } from '../../domain/duties/client-records.ts';
import { toListHead } from '../list-head-values.ts';
import { frontMatterOf, isOdd } from './front-matter.ts';
import { scanYaml } from './plain-yaml.ts';
import { day, integer, listOf, mapOf, month, NO, object, oneOf, slug, text, words } from './shape.ts';

const checklist = object(
  { title: text },
  {
    format: oneOf(['1']),
    interval: oneOf(INTERVALS),
    asset: slug,
    for: slug,
    from: text,
    start: month,
    minutes: integer(1),
    subject: text,
    owner: slug,
    reviewed: day,
    retired: day,
    tags: listOf(text),
    variables: mapOf(() => true, words),
  },
);

/**
 * What `parseListHead` makes of a checklist whose front-matter is written simply and right; else undefined. The text may
 * end anywhere below the front-matter: what is wrong further down is not noticed.
 */
export function quickListHead(beginning: string, list: string): ListHead | undefined {
  const parts = frontMatterOf(beginning);
  const map = parts && scanYaml(parts.yaml);
  const value = parts && map && !isOdd(parts.yaml) ? checklist(map) : NO;
  return value === NO ? undefined : toListHead(value, list);
}
