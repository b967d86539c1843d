import type { Day } from '../calendar/day.ts';
import { inRanges } from '../calendar/day-range.ts';
import { monthsBetween, periodOf } from '../calendar/period.ts';
import { firstDayOf } from '../calendar/week.ts';
import { weekdayOf } from '../calendar/weekday.ts';
import { personOf } from '../firm.ts';
import { isMeeting, meetingMonths, meetingSince } from '../warnings/warnings.ts';
import type { Slot } from './board.ts';
import { cancelledDays, comingVisits, type Draft, isUnderContract, obstaclesTo, possibleSlots } from './draft.ts';
import { serviceManagers } from './performers.ts';
import { place, type Wanted } from './placing.ts';
import type { Candidate, Unplaced } from './proposal.ts';
import type { Reason } from './reasons.ts';

/** A meeting that a client should have in the period. */
export interface DueMeeting {
  months: number;
  last?: Day;
}

/**
 * Whether a service manager should meet the client in the period: so many months after the last meeting, held or planned
 * before it (P47). Where nobody ever met the client, months count from its first; where that is unknown, it is due.
 */
export function meetingDue({ input }: Draft, { client, signs }: Candidate): DueMeeting | undefined {
  const { firm, others, period, today } = input;
  const months = meetingMonths(firm, client);
  if (months === undefined) return undefined;
  const planned = others.filter(
    (one) =>
      one.clientId === client.id &&
      !one.cancelled &&
      one.date >= today &&
      one.date < firstDayOf(period) &&
      isMeeting(firm, one),
  );
  const since = [meetingSince(client, signs), ...planned.map(({ date }) => date)]
    .flatMap((date) => date ?? [])
    .sort()
    .at(-1);
  if (since !== undefined && monthsBetween(periodOf(since), period) < months) return undefined;
  return { months, ...(signs.lastMeeting === undefined ? {} : { last: signs.lastMeeting }) };
}

/** Whether a service manager could come along on a day. */
export function companyOn({ input, board }: Draft, day: Day): boolean {
  return serviceManagers(input.firm).some((who) => {
    const person = personOf(input.firm, who);
    return !inRanges(day, person?.away ?? []) && board.hasRoom({ day, who });
  });
}

/** Clients that should be met and are not yet, by what is planned so far. */
function meetingsWanted(draft: Draft): { candidate: Candidate; due: DueMeeting }[] {
  return draft.candidates.flatMap((candidate) => {
    const due = meetingDue(draft, candidate);
    if (!due || !isUnderContract(draft, candidate)) return [];
    const coming = [...comingVisits(draft, candidate, 'maintenance'), ...comingVisits(draft, candidate, 'meeting')];
    return coming.some(({ visit }) => isMeeting(draft.input.firm, visit)) ? [] : [{ candidate, due }];
  });
}

export interface PlacedMeeting {
  candidate: Candidate;
  slot: Slot;
  reasons: Reason[];
}

/** Places meetings: on the day of the maintenance where possible, by the first service manager who can. */
export function placeMeetings(draft: Draft): { placed: PlacedMeeting[]; unplaced: Unplaced[] } {
  const managers = serviceManagers(draft.input.firm);
  const wanted = meetingsWanted(draft);
  const slots = place(
    wanted.map(({ candidate }) => wishOf(draft, candidate, managers)),
    draft.board,
  );
  const placed: PlacedMeeting[] = [];
  const unplaced: Unplaced[] = [];
  for (const { candidate, due } of wanted) {
    const slot = slots.get(candidate.client.id);
    if (!slot) {
      const obstacles = obstaclesTo(draft, candidate, managers);
      unplaced.push({ client: candidate.client.slug, purpose: 'meeting', who: managers, obstacles });
      continue;
    }
    const together = maintenanceDays(draft, candidate).includes(slot.day);
    const reasons: Reason[] = [
      { kind: 'meeting', ...due },
      ...(together ? [{ kind: 'with-maintenance' as const }] : []),
    ];
    placed.push({ candidate, slot, reasons });
  }
  return { placed, unplaced };
}

function maintenanceDays(draft: Draft, candidate: Candidate): Day[] {
  return comingVisits(draft, candidate, 'maintenance').map(({ visit }) => visit.date);
}

function wishOf(draft: Draft, candidate: Candidate, managers: readonly string[]): Wanted {
  const days = maintenanceDays(draft, candidate);
  const cancelled = cancelledDays(draft.input, candidate);
  const { weekdays } = candidate.client.visits;
  return {
    key: candidate.client.id,
    places: possibleSlots(draft, candidate, managers).map((slot) => ({
      slot,
      distance: [
        days.includes(slot.day) ? 0 : 1,
        cancelled.includes(slot.day) ? 1 : 0,
        weekdays.length === 0 || weekdays.includes(weekdayOf(slot.day)) ? 0 : 1,
        managers.indexOf(slot.who),
      ],
    })),
  };
}
