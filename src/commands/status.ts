import type { Day } from '../domain/calendar/day.ts';
import { type Period, periodOf } from '../domain/calendar/period.ts';
import { isWeek, nearestDay, weekOf, weeksOf } from '../domain/calendar/week.ts';
import type { VisitPeriods } from '../domain/checklists/due-lists.ts';
import { underContract } from '../domain/firm.ts';
import type { Problem } from '../domain/problems.ts';
import type { ClientStanding } from '../domain/standing.ts';
import { clientStatusLines } from '../render/client-status.ts';
import { toJson } from '../render/json.ts';
import { statusLines, statusRows, uncommittedLines, unfinishedLines } from '../render/status.ts';
import { toTsv } from '../render/table.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { type ClientInPlace, readClients } from '../store/workspace/clients.ts';
import { readEditNotes, readFindings } from '../store/workspace/findings.ts';
import { readStandings } from '../store/workspace/standings.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { readWalks, type Walks } from './unfinished-walks.ts';
import { monthOrWeekNamed } from './which-period.ts';
import { type ExitCode, today, type World } from './world.ts';

interface StatusOptions {
  client?: string;
  period?: string;
  json?: boolean;
}

/** `mmc status`: what of this month is executed, begun and open; reads only. Exit code 3 when files cannot be read. */
export async function status(options: StatusOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const day = today(world, workspace.firm.timezone);
  const period = options.period === undefined ? periodOf(day) : monthOrWeekNamed(options.period);
  const walks = await readWalks(world, workspace);
  const problems = [...workspace.problems];
  if (options.client !== undefined) {
    const place = findClient(workspace, options.client);
    showClient({ world, workspace, day, period, walks, problems, json: options.json === true }, place);
  } else {
    const read = readClients(workspace);
    problems.push(...read.problems);
    const clients = read.clients.map((place) => standingOfClient(workspace, place, period, day, problems));
    showAll({ world, workspace, day, period, walks, problems, json: options.json === true }, clients);
  }
  return tellUnreadable(world, problems, options.json);
}

interface Telling {
  world: World;
  workspace: Workspace;
  day: Day;
  period: Period;
  walks: Walks;
  problems: Problem[];
  json: boolean;
}

function showAll({ world, period, walks, problems, json }: Telling, clients: readonly ClientStanding[]): void {
  const { terminal } = world;
  if (json) terminal.out(toJson('status', { period, clients, ...walks, unreadable: unreadableJson(problems) }));
  else if (!terminal.outIsTerminal) terminal.out(toTsv(statusRows(clients)));
  else {
    terminal.show([
      ...statusLines(clients, period, terminal.size().columns),
      ...unfinishedLines(walks.unfinished),
      ...uncommittedLines(walks.uncommitted.length),
    ]);
  }
}

function showClient(telling: Telling, place: ClientInPlace): void {
  const { world, workspace, day, period, problems } = telling;
  const standing = standingOfClient(workspace, place, period, day, problems);
  const findings = readFindings(workspace, place.folder);
  const notes = readEditNotes(workspace, place.folder);
  problems.push(...findings.problems, ...notes.problems);
  const own = <T extends { client: string }>(all: readonly T[]) => all.filter((one) => one.client === standing.client);
  const [unfinished, uncommitted] = [own(telling.walks.unfinished), own(telling.walks.uncommitted)];
  const detail = {
    standing,
    period,
    today: day,
    findings: findings.findings.filter((one) => !one.closing),
    editNotes: notes.notes.filter((one) => !one.closing),
  };
  if (telling.json) {
    const { standing: client, findings: open, editNotes } = detail;
    const unreadable = unreadableJson(problems);
    world.terminal.out(
      toJson('status', { period, clients: [client], findings: open, editNotes, unfinished, uncommitted, unreadable }),
    );
    return;
  }
  world.terminal.show([
    ...clientStatusLines(detail, world.terminal.size().columns),
    ...unfinishedLines(unfinished),
    ...uncommittedLines(uncommitted.length),
  ]);
}

function standingOfClient(
  workspace: Workspace,
  place: ClientInPlace,
  period: Period,
  day: Day,
  problems: Problem[],
): ClientStanding {
  const { client } = place;
  const { lists, problems: own } = readStandings(workspace, place, shownPeriods(period, day), day);
  problems.push(...own);
  // A contract that ended last week does not oblige us any more.
  const due = underContract(client, nearestDay(period, day));
  return { client: client.slug, name: client.name, ...(client.plan ? { plan: client.plan } : {}), due, lists };
}

/** With a month goes the week that is walked now, or of another month its last one; in the future there is none yet. */
function shownPeriods(period: Period, day: Day): VisitPeriods {
  if (isWeek(period)) return { week: period };
  const now = periodOf(day);
  const week = period === now ? weekOf(day) : period < now ? weeksOf(period).at(-1) : undefined;
  return { month: period, ...(week ? { week } : {}) };
}
