import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Client, Firm } from '../firm.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import type { ClientSigns } from './signs.ts';

/** Something worth a word to the service manager. Data only; the words are in `src/render/warnings.ts`. */
export type Warning = { client: string } & (
  | SpacingWarning
  /** No on-site part for so many months; without `last` never as far as results tell (P46). */
  | { kind: 'no-onsite'; last?: Day; months: number; limit: number }
  /** No finding for so many months, although visited (P52). */
  | { kind: 'quiet'; last?: Day; months: number; limit: number }
  /** The service manager met nobody there for so many months (P45, P47). */
  | { kind: 'meeting-overdue'; last?: Day; months: number; limit: number }
  | FastWalk
  | SameNote
);

/** Two visits one after the other, by days between them (P26); `planned` when the later one is in the schedule. */
export interface SpacingWarning {
  kind: 'too-close' | 'too-far';
  from: Day;
  to: Day;
  days: number;
  limit: number;
  planned: boolean;
}

export interface FastWalk {
  kind: 'fast-walk';
  list: string;
  date: Day;
  by: string;
  answers: number;
  seconds: number;
  /** Minutes that the list is said to take, when they are the reason. */
  estimate?: number;
}

export interface SameNote {
  kind: 'same-note';
  list: string;
  item: string;
  note: string;
  /** Oldest first. */
  periods: Period[];
}

export type WarningKind = Warning['kind'];

/** What is known of a client, for `warningsOf`. */
export interface Watched {
  client: Client;
  signs: ClientSigns;
  /** Visits of the client in any schedule. */
  planned: readonly PlannedVisit[];
}

/** Warnings of a client that need no look into results: spacing, on-site part, quiet, meeting; in this order. */
export function warningsOf(_firm: Firm, _watched: Watched, _today: Day): Warning[] {
  return [];
}
