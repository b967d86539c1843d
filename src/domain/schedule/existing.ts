import { spacingOf } from '../warnings/spacing.ts';
import { isMeeting } from '../warnings/warnings.ts';
import { cancelledDays, comingVisits, type Draft, isUnderContract, obstacleOf } from './draft.ts';
import type { Obstacle } from './hard-rules.ts';
import { meetingDue } from './meetings.ts';
import { performersOf, serviceManagers } from './performers.ts';
import { neighboursOf, previousTo } from './previous-visit.ts';
import type { Candidate } from './proposal.ts';
import { comparePlanned, type PlannedVisit, PURPOSES } from './schedule.ts';
import { dayReasons, type Wishes } from './wishes.ts';

/** A visit that the schedule has and that a rule forbids now: it looks for another place and keeps its id. */
export interface Displaced {
  visit: PlannedVisit;
  candidate: Candidate;
  obstacle: Obstacle;
}

/**
 * Takes over what the schedule has. Pinned, cancelled and past visits stay as they are, whatever they break; the others
 * stay where no rule is against it. Where nothing is left to do, a visit is cancelled, never taken out: calendars have it.
 */
export function keepExisting(draft: Draft): Displaced[] {
  const byId = new Map(draft.candidates.map((one) => [one.client.id, one]));
  const known = [...(draft.input.existing?.visits ?? [])].map((visit) => {
    const candidate = byId.get(visit.clientId);
    // A client may have another folder name since.
    return { visit: candidate ? { ...visit, client: candidate.client.slug } : visit, candidate };
  });
  known.sort((a, b) => comparePlanned(a.visit, b.visit));
  const isFixed = (visit: PlannedVisit) => visit.cancelled || visit.pinned || visit.date < draft.input.today;
  for (const { visit, candidate } of known) if (isFixed(visit)) keepFixed(draft, visit, candidate);
  // Meetings last: a maintenance visit of a service manager makes one needless.
  const loose = known.filter(({ visit }) => !isFixed(visit)).sort((a, b) => rankOf(a.visit) - rankOf(b.visit));
  return loose.flatMap(({ visit, candidate }): Displaced[] => {
    const slot = { day: visit.date, who: visit.who };
    if (candidate && !isWanted(draft, candidate, visit)) {
      drop(draft, visit);
      return [];
    }
    const obstacle = candidate && forbids(draft, candidate, visit);
    if (candidate && obstacle) return [{ visit, candidate, obstacle }];
    draft.board.change(slot, 1);
    const mode = visit.purpose === 'meeting' || candidate?.work?.onsite ? 'onsite' : candidate ? 'remote' : visit.mode;
    tell(draft, { ...visit, mode }, candidate, 'kept');
    return [];
  });
}

function rankOf({ purpose }: PlannedVisit): number {
  return PURPOSES.indexOf(purpose);
}

function keepFixed(draft: Draft, visit: PlannedVisit, candidate: Candidate | undefined): void {
  const status = visit.cancelled ? 'cancelled' : visit.date < draft.input.today ? 'past' : 'pinned';
  if (status === 'pinned') draft.board.change({ day: visit.date, who: visit.who }, 1);
  tell(draft, visit, candidate, status);
}

function tell(
  draft: Draft,
  visit: PlannedVisit,
  candidate: Candidate | undefined,
  status: 'kept' | 'pinned' | 'past' | 'cancelled',
): void {
  const counts = visit.purpose === 'maintenance' && (status === 'kept' || status === 'pinned');
  const wishes = candidate && counts ? wishesOf(draft, candidate) : undefined;
  const before = wishes?.neighbours.before;
  draft.visits.push({
    visit,
    status,
    ...(candidate?.work && counts ? { work: candidate.work } : {}),
    ...(before ? { previous: previousTo(before, visit.date) } : {}),
    reasons: [{ kind: reasonOf(visit, status) }, ...(wishes ? dayReasons(wishes, visit.date) : [])],
  });
}

/** What is wished of the day; who goes is settled. */
export function wishesOf({ input }: Draft, candidate: Candidate): Omit<Wishes, 'performers'> {
  const { client } = candidate;
  const neighbours = neighboursOf(candidate, input.others, input.period, input.today);
  const cancelled = cancelledDays(input, candidate);
  return { client, spacing: spacingOf(input.firm, client), neighbours, deadline: input.deadline, cancelled };
}

function reasonOf({ purpose, held }: PlannedVisit, status: 'kept' | 'pinned' | 'past' | 'cancelled') {
  if (held !== undefined) return 'held';
  return status === 'past' && purpose === 'meeting' ? 'not-held' : status;
}

function drop(draft: Draft, visit: PlannedVisit): void {
  const cancelled = { ...visit, cancelled: true, sequence: visit.sequence + 1 };
  draft.visits.push({ visit: cancelled, status: 'dropped', reasons: [{ kind: 'dropped' }] });
}

/** Whether there is still something to do, and nobody else comes for it. */
function isWanted(draft: Draft, candidate: Candidate, visit: PlannedVisit): boolean {
  if (!isUnderContract(draft, candidate)) return false;
  if (comingVisits(draft, candidate, visit.purpose).length > 0) return false;
  if (visit.purpose === 'maintenance') return candidate.work !== undefined;
  const met = comingVisits(draft, candidate, 'maintenance').some((one) => isMeeting(draft.input.firm, one.visit));
  return !met && meetingDue(draft, candidate) !== undefined;
}

function forbids(draft: Draft, candidate: Candidate, visit: PlannedVisit): Obstacle | undefined {
  const { firm } = draft.input;
  const allowed = visit.purpose === 'meeting' ? serviceManagers(firm) : performersOf(firm, candidate.client, []).who;
  if (!allowed.includes(visit.who)) return { kind: 'not-allowed', who: visit.who };
  return obstacleOf(draft, candidate, { day: visit.date, who: visit.who });
}
