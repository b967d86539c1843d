import { compareText } from '../text/compare-text.ts';
import type { ClientDuties } from './client-duties.ts';
import type { DutyStanding } from './duty.ts';
import { dutyNeedsAttention, isReady, owedDuties } from './owed-duty.ts';

/** Those who answer for what is late or soon, else for what can be done; first whoever answers for the worst of it. */
export function whoToAsk(client: ClientDuties): string[] {
  const ready = owedDuties([client])
    .map(({ standing }) => standing)
    .filter(isReady);
  const pressing = ready.filter((standing) => dutyNeedsAttention(standing, ''));
  const ordered = (pressing.length > 0 ? pressing : ready).sort(compareWorst);
  return [...new Set(ordered.flatMap(({ owners }) => owners))];
}

/** As clients are ordered: what nobody walked weighs most; equal ones by what waits longer. */
function compareWorst(a: DutyStanding, b: DutyStanding): number {
  return rankOf(a) - rankOf(b) || compareText(a.deadline, b.deadline);
}

function rankOf({ duty, state, soon }: DutyStanding): number {
  if (state === 'missed') return duty === 'execute' ? 0 : 1;
  if (state === 'overdue') return 2;
  return soon ? 3 : 4;
}
