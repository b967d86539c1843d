import type { Day } from './day.ts';

/** A month, `YYYY-MM`; of a weekly list a week of ISO 8601, `2026-W46` (week.ts). Functions of this file take months. */
export type Period = string;

export function isPeriod(text: string): text is Period {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function periodOf(day: Day): Period {
  return day.slice(0, 7);
}

/** Months since year 0: makes month arithmetic plain integer arithmetic. */
function monthNumber(period: Period): number {
  return Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
}

export function monthsBetween(from: Period, to: Period): number {
  return monthNumber(to) - monthNumber(from);
}

export function addMonths(period: Period, count: number): Period {
  const number = monthNumber(period) + count;
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((number % 12) + 1).padStart(2, '0')}`;
}

/** `202610`, the form of months in folder and file names (P70). */
export function compactPeriod(period: Period): string {
  return period.replace('-', '');
}

/** Accepts `2026-10` and `202610`. */
export function parsePeriod(text: string): Period | undefined {
  const spelled = /^\d{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
  return isPeriod(spelled) ? spelled : undefined;
}
