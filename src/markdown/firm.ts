import type * as z from 'zod';
import { WEEKDAYS } from '../domain/calendar/weekday.ts';
import { type DutyRules, RULED } from '../domain/duties/duty.ts';
import {
  type Client,
  DEFAULT_DEADLINE,
  DEFAULT_DUTIES,
  DEFAULT_LEAD,
  DEFAULT_PLANS,
  DEFAULT_SPACING,
  DEFAULT_VISITS,
  DEFAULT_WORKDAYS,
  type Firm,
  NO_WISHES,
  type Person,
  type VisitRules,
  type VisitWishes,
} from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import { readFrontMatter } from './front-matter.ts';
import { problemAt } from './problem.ts';
import { clientSchema, workspaceSchema } from './schemas/firm-schemas.ts';
import { known } from './schemas/known.ts';
import { readWith } from './schemas/read.ts';
import type { Source } from './source.ts';
import { readYaml } from './yaml.ts';

/** Reads `mmc.yaml`. */
export function parseFirm(source: Source): { firm: Firm | undefined; problems: Problem[] } {
  const yaml = readYaml(source, source.text, 0);
  if (yaml.problems.length > 0) return { firm: undefined, problems: yaml.problems };
  const { value, problems } = readWith(workspaceSchema, source, yaml.value, { start: 0, end: 1 });
  if (!value) return { firm: undefined, problems };
  const { holidays, duties, plans, workdays } = value;
  const firm: Firm = {
    name: value.firm,
    timezone: value.timezone,
    paper: value.paper ?? 'A4',
    people: Object.entries(value.people ?? {}).map(([slug, person]) => toPerson(slug, person)),
    vendors: new Map(Object.entries(value.vendors ?? {}).map(([slug, { name }]) => [slug, name])),
    plans: plans?.length ? plans : DEFAULT_PLANS,
    duties: duties ? toDuties(duties) : DEFAULT_DUTIES,
    workdays: workdays?.length ? WEEKDAYS.filter((one) => workdays.includes(one)) : DEFAULT_WORKDAYS,
    holidays: {
      ...known({ country: holidays?.country, region: holidays?.region }),
      days: new Map(Object.entries(holidays?.days ?? {})),
    },
    spacing: value.spacing ?? DEFAULT_SPACING,
    visits: toVisitRules(value.visits),
  };
  return { firm, problems };
}

type FirmFile = z.output<typeof workspaceSchema>;
type Given<K extends keyof FirmFile> = NonNullable<FirmFile[K]>;

function toPerson(slug: string, { name, email, roles, away, ...rest }: Given<'people'>[string]): Person {
  const visitsPerDay = rest['visits-per-day'];
  return { slug, name, ...(email ? { email } : {}), roles: roles ?? [], away: away ?? [], ...known({ visitsPerDay }) };
}

/** Only what is named is tracked; in the order of the duties, however the file has them. */
function toDuties(duties: Given<'duties'>): DutyRules {
  const rules: DutyRules = {};
  for (const duty of RULED) {
    const rule = duties[duty];
    if (!rule) continue;
    const { deadline, owner, lead, since } = rule;
    rules[duty] = { deadline: deadline ?? DEFAULT_DEADLINE, lead: lead ?? DEFAULT_LEAD, ...known({ owner, since }) };
  }
  return rules;
}

function toVisitRules(given: FirmFile['visits']): VisitRules {
  return {
    perDay: given?.['per-day'] ?? DEFAULT_VISITS.perDay,
    onsiteMonths: given?.['onsite-months'] ?? DEFAULT_VISITS.onsiteMonths,
    quietMonths: given?.['quiet-months'] ?? DEFAULT_VISITS.quietMonths,
    ...known({ managerMonths: given?.['manager-months'] }),
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
    visits: toWishes(value.visits),
    tags: value.tags ?? [],
    notes: source.text.slice(frontMatter.bodyStart).trim(),
    ...known({ plan, retired }),
    ...(address ? { address } : {}),
  };
  return { client, problems };
}

function toWishes(given: z.output<typeof clientSchema>['visits']): VisitWishes {
  if (!given) return NO_WISHES;
  const never = given.never ?? [];
  return {
    technicians: given.technicians ?? [],
    weekdays: given.weekdays ?? [],
    weeks: given.weeks ?? [],
    neverWeekdays: never.filter((one) => typeof one === 'string'),
    never: never.filter((one) => typeof one !== 'string'),
    ...known({
      spacing: given.spacing,
      onsiteMonths: given['onsite-months'],
      managerMonths: given['manager-months'],
    }),
  };
}
