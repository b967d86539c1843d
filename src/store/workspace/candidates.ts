import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { lastDayOf, nearestDay, weeksOf } from '../../domain/calendar/week.ts';
import type { VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { isInUse } from '../../domain/checklists/in-use.ts';
import type { ClientRecords, ListHead } from '../../domain/duties/client-records.ts';
import type { Problem } from '../../domain/problems.ts';
import { waiverFor } from '../../domain/records/waiver.ts';
import type { Candidate, DueWork } from '../../domain/schedule/proposal.ts';
import type { ListStanding } from '../../domain/standing.ts';
import { type ClientFolder, readClients } from './clients.ts';
import type { DutyRecords } from './duty-records.ts';
import { readResultHeader, resultsOfPeriod } from './results.ts';
import { readStandings } from './standings.ts';
import type { Workspace } from './workspace.ts';

/** States of a list that somebody still has to walk. One that cannot be read is not left out for that. */
const OPEN: ReadonlySet<ListStanding['state']> = new Set(['partial', 'not-begun', 'unreadable']);

/**
 * The clients of a schedule with what is due in a month; waived lists are not. Weekly lists are done along the way: they
 * ask for a visit only where a client has nothing else.
 */
export function readCandidates(
  { workspace, clients, signs }: DutyRecords,
  period: Period,
  today: Day,
): { candidates: Candidate[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const candidates = clients.map((records): Candidate => {
    const { client, folder, lists, unreadable } = records;
    const openIn = (periods: VisitPeriods) => {
      const read = readStandings(workspace, { client, folder }, periods, today);
      problems.push(...read.problems);
      return { all: read.lists, open: openLists(read.lists, records, period) };
    };
    const done = doneIn(workspace, folder, period);
    const monthly = openIn({ month: period });
    const isIdle = done.length === 0 && monthly.all.every(({ state }) => state === 'not-due');
    const used = lists.filter((list) => hasRhythm(list) && isInUse(list, client, nearestDay(period, today)));
    const isWeekly = used.some(({ interval }) => interval === 'weekly');
    const open = isIdle && isWeekly ? firstOpen(period, today, (week) => openIn({ week }).open) : monthly.open;
    return {
      client,
      signs: signs.get(client.slug) ?? { visits: [] },
      lists: unreadable.length + used.length,
      ...(open.length > 0 ? { work: workOf(open, records) } : {}),
      done,
    };
  });
  return { candidates, problems };
}

/** What is open in the first week of a month that is not over and has something open. */
function firstOpen(month: Period, today: Day, openIn: (week: Period) => ListStanding[]): ListStanding[] {
  for (const week of weeksOf(month)) {
    const open = lastDayOf(week) >= today ? openIn(week) : [];
    if (open.length > 0) return open;
  }
  return [];
}

function openLists(all: readonly ListStanding[], { waivers }: ClientRecords, period: Period): ListStanding[] {
  const isWaived = ({ list, week, state }: ListStanding) => {
    const of = { checklist: list, duty: 'execute', period: week ?? period, walked: state === 'partial' } as const;
    return waiverFor(waivers, of) !== undefined;
  };
  return all.filter((one) => OPEN.has(one.state) && !isWaived(one));
}

function hasRhythm({ interval }: ListHead): boolean {
  return interval !== 'on-demand';
}

/** Former clients, for whom nothing is due any more, by the ids of their clients. */
export function readFormer(workspace: Workspace, ids: ReadonlySet<string>): Candidate[] {
  return readClients(workspace, { old: true }).clients.flatMap(({ client, folder }) =>
    folder.old && ids.has(client.id) ? [{ client, signs: { visits: [] }, lists: 0, done: [] }] : [],
  );
}

function workOf(open: readonly ListStanding[], { lists }: ClientRecords): DueWork {
  const heads = lists.filter(({ list }) => open.some((one) => one.list === list));
  return {
    lists: open.length,
    assets: new Set(heads.flatMap(({ asset }) => asset ?? [])).size,
    minutes: heads.reduce((sum, { minutes = 0 }) => sum + minutes, 0),
    // Who cannot read a list does not know that nobody need go there.
    onsite: open.some((one) => one.state === 'unreadable' || one.open.some(({ tier }) => tier === 'onsite')),
  };
}

function doneIn(workspace: Workspace, folder: ClientFolder, period: Period): Candidate['done'] {
  return resultsOfPeriod(workspace, folder, period).flatMap((file) => {
    const { header } = readResultHeader(workspace, file);
    if (!header || header.period === undefined) return [];
    const { date, by, mode, met } = header;
    return [{ date, by, mode, period, ...(met === undefined ? {} : { met }) }];
  });
}
