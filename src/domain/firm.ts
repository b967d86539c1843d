import type { Day } from './calendar/day.ts';
import type { DayRange } from './calendar/day-range.ts';
import type { Deadline } from './calendar/deadline.ts';
import { WEEKDAYS, type Weekday } from './calendar/weekday.ts';
import type { DutyRules } from './duties/duty.ts';

export const ROLES = ['owner', 'service-manager', 'technician', 'office-manager', 'tech-on-call'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  slug: string;
  name: string;
  email?: string;
  roles: Role[];
  /** Absences. */
  away: DayRange[];
  /** At most so many visits a day; the firm's number when missing. */
  visitsPerDay?: number;
}

export interface Firm {
  name: string;
  timezone: string;
  paper: 'A4' | 'Letter';
  people: Person[];
  /** Vendors by slug, with their names. */
  vendors: Map<string, string>;
  plans: string[];
  duties: DutyRules;
  workdays: Weekday[];
  holidays: Holidays;
  /** Days between two visits at a client: fewer or more are worth a word (P26). */
  spacing: Spacing;
  visits: VisitRules;
}

export interface Holidays {
  /** Country, and state or region, of the public holidays; none when missing. */
  country?: string;
  region?: string;
  /** The firm's own, with their names. */
  days: Map<Day, string>;
}

export interface Spacing {
  min: number;
  max: number;
}

export interface VisitRules {
  /** At most so many visits a day for each technician. */
  perDay: number;
  /** Months without an on-site part after which it is worth a word (P46). */
  onsiteMonths: number;
  /** The service manager meets each client every so many months (P47); nobody counts when missing. */
  managerMonths?: number;
  /** Months without any finding after which a client counts as quiet (P52). */
  quietMonths: number;
}

export const DEFAULT_WORKDAYS: Weekday[] = WEEKDAYS.slice(0, 5);
export const DEFAULT_SPACING: Spacing = { min: 21, max: 42 };
export const DEFAULT_VISITS: VisitRules = { perDay: 3, onsiteMonths: 3, quietMonths: 6 };

export const DEFAULT_PLANS = ['silver', 'gold', 'platinum'];

/** Days before a deadline from which on it is worth saying. */
export const DEFAULT_LEAD = 7;

/** The deadline of a duty that names none: the last day of the month. */
export const DEFAULT_DEADLINE: Deadline = { text: 'last', next: false, kind: 'last', back: 0, workdays: false };

/** Without rules a list is walked until the end of its month, and nothing else is asked. */
export const DEFAULT_DUTIES: DutyRules = { execute: { deadline: DEFAULT_DEADLINE, lead: DEFAULT_LEAD } };

/** What a firm has that says nothing about it. */
export const FIRM_DEFAULTS = {
  plans: DEFAULT_PLANS,
  duties: DEFAULT_DUTIES,
  workdays: DEFAULT_WORKDAYS,
  holidays: { days: new Map() } as Holidays,
  spacing: DEFAULT_SPACING,
  visits: DEFAULT_VISITS,
};

export interface Asset {
  slug: string;
  type: string;
  name: string;
  serial?: string;
  role?: string;
  site?: string;
  inherited: boolean;
  retired?: Day;
}

export interface Client {
  /** Folder name; may change. */
  slug: string;
  /** Permanent. */
  id: string;
  name: string;
  plan?: string;
  contact: { name?: string; phone?: string; email?: string };
  address?: string;
  contract: { start?: Day; end?: Day };
  assets: Asset[];
  variables: Record<string, string>;
  tags: string[];
  retired?: Day;
  visits: VisitWishes;
  /** Markdown below the front-matter: what a technician should know. */
  notes: string;
}

/** When and by whom a client wants to be visited. */
export interface VisitWishes {
  /** One is fixed, several take turns (P74); nobody: any technician. */
  technicians: string[];
  /** Wished. */
  weekdays: Weekday[];
  /** Wished weeks of the month, 1 to 5. */
  weeks: number[];
  /** Never on these. */
  neverWeekdays: Weekday[];
  never: DayRange[];
  /** Instead of the firm's. */
  spacing?: Spacing;
  onsiteMonths?: number;
  managerMonths?: number;
}

export const NO_WISHES: VisitWishes = { technicians: [], weekdays: [], weeks: [], neverWeekdays: [], never: [] };

/**
 * Whether the firm's contract obliges it to visit the client on a day: clients without a plan are never due. The day on
 * which a client left, or a contract ends, is the last one.
 */
export function underContract({ plan, contract, retired }: Client, day: Day): boolean {
  if (plan === undefined) return false;
  return (contract.start ?? day) <= day && day <= (contract.end ?? day) && day <= (retired ?? day);
}

/** Everybody who has a role, in the order of mmc.yaml. */
export function peopleWith(firm: Firm, role: Role): Person[] {
  return firm.people.filter(({ roles }) => roles.includes(role));
}

/** The person with a short name; of a vendor, or of somebody who left, undefined. */
export function personOf(firm: Firm, slug: string): Person | undefined {
  return firm.people.find((person) => person.slug === slug);
}

/** The name of a person or vendor; undefined when mmc.yaml does not know it. */
export function nameOf(firm: Firm, slug: string): string | undefined {
  return personOf(firm, slug)?.name ?? firm.vendors.get(slug);
}
