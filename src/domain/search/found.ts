import type { Day } from '../calendar/day.ts';
import type { Match } from './query.ts';
import type { Said } from './said.ts';

/** An answer that was looked for, with where it stands. */
export interface Found {
  client: string;
  /** A client that left. */
  former: boolean;
  /** Path of the result below the workspace. */
  path: string;
  date: Day;
  list: string;
  /** Who answered. */
  by: string;
  /** A correction has taken the place of the result: what it says counts no more. */
  corrected: boolean;
  said: Said;
  match: Match;
}
