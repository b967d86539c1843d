import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { WorkCalendar } from '../calendar/workdays.ts';
import type { Firm } from '../firm.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** What the duties of all clients have in common. Make one and keep it: what is reckoned once is kept with it. */
export interface DutyContext {
  today: Day;
  firm: Firm;
  calendar: WorkCalendar;
  /** Months that are filed: their verdicts are final. */
  filed: ReadonlySet<Period>;
  schedules: readonly Schedule[];
}
