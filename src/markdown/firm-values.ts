// From checked values to the firm and its clients. Knows no library, since both the full readers and the quick ones use it.
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
import type { clientSchema, workspaceSchema } from './schemas/firm-schemas.ts';
import { known } from './schemas/known.ts';

type FirmFile = z.output<typeof workspaceSchema>;
type Given<K extends keyof FirmFile> = NonNullable<FirmFile[K]>;

export function toFirm(value: FirmFile): Firm {
  const { holidays, duties, plans, workdays } = value;
  return {
    name: value.firm,
    timezone: value.timezone,
    paper: value.paper ?? 'A4',
    people: Object.entries(value.people ?? {}).map(([slug, person]) => toPerson(slug, person)),
    vendors: new Map(Object.entries(value.vendors ?? {}).map(([slug, { name }]) => [slug, name])),
    plans: plans?.length ? plans : DEFAULT_PLANS,
    duties: toDuties(duties ?? {}),
    workdays: workdays?.length ? WEEKDAYS.filter((one) => workdays.includes(one)) : DEFAULT_WORKDAYS,
    holidays: {
      ...known({ country: holidays?.country, region: holidays?.region }),
      days: new Map(Object.entries(holidays?.days ?? {})),
    },
    spacing: value.spacing ?? DEFAULT_SPACING,
    visits: toVisitRules(value.visits),
  };
}

function toPerson(slug: string, { name, email, roles, away, ...rest }: Given<'people'>[string]): Person {
  const visitsPerDay = rest['visits-per-day'];
  return { slug, name, ...(email ? { email } : {}), roles: roles ?? [], away: away ?? [], ...known({ visitsPerDay }) };
}

/** Only what is named is tracked, in the order of the duties, however the file has them; the defaults when nothing is. */
function toDuties(duties: Given<'duties'>): DutyRules {
  const rules: DutyRules = {};
  for (const duty of RULED) {
    const rule = duties[duty];
    if (!rule) continue;
    const { deadline, owner, lead, since } = rule;
    rules[duty] = { deadline: deadline ?? DEFAULT_DEADLINE, lead: lead ?? DEFAULT_LEAD, ...known({ owner, since }) };
  }
  return Object.keys(rules).length > 0 ? rules : DEFAULT_DUTIES;
}

function toVisitRules(given: FirmFile['visits']): VisitRules {
  return {
    perDay: given?.['per-day'] ?? DEFAULT_VISITS.perDay,
    onsiteMonths: given?.['onsite-months'] ?? DEFAULT_VISITS.onsiteMonths,
    quietMonths: given?.['quiet-months'] ?? DEFAULT_VISITS.quietMonths,
    ...known({ managerMonths: given?.['manager-months'] }),
  };
}

type ClientFile = z.output<typeof clientSchema>;

/** `slug` is the name of the folder, `notes` the text below the front-matter. */
export function toClient(value: ClientFile, slug: string, notes: string): Client {
  const { id, name, plan, address, retired } = value;
  const filled = <T extends object>(given: T) =>
    known(Object.fromEntries(Object.entries(given).filter(([, one]) => one !== '')) as T);
  return {
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
    notes: notes.trim(),
    ...known({ plan, retired }),
    ...(address ? { address } : {}),
  };
}

function toWishes(given: ClientFile['visits']): VisitWishes {
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
