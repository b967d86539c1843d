import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { ClientDuties } from './client-duties.ts';
import type { DutyContext } from './context.ts';
import type { Duty, DutyState } from './duty.ts';

/** How many lists are in which state of a duty. */
export interface DutyCount extends Record<DutyState, number> {
  duty: Duty;
  /** Of how many. */
  due: number;
  /** Of a month's lists; a weekly list may have another. */
  deadline: Day;
  /** As `mmc.yaml` names it: a person, a vendor, a role. */
  owner?: string;
  /** The people it means. */
  owners: string[];
}

/** A month over all clients; the weeks that belong to it count with it. */
export interface MonthOverview {
  period: Period;
  /** The duties that are tracked in this month, in order. */
  duties: DutyCount[];
  /** Lists that could not be read: in none of the counts. */
  unreadable: number;
}

export function monthOverview(_clients: readonly ClientDuties[], _context: DutyContext, period: Period): MonthOverview {
  return { period, duties: [], unreadable: 0 };
}
