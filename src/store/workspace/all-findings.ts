import type { Problem } from '../../domain/problems.ts';
import type { Finding } from '../../domain/records/finding.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import { type ClientInPlace, readClients } from './clients.ts';
import { readFindings } from './findings.ts';
import type { Workspace } from './workspace.ts';

export interface FindingInPlace {
  finding: Finding;
  place: ClientInPlace;
}

/** Findings of all clients, or of those given; oldest first over all of them. */
export function readAllFindings(
  workspace: Workspace,
  options: { old?: boolean; places?: readonly ClientInPlace[] } = {},
): { findings: FindingInPlace[]; problems: Problem[] } {
  const clients = options.places ? { clients: options.places, problems: [] } : readClients(workspace, options);
  const problems = [...clients.problems];
  const findings = clients.clients.flatMap((place) => {
    const read = readFindings(workspace, place.folder);
    problems.push(...read.problems);
    return read.findings.map((finding) => ({ finding, place }));
  });
  const key = ({ finding }: FindingInPlace) => `${finding.date} ${finding.id}`;
  return { findings: findings.sort((a, b) => compareText(key(a), key(b))), problems };
}
