import type * as z from 'zod';
import type { Problem } from '../domain/problems.ts';
import { type HeaderFields, scanHeader } from './flat-header.ts';
import { readFrontMatter } from './front-matter.ts';
import { readWith } from './schemas/read.ts';
import type { Source } from './source.ts';

/**
 * Reads and checks the header of a record; `body` is everything below it. What the scanner of flat headers rejects goes to
 * YAML.
 */
export function readRecord<T extends z.ZodType>(
  schema: T,
  source: Source,
): { value: z.output<T> | undefined; fields: HeaderFields; bodyStart: number; problems: Problem[] } {
  const scanned = scanHeader(source.text);
  if (scanned) {
    const parsed = schema.safeParse(scanned.fields);
    if (parsed.success) return { value: parsed.data, ...scanned, problems: [] };
  }
  const frontMatter = readFrontMatter(source);
  const nothing = { value: undefined, fields: {}, bodyStart: frontMatter.bodyStart };
  if (frontMatter.problems.length > 0) return { ...nothing, problems: frontMatter.problems };
  const read = readWith(schema, source, frontMatter.yaml, { start: 0, end: 3 });
  return { ...nothing, fields: scanned?.fields ?? {}, value: read.value, problems: read.problems };
}
