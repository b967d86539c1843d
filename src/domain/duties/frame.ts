import { addDays, type Day } from '../calendar/day.ts';
import { deadlineDay } from '../calendar/deadline.ts';
import type { Period } from '../calendar/period.ts';
import { firstDayOf, isWeek, lastDayOf, monthOf, nearestDay } from '../calendar/week.ts';
import { type DutyContext, once } from './context.ts';
import { DUTIES, type Duty, type DutyRule } from './duty.ts';
import { ownersOf } from './owners.ts';

/** A period as all lists share it. */
export interface PeriodFrame {
  period: Period;
  /** The month that it belongs to. */
  month: Period;
  first: Day;
  last: Day;
  /** Its day nearest to today: what has ended since does not oblige us any more. */
  nearest: Day;
  /** The duties that are tracked in it, in order. */
  tracked: TrackedDuty[];
}

export interface TrackedDuty {
  duty: Duty;
  rule: DutyRule;
  deadline: Day;
  /** Day from which on the deadline is worth saying. */
  soonFrom: Day;
  owners: string[];
}

const framesOf = once((_: DutyContext) => new Map<Period, PeriodFrame>());

export function frameOf(context: DutyContext, period: Period): PeriodFrame {
  const frames = framesOf(context);
  let frame = frames.get(period);
  if (!frame) {
    frame = makeFrame(context, period);
    frames.set(period, frame);
  }
  return frame;
}

function makeFrame(context: DutyContext, period: Period): PeriodFrame {
  const { firm, today } = context;
  const [month, first, last] = [monthOf(period), firstDayOf(period), lastDayOf(period)];
  const tracked = DUTIES.flatMap((duty): TrackedDuty[] => {
    const rule = firm.duties[duty];
    if (!rule || (rule.since !== undefined && month < rule.since)) return [];
    const deadline = deadlineIn(context, duty, rule, { period, month, last });
    return [{ duty, rule, deadline, soonFrom: addDays(deadline, -rule.lead), owners: ownersOf(firm, rule.owner) }];
  });
  return { period, month, first, last, nearest: nearestDay(period, today), tracked };
}

/**
 * Deadlines are days of months. A weekly list is executed until its Sunday; what comes after that has the deadline of the
 * month that the week belongs to, and never before the week is over.
 */
function deadlineIn(
  context: DutyContext,
  duty: Duty,
  rule: DutyRule,
  { period, month, last }: Pick<PeriodFrame, 'period' | 'month' | 'last'>,
): Day {
  if (isWeek(period) && duty === 'execute') return last;
  const day = deadlineDay(rule.deadline, month, context.calendar);
  return isWeek(period) && day < last ? last : day;
}
