import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import type { MonthOverview } from '../../domain/duties/overview.ts';
import type { DutyStandingOfFirm } from '../../domain/duties/schedule-duty.ts';
import { type Firm, nameOf } from '../../domain/firm.ts';
import type { Warning } from '../../domain/warnings/warnings.ts';

/** What `mmc due` knows when it has looked at everything. */
export interface DueLook {
  firm: Firm;
  today: Day;
  /** The month that is looked at. */
  period: Period;
  /** Of a filed month: its verdicts are those of its archive. */
  filed?: { date: Day; by: string };
  overview: MonthOverview;
  /** Older months that are neither filed nor complete, newest first. */
  earlier: readonly MonthOverview[];
  /** The making of this month's schedule, while it is missing, and of the next one's. */
  schedules: readonly DutyStandingOfFirm[];
  /** How many clients there are, due or not. */
  known: number;
  /** Worst first. */
  clients: readonly ClientDuties[];
  warnings: readonly Warning[];
}

/** How it is to be shown. */
export interface DueView {
  /** One row a client, or for a person one a duty, unless told. */
  by?: 'client' | 'owner' | 'duty' | 'date';
  /** What falls due until then is shown even when it is not soon. */
  until: Day;
  /** Also what is on course. */
  all: boolean;
  allWarnings: boolean;
  /** Whose list it is: a person or a role, as it was named. */
  who?: string;
}

/** `jane, Jane Mercer`; what is no person stays as it is. */
export function personWords(firm: Firm, slug: string): string {
  const name = nameOf(firm, slug);
  return name === undefined ? slug : `${slug}, ${name}`;
}
