import { addDays, type Day } from '../calendar/day.ts';
import { deadlineDay } from '../calendar/deadline.ts';
import { addMonths, type Period } from '../calendar/period.ts';
import { lastDayOf } from '../calendar/week.ts';
import type { DutyContext } from './context.ts';
import type { DutyState } from './duty.ts';
import { stateOn } from './outcome.ts';
import { ownersOf } from './owners.ts';

/** A duty of the firm as a whole: the making of a month's schedule (P27). */
export interface DutyStandingOfFirm {
  duty: 'schedule';
  /** The month that the schedule is for. */
  period: Period;
  state: DutyState;
  deadline: Day;
  owners: string[];
  done?: { date: Day; by: string };
  soon: boolean;
}

/** A month's schedule is made in the month before, so its deadline lies there. Undefined where nobody keeps track of it. */
export function scheduleDuty(context: DutyContext, period: Period): DutyStandingOfFirm | undefined {
  const { firm, today, calendar, schedules } = context;
  const rule = firm.duties.schedule;
  if (!rule || (rule.since !== undefined && period < rule.since)) return undefined;
  const deadline = deadlineDay(rule.deadline, addMonths(period, -1), calendar);
  const made = schedules.find((one) => one.period === period)?.made;
  const state = stateOn(today, { done: made?.date, waived: false, deadline, last: lastDayOf(period) });
  return {
    duty: 'schedule',
    period,
    state,
    deadline,
    owners: ownersOf(firm, rule.owner),
    ...(made ? { done: made } : {}),
    soon: !made && addDays(deadline, -rule.lead) <= today && today <= deadline,
  };
}
