import { shortId } from '../domain/walk/finish.ts';
import { daysOpen, findingsLines, findingsRows, timesSeen } from '../render/findings.ts';
import { toJson } from '../render/json.ts';
import { toTsv } from '../render/table.ts';
import { unreadableJson } from '../render/unreadable.ts';
import { readAllFindings } from '../store/workspace/all-findings.ts';
import { openWorkspace } from '../store/workspace/workspace.ts';
import { findClient } from './find-client.ts';
import { tellUnreadable } from './tell-unreadable.ts';
import { type ExitCode, today, type World } from './world.ts';

interface FindingsOptions {
  client?: string;
  all?: boolean;
  json?: boolean;
}

/** `mmc findings`: what is wrong and not mended, oldest first; with `--all` what was mended, too. */
export async function findings(options: FindingsOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const day = today(world, workspace.firm.timezone);
  const places = options.client === undefined ? {} : { places: [findClient(workspace, options.client, { old: true })] };
  const read = readAllFindings(workspace, { old: options.all === true, ...places });
  const shown = read.findings
    .filter(({ finding }) => options.all || !finding.closing)
    .map(({ finding, place }) => ({ finding, client: place.client.slug }));
  const { terminal } = world;
  if (options.json) {
    const list = shown.map(({ finding, client }) => ({
      ...finding,
      client,
      shortId: shortId(finding.id),
      days: daysOpen(finding, day),
      seen: timesSeen(finding),
    }));
    terminal.out(toJson('findings', { findings: list, unreadable: unreadableJson(read.problems) }));
  } else {
    if (terminal.outIsTerminal) terminal.show(findingsLines(shown, day, terminal.size().columns));
    else terminal.out(toTsv(findingsRows(shown, day)));
  }
  return tellUnreadable(world, read.problems, options.json);
}
