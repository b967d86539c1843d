import { type Period, periodOf } from '../domain/calendar/period.ts';
import { Failure } from '../domain/failure.ts';
import { trendOf } from '../domain/trend.ts';
import { summaryOf } from '../domain/trend-summary.ts';
import { TREND_HEADING, trendJson, trendLines, trendRow } from '../render/trend.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { readItemSittings } from '../store/search/item-sittings.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { findItem } from './find-item.ts';
import { type ReportOptions, tellReport } from './report.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { periodNamed } from './which-period.ts';
import { type ExitCode, today, type World } from './world.ts';

interface TrendOptions extends ReportOptions {
  client: string;
  item: string;
  list?: string;
  since?: string;
  until?: string;
}

/** `mmc trend`: the readings of an item over the months, with the limits of their time (P5 to P8, P13). */
export async function trend(options: TrendOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client, { old: true });
  const range = rangeOf(options, periodOf(today(world, workspace.firm.timezone)));
  const { found, problems: others } = findItem(workspace, place, options.item, options.list);
  const { lists, item, text, checklist } = found;
  const read = readItemSittings(workspace, place.folder, lists, item);
  const problems = [...workspace.problems, ...others, ...read.problems];
  const points = trendOf(read.sittings, checklist, range, read.unreadable);
  const summary = summaryOf(points);
  const { terminal } = world;
  const subject = { client: place.client.name, lists, item, text };
  if (points.length === 0 && read.unreadable.length === 0) {
    throw new Failure('failed', `${place.client.slug} has no result of ${lists.join(', ')} in these months`, {
      hint: `"mmc show ${place.client.slug}" shows the last one`,
    });
  }
  await tellReport(world, workspace.root, options, {
    lines: (width) => trendLines(subject, points, summary, { width, unicode: terminal.unicode }),
    heading: TREND_HEADING,
    rows: () => points.map(trendRow),
    kind: 'trend',
    json: () => ({
      client: place.client.slug,
      lists,
      item,
      text,
      ...trendJson(points, summary),
      unreadable: unreadableJson(problems),
    }),
  });
  return tellUnreadable(world, problems, options.json);
}

function rangeOf(options: TrendOptions, current: Period): { first?: Period; last: Period } {
  const last = options.until === undefined ? current : periodNamed(options.until);
  if (options.since === undefined) return { last };
  const first = periodNamed(options.since);
  if (first > last)
    throw new Failure('usage', `${options.since} is after ${last}`, { hint: 'Exchange --since and --until' });
  return { first, last };
}
