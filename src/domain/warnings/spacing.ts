import { type Day, daysBetween } from '../calendar/day.ts';
import { type Period, periodOf } from '../calendar/period.ts';
import type { Client, Firm, Spacing } from '../firm.ts';
import { groupBy } from '../group-by.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import type { VisitSign } from './signs.ts';

/** The visits of one month: a remote half and an on-site half a day later belong together and are not too close. */
interface Round {
  period: Period;
  first: Day;
  last: Day;
  planned: boolean;
}

/** Two rounds of visits one after the other, by the days between them (P26). */
export interface SpacingWarning {
  kind: 'too-close' | 'too-far';
  from: Day;
  /** The later visit; of `open` today, since nothing is planned. */
  to: Day;
  days: number;
  limit: number;
  state: 'done' | 'planned' | 'open';
}

export function spacingOf(firm: Firm, client: Client): Spacing {
  return client.visits.spacing ?? firm.spacing;
}

/** Days of the newest visits that are done, of all that are planned, and of today when nothing is. */
export function spacingWarnings(
  spacing: Spacing,
  visits: readonly VisitSign[],
  planned: readonly PlannedVisit[],
  today: Day,
): SpacingWarning[] {
  const done = roundsOf(
    visits.map(({ date, period }) => ({ date, period: period ?? periodOf(date) })),
    false,
  );
  const coming = planned.filter(
    ({ cancelled, purpose, date }) => !cancelled && purpose === 'maintenance' && date >= today,
  );
  const ahead = roundsOf(
    coming.map(({ date, id }) => ({ date, period: periodOfVisit(id, date) })),
    true,
  );
  const rounds = [...done.slice(-2), ...ahead.filter(({ period }) => !done.some((one) => one.period === period))];
  const warnings = rounds.slice(1).flatMap((round, at): SpacingWarning[] => {
    const before = rounds[at];
    return before ? judge(spacing, before.last, round.first, round.planned ? 'planned' : 'done') : [];
  });
  const last = done.at(-1);
  if (!last || ahead.length > 0) return warnings;
  return [...warnings, ...judge(spacing, last.last, today, 'open').filter(({ kind }) => kind === 'too-far')];
}

/** A visit that was moved across a month end is still that of the month in its id. */
function periodOfVisit(id: string, date: Day): Period {
  const month = /^(\d{4})(\d{2})-/.exec(id);
  return month ? `${month[1]}-${month[2]}` : periodOf(date);
}

function roundsOf(visits: readonly { date: Day; period: Period }[], planned: boolean): Round[] {
  return [...groupBy(visits, ({ period }) => period)]
    .map(([period, own]) => {
      const days = own.map(({ date }) => date).sort();
      return { period, first: days[0] ?? '', last: days.at(-1) ?? '', planned };
    })
    .sort((a, b) => (a.first < b.first ? -1 : 1));
}

function judge(spacing: Spacing, from: Day, to: Day, state: SpacingWarning['state']): SpacingWarning[] {
  const days = daysBetween(from, to);
  if (days < spacing.min) return [{ kind: 'too-close', from, to, days, limit: spacing.min, state }];
  return days > spacing.max ? [{ kind: 'too-far', from, to, days, limit: spacing.max, state }] : [];
}
