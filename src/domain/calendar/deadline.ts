import type { Weekday } from './weekday.ts';

/** A day in each month: `day 20`, `last`, `last-3 workdays`, `2nd friday`, `last friday`, `workday 5`, each also with `next`. */
export type Deadline = { text: string; next: boolean } & (
  | { kind: 'day'; day: number }
  | { kind: 'last'; back: number; workdays: boolean }
  | { kind: 'workday'; number: number }
  | { kind: 'weekday'; weekday: Weekday; number: 1 | 2 | 3 | 4 | 5 | 'last' }
);
