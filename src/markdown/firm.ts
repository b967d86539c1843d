import type { Client, Firm } from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import { toClient, toFirm } from './firm-values.ts';
import { readFrontMatter } from './front-matter.ts';
import { problemAt } from './problem.ts';
import { clientSchema, workspaceSchema } from './schemas/firm-schemas.ts';
import { readWith } from './schemas/read.ts';
import type { Source } from './source.ts';
import { readYaml } from './yaml.ts';

/** Reads `mmc.yaml`. */
export function parseFirm(source: Source): { firm: Firm | undefined; problems: Problem[] } {
  const yaml = readYaml(source, source.text, 0);
  if (yaml.problems.length > 0) return { firm: undefined, problems: yaml.problems };
  const { value, problems } = readWith(workspaceSchema, source, yaml.value, { start: 0, end: 1 });
  if (!value) return { firm: undefined, problems };
  return { firm: toFirm(value), problems };
}

/** Reads `client.md`; `slug` is the name of its folder. */
export function parseClient(source: Source, slug: string): { client: Client | undefined; problems: Problem[] } {
  const frontMatter = readFrontMatter(source);
  if (frontMatter.problems.length > 0) return { client: undefined, problems: frontMatter.problems };
  if (frontMatter.bodyStart === 0) {
    return { client: undefined, problems: [problemAt(source, 'MMC-123', 0, 0, { key: 'name', example: 'Acme Inc.' })] };
  }
  const { value, problems } = readWith(clientSchema, source, frontMatter.yaml, { start: 0, end: 3 });
  if (!value) return { client: undefined, problems };
  return { client: toClient(value, slug, source.text.slice(frontMatter.bodyStart)), problems };
}
