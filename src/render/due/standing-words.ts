import { type Day, daysBetween } from '../../domain/calendar/day.ts';
import type { DutyStanding } from '../../domain/duties/duty.ts';
import { counted } from '../age.ts';
import type { Tone } from '../text.ts';
import { dayWords, distanceWords } from './day-words.ts';

/** How one duty of one list stands, in one sentence: `overdue since Fri 20 Nov, 3 days; begun by jane, 12 items open`. */
export function standingWords(standing: DutyStanding, today: Day): { words: string; tone?: Tone } {
  const { state, waitingFor, waiver } = standing;
  if (waitingFor !== undefined && (state === 'missed' || state === 'overdue' || state === 'open'))
    return { words: `waits for ${waitingFor}`, tone: 'faint' };
  // A duty that was done although it was waived.
  const spared = waiver && state !== 'waived' ? '; it was waived, too' : '';
  return { words: `${stateWords(standing, today)}${besides(standing, today)}${spared}`, ...toneOf(standing) };
}

function stateWords({ state, done, deadline, waiver, planned, soon }: DutyStanding, today: Day): string {
  const on = done ? ` ${dayWords(done.date, today)}, ${done.by}` : '';
  switch (state) {
    case 'done':
      return `done${on}`;
    case 'late':
      return `done late,${on || ` after ${dayWords(deadline, today)}`}`;
    case 'waived':
      return waiver ? `waived by ${waiver.by}: ${waiver.reason.replace(/\s+/g, ' ')}` : 'waived';
    case 'missed':
      return `missed, was due ${dayWords(deadline, today)}`;
    case 'overdue':
      return `overdue since ${dayWords(deadline, today)}, ${counted(daysBetween(deadline, today), 'day')}`;
    case 'open':
      if (soon) return `due ${dayWords(deadline, today)}, ${distanceWords(deadline, today)}`;
      return planned ? 'planned' : `open until ${dayWords(deadline, today)}`;
  }
}

function besides({ planned, partial, state, soon }: DutyStanding, today: Day): string {
  const on = state === 'open' && !soon ? ' ' : '; planned ';
  const visit = planned ? `${on}${dayWords(planned.date, today)}, ${planned.by}` : '';
  const begun = partial
    ? `; begun ${dayWords(partial.date, today)} by ${partial.by}, ${counted(partial.open, 'item')} open`
    : '';
  return `${visit}${begun}`;
}

function toneOf({ state, soon, partial, planned, deadline }: DutyStanding): { tone?: Tone } {
  if (state === 'missed' || state === 'overdue') return { tone: 'bad' };
  if (state !== 'open') return { tone: 'faint' };
  return soon || partial || (planned && planned.date > deadline) ? { tone: 'warn' } : {};
}
