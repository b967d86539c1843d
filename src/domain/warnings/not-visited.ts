import type { Day } from '../calendar/day.ts';
import { addMonths, type Period, periodOf } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import { type Client, type Firm, underContract } from '../firm.ts';
import type { ResultHeader } from '../records/result.ts';
import { isHeldMeeting, type PlannedVisit, type Purpose } from '../schedule/schedule.ts';
import { isServiceManager } from './warnings.ts';

/** A visit whose day is over, and nothing tells that anybody was there. */
export interface NotVisited {
  kind: 'not-visited';
  date: Day;
  by: string;
  purpose: Purpose;
}

/** What is known of a client's visits. */
export interface Visits {
  client: Client;
  /** Those in any schedule. */
  planned: readonly PlannedVisit[];
  /** Results of the months that are not filed. */
  sittings: readonly ResultHeader[];
}

/**
 * Planned visits of this month and the last one that passed without a record. A maintenance visit has one when anything was
 * walked in its month or for it; a meeting when one of that day or later was held, or a service manager was there then. A
 * month that is filed is not looked at any more.
 */
export function notVisited(
  firm: Firm,
  { client, planned, sittings }: Visits,
  filed: ReadonlySet<Period>,
  today: Day,
): NotVisited[] {
  const from = addMonths(periodOf(today), -1);
  const over = planned.filter(({ cancelled, held, date }) => {
    const month = periodOf(date);
    return !cancelled && held === undefined && date < today && month >= from && !filed.has(month);
  });
  const isKnown = ({ purpose, date }: PlannedVisit) =>
    purpose === 'meeting' ? wasMet(firm, planned, sittings, date) : wasWalked(sittings, periodOf(date));
  return over
    .filter((visit) => underContract(client, visit.date) && !isKnown(visit))
    .map(({ date, who, purpose }) => ({ kind: 'not-visited', date, by: who, purpose }));
}

function wasWalked(sittings: readonly ResultHeader[], month: Period): boolean {
  return sittings.some(
    ({ date, period }) => periodOf(date) === month || (period !== undefined && monthOf(period) === month),
  );
}

function wasMet(firm: Firm, planned: readonly PlannedVisit[], sittings: readonly ResultHeader[], day: Day): boolean {
  if (planned.some((visit) => isHeldMeeting(visit) && visit.held >= day)) return true;
  return sittings.some(({ date, mode, by }) => date >= day && mode === 'onsite' && isServiceManager(firm, by));
}
