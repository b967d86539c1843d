import type { ClientDuties } from './client-duties.ts';
import { compareSoonest, dutyNeedsAttention, isReady, owedDuties } from './owed-duty.ts';

/** Those who answer for what is late or soon, else for what can be done; those of the earliest deadline first. */
export function whoToAsk(client: ClientDuties): string[] {
  const ready = owedDuties([client]).filter(({ standing }) => isReady(standing));
  const pressing = ready.filter(({ standing }) => dutyNeedsAttention(standing, ''));
  const ordered = (pressing.length > 0 ? pressing : ready).sort(compareSoonest);
  return [...new Set(ordered.flatMap(({ standing }) => standing.owners))];
}
