import type { Day } from '../calendar/day.ts';
import { monthOf } from '../calendar/week.ts';
import { compareText } from '../text/compare-text.ts';
import type { ClientDuties } from './client-duties.ts';
import { once } from './context.ts';
import { dutyNeedsAttention, isReady } from './owed-duty.ts';

/** How loud a client is, from what weighs most to what weighs least; more is worse. */
interface Urgency {
  weights: number[];
  /** The oldest deadline of what is not done; of two equal clients the one that waits longer is worse. */
  oldest: Day;
}

/**
 * Worst first, for sorting: by the months that were not walked, so that a client that nobody touches gets louder every
 * month; by the months in which anything else was missed; then by what is overdue, missing or unreadable lists, what falls
 * due soon, what is open. Equal ones by their oldest deadline and by slug.
 */
export function compareUrgency(a: ClientDuties, b: ClientDuties): number {
  const [one, other] = [urgencyOf(a), urgencyOf(b)];
  for (const [at, weight] of one.weights.entries()) {
    const difference = (other.weights[at] ?? 0) - weight;
    if (difference !== 0) return difference;
  }
  return compareText(one.oldest, other.oldest) || compareText(a.client.slug, b.client.slug);
}

/** Whether a client has what somebody should see now; with `until` also what falls due up to that day. */
export function clientNeedsAttention(client: ClientDuties, until: Day = ''): boolean {
  if (client.note !== undefined || client.unreadable.length > 0) return true;
  return client.lists.some(({ duties }) => duties.some((standing) => dutyNeedsAttention(standing, until)));
}

/** A client is compared with many others. */
const urgencyOf = once(({ lists, unreadable, note }: ClientDuties): Urgency => {
  const pressing = lists.flatMap(({ period, duties }) =>
    duties.filter(isReady).map((standing) => ({ standing, month: monthOf(period) })),
  );
  const standings = pressing.map(({ standing }) => standing);
  const inState = (state: string) => standings.filter((one) => one.state === state).length;
  const missed = pressing.filter(({ standing }) => standing.state === 'missed');
  const months = (these: typeof missed) => new Set(these.map(({ month }) => month)).size;
  return {
    weights: [
      months(missed.filter(({ standing }) => standing.duty === 'execute')),
      months(missed),
      missed.length,
      inState('overdue'),
      note === 'no-checklist' || note === 'no-plan' ? 1 : 0,
      unreadable.length,
      standings.filter(({ soon }) => soon).length,
      inState('open'),
      note === 'contract-ended' ? 1 : 0,
    ],
    // Nothing open sorts behind every day.
    oldest: standings.map(({ deadline }) => deadline).sort()[0] ?? '9999-12-31',
  };
});
