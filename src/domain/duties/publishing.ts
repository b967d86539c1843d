import type { Day } from '../calendar/day.ts';
import type { Publication } from '../records/publication.ts';
import type { ListHead } from './client-records.ts';
import { type Done, type ListInPeriod, latest } from './outcome.ts';

/** What publishing needs to know of a period beside the records. */
export interface PeriodToPublish {
  records: ListInPeriod;
  /** What must come before is done or waived: execute and revise, as far as they are tracked. */
  ready: boolean;
  /** Whether today lies in it. */
  current: boolean;
}

/**
 * When each of a list's periods was published; undefined for those that were not. `publications` by day, oldest first.
 *
 * Published is a watermark: the list as it stands equals its newest publication. Where it differs, the records tell whose
 * the difference is: the day a note was closed or a sitting changed the list is evidence that it had to be published
 * after that. Without evidence nothing had to be, and the day of the walk counts.
 *
 * An example: a note of October is closed on 3 November, which changes the list. Published on 5 November, October is
 * published on that day. Published last on 20 October, October is not published yet; September, of which no note was
 * closed since, stays so.
 */
export function publishedIn(
  list: ListHead,
  periods: readonly PeriodToPublish[],
  publications: readonly Publication[],
): (Done | undefined)[] {
  const [first, newest] = [publications[0], publications.at(-1)];
  if (!first || !newest) return periods.map(() => undefined);
  const upToDate = list.watermark === newest.watermark;
  const found = periods.map(({ records, ready }) => {
    const evidence = evidenceOf(records);
    const since = evidence === undefined ? undefined : publications.find(({ date }) => date >= evidence);
    if (since && (ready || upToDate)) return donePublication(since);
    if (!ready || hasUnpublishedChange(list, records, publications)) return undefined;
    return isSpared(records) ? publishedInTime(records, publications) : nothingToPublish(records, first);
  });
  const explained = periods.some(({ records }) => (evidenceOf(records) ?? '') > newest.date);
  if (upToDate || explained) return found;
  const blamed = periods.findLastIndex(({ ready, records }) => ready && isWalked(records));
  return found.map((done, at) => (at === blamed && takesBlame(periods[at], newest.date) ? undefined : done));
}

/** Whether the records tell of a change that came after the newest publication, and is not taken back. */
export function hasUnpublishedChange(
  list: ListHead,
  records: ListInPeriod,
  publications: readonly Publication[],
): boolean {
  const [newest, evidence] = [publications.at(-1), evidenceOf(records)];
  return (
    newest !== undefined && evidence !== undefined && newest.date < evidence && list.watermark !== newest.watermark
  );
}

/** Nobody walked, and nobody had to: nothing was printed for it, so nothing counts as printed. */
function isSpared({ execution, waivers }: ListInPeriod): boolean {
  return waivers.execute !== undefined && execution.sittings.length === 0;
}

/** What was printed all the same in the month or after it; what was printed after the deadline nobody waited for. */
function publishedInTime({ frame }: ListInPeriod, publications: readonly Publication[]): Done | undefined {
  const deadline = frame.tracked.find(({ duty }) => duty === 'publish')?.deadline ?? frame.last;
  const found = publications.find(({ date }) => frame.first <= date && date <= deadline);
  return found && donePublication(found);
}

/**
 * A difference without evidence, such as an edit by hand, is the fault of the newest period that is ready to be published.
 * A period that is over and was published since its walk has done its part: then the next one will have to publish.
 */
function takesBlame(period: PeriodToPublish | undefined, newest: Day): boolean {
  return period !== undefined && (period.current || newest < (latest(period.records.execution.sittings)?.date ?? ''));
}

/** Where nobody keeps track of walks, every period counts as walked. */
function isWalked({ execution, frame }: ListInPeriod): boolean {
  return execution.sittings.length > 0 || !frame.tracked.some(({ duty }) => duty === 'execute');
}

/** The last day on which something of the period changed the list. A wish that was declined changed nothing. */
function evidenceOf({ frame, execution, notes }: ListInPeriod): Day | undefined {
  const changes = execution.sittings.filter(({ revision }) => revision === 'changed');
  const closings = notes.flatMap(({ closed, period }) =>
    closed && closed.decision !== 'declined' && isOfFrame(period, frame) ? closed : [],
  );
  return latest([...changes, ...closings])?.date;
}

/** A note of a weekly list may name the week or its month. */
function isOfFrame(period: string, frame: ListInPeriod['frame']): boolean {
  return period === frame.period || period === frame.month;
}

/** What was walked without a change is published as soon as the list was published at all. */
function nothingToPublish({ execution, waivers }: ListInPeriod, first: Publication): Done {
  // Of a walk that somebody waived the rest of, the waiver settled it.
  const settled = execution.executed ?? waivers.execute;
  return latest([donePublication(first), ...(settled ? [settled] : [])]) ?? donePublication(first);
}

function donePublication({ date, by }: Publication): Done {
  return { date, by };
}
