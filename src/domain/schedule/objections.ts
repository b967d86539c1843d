import { daysBetween } from '../calendar/day.ts';
import type { Client } from '../firm.ts';
import { spacingOf } from '../warnings/spacing.ts';
import { dayObstacle, type Ground, type Obstacle, personObstacle } from './hard-rules.ts';
import type { PlannedVisit } from './schedule.ts';

/** What speaks against a day that a person has chosen all the same. */
export type Objection = Obstacle | { kind: 'too-close'; date: string; days: number; limit: number };

/**
 * Everything that speaks against a visit where it stands now: hard rules, and visits of other months that are too close.
 * `around` are days of those visits; `others` the visits of the schedule.
 */
export function objectionsTo(
  ground: Ground,
  client: Client,
  visit: PlannedVisit,
  others: readonly PlannedVisit[],
  around: readonly string[],
): Objection[] {
  const { date, who, purpose } = visit;
  const sameDay = others.filter((one) => one.id !== visit.id && !one.cancelled && one.date === date && one.who === who);
  const { min } = spacingOf(ground.firm, client);
  const close = around
    .map((day) => ({ date: day, days: Math.abs(daysBetween(day, date)) }))
    .filter(({ days }) => purpose === 'maintenance' && days < min)
    .map((one): Objection => ({ kind: 'too-close', ...one, limit: min }));
  const { technicians } = client.visits;
  const isStranger = purpose === 'maintenance' && technicians.length > 0 && !technicians.includes(who);
  const stranger: Objection[] = isStranger ? [{ kind: 'not-allowed', who }] : [];
  return [
    ...stranger,
    dayObstacle(ground, client, date),
    personObstacle(ground.firm, who, date, sameDay.length),
    ...close,
  ].flatMap((one) => one ?? []);
}
