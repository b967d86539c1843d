import type { Problem } from '../../domain/problems.ts';
import { attachClosings } from '../../domain/records/closings.ts';
import type { Closing } from '../../domain/records/finding.ts';
import type { Waiver } from '../../domain/records/waiver.ts';
import type { ClientFolder } from './clients.ts';
import { readSideRecords } from './findings.ts';
import type { Workspace } from './workspace.ts';

/** A recorded exception, with the closing that withdrew it. */
export interface WaiverInPlace {
  waiver: Waiver;
  withdrawn?: Closing;
}

/** Waivers of a client, withdrawn ones too, in the order of their file names, which is by day. */
export function readWaivers(
  workspace: Workspace,
  client: ClientFolder,
): { waivers: WaiverInPlace[]; problems: Problem[] } {
  const waivers = new Map<string, { waiver: Waiver; closing?: Closing }>();
  const closings: Closing[] = [];
  const problems: Problem[] = [];
  for (const { record, problems: own } of readSideRecords(workspace, `${client.path}/waivers`)) {
    problems.push(...own);
    if (record?.record === 'waiver') waivers.set(record.waiver.id, { waiver: record.waiver });
    else if (record?.record === 'closing') closings.push(record.closing);
  }
  attachClosings(waivers, closings);
  const all = [...waivers.values()].map(({ waiver, closing }) => ({
    waiver,
    ...(closing ? { withdrawn: closing } : {}),
  }));
  return { waivers: all, problems };
}
