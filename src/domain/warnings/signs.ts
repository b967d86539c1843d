import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Mode } from '../records/result.ts';

/** A day on which somebody of the firm was at a client, or worked for it from afar. */
export interface VisitSign {
  date: Day;
  by: string;
  /** Missing where only the name of the result was looked at. */
  mode?: Mode;
  /** Whom they met. */
  met?: string;
  /** Month or week that it was for; missing for an on-demand list, which says nothing about the rhythm of visits. */
  period?: Period;
}

/** What the warnings and the schedule need to know of a client's past. */
export interface ClientSigns {
  /** Newest first: at least the newest two days, back to the last on-site one or `onsiteMonths`. */
  visits: VisitSign[];
  lastOnsite?: Day;
  /** The newest on-site visit by a service manager, or a meeting that was held. */
  lastMeeting?: Day;
  lastFinding?: Day;
  /** First month with a result, as far back as was looked; always far enough for the months of the warnings. */
  firstMonth?: Period;
}
