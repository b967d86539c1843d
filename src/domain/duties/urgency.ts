import type { ClientDuties } from './client-duties.ts';

/** Worst first, for sorting. */
export function compareUrgency(_a: ClientDuties, _b: ClientDuties): number {
  return 0;
}

/** Whether a client has anything that somebody should see today; `until`: also what falls due up to this day. */
export function needsAttention(_client: ClientDuties, _until?: string): boolean {
  return true;
}
