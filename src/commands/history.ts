import { allClientsLines } from '../render/history/all-clients.ts';
import { HISTORY_HEADING, historyJson, historyRows } from '../render/history/history-rows.ts';
import { oneClientLines } from '../render/history/one-client.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { readLookBack } from './look-back.ts';
import { type ReportOptions, tellReport } from './report.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { lastYear, rangeOfYear } from './which-year.ts';
import { type ExitCode, today, type World } from './world.ts';

interface HistoryOptions extends ReportOptions {
  /** Former ones, too. */
  client?: string;
  /** The last twelve months unless told. */
  year?: string;
}

/** `mmc history`: what became of every duty, month by month; of one client with its sittings. Reads only. */
export async function history(options: HistoryOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const day = today(world, workspace.firm.timezone);
  const range = options.year === undefined ? lastYear(day) : rangeOfYear(options.year, day);
  const place = options.client === undefined ? undefined : findClient(workspace, options.client, { old: true });
  const asLines = options.output !== undefined || world.terminal.outIsTerminal;
  // A screen without a client shows no sittings: their headers need not be read.
  const visits = place !== undefined || options.json === true || options.csv === true || !asLines;
  const { months, problems } = await readLookBack(world, workspace, {
    ...range,
    visits,
    ...(place ? { client: place } : {}),
  });
  const client = place ? { slug: place.client.slug, name: place.client.name } : undefined;
  await tellReport(world, workspace.root, options, {
    lines: (width) => (client ? oneClientLines(client, months, width) : allClientsLines(months, width)),
    heading: HISTORY_HEADING,
    rows: () => historyRows(months),
    kind: 'history',
    json: () => ({
      ...range,
      ...(client ? { client: client.slug } : {}),
      months: historyJson(months),
      unreadable: unreadableJson(problems),
    }),
  });
  return tellUnreadable(world, problems, options.json);
}
