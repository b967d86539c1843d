import type { Day } from '../calendar/day.ts';
import type { Client } from '../firm.ts';
import type { ClientDuties } from './client-duties.ts';
import type { Duty, DutyStanding, ListDuties } from './duty.ts';

/** A duty that is not done, with where it belongs. */
export interface OpenDuty {
  client: Client;
  list: ListDuties;
  standing: DutyStanding;
}

/** Those who answer for it, each with all that is theirs; without `owner` what nobody is named for. */
export function byOwner(_clients: readonly ClientDuties[]): { owner?: string; duties: OpenDuty[] }[] {
  return [];
}

export function byDuty(_clients: readonly ClientDuties[]): { duty: Duty; duties: OpenDuty[] }[] {
  return [];
}

/** By the day of the planned visit, else by the deadline. */
export function byDate(_clients: readonly ClientDuties[]): { date: Day; duties: OpenDuty[] }[] {
  return [];
}

/** Only what a person answers for or is planned to do; clients without any are left out. */
export function ofPerson(clients: readonly ClientDuties[], _person: string): ClientDuties[] {
  return [...clients];
}

/** Only one of the duties; clients without it are left out. */
export function ofDuty(clients: readonly ClientDuties[], _duty: Duty): ClientDuties[] {
  return [...clients];
}
