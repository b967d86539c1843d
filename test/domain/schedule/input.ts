import type { Day } from '../../../src/domain/calendar/day.ts';
import { workCalendar } from '../../../src/domain/calendar/workdays.ts';
import {
  type Client,
  FIRM_DEFAULTS,
  type Firm,
  NO_WISHES,
  type Person,
  type VisitWishes,
} from '../../../src/domain/firm.ts';
import type { Candidate, ProposalInput } from '../../../src/domain/schedule/proposal.ts';
import type { PlannedVisit } from '../../../src/domain/schedule/schedule.ts';
import type { ClientSigns } from '../../../src/domain/warnings/signs.ts';

export function person(slug: string, changes: Partial<Person> = {}): Person {
  return { slug, name: slug, roles: ['technician'], away: [], ...changes };
}

export function firm(changes: Partial<Firm> = {}): Firm {
  return {
    ...FIRM_DEFAULTS,
    name: 'Harbor IT',
    timezone: 'UTC',
    paper: 'A4',
    people: [person('jane')],
    vendors: new Map(),
    ...changes,
  };
}

export function client(slug: string, wishes: Partial<VisitWishes> = {}, changes: Partial<Client> = {}): Client {
  return {
    slug,
    id: `c-${slug}`,
    name: slug,
    plan: 'gold',
    contact: {},
    contract: {},
    assets: [],
    variables: {},
    tags: [],
    visits: { ...NO_WISHES, ...wishes },
    notes: '',
    ...changes,
  };
}

/** Signs of on-site visits on these days by Jane. */
export function visited(...days: Day[]): ClientSigns {
  return {
    visits: days
      .sort()
      .reverse()
      .map((date) => ({ date, by: 'jane', mode: 'onsite' as const, period: date.slice(0, 7) })),
  };
}

/** A client with two lists to do on site; without days it was never visited. */
export function candidate(
  slug: string,
  wishes: Partial<VisitWishes> = {},
  changes: Partial<Candidate> = {},
): Candidate {
  return {
    client: client(slug, wishes),
    signs: { visits: [] },
    lists: 2,
    work: { lists: 2, assets: 2, minutes: 90, onsite: true },
    done: [],
    ...changes,
  };
}

export function planned(slug: string, date: Day, changes: Partial<PlannedVisit> = {}): PlannedVisit {
  return {
    id: `${date.slice(0, 4)}${date.slice(5, 7)}-c-${slug}-1`,
    date,
    client: slug,
    clientId: `c-${slug}`,
    who: 'jane',
    mode: 'onsite',
    purpose: 'maintenance',
    pinned: false,
    cancelled: false,
    sequence: 0,
    ...changes,
  };
}

/** A proposal for December 2026, made on 12 November, unless told. */
export function input(
  changes: Partial<Omit<ProposalInput, 'calendar'>> = {},
  holidays: Record<Day, string> = {},
): ProposalInput {
  const one = changes.firm ?? firm();
  return {
    period: '2026-12',
    today: '2026-11-12',
    candidates: [],
    others: [],
    ...changes,
    firm: one,
    calendar: workCalendar(one.workdays, new Map(Object.entries(holidays))),
  };
}
