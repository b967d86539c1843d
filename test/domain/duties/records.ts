import type { Day } from '../../../src/domain/calendar/day.ts';
import { parseDeadline } from '../../../src/domain/calendar/deadline.ts';
import { monthOf } from '../../../src/domain/calendar/week.ts';
import { workCalendar } from '../../../src/domain/calendar/workdays.ts';
import type { ClientRecords, EditNoteHead, ListHead } from '../../../src/domain/duties/client-records.ts';
import type { DutyContext } from '../../../src/domain/duties/context.ts';
import type { DutyRule, DutyStanding, ListDuties, Ruled } from '../../../src/domain/duties/duty.ts';
import { dutiesOf } from '../../../src/domain/duties/list-duties.ts';
import { type Client, FIRM_DEFAULTS, type Firm, NO_WISHES, type Role } from '../../../src/domain/firm.ts';
import type { Publication } from '../../../src/domain/records/publication.ts';
import type { ResultHeader } from '../../../src/domain/records/result.ts';
import type { Waiver } from '../../../src/domain/records/waiver.ts';
import { header } from '../../helpers/result-header.ts';

/** A rule as `mmc.yaml` would have it: `rule('day 5 next', 'ruth')`. */
export function rule(text: string, owner?: string, changes: Partial<DutyRule> = {}): DutyRule {
  const deadline = parseDeadline(text);
  if (!deadline) throw new Error(`no deadline: ${text}`);
  return { deadline, lead: 7, ...(owner === undefined ? {} : { owner }), ...changes };
}

const person = (slug: string, ...roles: Role[]) => ({ slug, name: slug, roles, away: [] });

export function firmOf(duties: Partial<Record<Ruled, DutyRule>>, changes: Partial<Firm> = {}): Firm {
  return {
    ...FIRM_DEFAULTS,
    name: 'Harbor IT',
    timezone: 'Europe/Warsaw',
    paper: 'A4',
    people: [
      person('jane', 'technician'),
      person('ines', 'technician'),
      person('tom', 'service-manager'),
      person('ruth', 'office-manager'),
    ],
    vendors: new Map([['printco', 'PrintCo']]),
    duties,
    ...changes,
  };
}

/** The four duties as a firm might have them. */
export const FOUR = {
  execute: rule('last', 'technician'),
  revise: rule('day 3 next', 'tom'),
  publish: rule('day 5 next', 'ruth'),
  file: rule('day 10 next', 'office-manager'),
};

export function contextOf(today: Day, changes: Partial<DutyContext> = {}): DutyContext {
  const firm = changes.firm ?? firmOf(FOUR);
  return {
    today,
    firm,
    calendar: workCalendar(firm.workdays, firm.holidays.days),
    filed: new Set(),
    schedules: [],
    ...changes,
  };
}

export function clientOf(changes: Partial<Client> = {}): Client {
  return {
    slug: 'acme',
    id: 'c-7k3v9mzq',
    name: 'Acme',
    plan: 'gold',
    contact: {},
    contract: { start: '2025-01-15' },
    assets: [],
    variables: {},
    tags: [],
    visits: NO_WISHES,
    notes: '',
    ...changes,
  };
}

export function listOf(changes: Partial<ListHead> = {}): ListHead {
  return { list: 'server-dc01', title: 'Server DC01', interval: 'monthly', start: '2026-10', ...changes };
}

/** Records with one list unless told. First walked months are derived from the sittings. */
export function recordsOf(changes: Partial<ClientRecords> = {}): ClientRecords {
  const firstWalked = new Map<string, string>();
  for (const { checklist, period } of changes.sittings ?? []) {
    const known = firstWalked.get(checklist);
    const month = period === undefined ? undefined : monthOf(period);
    if (month !== undefined && (known === undefined || month < known)) firstWalked.set(checklist, month);
  }
  return {
    client: clientOf(),
    folder: { slug: 'acme', path: 'clients/acme', old: false },
    lists: [listOf()],
    unreadable: [],
    sittings: [],
    editNotes: [],
    publications: [],
    waivers: [],
    firstWalked,
    ...changes,
  };
}

let number = 0;
const nextId = (letter: string) => `${letter}${String(++number).padStart(4, '0')}`;

/** A sitting that answered all, on a day, for a period. */
export function sitting(period: string, date: Day, changes: Partial<ResultHeader> = {}): ResultHeader {
  return header({ id: nextId('S'), period, date, finished: `${date}T10:00:00Z`, ...changes });
}

export function editNote(period: string, closed?: EditNoteHead['closed'], changes: Partial<EditNoteHead> = {}) {
  const note: EditNoteHead = { id: nextId('N'), list: 'server-dc01', period, date: `${period.slice(0, 7)}-14` };
  return { ...note, ...(closed ? { closed } : {}), ...changes };
}

export function publication(date: Day, watermark: string, changes: Partial<Publication> = {}): Publication {
  const of = { client: 'acme', clientId: 'c-7k3v9mzq', checklist: 'server-dc01', path: '', source: '' };
  return { id: nextId('P'), ...of, date, by: 'ruth', watermark, ...changes };
}

export function waiver(period: string, changes: Partial<Waiver> = {}): Waiver {
  const of = { client: 'acme', clientId: 'c-7k3v9mzq', checklist: 'server-dc01', path: '', reason: 'away for repair' };
  return { id: nextId('W'), ...of, duty: 'execute', period, date: '2026-10-30', by: 'tom', ...changes };
}

/** Duties in a few words, one line for each list and period. */
export function told(lists: readonly ListDuties[]): string[] {
  return lists.map(({ list, period, duties }) => `${period} ${list}: ${duties.map(words).join(', ')}`);
}

function words({ duty, state, done, waitingFor }: DutyStanding): string {
  return [duty, state, ...(done ? [done.date, done.by] : []), ...(waitingFor ? [`after ${waitingFor}`] : [])].join(' ');
}

/** The same of records on a day. */
export function toldOn(today: Day, records: ClientRecords, changes: Partial<DutyContext> = {}): string[] {
  return told(dutiesOf(records, contextOf(today, changes), today.slice(0, 7)));
}
