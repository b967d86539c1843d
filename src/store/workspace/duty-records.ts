import type { Day } from '../../domain/calendar/day.ts';
import { type Period, periodOf } from '../../domain/calendar/period.ts';
import type { ClientRecords } from '../../domain/duties/client-records.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Schedule } from '../../domain/schedule/schedule.ts';
import type { ClientSigns } from '../../domain/warnings/signs.ts';
import { archivedPeriods } from './archives.ts';
import { readClientRecords } from './client-records.ts';
import { clientFolders, readClient } from './clients.ts';
import { readSchedule, schedulePeriods } from './schedules.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** All that `mmc due` is derived from. */
export interface DutyRecords {
  workspace: Workspace;
  clients: ClientRecords[];
  /** By client id. */
  signs: Map<string, ClientSigns>;
  filed: Set<Period>;
  /** Of the months that are not filed, and of later ones. */
  schedules: Schedule[];
  /** Of `mmc.yaml` too. */
  problems: Problem[];
}

/**
 * Reads what the duties of the months that are not filed derive from, of all clients or of the one with this folder.
 * Costs no more when the history grows. Throws a usage failure outside a workspace.
 */
export async function readDutyRecords(
  folder: string,
  today: (timezone: string) => Day,
  options: { client?: string } = {},
): Promise<DutyRecords> {
  const workspace = openWorkspace(folder);
  const month = periodOf(today(workspace.firm.timezone));
  const problems = [...workspace.problems];
  const filed = new Set(archivedPeriods(workspace));
  const schedules = schedulePeriods(workspace)
    .filter((period) => !filed.has(period) || period > month)
    .flatMap((period) => {
      const read = readSchedule(workspace, period);
      problems.push(...read.problems);
      return read.schedule ?? [];
    });
  const clients: ClientRecords[] = [];
  const signs = new Map<string, ClientSigns>();
  for (const place of clientFolders(workspace)) {
    if (options.client !== undefined && place.slug !== options.client) continue;
    const { client, problems: own } = readClient(workspace, place);
    problems.push(...own);
    if (!client) continue;
    const read = readClientRecords(workspace, { client, folder: place }, { filed, month });
    problems.push(...read.problems);
    clients.push(read.records);
    signs.set(client.id, read.signs);
  }
  return { workspace, clients, signs, filed, schedules, problems };
}
