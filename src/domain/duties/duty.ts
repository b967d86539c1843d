import type { Day } from '../calendar/day.ts';
import type { Deadline } from '../calendar/deadline.ts';
import type { Period } from '../calendar/period.ts';
import type { Waiver } from '../records/waiver.ts';

/** What has to be done of every list in every period, in this order (P24). */
export const DUTIES = ['execute', 'revise', 'publish', 'file'] as const;
export type Duty = (typeof DUTIES)[number];

/** What can have a rule in `mmc.yaml`: the four duties, and the making of next month's schedule (P27). */
export const RULED = [...DUTIES, 'schedule'] as const;
export type Ruled = (typeof RULED)[number];

/** A duty as `mmc.yaml` has it: until when, by whom (P41, P42). */
export interface DutyRule {
  deadline: Deadline;
  /** A person, a vendor or a role; missing when nobody is named. */
  owner?: string;
  /** Days before the deadline from which on it is worth saying. */
  lead: number;
  /** First period in which it is tracked. */
  since?: Period;
}

export type DutyRules = Partial<Record<Ruled, DutyRule>>;

/**
 * `open` before the deadline, `overdue` after it within the period, `missed` after both; `done` until the deadline,
 * `late` after it; `waived` is never done. Derived, never stored, until the month is filed.
 */
export type DutyState = 'missed' | 'overdue' | 'open' | 'late' | 'done' | 'waived';

/** How one duty of one list stands in one period. */
export interface DutyStanding {
  duty: Duty;
  state: DutyState;
  deadline: Day;
  /** Short names of those who answer for it; empty when nobody is named. */
  owners: string[];
  /** Of done and late: when, and by whom. */
  done?: { date: Day; by: string };
  /** Something was done, something is open. */
  partial?: { date: Day; by: string; open: number };
  /** Of an open execute: the visit in the schedule. */
  planned?: { date: Day; by: string };
  /** It cannot be done before this one is. */
  waitingFor?: Duty;
  /** Not done, and the deadline is no further away than the rule's lead. */
  soon: boolean;
  /** Of waived: when, and by whom, also where only the archive of a filed month still tells. */
  waived?: { date: Day; by: string };
  /** With its reason; of a duty that was done all the same, too. */
  waiver?: Waiver;
}

/** A list that falls due in a period, with its duties in order; those without a rule in `mmc.yaml` are missing. */
export interface ListDuties {
  client: string;
  list: string;
  /** The list's title. */
  title: string;
  /** `2026-11`, or `2026-W46` for a weekly list. */
  period: Period;
  duties: DutyStanding[];
}
