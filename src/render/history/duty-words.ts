import { type Period, periodOf } from '../../domain/calendar/period.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { DutyPast } from '../../domain/history/past.ts';
import { onOneLine } from '../../domain/text/one-line.ts';
import { shortDay } from '../day-words.ts';
import { type Span, span } from '../text.ts';
import { DONE } from '../words.ts';

/** What became of the duties of a list: those that wait for the same one together. */
export function pastSpans(duties: readonly DutyPast[], month: Period): Span[] {
  const isWaiting = ({ state, waitingFor }: DutyPast) => waitingFor !== undefined && state !== 'missed';
  const waiting = groupBy(duties.filter(isWaiting), ({ waitingFor }) => waitingFor);
  return [
    ...duties.filter((one) => !isWaiting(one)).map((one) => pastSpan(one, newReason(one, duties), month)),
    ...[...waiting].map(([cause, own]) => {
      const names = own.map(({ duty }) => duty).join(', ');
      return span(`${names} ${own.length === 1 ? 'waits' : 'wait'} for ${cause}`, 'faint');
    }),
  ];
}

/** `executed 14 Oct jane`, `revised 5 Nov tom, late`, `publish missed (ruth)` */
function pastSpan(past: DutyPast, reason: string | undefined, month: Period): Span {
  const { duty, state, date, by, partial, planned, waitingFor } = past;
  const on = [date === undefined ? '' : shortDay(date, month), by ?? ''].filter((one) => one !== '').join(' ');
  const owner = by === undefined || partial ? '' : ` (${by})`;
  const begun = partial ? `, begun ${on}` : '';
  switch (state) {
    case 'done':
      return span(`${DONE[duty]} ${on}`, 'good');
    case 'late':
      return span(`${DONE[duty]} ${on}, late`, 'warn');
    case 'waived':
      return span(`${duty} waived ${on}${reason === undefined ? '' : `: ${onOneLine(reason)}`}`, 'faint');
    case 'missed':
      // The cause is red, not what could not be done because of it.
      return span(`${duty} missed${owner}${begun}`, waitingFor === undefined ? 'bad' : 'faint');
    case 'overdue':
      return span(`${duty} overdue${owner}${begun}`, 'bad');
    case 'open':
      if (partial) return span(`${duty} begun ${on}`, 'warn');
      return span(planned ? `${duty} planned ${shortDay(planned.date, month)} ${planned.by}` : `${duty} open${owner}`);
  }
}

/** Why it was waived; nothing where the reason stands with the execution already. */
export function newReason(past: DutyPast, duties: readonly DutyPast[]): string | undefined {
  const execute = duties.find(({ duty }) => duty === 'execute');
  return past !== execute && past.reason === execute?.reason ? undefined : past.reason;
}

/** `filed 6 Nov by ruth`, or that it is not. */
export function filedWords(filed: { date: string; by: string; refiled?: string } | undefined, month: Period): string {
  if (!filed) return 'not filed';
  const again = filed.refiled === undefined ? '' : `, again ${shortDay(filed.refiled, periodOf(filed.date))}`;
  return `filed ${shortDay(filed.date, month)} by ${filed.by}${again}; verdicts from the archive`;
}
