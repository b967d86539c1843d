import type { Obstacle } from '../../domain/schedule/hard-rules.ts';
import type { Objection } from '../../domain/schedule/objections.ts';
import type { Proposal, ProposedVisit, Unplaced } from '../../domain/schedule/proposal.ts';
import { isGivenUp, type Reason } from '../../domain/schedule/reasons.ts';
import { counted } from '../age.ts';
import { capital } from '../words.ts';

/** What forbids a visit: `Christmas Day, a holiday`, `jane is away`. */
export function obstacleWords(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'outside':
      return 'it is in another month';
    case 'past':
      return 'it is over';
    case 'contract':
      return 'the contract does not cover it';
    case 'holiday':
      return `it is a holiday (${obstacle.name})`;
    case 'free-day':
      return `nobody works on a ${capital(obstacle.weekday)}`;
    case 'never':
      return 'the client wants no visit then';
    case 'away':
      return `${obstacle.who} is away`;
    case 'not-allowed':
      return `${obstacle.who} is not among the technicians of this client`;
    case 'full':
      return `${obstacle.who} has ${counted(obstacle.most, 'visit')} already`;
  }
}

/** The same for a day that a person chose all the same. */
export function objectionWords(objection: Objection): string {
  if (objection.kind !== 'too-close') return obstacleWords(objection);
  const { date, days, limit } = objection;
  return `it is ${counted(days, 'day')} from the visit on ${date}; at least ${limit} are wanted`;
}

/** Why a visit is where it is, as one sentence: what decided first, what was given up last. */
export function explanation({ reasons }: ProposedVisit): string {
  const words = [...reasons.filter((one) => !isGivenUp(one)), ...reasons.filter(isGivenUp)].map(reasonWords);
  return `${capital(words.join('; '))}.`;
}

function reasonWords(reason: Reason): string {
  switch (reason.kind) {
    case 'spacing':
      return spacingWords(reason);
    case 'next':
      return `${counted(reason.days, 'day')} before the one planned on ${reason.date}, ${FITS[reason.fit]}`;
    case 'first-visit':
      return 'no visit before it is known';
    case 'weekday': {
      const wished = reason.wished.map(capital).join(' or ');
      return reason.met ? `${wished} is wished` : `not on the wished ${wished}`;
    }
    case 'week': {
      const wished = `week ${reason.wished.join(' or ')}`;
      return reason.met ? `${wished} of the month is wished` : `not in the wished ${wished} of the month`;
    }
    case 'after-deadline':
      return `after the deadline, ${reason.deadline}`;
    case 'moved':
      return `moved from ${reason.from}, ${reason.who}, since ${obstacleWords(reason.obstacle)}`;
    case 'meeting':
      return `${meetingWords(reason.last)}; every ${counted(reason.months, 'month')} is wanted`;
    case 'dropped':
      return reason.obstacle
        ? `cancelled, since ${obstacleWords(reason.obstacle)}`
        : 'cancelled, since nothing is left to do';
    default:
      return whoWords(reason);
  }
}

const FITS = {
  ideal: 'about a month',
  within: 'within what is wanted',
  'too-close': 'closer than wanted',
  'too-far': 'further apart than wanted',
};

function spacingWords({ date, days, expected, fit }: Extract<Reason, { kind: 'spacing' }>): string {
  if (expected) return `about ${counted(days, 'day')} after this month's visit, which is expected around ${date}`;
  return `${counted(days, 'day')} after the visit on ${date}, ${FITS[fit]}`;
}

function meetingWords(last: string | undefined): string {
  return last === undefined ? 'no meeting with the service manager is known' : `the last meeting was on ${last}`;
}

const PLAIN = {
  fixed: 'the only technician named for this client',
  'least-busy': 'whoever has least to do goes',
  'with-maintenance': 'on the day of the maintenance',
  kept: 'as it was saved',
  pinned: 'pinned, so it stays',
  past: 'this day is over, and the lists are not done',
  cancelled: 'cancelled',
  held: 'the meeting took place',
  'not-held': 'this day is over; "mmc schedule held" records that the meeting took place',
};

type WhoReason = Extract<Reason, { kind: keyof typeof PLAIN | 'turn' | 'instead' }>;

function whoWords(reason: WhoReason): string {
  if (reason.kind === 'instead') return `instead of ${reason.of}, whose turn it is`;
  if (reason.kind !== 'turn') return PLAIN[reason.kind];
  return reason.after === undefined ? 'the first of those who take turns' : `the next in turn after ${reason.after}`;
}

/** What could not be satisfied: first who found no place, then what was given up. */
export interface Trouble {
  client: string;
  /** Of a visit for which something was given up. */
  date?: string;
  words: string;
  /** No visit at all, or only a wish that was given up. */
  left: boolean;
}

export function troubles({ unplaced, visits }: Proposal): Trouble[] {
  const left = unplaced.map((one) => ({ client: one.client, words: unplacedWords(one), left: true }));
  const givenUp = visits.flatMap(({ visit, status, reasons }): Trouble[] => {
    const own = status === 'pinned' ? [] : reasons.filter(isGivenUp);
    if (own.length === 0) return [];
    return [{ client: visit.client, date: visit.date, words: own.map(reasonWords).join('; '), left: false }];
  });
  return [...left, ...givenUp];
}

const WHY: Record<Unplaced['obstacles'][number]['kind'], (days: string) => string> = {
  'month-over': () => 'the month is over',
  'no-performer': () => 'nobody could go; name technicians in client.md, or give people the role in mmc.yaml',
  outside: (days) => `${days} in another month`,
  past: (days) => `${days} over`,
  contract: (days) => `${days} outside the contract`,
  holiday: (days) => `${days} of holidays`,
  'free-day': (days) => `${days} on which nobody works`,
  never: (days) => `${days} on which the client wants no visit`,
  away: (days) => `${days} with somebody away`,
  'not-allowed': (days) => `${days} of others`,
  full: (days) => `${days} full already`,
};

export function unplacedWords({ purpose, who, obstacles }: Unplaced): string {
  const what = purpose === 'meeting' ? 'no day for a meeting with the service manager' : 'no day for a visit';
  if (purpose === 'meeting' && who.length === 0) return `${what}: nobody has the role service-manager in mmc.yaml`;
  const by = who.length === 0 ? '' : ` by ${who.join(' or ')}`;
  return `${what}${by}: ${obstacles.map(({ kind, days }) => WHY[kind](counted(days, 'day'))).join(', ')}`;
}
