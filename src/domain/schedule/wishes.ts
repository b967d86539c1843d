import { type Day, daysBetween } from '../calendar/day.ts';
import { weekdayOf } from '../calendar/weekday.ts';
import type { Client, Spacing } from '../firm.ts';
import type { Performers } from './performers.ts';
import type { Neighbours } from './previous-visit.ts';
import type { Reason } from './reasons.ts';

/** What would be good for a visit, beside what must be. */
export interface Wishes {
  client: Client;
  spacing: Spacing;
  neighbours: Neighbours;
  performers: Performers;
  deadline: Day | undefined;
  /** Days on which a visit of this month was cancelled: whoever cancelled it had a reason. */
  cancelled: readonly Day[];
  /** Where a meeting is due as well: whether a service manager could come along on a day (P47). */
  company?: (day: Day) => boolean;
}

/** About the same distance as a month: as many days as four or five weeks have. */
const IDEAL = { from: 28, to: 35 };

/**
 * How far a day and a performer are from what is wished, each number more important than all behind it: a day that was
 * cancelled, weeks outside the spacing window, wished weekday, wished week of the month, execute deadline, a meeting on the
 * same day, turn, days from about a month.
 */
export function distanceFrom(wishes: Wishes, day: Day, who: string): number[] {
  const { client, spacing, neighbours, performers, deadline, company } = wishes;
  const { weekdays, weeks } = client.visits;
  const { before, after } = neighbours;
  const gaps = [
    ...(before ? [daysBetween(before.date, day)] : []),
    ...(after === undefined ? [] : [daysBetween(day, after)]),
  ];
  const beyond = gaps.map((gap) => Math.max(0, spacing.min - gap, gap - spacing.max));
  const turn = performers.choice === 'turns' ? performers.who.indexOf(who) : 0;
  return [
    wishes.cancelled.includes(day) ? 1 : 0,
    Math.ceil(Math.max(0, ...beyond) / 7),
    weekdays.length === 0 || weekdays.includes(weekdayOf(day)) ? 0 : 1,
    weeks.length === 0 || weeks.includes(weekOfMonth(day)) ? 0 : 1,
    deadline === undefined || day <= deadline ? 0 : 1,
    company === undefined || company(day) ? 0 : 1,
    turn,
    gaps[0] === undefined ? 0 : offIdeal(gaps[0], spacing),
  ];
}

/** The first week of a month is its first seven days, so that a wish for it is one for the first Monday or Tuesday. */
function weekOfMonth(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

function offIdeal(gap: number, { min, max }: Spacing): number {
  const inWindow = (days: number) => Math.min(Math.max(days, min), max);
  return Math.max(0, inWindow(IDEAL.from) - gap, gap - inWindow(IDEAL.to));
}

/** Why a day and a performer were chosen, and what was given up for them. */
export function reasonsFor(wishes: Wishes, day: Day, who: string): Reason[] {
  return [...dayReasons(wishes, day), performerReason(wishes.performers, who)];
}

/** How a day fits what is wished, whoever goes. */
export function dayReasons(wishes: Omit<Wishes, 'performers'>, day: Day): Reason[] {
  const { weekdays, weeks } = wishes.client.visits;
  const { deadline } = wishes;
  const reasons = spacingReasons(wishes, day);
  if (weekdays.length > 0) reasons.push({ kind: 'weekday', wished: weekdays, met: weekdays.includes(weekdayOf(day)) });
  if (weeks.length > 0) reasons.push({ kind: 'week', wished: weeks, met: weeks.includes(weekOfMonth(day)) });
  if (deadline !== undefined && day > deadline) reasons.push({ kind: 'after-deadline', deadline });
  return reasons;
}

function spacingReasons({ spacing, neighbours }: Pick<Wishes, 'spacing' | 'neighbours'>, day: Day): Reason[] {
  const { before, after } = neighbours;
  const troubleOf = (gap: number) => (gap < spacing.min ? 'too-close' : gap > spacing.max ? 'too-far' : undefined);
  const reasons: Reason[] = [];
  if (before) {
    const days = daysBetween(before.date, day);
    const inside = offIdeal(days, spacing) === 0 ? 'ideal' : 'within';
    reasons.push({ kind: 'spacing', ...before, days, fit: troubleOf(days) ?? inside });
  } else reasons.push({ kind: 'first-visit' });
  if (after === undefined) return reasons;
  const days = daysBetween(day, after);
  const trouble = troubleOf(days);
  return trouble ? [...reasons, { kind: 'next', date: after, days, fit: trouble }] : reasons;
}

function performerReason({ choice, who: turns, after }: Performers, who: string): Reason {
  if (choice === 'fixed') return { kind: 'fixed' };
  if (choice === 'anybody') return { kind: 'least-busy' };
  const [first] = turns;
  if (first !== undefined && first !== who) return { kind: 'instead', of: first };
  return { kind: 'turn', ...(after === undefined ? {} : { after }) };
}
