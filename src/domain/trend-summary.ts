import { monthsBetween } from './calendar/period.ts';
import { monthOf } from './calendar/week.ts';
import type { TrendPoint } from './trend.ts';

/** A point with a number. */
type Reading = TrendPoint & { number: number };

/** What the numbers amount to; undefined when there is none. */
export interface TrendSummary {
  readings: number;
  smallest: TrendPoint;
  largest: TrendPoint;
  first: TrendPoint;
  last: TrendPoint;
  /** What a month adds on the straight line that comes closest to all readings; missing within one month. */
  monthlyChange?: number;
}

export function summaryOf(points: readonly TrendPoint[]): TrendSummary | undefined {
  const readings = points.filter((one): one is Reading => one.number !== undefined);
  const [first] = readings;
  const last = readings.at(-1);
  if (!first || !last) return undefined;
  const smallest = readings.reduce((least, one) => (one.number < least.number ? one : least));
  const largest = readings.reduce((most, one) => (one.number > most.number ? one : most));
  const slope = slopeOf(readings, first);
  const change = slope === undefined ? {} : { monthlyChange: slope };
  return { readings: readings.length, smallest, largest, first, last, ...change };
}

/** By least squares: one odd reading at an end must not decide alone. */
function slopeOf(readings: readonly Reading[], first: Reading): number | undefined {
  const months = readings.map(({ period }) => monthsBetween(monthOf(first.period), monthOf(period)));
  const numbers = readings.map(({ number }) => number);
  const [month, number] = [months, numbers].map(meanOf) as [number, number];
  const spread = sumOf(months.map((one) => (one - month) ** 2));
  if (spread === 0) return undefined;
  const slope = sumOf(months.map((one, at) => (one - month) * ((numbers[at] ?? 0) - number))) / spread;
  // What is left of a rounding is no change.
  return Math.abs(slope) < 1e-9 * Math.max(...numbers.map(Math.abs)) ? 0 : slope;
}

function meanOf(numbers: readonly number[]): number {
  return sumOf(numbers) / numbers.length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
