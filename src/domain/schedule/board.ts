import type { Day } from '../calendar/day.ts';
import type { Firm } from '../firm.ts';
import { dailyMost } from './hard-rules.ts';

/** A day and who goes. */
export interface Slot {
  day: Day;
  who: string;
}

/** Who has how many visits on which day. */
export interface Board {
  on(slot: Slot): number;
  hasRoom(slot: Slot): boolean;
  /** Visits of a person, of a day, and of the person in the month: the fewer the better, in this order. */
  load(slot: Slot): number[];
  change(slot: Slot, by: 1 | -1): void;
}

export function createBoard(firm: Firm): Board {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.get(key) ?? 0;
  const both = ({ day, who }: Slot) => `${day} ${who}`;
  return {
    on: (slot) => count(both(slot)),
    hasRoom: (slot) => count(both(slot)) < dailyMost(firm, slot.who),
    load: (slot) => [count(both(slot)), count(slot.who), count(slot.day)],
    change: (slot, by) => {
      for (const key of [both(slot), slot.day, slot.who]) counts.set(key, count(key) + by);
    },
  };
}
