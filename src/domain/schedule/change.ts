import type { Day } from '../calendar/day.ts';
import { compactPeriod } from '../calendar/period.ts';
import type { Client } from '../firm.ts';
import { compareText } from '../text/compare-text.ts';
import type { PlannedVisit, Schedule } from './schedule.ts';

/** Visits of a client that are not cancelled, by day. */
export function liveVisits({ visits }: Schedule, { id }: Client): PlannedVisit[] {
  return visits.filter((one) => one.clientId === id && !one.cancelled).sort((a, b) => compareText(a.date, b.date));
}

/**
 * The schedule with a visit on another day, or handed to somebody else, and pinned. A meeting on the day of the
 * maintenance comes along: it is one trip. Only who does the maintenance changes.
 */
export function withMoved(schedule: Schedule, visit: PlannedVisit, day: Day, who: string): Schedule {
  const trip = schedule.visits.filter(
    (one) => one.clientId === visit.clientId && one.date === visit.date && !one.cancelled && one.held === undefined,
  );
  const moving = new Set(visit.purpose === 'maintenance' ? trip.map(({ id }) => id) : [visit.id]);
  return changed(schedule, (one) => {
    if (!moving.has(one.id)) return one;
    const performer = one.id === visit.id ? who : one.who;
    const same = one.date === day && one.who === performer;
    return { ...one, date: day, who: performer, pinned: true, sequence: one.sequence + (same ? 0 : 1) };
  });
}

/**
 * The schedule with all visits of a client on a day cancelled, but not a meeting that was held. They stay in it, since
 * calendars have them.
 */
export function withCancelled(schedule: Schedule, { id }: Client, day: Day): Schedule {
  return changed(schedule, (one) =>
    one.clientId === id && one.date === day && !one.cancelled && one.held === undefined
      ? { ...one, cancelled: true, sequence: one.sequence + 1 }
      : one,
  );
}

/**
 * The schedule with a meeting that took place (P47): the one planned for that day, else the last one planned before it
 * that was not held, which gets the true day; else a new line. One that is still to come stays to come.
 */
export function withHeld(schedule: Schedule, client: Client, day: Day, by: string): Schedule {
  const meetings = liveVisits(schedule, client).filter(({ purpose }) => purpose === 'meeting');
  const meeting =
    meetings.find(({ held }) => held === day) ??
    meetings.findLast(({ held, date }) => held === undefined && date <= day);
  if (!meeting) return { ...schedule, visits: [...schedule.visits, newMeeting(schedule, client, day, by)] };
  const sequence = meeting.sequence + (meeting.who === by && meeting.date === day ? 0 : 1);
  return changed(schedule, (one) =>
    one.id === meeting.id ? { ...one, date: day, who: by, sequence, held: day } : one,
  );
}

function newMeeting(schedule: Schedule, client: Client, day: Day, by: string): PlannedVisit {
  return {
    id: nextVisitId(schedule.period, client.id, schedule.visits),
    date: day,
    client: client.slug,
    clientId: client.id,
    who: by,
    mode: 'onsite',
    purpose: 'meeting',
    pinned: true,
    cancelled: false,
    sequence: 0,
    held: day,
  };
}

/** The id of one more visit of a client: numbers are never used again, since calendars know them. */
export function nextVisitId(period: string, clientId: string, visits: readonly PlannedVisit[]): string {
  const stem = `${compactPeriod(period)}-${clientId}-`;
  const numbers = visits.filter(({ id }) => id.startsWith(stem)).map(({ id }) => Number(id.slice(stem.length)) || 0);
  return `${stem}${Math.max(0, ...numbers) + 1}`;
}

function changed(schedule: Schedule, change: (visit: PlannedVisit) => PlannedVisit): Schedule {
  return { ...schedule, visits: schedule.visits.map(change) };
}
