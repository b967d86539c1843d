import type { Day } from '../calendar/day.ts';
import type { Slot } from './board.ts';
import { nextVisitId } from './change.ts';
import {
  comingVisits,
  compareProposed,
  type Draft,
  isUnderContract,
  obstaclesTo,
  possibleSlots,
  startDraft,
} from './draft.ts';
import { type Displaced, keepExisting, wishesOf } from './existing.ts';
import { companyOn, meetingDue, placeMeetings } from './meetings.ts';
import { performersOf } from './performers.ts';
import { place } from './placing.ts';
import { previousTo } from './previous-visit.ts';
import type { Candidate, Proposal, ProposalInput, Unplaced } from './proposal.ts';
import type { Reason } from './reasons.ts';
import type { PlannedVisit } from './schedule.ts';
import { distanceFrom, reasonsFor, type Wishes } from './wishes.ts';

/**
 * Proposes the visits of a month. Hard rules are never broken: within the month and the contract, a workday, not on the
 * client's `never`, the performer there and not full, the named technicians only. Everything else is wished and may be
 * given up, in the order of `distanceFrom`; what was given up stands in the reasons, and who found no place in `unplaced`.
 */
export function proposeSchedule(input: ProposalInput): Proposal {
  const draft = startDraft(input);
  const displaced = keepExisting(draft);
  const unplaced = [...placeMaintenance(draft, displaced), ...placeAllMeetings(draft, displaced)];
  dropTheRest(draft, displaced);
  const due = draft.candidates.filter((one) => isUnderContract(draft, one));
  return {
    period: input.period,
    visits: draft.visits.sort(compareProposed),
    done: draft.candidates.flatMap(({ client, done, work }) =>
      done.length > 0 ? [{ client: client.slug, visits: done, complete: work === undefined }] : [],
    ),
    unplaced,
    idle: due.flatMap(({ client, lists, work, done }): Proposal['idle'] =>
      work || done.length > 0 ? [] : [{ client: client.slug, why: lists === 0 ? 'no-list' : 'nothing-due' }],
    ),
  };
}

function placeMaintenance(draft: Draft, displaced: readonly Displaced[]): Unplaced[] {
  const wanted = draft.candidates
    .filter((one) => one.work && isUnderContract(draft, one) && comingVisits(draft, one, 'maintenance').length === 0)
    .map((candidate) => ({ candidate, wishes: allWishes(draft, candidate) }));
  const slots = place(
    wanted.map(({ candidate, wishes }) => ({
      key: candidate.client.id,
      places: possibleSlots(draft, candidate, wishes.performers.who).map((slot) => ({
        slot,
        distance: distanceFrom(wishes, slot.day, slot.who),
      })),
    })),
    draft.board,
  );
  return wanted.flatMap(({ candidate, wishes }): Unplaced[] => {
    const slot = slots.get(candidate.client.id);
    if (!slot) {
      const who = [...wishes.performers.who].sort();
      const obstacles = obstaclesTo(draft, candidate, who);
      return [{ client: candidate.client.slug, purpose: 'maintenance', who, obstacles }];
    }
    add(draft, candidate, slot, 'maintenance', displaced, reasonsFor(wishes, slot.day, slot.who), wishes);
    return [];
  });
}

/** All that is wished for a visit that is to be placed. */
function allWishes(draft: Draft, candidate: Candidate): Wishes {
  const wishes = wishesOf(draft, candidate);
  const performers = performersOf(draft.input.firm, candidate.client, wishes.neighbours.lastBy);
  const company = meetingDue(draft, candidate) ? { company: (day: Day) => companyOn(draft, day) } : {};
  return { ...wishes, performers, ...company };
}

function placeAllMeetings(draft: Draft, displaced: readonly Displaced[]): Unplaced[] {
  const { placed, unplaced } = placeMeetings(draft);
  for (const { candidate, slot, reasons } of placed) add(draft, candidate, slot, 'meeting', displaced, reasons);
  return unplaced;
}

function add(
  draft: Draft,
  candidate: Candidate,
  { day, who }: Slot,
  purpose: PlannedVisit['purpose'],
  displaced: readonly Displaced[],
  reasons: Reason[],
  wishes?: Wishes,
): void {
  const { client, work } = candidate;
  const mode = purpose === 'meeting' || work?.onsite ? 'onsite' : 'remote';
  const old = displacedOf(displaced, candidate, purpose);
  const fresh = { client: client.slug, clientId: client.id, purpose, pinned: false, cancelled: false, mode } as const;
  const visit: PlannedVisit = old
    ? { ...old.visit, client: client.slug, mode, date: day, who, sequence: old.visit.sequence + 1 }
    : { id: nextVisitId(draft.input.period, client.id, knownVisits(draft)), date: day, who, sequence: 0, ...fresh };
  const moved: Reason[] = old
    ? [{ kind: 'moved', from: old.visit.date, who: old.visit.who, obstacle: old.obstacle }]
    : [];
  const before = wishes?.neighbours.before;
  draft.visits.push({
    visit,
    status: old ? 'moved' : 'new',
    ...(work && purpose === 'maintenance' ? { work } : {}),
    ...(before ? { previous: previousTo(before, day) } : {}),
    reasons: [...moved, ...reasons],
  });
}

/** Visits that may not stay where they were and found no other place, or whose client has another one, are cancelled. */
function dropTheRest(draft: Draft, displaced: readonly Displaced[]): void {
  const used = new Set(draft.visits.map(({ visit }) => visit.id));
  for (const { visit, obstacle } of displaced) {
    if (used.has(visit.id)) continue;
    const cancelled = { ...visit, cancelled: true, sequence: visit.sequence + 1 };
    draft.visits.push({ visit: cancelled, status: 'dropped', reasons: [{ kind: 'dropped', obstacle }] });
  }
}

/** Those of the file that are not taken over yet are known as well. */
function knownVisits({ input, visits }: Draft): PlannedVisit[] {
  return [...(input.existing?.visits ?? []), ...visits.map(({ visit }) => visit)];
}

function displacedOf(displaced: readonly Displaced[], { client }: Candidate, purpose: PlannedVisit['purpose']) {
  return displaced.find(({ visit }) => visit.clientId === client.id && visit.purpose === purpose);
}
