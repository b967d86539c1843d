import { describe, expect, it } from 'vitest';
import { addMonths } from '../../src/domain/calendar/period.ts';
import type { TrendPoint } from '../../src/domain/trend.ts';
import { summaryOf } from '../../src/domain/trend-summary.ts';
import { plain } from '../../src/render/text.ts';
import { trendLines } from '../../src/render/trend.ts';
import { widthOf } from '../../src/render/wrap.ts';

const subject = { client: 'Łódź & Søn GmbH', lists: ['server-dc01'], item: 'c-free', text: 'Free space on `C:`' };

/** A month for each value; none for a gap. */
function pointsOf(values: readonly (number | undefined)[]): TrendPoint[] {
  return values.map((number, at): TrendPoint => {
    const period = addMonths('2026-01', at);
    if (number === undefined) return { period, limits: {}, gap: 'not-walked' };
    const given = {
      period,
      date: `${period}-14`,
      by: 'jane',
      outcome: 'done' as const,
      limits: { min: '15' },
      unit: '%',
    };
    return { ...given, value: String(number), number };
  });
}

function shown(points: readonly TrendPoint[], width = 80, unicode = true): string[] {
  return trendLines(subject, points, summaryOf(points), { width, unicode }).map(plain);
}

describe('a trend on a terminal', () => {
  it('draws a gap as a gap, and zero as a reading', () => {
    expect(shown(pointsOf([0, undefined, 50, 100])).slice(0, 5)).toMatchInlineSnapshot(`
      [
        "Łódź & Søn GmbH: Free space on C:",
        "server-dc01  #c-free",
        "",
        "2026-01  ▁·▅█  2026-04",
        "▁ 0 %  █ 100 %  · no reading; limits: at least 15",
      ]
    `);
  });

  it('draws with letters', () => {
    expect(shown(pointsOf([0, undefined, 50, 100]), 80, false).slice(3, 5)).toMatchInlineSnapshot(`
      [
        "2026-01  _.=#  2026-04",
        "_ 0 %  # 100 %  . no reading; limits: at least 15",
      ]
    `);
  });

  it('says that all are the same, and how many are left out', () => {
    expect(shown(pointsOf(Array.from({ length: 120 }, () => 42)), 60).slice(3, 5)).toMatchInlineSnapshot(`
      [
        "2032-11  ▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅▅  2035-12",
        "all 42 %  · no reading; limits: at least 15; the last 38 of",
      ]
    `);
  });

  it('draws no curve of one reading, nor of words', () => {
    expect(shown(pointsOf([7]))).toMatchInlineSnapshot(`
      [
        "Łódź & Søn GmbH: Free space on C:",
        "server-dc01  #c-free",
        "",
        "PERIOD   DAY         VALUE  LIMITS       OUTCOME  BY",
        "2026-01  2026-01-14    7 %  at least 15  done     jane",
        "",
        "1 reading in 1 period: 7 % (2026-01-14)",
      ]
    `);
    const words = pointsOf([undefined]).map((one) => ({ ...one, outcome: 'done' as const, value: 'blue' }));
    expect(shown(words).slice(-1)).toMatchInlineSnapshot(`
      [
        "1 value, none of them a number in 1 period",
      ]
    `);
    expect(shown(pointsOf([undefined])).slice(-1)).toMatchInlineSnapshot(`
      [
        "No value was recorded in 1 period",
      ]
    `);
  });

  it.each([40, 60, 80, 200])('keeps to %i columns', (width) => {
    const many = pointsOf(Array.from({ length: 120 }, (_, at) => (at % 7 === 0 ? undefined : at)));
    const table = 60;
    for (const line of shown(many, width)) expect(widthOf(line)).toBeLessThanOrEqual(Math.max(width, table));
  });
});
