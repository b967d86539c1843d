import { daysFrom } from '../calendar/dates.ts';
import type { Day } from '../calendar/day.ts';
import { firstDayOf, lastDayOf } from '../calendar/week.ts';
import { underContract } from '../firm.ts';
import { compareText } from '../text/compare-text.ts';
import { type Board, createBoard, type Slot } from './board.ts';
import { dayObstacle, type Ground, type Obstacle, personObstacle } from './hard-rules.ts';
import type { Candidate, ProposalInput, ProposedVisit, Unplaced } from './proposal.ts';
import { comparePlanned, type PlannedVisit } from './schedule.ts';

/** A schedule in the making. */
export interface Draft {
  input: ProposalInput;
  ground: Ground;
  /** Every day of the period. */
  days: Day[];
  /** By slug. */
  candidates: Candidate[];
  board: Board;
  visits: ProposedVisit[];
}

export function startDraft(input: ProposalInput): Draft {
  const { period, today, firm, calendar } = input;
  const board = createBoard(firm);
  // Who was at clients today already has fewer visits left for today.
  for (const { done } of input.candidates)
    for (const { date, by } of oneADay(done)) if (date === today) board.change({ day: date, who: by }, 1);
  return {
    input,
    ground: { period, today, firm, calendar },
    days: daysFrom(firstDayOf(period), lastDayOf(period)),
    candidates: [...input.candidates].sort((a, b) => compareText(a.client.slug, b.client.slug)),
    board,
    visits: [],
  };
}

function oneADay(done: Candidate['done']): Candidate['done'] {
  return [...new Map(done.map((one) => [`${one.date} ${one.by}`, one])).values()];
}

/** Whether the contract covers a day of the period that is still to come; of a month that is over, any day. */
export function isUnderContract({ days, input }: Draft, { client }: Candidate): boolean {
  const left = days.filter((day) => day >= input.today);
  return (left.length > 0 ? left : days).some((day) => underContract(client, day));
}

/** The client's visits for a purpose that will take place. */
export function comingVisits(draft: Draft, { client }: Candidate, purpose: PlannedVisit['purpose']): ProposedVisit[] {
  return draft.visits.filter(
    ({ visit, status }) =>
      visit.clientId === client.id && visit.purpose === purpose && !visit.cancelled && status !== 'past',
  );
}

/** What forbids a visit, with what is planned so far. */
export function obstacleOf({ ground, board }: Draft, { client }: Candidate, slot: Slot): Obstacle | undefined {
  return dayObstacle(ground, client, slot.day) ?? personObstacle(ground.firm, slot.who, slot.day, board.on(slot));
}

/** Days and people that no rule forbids, full or not. */
export function possibleSlots({ ground, days }: Draft, { client }: Candidate, who: readonly string[]): Slot[] {
  const open = days.filter((day) => dayObstacle(ground, client, day) === undefined);
  return open.flatMap((day) =>
    who.filter((one) => personObstacle(ground.firm, one, day, -1) === undefined).map((one) => ({ day, who: one })),
  );
}

/** Days of the month on which a visit of the client was cancelled. */
export function cancelledDays({ existing }: ProposalInput, { client }: Candidate): Day[] {
  const own = existing?.visits.filter((one) => one.cancelled && one.clientId === client.id) ?? [];
  return own.map(({ date }) => date);
}

/** Why a visit finds no place, by days. */
export function obstaclesTo(draft: Draft, candidate: Candidate, who: readonly string[]): Unplaced['obstacles'] {
  const left = draft.days.filter((day) => day >= draft.input.today);
  if (left.length === 0) return [{ kind: 'month-over', days: draft.days.length }];
  if (who.length === 0) return [{ kind: 'no-performer', days: left.length }];
  const counts = new Map<Obstacle['kind'], number>();
  for (const day of left) {
    const kinds = new Set(who.flatMap((one) => obstacleOf(draft, candidate, { day, who: one })?.kind ?? []));
    for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return [...counts]
    .map(([kind, days]) => ({ kind, days }))
    .sort((a, b) => b.days - a.days || compareText(a.kind, b.kind));
}

export function compareProposed(a: ProposedVisit, b: ProposedVisit): number {
  return comparePlanned(a.visit, b.visit);
}
