import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { folderOf, isWeek } from '../../domain/calendar/week.ts';
import { periodOfList, type VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { isToWalk } from '../../domain/checklists/in-use.ts';
import { answeredInPeriod, countsFor, executionOf } from '../../domain/execution.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Result, ResultHeader } from '../../domain/records/result.ts';
import {
  type Known,
  type ListStanding,
  onDemandStandings,
  standingOf,
  standingWithout,
} from '../../domain/standing.ts';
import { type ClientInPlace, checklistFiles, type ListFile, readChecklist } from './clients.ts';
import { owedItems } from './owed.ts';
import { readResult, readResultHeader, resultsOfPeriod } from './results.ts';
import type { Workspace } from './workspace.ts';

export interface ReadStandings {
  lists: ListStanding[];
  /** Of files that could not be read; the lists they are about may be missing, or seem less far than they are. */
  problems: Problem[];
}

/**
 * How every list of a client stands: weekly lists in the week, all others in the month; those of a period that is missing
 * are not due. Lists that their headers show as executed are not read. Which lists there are to walk depends on `today`.
 */
export function readStandings(
  workspace: Workspace,
  place: ClientInPlace,
  periods: VisitPeriods,
  today: Day,
): ReadStandings {
  const { walkedIn, problems } = headerReader(workspace, place);
  const given = [periods.month, periods.week].filter((period) => period !== undefined);
  const spans = given.map((period) => spanOf(workspace, period, walkedIn(period)));
  const files = checklistFiles(workspace, place.folder);
  const lists = files.flatMap((file) => {
    const read = readStanding({ workspace, place, periods, today, spans }, file);
    problems.push(...read.problems);
    return read.lists;
  });
  // A list that was removed or renamed since it was walked.
  for (const { period, walked } of spans) {
    const gone = walked.filter(({ header }) => !files.some((file) => file.slug === header.checklist));
    for (const [list, own] of groupBy(gone, ({ header }) => header.checklist)) {
      const headers = own.map(({ header }) => header);
      lists.push(...onDemandStandings(list, undefined, headers).map((one) => ({ ...one, ...weekIn(period) })));
    }
  }
  return { lists, problems };
}

interface Walked {
  path: string;
  header: ResultHeader;
}

/** Reads the headers of a folder once: that of a week is mostly that of the month. */
function headerReader(workspace: Workspace, place: ClientInPlace) {
  const problems: Problem[] = [];
  const folders = new Map<string, Walked[]>();
  const readAll = (period: Period): Walked[] =>
    resultsOfPeriod(workspace, place.folder, period).flatMap(({ path }) => {
      const { header, problems: own } = readResultHeader(workspace, { path });
      if (header) return [{ path, header }];
      problems.push(...own);
      return [];
    });
  const walkedIn = (period: Period): Walked[] => {
    const walked = folders.get(folderOf(period)) ?? readAll(period);
    folders.set(folderOf(period), walked);
    return walked.filter(({ header }) => countsFor(header, period));
  };
  return { walkedIn, problems };
}

/** A period with the sittings that count for it. */
interface Span {
  period: Period;
  walked: Walked[];
  /** What was answered for the client in other lists. Only results whose headers speak of one of the ids are read. */
  elsewhere(list: string, ids: readonly string[]): Set<string>;
}

function spanOf(workspace: Workspace, period: Period, walked: Walked[]): Span {
  const bodies = new Map<string, Result | undefined>();
  const elsewhere = (list: string, ids: readonly string[]) => {
    const telling = walked.filter(({ header }) => {
      const { checklist, answered } = header;
      return checklist !== list && (answered === 'all' || ids.some((id) => answered.includes(id)));
    });
    const results = telling.flatMap(({ path }) => {
      if (!bodies.has(path)) bodies.set(path, readResult(workspace, { path }).result);
      return bodies.get(path) ?? [];
    });
    return new Set(answeredInPeriod(results, list).keys());
  };
  return { period, walked, elsewhere };
}

interface Context {
  workspace: Workspace;
  place: ClientInPlace;
  periods: VisitPeriods;
  today: Day;
  spans: Span[];
}

function readStanding({ workspace, place, periods, today, spans }: Context, file: ListFile): ReadStandings {
  const known = spans.map((span) => knownIn(span, place, file));
  const executed = known.find(({ headers, others }) => executionOf(headers, others).executed);
  if (executed) return { lists: [standingIn(executed)], problems: [] };
  const { parsed, problems } = readChecklist(workspace, file);
  const checklist = parsed?.checklist;
  if (!checklist) {
    const walked = known.find(({ headers }) => headers.length > 0);
    return { lists: [walked ? standingIn(walked) : standingWithout(file.slug, 'unreadable')], problems };
  }
  if (checklist.interval === 'on-demand') {
    const headers = spans.flatMap(({ walked }) => walked.map(({ header }) => header));
    const own = headers.filter((header) => header.checklist === file.slug);
    return { lists: onDemandStandings(file.slug, checklist, own), problems: [] };
  }
  const at = spans.findIndex(({ period }) => period === periodOfList(checklist, periods));
  const [span, own] = [spans[at], known[at]];
  if (!span || !own || (own.headers.length === 0 && !isToWalk(checklist, place.client, span.period, today)))
    return { lists: [standingWithout(file.slug, 'not-due')], problems: [] };
  const carried = owedItems(workspace, place.folder, file.slug, checklist, span.period);
  const { answered } = executionOf(own.headers, own.others);
  const shared = checklist.items.filter((item) => item.perClient && !answered.has(item.id)).map((item) => item.id);
  const elsewhere = shared.length > 0 ? span.elsewhere(file.slug, shared) : new Set<string>();
  return { lists: [standingIn({ ...own, checklist, carried, elsewhere })], problems: [] };
}

/** What the headers of a period tell of a list. */
function knownIn({ period, walked }: Span, { client }: ClientInPlace, { slug }: ListFile): Known {
  const headers = walked.map(({ header }) => header);
  return {
    list: slug,
    period,
    plan: client.plan,
    carried: new Map(),
    elsewhere: new Set(),
    headers: headers.filter((header) => header.checklist === slug && header.period !== undefined),
    others: headers.filter((header) => header.checklist !== slug),
  };
}

function standingIn(known: Known): ListStanding {
  return { ...standingOf(known), ...weekIn(known.period) };
}

function weekIn(period: Period): { week?: Period } {
  return isWeek(period) ? { week: period } : {};
}
