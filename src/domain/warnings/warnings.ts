import type { Day } from '../calendar/day.ts';
import { monthsBetween, periodOf } from '../calendar/period.ts';
import { lastDayOf } from '../calendar/week.ts';
import { type Client, type Firm, personOf, underContract } from '../firm.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import type { NotVisited } from './not-visited.ts';
import type { ClientSigns } from './signs.ts';
import { type SpacingWarning, spacingOf, spacingWarnings } from './spacing.ts';
import type { FastWalk, SameNote } from './walks.ts';

/** So many months since `last`; without it since the client is known. */
interface Lapse {
  last?: Day;
  months: number;
  limit: number;
}

/**
 * Something worth a word to the service manager. Data only; the words are in `src/render/warnings.ts`. `no-onsite`: no
 * on-site part (P46); `quiet`: no finding, although visited (P52); `meeting-overdue`: no service manager met them (P47).
 */
export type Warning = { client: string } & (
  | SpacingWarning
  | ({ kind: 'no-onsite' | 'quiet' | 'meeting-overdue' } & Lapse)
  | NotVisited
  | FastWalk
  | SameNote
);

/** What is known of a client, for `warningsOf`. */
export interface Watched {
  client: Client;
  signs: ClientSigns;
  /** Visits of the client in any schedule. */
  planned: readonly PlannedVisit[];
}

/**
 * Warnings of a client that need no look into results: spacing, on-site part, quiet, meeting; in this order. Months are
 * whole ones. What a visit in the schedule will mend is not warned of. None for a client without a contract today.
 */
export function warningsOf(firm: Firm, { client, signs, planned }: Watched, today: Day): Warning[] {
  if (!underContract(client, today)) return [];
  const spacing = spacingWarnings(spacingOf(firm, client), signs.visits, planned, today);
  const ahead = planned.filter(({ cancelled, date }) => !cancelled && date >= today);
  const lapses = [noOnsite(firm, client, signs, ahead), quiet(firm, signs), meetingOverdue(firm, client, signs, ahead)];
  const late = lapses.flatMap((lapse) => {
    const since = lapse?.since;
    const months = since === undefined ? 0 : wholeMonths(since, today);
    if (!lapse || since === undefined || lapse.limit === undefined || months < lapse.limit) return [];
    const { kind, last, limit } = lapse;
    return [{ kind, months, limit, ...(last === undefined ? {} : { last }) }];
  });
  return [...spacing, ...late].map((one) => ({ client: client.slug, ...one }));
}

interface Candidate {
  kind: 'no-onsite' | 'quiet' | 'meeting-overdue';
  last: Day | undefined;
  /** From when months are counted; nothing to say without. */
  since: Day | undefined;
  limit: number | undefined;
}

function noOnsite(
  firm: Firm,
  client: Client,
  signs: ClientSigns,
  ahead: readonly PlannedVisit[],
): Candidate | undefined {
  if (ahead.some(({ mode, purpose }) => mode === 'onsite' && purpose === 'maintenance')) return undefined;
  const limit = client.visits.onsiteMonths ?? firm.visits.onsiteMonths;
  return { kind: 'no-onsite', last: signs.lastOnsite, since: signs.lastOnsite ?? beginning(signs), limit };
}

function quiet(firm: Firm, signs: ClientSigns): Candidate | undefined {
  const visited = signs.visits[0]?.date;
  if (visited === undefined || (signs.lastFinding !== undefined && visited <= signs.lastFinding)) return undefined;
  const since = [signs.lastFinding, beginning(signs)]
    .flatMap((one) => one ?? [])
    .sort()
    .at(-1);
  return { kind: 'quiet', last: signs.lastFinding, since, limit: firm.visits.quietMonths };
}

function meetingOverdue(
  firm: Firm,
  client: Client,
  signs: ClientSigns,
  ahead: readonly PlannedVisit[],
): Candidate | undefined {
  if (ahead.some((visit) => isMeeting(firm, visit))) return undefined;
  const since = meetingSince(client, signs);
  return { kind: 'meeting-overdue', last: signs.lastMeeting, since, limit: meetingMonths(firm, client) };
}

/** A visit at which a service manager sees the client (P47). */
export function isMeeting(firm: Firm, { purpose, mode, who }: PlannedVisit): boolean {
  return purpose === 'meeting' || (mode === 'onsite' && isServiceManager(firm, who));
}

export function isServiceManager(firm: Firm, who: string): boolean {
  return personOf(firm, who)?.roles.includes('service-manager') === true;
}

/** The service manager meets the client every so many months; undefined when nobody counts. */
export function meetingMonths(firm: Firm, client: Client): number | undefined {
  return client.visits.managerMonths ?? firm.visits.managerMonths;
}

/** From when the months to the next meeting count: the last one, else the first month, else the contract's start. */
export function meetingSince(client: Client, signs: ClientSigns): Day | undefined {
  return signs.lastMeeting ?? beginning(signs) ?? client.contract.start;
}

function beginning({ firstMonth }: ClientSigns): Day | undefined {
  return firstMonth === undefined ? undefined : `${firstMonth}-01`;
}

/** Months that are over: from 14 August to 13 November two, on the 14th three; from the 31st to the end of a shorter month. */
function wholeMonths(from: Day, to: Day): number {
  const months = monthsBetween(periodOf(from), periodOf(to));
  return to.slice(8) < from.slice(8) && to !== lastDayOf(periodOf(to)) ? months - 1 : months;
}
