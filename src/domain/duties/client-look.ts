import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Client, Firm } from '../firm.ts';
import type { EditNote, Finding } from '../records/finding.ts';
import type { PlannedVisit } from '../schedule/schedule.ts';
import type { ListStanding, UnfinishedWalk } from '../standing.ts';
import type { ClientSigns } from '../warnings/signs.ts';
import type { Warning } from '../warnings/warnings.ts';
import type { ListDuties } from './duty.ts';
import type { NotDue } from './not-due.ts';
import type { MonthOverview } from './overview.ts';

/** Everything that `mmc due --client` knows of one client. */
export interface ClientLook {
  firm: Firm;
  client: Client;
  today: Day;
  /** Why nothing is due; missing when something is. */
  notDue?: NotDue;
  lists: readonly ListDuties[];
  /** Slugs of lists whose file could not be read. */
  unreadableLists: readonly string[];
  /** Deadlines and owners of the months that `lists` are of, newest first. */
  months: readonly MonthOverview[];
  /** What is missing of lists that are not executed. */
  missing: readonly { period: Period; standing: ListStanding }[];
  /** Open ones. */
  editNotes: readonly EditNote[];
  findings: readonly Finding[];
  /** From today on, those of this month, and of the one before those that have no record. */
  planned: readonly PlannedVisit[];
  signs?: ClientSigns;
  unfinished: readonly UnfinishedWalk[];
  /** Finished walks on this machine whose result is in no commit. */
  uncommitted: number;
  warnings: readonly Warning[];
}
