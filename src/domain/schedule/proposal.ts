import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { WorkCalendar } from '../calendar/workdays.ts';
import type { Client, Firm } from '../firm.ts';
import type { ClientSigns, VisitSign } from '../warnings/signs.ts';
import type { Obstacle } from './hard-rules.ts';
import type { Reason } from './reasons.ts';
import type { PlannedVisit, Purpose, Schedule } from './schedule.ts';

/** What a visit is for: the lists of a client that are due and not executed. */
export interface DueWork {
  lists: number;
  /** Machines that these lists are about. */
  assets: number;
  /** Estimated; 0 when no list tells. */
  minutes: number;
  /** Whether a due item has to be done on site. */
  onsite: boolean;
}

/** A client with all that a schedule needs to know of it. */
export interface Candidate {
  client: Client;
  signs: ClientSigns;
  /** Lists in its folder that have a rhythm. */
  lists: number;
  /** Missing when nothing of the period is due or left. */
  work?: DueWork;
  /** Days on which lists of the period were walked already. */
  done: VisitSign[];
}

/** All that a proposal is made from; the order of clients, people and visits does not matter. */
export interface ProposalInput {
  period: Period;
  today: Day;
  firm: Firm;
  calendar: WorkCalendar;
  candidates: readonly Candidate[];
  /** Day until which lists should be executed. */
  deadline?: Day;
  existing?: Schedule;
  /** Visits in the schedules of other months. */
  others: readonly PlannedVisit[];
}

/**
 * `new`, `kept` where the schedule had it, `moved` since a rule demanded it; `pinned`, `past` and `cancelled` are not
 * touched; `dropped` is cancelled now, since nothing is left to do.
 */
type VisitStatus = 'new' | 'kept' | 'moved' | 'pinned' | 'past' | 'cancelled' | 'dropped';

export interface ProposedVisit {
  visit: PlannedVisit;
  status: VisitStatus;
  work?: DueWork;
  /** The visit before it; `expected` when it is neither done nor planned, so that its day is a guess. */
  previous?: PreviousVisit;
  /** Why this day and this person; what was given up. */
  reasons: Reason[];
}

export interface PreviousVisit {
  date: Day;
  days: number;
  expected: boolean;
}

/** A visit that is due and could not be placed. */
export interface Unplaced {
  client: string;
  purpose: Purpose;
  /** Those who could have gone. */
  who: string[];
  /** What stood in the way, by how many days of the month that are left. */
  obstacles: { kind: Obstacle['kind'] | 'no-performer' | 'month-over'; days: number }[];
}

export interface Proposal {
  period: Period;
  /** By day, then client, then id. */
  visits: ProposedVisit[];
  /** Clients whose lists were walked in the period already, whole or in part. */
  done: { client: string; visits: VisitSign[]; complete: boolean }[];
  unplaced: Unplaced[];
  /** Clients without a visit, because there is nothing to do. */
  idle: { client: string; why: 'no-list' | 'nothing-due' }[];
}
