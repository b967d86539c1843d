import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { DutyContext } from './context.ts';
import type { DutyState } from './duty.ts';

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

export function scheduleDuty(_context: DutyContext, _period: Period): DutyStandingOfFirm | undefined {
  return undefined;
}
