import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import type { ClientDuties } from './client-duties.ts';
import type { DutyContext } from './context.ts';
import type { Duty, DutyState } from './duty.ts';
import { frameOf } from './frame.ts';

/** How many lists are in which state of a duty. */
export interface DutyCount extends Record<DutyState, number> {
  duty: Duty;
  /** Of how many: the sum of the states. */
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

export function monthOverview(clients: readonly ClientDuties[], context: DutyContext, period: Period): MonthOverview {
  const lists = clients.flatMap((client) => client.lists).filter((list) => monthOf(list.period) === period);
  const duties = frameOf(context, period).tracked.map(({ duty, rule, deadline, owners }): DutyCount => {
    const states = lists.flatMap((list) => list.duties.filter((one) => one.duty === duty)).map(({ state }) => state);
    const count = (state: DutyState) => states.filter((one) => one === state).length;
    return {
      duty,
      due: states.length,
      missed: count('missed'),
      overdue: count('overdue'),
      open: count('open'),
      late: count('late'),
      done: count('done'),
      waived: count('waived'),
      deadline,
      ...(rule.owner === undefined ? {} : { owner: rule.owner }),
      owners,
    };
  });
  const unreadable = clients.reduce((sum, client) => sum + client.unreadable.length, 0);
  return { period, duties, unreadable };
}
