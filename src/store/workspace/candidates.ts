import type { Day } from '../../domain/calendar/day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import { lastDayOf, monthOf, weeksOf } from '../../domain/calendar/week.ts';
import type { VisitPeriods } from '../../domain/checklists/due-lists.ts';
import type { ClientRecords, ListHead } from '../../domain/duties/client-records.ts';
import type { Problem } from '../../domain/problems.ts';
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
      const read = readStandings(workspace, { client, folder }, periods);
      problems.push(...read.problems);
      return { all: read.lists, open: openLists(read.lists, records, period) };
    };
    const done = doneIn(workspace, folder, period);
    const monthly = openIn({ month: period });
    const week = weeksOf(period).find((one) => lastDayOf(one) >= today);
    const isIdle = done.length === 0 && monthly.all.every(({ state }) => state === 'not-due');
    const isWeekly = lists.some(({ interval, retired }) => interval === 'weekly' && retired === undefined);
    const open = isIdle && isWeekly && week !== undefined ? openIn({ week }).open : monthly.open;
    return {
      client,
      signs: signs.get(client.id) ?? { visits: [] },
      lists: unreadable.length + lists.filter(hasRhythm).length,
      ...(open.length > 0 ? { work: workOf(open, records) } : {}),
      done,
    };
  });
  return { candidates, problems };
}

function openLists(all: readonly ListStanding[], { waivers }: ClientRecords, period: Period): ListStanding[] {
  const waived = waivers.filter((one) => one.duty === 'execute' && monthOf(one.period) === period);
  return all.filter(({ list, state }) => OPEN.has(state) && !waived.some(({ checklist }) => checklist === list));
}

function hasRhythm({ interval, retired }: ListHead): boolean {
  return interval !== 'on-demand' && retired === undefined;
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
