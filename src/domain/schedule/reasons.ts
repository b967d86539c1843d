import type { Day } from '../calendar/day.ts';
import type { Weekday } from '../calendar/weekday.ts';
import type { Obstacle } from './hard-rules.ts';

/** Why a visit is on its day and with its performer. The words are in `src/render/schedule-words.ts`. */
export type Reason =
  /** Days since the visit before, and how they fit the window (P26). */
  | { kind: 'spacing'; date: Day; days: number; expected: boolean; fit: 'ideal' | 'within' | 'too-close' | 'too-far' }
  /** Days until a visit that is planned in a later month. */
  | { kind: 'next'; date: Day; days: number; fit: 'too-close' | 'too-far' }
  | { kind: 'first-visit' }
  | { kind: 'weekday'; wished: Weekday[]; met: boolean }
  | { kind: 'week'; wished: number[]; met: boolean }
  | { kind: 'after-deadline'; deadline: Day }
  | { kind: 'fixed' }
  /** It is this person's turn, since `after` was there last. */
  | { kind: 'turn'; after?: string }
  | { kind: 'instead'; of: string }
  | { kind: 'least-busy' }
  | { kind: 'with-maintenance' }
  | { kind: 'meeting'; months: number; last?: Day }
  | { kind: 'moved'; from: Day; who: string; obstacle: Obstacle }
  /** Cancelled now: nothing is left to do, or a rule is against its day and there is no other. */
  | { kind: 'dropped'; obstacle?: Obstacle }
  | { kind: 'kept' | 'pinned' | 'past' | 'cancelled' | 'held' | 'not-held' };

/** Whether a reason tells of a wish that was given up. */
export function isGivenUp(reason: Reason): boolean {
  // A guess cannot be missed.
  if (reason.kind === 'spacing' && reason.expected) return false;
  if (reason.kind === 'spacing' || reason.kind === 'next')
    return reason.fit === 'too-close' || reason.fit === 'too-far';
  if (reason.kind === 'weekday' || reason.kind === 'week') return !reason.met;
  return reason.kind === 'after-deadline';
}
