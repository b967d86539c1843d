import type { Day } from '../../domain/calendar/day.ts';
import { addMonths, type Period, periodOf } from '../../domain/calendar/period.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import type { ClientSigns, VisitSign } from '../../domain/warnings/signs.ts';
import { isServiceManager, meetingMonths } from '../../domain/warnings/warnings.ts';
import { type ClientReading, resultNames } from './client-records.ts';
import { lastRecord } from './record-names.ts';

/** Months before today that are looked into for what is long ago; so the cost does not grow with the history. */
const LOOK_BACK = 13;

/**
 * What the warnings need of a client's past: from the sittings of the months that are not filed, and where these do not
 * tell enough from the names of older results, and from few of their headers. `held` are days of meetings by client id.
 */
export function readSigns(
  reading: ClientReading,
  read: { months: readonly Period[]; sittings: readonly ResultHeader[]; onDemand: ReadonlySet<string> },
  held: ReadonlyMap<string, Day>,
): ClientSigns {
  const { client, firm } = reading;
  const past = new Past({ ...reading, files: reading.files.withoutProblems() }, held.get(client.id));
  for (const one of read.sittings) past.add(one);
  const managerMonths = meetingMonths(firm, client) ?? -1;
  for (let back = 0; back <= LOOK_BACK && !past.isEnough(back <= managerMonths); back += 1) {
    const month = addMonths(reading.month, -back);
    if (!read.months.includes(month)) past.look(month, read.onDemand);
  }
  return past.signs(lastFinding(reading, read.sittings));
}

class Past {
  private readonly visits = new Map<string, VisitSign>();
  private readonly periods = new Set<Period>();
  private lastOnsite: Day | undefined;
  private lastMeeting: Day | undefined;
  private firstMonth: Period | undefined;

  constructor(
    private readonly reading: ClientReading,
    held: Day | undefined,
  ) {
    this.lastMeeting = held;
  }

  add({ date, by, mode, met, period }: ResultHeader): void {
    const told = { ...(met === undefined ? {} : { met }), ...(period === undefined ? {} : { period }) };
    this.visit({ date, by, mode, ...told }, period ?? periodOf(date));
    if (mode !== 'onsite') return;
    this.lastOnsite = later(this.lastOnsite, date);
    if (isServiceManager(this.reading.firm, by)) this.lastMeeting = later(this.lastMeeting, date);
  }

  /** Two months with visits, the last on-site part, and the last meeting where that is still worth looking for. */
  isEnough(meeting: boolean): boolean {
    return this.periods.size >= 2 && this.lastOnsite !== undefined && !(meeting && this.lastMeeting === undefined);
  }

  look(month: Period, onDemand: ReadonlySet<string>): void {
    const { way, files } = resultNames(this.reading, month);
    for (const { path, date, by, checklist } of files) {
      const manager = this.lastMeeting === undefined && isServiceManager(this.reading.firm, by);
      const isRead = this.reading.closely || this.lastOnsite === undefined || manager;
      const header = isRead ? this.reading.files.result(way, path) : undefined;
      if (header) this.add(header);
      else this.visit({ date, by, ...(onDemand.has(checklist) ? {} : { period: month }) }, month);
    }
  }

  signs(lastFinding: Day | undefined): ClientSigns {
    const { lastOnsite, lastMeeting, firstMonth } = this;
    const visits = [...this.visits.values()].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    return {
      visits,
      ...(lastOnsite ? { lastOnsite } : {}),
      ...(lastMeeting ? { lastMeeting } : {}),
      ...(lastFinding ? { lastFinding } : {}),
      ...(firstMonth ? { firstMonth } : {}),
    };
  }

  private visit(visit: VisitSign, month: Period): void {
    this.visits.set(`${visit.date} ${visit.by} ${visit.mode} ${visit.period}`, visit);
    if (visit.period !== undefined) this.periods.add(visit.period);
    if (this.firstMonth === undefined || month < this.firstMonth) this.firstMonth = month;
  }
}

function later(a: Day | undefined, b: Day): Day {
  return a === undefined || a < b ? b : a;
}

/** The newest by the names; a problem in a sitting of late tells as well that the client is not quiet. */
function lastFinding(reading: ClientReading, sittings: readonly ResultHeader[]): Day | undefined {
  const seen = sittings.filter(({ tally }) => (tally.problem ?? 0) > 0).reduce(newest, '');
  if (seen !== '' && periodOf(seen) >= addMonths(reading.month, -reading.firm.visits.quietMonths + 1)) return seen;
  const names = reading.way('findings') ? reading.files.names(`${reading.folder.path}/findings`) : [];
  const last = lastRecord(names) ?? '';
  const day = last === '' ? '' : `${last.slice(0, 4)}-${last.slice(4, 6)}-${last.slice(6, 8)}`;
  return [day, seen].sort().at(-1) || undefined;
}

function newest(day: Day, { date }: { date: Day }): Day {
  return date > day ? date : day;
}
