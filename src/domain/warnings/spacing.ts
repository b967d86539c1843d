import { type Day, daysBetween } from '../calendar/day.ts';
import { addMonths, type Period, periodOf } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import type { Client, Firm, Spacing } from '../firm.ts';
import { groupBy } from '../group-by.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import { compareText } from '../text/compare-text.ts';
import type { VisitSign } from './signs.ts';

/** The visits of one month: a remote half and an on-site half a day later belong together and are not too close. */
interface Round {
  period: Period;
  first: Day;
  last: Day;
  /** Nothing of it is done yet. */
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
  /** The month that a visit counts for, where that is not the one it lies in: it may be why two are so close. */
  fromMonth?: Period;
  toMonth?: Period;
}

export function spacingOf(firm: Firm, client: Client): Spacing {
  return client.visits.spacing ?? firm.spacing;
}

/** Of the newest visits that are done if the newer is of this month, of all that are planned, and of today when none is planned any more this month. */
export function spacingWarnings(
  spacing: Spacing,
  visits: readonly VisitSign[],
  planned: readonly PlannedVisit[],
  today: Day,
): SpacingWarning[] {
  const done = visits.flatMap(({ date, period }) =>
    period === undefined ? [] : { date, period: monthOf(period), planned: false },
  );
  const ahead = planned.filter(
    ({ cancelled, purpose, date }) => !cancelled && purpose === 'maintenance' && date >= today,
  );
  const coming = ahead.map(({ date }) => ({ date, period: periodOf(date), planned: true }));
  const rounds = roundsOf([...done, ...coming]);
  const walked = rounds.filter((round) => !round.planned);
  const current = periodOf(today);
  const told = [...walked.slice(-2), ...rounds.filter((round) => round.planned)];
  const warnings = told.slice(1).flatMap((round, at): SpacingWarning[] => {
    const before = told[at];
    if (!before || isGap(before.period, round.period, today)) return [];
    // Nobody can mend the distance of two visits that are both long done.
    if (!round.planned && round.period < current && periodOf(round.last) < current) return [];
    const judged = judge(spacing, before.last, round.first, round.planned ? 'planned' : 'done');
    return judged.map((one) => ({ ...one, ...monthsOf(before, round) }));
  });
  const last = walked.at(-1);
  if (!last || coming.some(({ period }) => period <= current)) return warnings;
  return [...warnings, ...judge(spacing, last.last, today, 'open').filter(({ kind }) => kind === 'too-far')];
}

/** Whether a month between two is not over and has no visit yet: it will have one, so nothing is too far apart. */
function isGap(from: Period, to: Period, today: Day): boolean {
  const before = addMonths(to, -1);
  return before > from && before >= periodOf(today);
}

function monthsOf(before: Round, round: Round): Pick<SpacingWarning, 'fromMonth' | 'toMonth'> {
  return {
    ...(before.period === periodOf(before.last) ? {} : { fromMonth: before.period }),
    ...(round.period === periodOf(round.first) ? {} : { toMonth: round.period }),
  };
}

function roundsOf(visits: readonly { date: Day; period: Period; planned: boolean }[]): Round[] {
  return [...groupBy(visits, ({ period }) => period)]
    .map(([period, own]) => {
      const days = own.map(({ date }) => date).sort();
      const planned = own.every((one) => one.planned);
      return { period, first: days[0] ?? '', last: days.at(-1) ?? '', planned };
    })
    .sort((a, b) => compareText(a.first, b.first));
}

function judge(spacing: Spacing, from: Day, to: Day, state: SpacingWarning['state']): SpacingWarning[] {
  const days = daysBetween(from, to);
  if (days < spacing.min) return [{ kind: 'too-close', from, to, days, limit: spacing.min, state }];
  return days > spacing.max ? [{ kind: 'too-far', from, to, days, limit: spacing.max, state }] : [];
}
