import type { Day } from '../calendar/day.ts';
import { inRanges } from '../calendar/day-range.ts';
import { periodOf } from '../calendar/period.ts';
import { type Weekday, weekdayOf } from '../calendar/weekday.ts';
import type { WorkCalendar } from '../calendar/workdays.ts';
import { type Client, type Firm, personOf, underContract } from '../firm.ts';

/** What forbids a visit on a day, or by a person. */
export type Obstacle =
  | { kind: 'outside' }
  | { kind: 'past' }
  | { kind: 'contract' }
  | { kind: 'holiday'; name: string }
  | { kind: 'free-day'; weekday: Weekday }
  | { kind: 'never' }
  | { kind: 'away'; who: string }
  | { kind: 'not-allowed'; who: string }
  | { kind: 'full'; who: string; most: number };

/** What the rules are judged by. */
export interface Ground {
  period: string;
  today: Day;
  firm: Firm;
  calendar: WorkCalendar;
}

/** What forbids a visit to the client on a day, whoever goes; the first thing that does. */
export function dayObstacle({ period, today, calendar }: Ground, client: Client, day: Day): Obstacle | undefined {
  if (periodOf(day) !== period) return { kind: 'outside' };
  if (day < today) return { kind: 'past' };
  if (!underContract(client, day)) return { kind: 'contract' };
  const holiday = calendar.holiday(day);
  if (holiday !== undefined) return { kind: 'holiday', name: holiday };
  if (!calendar.isWorkday(day)) return { kind: 'free-day', weekday: weekdayOf(day) };
  const { never, neverWeekdays } = client.visits;
  return neverWeekdays.includes(weekdayOf(day)) || inRanges(day, never) ? { kind: 'never' } : undefined;
}

/** What keeps a person from going on a day who has `visits` on it already. */
export function personObstacle(firm: Firm, who: string, day: Day, visits: number): Obstacle | undefined {
  const person = personOf(firm, who);
  if (person && inRanges(day, person.away)) return { kind: 'away', who };
  const most = dailyMost(firm, who);
  return visits >= most ? { kind: 'full', who, most } : undefined;
}

/** At most so many visits a day; of a vendor the firm's number. */
export function dailyMost(firm: Firm, who: string): number {
  return personOf(firm, who)?.visitsPerDay ?? firm.visits.perDay;
}
