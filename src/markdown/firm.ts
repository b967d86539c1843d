import { type Client, DEFAULT_PLANS, FIRM_DEFAULTS, type Firm, NO_WISHES } from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import { readFrontMatter } from './front-matter.ts';
import { problemAt } from './problem.ts';
import { known } from './schemas/known.ts';
import { readWith } from './schemas/read.ts';
import { clientSchema, workspaceSchema } from './schemas/schemas.ts';
import type { Source } from './source.ts';
import { readYaml } from './yaml.ts';

/** Reads `mmc.yaml`. */
export function parseFirm(source: Source): { firm: Firm | undefined; problems: Problem[] } {
  const yaml = readYaml(source, source.text, 0);
  if (yaml.problems.length > 0) return { firm: undefined, problems: yaml.problems };
  const { value, problems } = readWith(workspaceSchema, source, yaml.value, { start: 0, end: 1 });
  if (!value) return { firm: undefined, problems };
  const people = Object.entries(value.people ?? {}).map(([slug, { name, email, roles }]) => ({
    slug,
    name,
    ...(email ? { email } : {}),
    roles: roles ?? [],
    away: [],
  }));
  const vendors = new Map(Object.entries(value.vendors ?? {}).map(([slug, { name }]) => [slug, name]));
  const plans = value.plans?.length ? value.plans : DEFAULT_PLANS;
  return {
    firm: {
      ...FIRM_DEFAULTS,
      name: value.firm,
      timezone: value.timezone,
      paper: value.paper ?? 'A4',
      people,
      vendors,
      plans,
    },
    problems,
  };
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
  const { id, name, plan, address, retired } = value;
  const filled = <T extends object>(given: T) =>
    known(Object.fromEntries(Object.entries(given).filter(([, one]) => one !== '')) as T);
  const client: Client = {
    slug,
    id,
    name,
    contact: filled(value.contact ?? {}),
    contract: known(value.contract ?? {}),
    assets: Object.entries(value.assets ?? {}).map(([asset, one]) => ({
      slug: asset,
      ...filled(one),
      inherited: one.inherited ?? false,
    })),
    variables: value.variables ?? {},
    visits: NO_WISHES,
    tags: value.tags ?? [],
    notes: source.text.slice(frontMatter.bodyStart).trim(),
    ...known({ plan, retired }),
    ...(address ? { address } : {}),
  };
  return { client, problems };
}
