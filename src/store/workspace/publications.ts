import type { Problem } from '../../domain/problems.ts';
import type { Publication } from '../../domain/records/publication.ts';
import type { ClientFolder } from './clients.ts';
import { readSideRecords } from './findings.ts';
import type { Workspace } from './workspace.ts';

/** Every publication of a client's lists, in the order of their file names, which is by day. */
export function readPublications(
  workspace: Workspace,
  client: ClientFolder,
): { publications: Publication[]; problems: Problem[] } {
  const publications: Publication[] = [];
  const problems: Problem[] = [];
  for (const { record, problems: own } of readSideRecords(workspace, `${client.path}/published`)) {
    problems.push(...own);
    if (record?.record === 'publication') publications.push(record.publication);
  }
  return { publications, problems };
}
