import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Duty, DutyState } from '../duties/duty.ts';
import { type Waiver, waiverFor } from './waiver.ts';

/** A filed month (P38): its verdicts are final, and name every file that they rest on. */
export interface Archive {
  period: Period;
  /** Day it was first filed, and by whom. */
  filed: Day;
  by: string;
  /** Day it was last filed again, with late results. */
  refiled?: Day;
  clients: ArchivedClient[];
}

export interface ArchivedClient {
  client: string;
  clientId: string;
  lists: ArchivedList[];
}

export interface ArchivedList {
  list: string;
  /** The period of a weekly list is a week; else the archive's own. */
  period: Period;
  verdicts: Verdict[];
  /** Results, waivers and publications: path below the workspace and Git blob. */
  files: { path: string; blob: string }[];
}

export const VERDICTS = ['done', 'late', 'missed', 'waived'] as const satisfies readonly DutyState[];

/** What was final about a duty: done, late, missed or waived, on which day, by whom (the owner of a missed one). */
export interface Verdict {
  duty: Duty;
  state: (typeof VERDICTS)[number];
  date?: Day;
  by?: string;
}

/** The waiver behind a verdict, for its reason: of these of the client, if it is still there. */
export function waiverOfVerdict(
  waivers: readonly Waiver[],
  { list, period, files }: ArchivedList,
  duty: Duty,
): Waiver | undefined {
  const walked = files.some(({ path }) => path.includes('/results/'));
  return waiverFor(waivers, { checklist: list, duty, period, walked });
}
