import type { Day } from '../calendar/day.ts';
import type { Execution } from '../execution.ts';
import type { Waiver } from '../records/waiver.ts';
import type { EditNoteHead } from './client-records.ts';
import type { Duty, DutyState } from './duty.ts';
import type { PeriodFrame } from './frame.ts';

/** When a duty was done, and by whom. */
export interface Done {
  date: Day;
  by: string;
}

/** What the records say of a list in a period, whatever day it is. */
export interface ListInPeriod {
  frame: PeriodFrame;
  execution: Execution;
  /** The list's edit notes of this period or earlier. */
  notes: readonly EditNoteHead[];
  waivers: Partial<Record<Duty, Waiver>>;
}

/** How a duty stands on a day. A deadline may lie before or after the period's last day; a day is missed after both. */
export function stateOn(
  today: Day,
  { done, waived, deadline, last }: { done: Day | undefined; waived: boolean; deadline: Day; last: Day },
): DutyState {
  if (done !== undefined) return done <= deadline ? 'done' : 'late';
  if (waived) return 'waived';
  if (today <= deadline) return 'open';
  return today <= last ? 'overdue' : 'missed';
}

/** Whether nothing is left to do. */
export function isSettled(state: DutyState): boolean {
  return state === 'done' || state === 'late' || state === 'waived';
}

/**
 * When a list was revised: it is walked, and no edit note of the period or an earlier one is open. The last sitting, which
 * answered the revision question (P30), or the last note that was closed completes it.
 */
export function revisionOf({ execution, notes, waivers }: ListInPeriod): Done | undefined {
  const { executed, sittings } = execution;
  // Of a walk that somebody waived the rest of, the part that was walked is revised.
  if (!executed && !(waivers.execute && sittings.length > 0)) return undefined;
  if (notes.some(({ closed }) => !closed)) return undefined;
  return latest([...sittings, ...notes.flatMap(({ closed }) => closed ?? [])]);
}

/** The latest; of several on a day the last one. */
export function latest(dones: readonly Done[]): Done | undefined {
  let last: Done | undefined;
  for (const one of dones) if (!last || one.date >= last.date) last = one;
  return last && { date: last.date, by: last.by };
}
