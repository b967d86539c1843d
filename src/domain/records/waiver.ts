import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import type { Duty } from '../duties/duty.ts';
import { isEarlier } from './closings.ts';

/** A recorded exception: a duty that somebody decided to skip, and why (P41, P72). */
export interface Waiver {
  id: string;
  path: string;
  client: string;
  clientId: string;
  checklist: string;
  duty: Duty;
  period: Period;
  date: Day;
  /** Who approved it. */
  by: string;
  reason: string;
}

/**
 * Waivers are decided at most so many months before the month they are about. So those that are older than this before the
 * first month that is not filed need not be read.
 */
export const MONTHS_AHEAD = 12;

/** One duty of one list in one period. */
export interface Waivable {
  checklist: string;
  duty: Duty;
  period: Period;
  /** Whether anything of the list was walked in the period. */
  walked: boolean;
}

/**
 * The waiver that covers a duty, of these of one client: one of a month covers the weeks of it, one of a week only that
 * week. Where nothing was walked because that was waived, nothing has to be revised or published. Of several the first by day
 * and id.
 */
export function waiverFor(waivers: readonly Waiver[], of: Waivable): Waiver | undefined {
  const own = firstOf(waivers, of, of.duty);
  const comesOfWalk = of.duty === 'revise' || of.duty === 'publish';
  return own ?? (comesOfWalk && !of.walked ? firstOf(waivers, of, 'execute') : undefined);
}

function firstOf(waivers: readonly Waiver[], { checklist, period }: Waivable, duty: Duty): Waiver | undefined {
  let first: Waiver | undefined;
  for (const one of waivers) {
    if (one.checklist !== checklist || one.duty !== duty) continue;
    const covers = one.period === period || one.period === monthOf(period);
    if (covers && (!first || isEarlier(one, first))) first = one;
  }
  return first;
}
