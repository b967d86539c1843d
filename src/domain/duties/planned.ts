import { groupBy } from '../group-by.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import { compareText } from '../text/compare-text.ts';
import { type DutyContext, once } from './context.ts';
import type { PeriodFrame } from './frame.ts';
import type { Done } from './outcome.ts';

/** The first visit that the schedule of a month still has for a client; of a week one within the week. */
export function plannedVisit(clientId: string, frame: PeriodFrame, context: DutyContext): Done | undefined {
  const visits = comingVisits(context).get(`${frame.month} ${clientId}`) ?? [];
  const isWeekly = frame.period !== frame.month;
  const visit = visits.find(({ date }) => !isWeekly || (frame.first <= date && date <= frame.last));
  return visit && { date: visit.date, by: visit.who };
}

/** The visits that are still to come, by month and client. */
const comingVisits = once(({ schedules, today }: DutyContext): Map<string, PlannedVisit[]> => {
  const visits = schedules.flatMap(({ period, visits }) =>
    visits
      .filter(({ cancelled, purpose, date }) => !cancelled && purpose === 'maintenance' && date >= today)
      .map((visit) => ({ period, visit })),
  );
  visits.sort((a, b) => compareText(a.visit.date, b.visit.date) || compareText(a.visit.id, b.visit.id));
  const groups = groupBy(visits, ({ period, visit }) => `${period} ${visit.clientId}`);
  return new Map([...groups].map(([key, group]) => [key, group.map(({ visit }) => visit)]));
});
