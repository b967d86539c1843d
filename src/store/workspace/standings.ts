import type { Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { isListDue } from '../../domain/checklists/due-lists.ts';
import { answeredInPeriod, executionOf } from '../../domain/execution.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Result, ResultHeader } from '../../domain/records/result.ts';
import { type ListStanding, onDemandStandings, standingOf, standingWithout } from '../../domain/standing.ts';
import { type ClientInPlace, checklistFiles, type ListFile, readChecklist } from './clients.ts';
import { owedItems } from './owed.ts';
import { readResult, readResultHeader, resultsOfPeriod } from './results.ts';
import type { Workspace } from './workspace.ts';

export interface ReadStandings {
  lists: ListStanding[];
  /** Of files that could not be read; the lists they are about may be missing, or seem less far than they are. */
  problems: Problem[];
}

/** How every list of a client stands in a period. Lists that their headers show as executed are not read. */
export function readStandings(workspace: Workspace, place: ClientInPlace, period: Period): ReadStandings {
  const { walked, problems } = readHeaders(workspace, place, period);
  const files = checklistFiles(workspace, place.folder);
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
  const lists = files.flatMap((file) => {
    const headers = walked.map(({ header }) => header).filter((header) => header.checklist === file.slug);
    const others = walked.map(({ header }) => header).filter((header) => header.checklist !== file.slug);
    const read = readStanding({ workspace, place, period, elsewhere }, file, headers, others);
    problems.push(...read.problems);
    return read.lists;
  });
  // A list that was removed or renamed since it was walked.
  const gone = walked.filter(({ header }) => !files.some((file) => file.slug === header.checklist));
  for (const [list, own] of groupBy(gone, ({ header }) => header.checklist)) {
    const headers = own.map(({ header }) => header);
    lists.push(...onDemandStandings(list, undefined, headers));
  }
  return { lists, problems };
}

function readHeaders(workspace: Workspace, place: ClientInPlace, period: Period) {
  const problems: Problem[] = [];
  const walked = resultsOfPeriod(workspace, place.folder, period).flatMap(({ path }) => {
    const { header, problems: own } = readResultHeader(workspace, { path });
    if (header) return [{ path, header }];
    problems.push(...own);
    return [];
  });
  return { walked, problems };
}

interface Context {
  workspace: Workspace;
  place: ClientInPlace;
  period: Period;
  /** What was answered for the client in other lists. Only results whose headers speak of one of the ids are read. */
  elsewhere(list: string, ids: readonly string[]): Set<string>;
}

function readStanding(
  context: Context,
  file: ListFile,
  headers: ResultHeader[],
  others: ResultHeader[],
): ReadStandings {
  const { workspace, place, period } = context;
  const known = {
    list: file.slug,
    period,
    plan: place.client.plan,
    carried: new Map(),
    elsewhere: new Set<string>(),
    others,
  };
  const monthly = headers.filter((header) => header.period !== undefined);
  if (executionOf(monthly, others).executed)
    return { lists: [standingOf({ ...known, headers: monthly })], problems: [] };
  const { parsed, problems } = readChecklist(workspace, file);
  const checklist = parsed?.checklist;
  if (!checklist) {
    const walked = monthly.length > 0;
    const standing = walked ? standingOf({ ...known, headers: monthly }) : standingWithout(file.slug, 'unreadable');
    return { lists: [standing], problems };
  }
  if (checklist.interval === 'on-demand')
    return { lists: onDemandStandings(file.slug, checklist, headers), problems: [] };
  if (monthly.length === 0 && !isDue(place, checklist, period))
    return { lists: [standingWithout(file.slug, 'not-due')], problems: [] };
  const carried = owedItems(workspace, place.folder, file.slug, checklist, period);
  const { answered } = executionOf(monthly, others);
  const shared = checklist.items.filter((item) => item.perClient && !answered.has(item.id)).map((item) => item.id);
  const elsewhere = shared.length > 0 ? context.elsewhere(file.slug, shared) : new Set<string>();
  return { lists: [standingOf({ ...known, headers: monthly, checklist, carried, elsewhere })], problems: [] };
}

/** The rule by which `mmc run` chooses lists: the machine is in service and the list's rhythm meets this month. */
function isDue(place: ClientInPlace, checklist: Checklist, period: Period): boolean {
  const asset = place.client.assets.find((one) => one.slug === checklist.asset);
  return asset?.retired === undefined && isListDue(checklist, period);
}
