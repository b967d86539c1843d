import type { Day } from '../domain/calendar/day.ts';
import { addMonths, type Period, periodOf } from '../domain/calendar/period.ts';
import { isWeek, monthOf, nearestDay, weekOf, weeksOf } from '../domain/calendar/week.ts';
import type { Checklist } from '../domain/checklists/checklist.ts';
import { listFallsDue } from '../domain/checklists/due-lists.ts';
import { isInUse, isListDue } from '../domain/checklists/in-use.ts';
import { Failure } from '../domain/failure.ts';
import type { Client } from '../domain/firm.ts';
import { MONTHS_AHEAD } from '../domain/records/waiver.ts';
import { monthOrWeekNamed } from './which-period.ts';

/** The period that a waiver is about: the one that is told, or the current one. Throws for one that no waiver can be about. */
export function waivedPeriod(told: string | undefined, list: string, { interval }: Checklist, day: Day): Period {
  if (interval === 'on-demand') {
    throw new Failure('usage', `${list} is walked on demand, so there is nothing to skip`);
  }
  const isWeekly = interval === 'weekly';
  const current = isWeekly ? weekOf(day) : periodOf(day);
  const period = told === undefined ? current : monthOrWeekNamed(told);
  if (isWeekly && !isWeek(period)) {
    throw new Failure('usage', `${list} is walked every week, so a waiver is about a week`, {
      hint: `The weeks of ${period} are ${weeksOf(period).join(', ')}`,
    });
  }
  const last = addMonths(periodOf(day), MONTHS_AHEAD);
  if (monthOf(period) > last) {
    throw new Failure('usage', `${period} is too far ahead: waivers are decided at most a year before`, {
      hint: `The last month is ${last}`,
    });
  }
  return period;
}

/** Throws for a list that is not due in a period: there is nothing to skip. `day` is today. */
export function refuseNotDue(list: string, checklist: Checklist, client: Client, period: Period, day: Day): void {
  if (isListDue(checklist, client, period, day)) return;
  throw new Failure('usage', `${list} is not due in ${period}: ${reasonOf(checklist, client, period, day)}`, {
    hint: 'Name the month with --period',
  });
}

function reasonOf(checklist: Checklist, client: Client, period: Period, day: Day): string {
  const { interval, start, retired, asset } = checklist;
  if (start !== undefined && monthOf(period) < start) return `it starts in ${start}`;
  if (!listFallsDue(checklist, period)) return `it is ${interval}`;
  const nearest = nearestDay(period, day);
  if (!isInUse({ ...(retired === undefined ? {} : { retired }) }, client, nearest))
    return `it is retired since ${retired}`;
  if (!isInUse(checklist, client, nearest)) return `${asset} is retired`;
  return client.plan === undefined ? `${client.slug} has no plan` : `no contract covers ${nearest}`;
}
