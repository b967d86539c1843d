import type { Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import type { Archive } from '../../domain/records/archive.ts';
import { parseArchive } from '../../markdown/archive.ts';
import { monthOfName } from './month-files.ts';
import { readText } from './read-text.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Months that are filed, oldest first: those with a file `archive/202610.md`, whatever it says. */
export function archivedPeriods(workspace: Pick<Workspace, 'root'>): Period[] {
  return namesIn(workspace.root, 'archive', 'files').flatMap((name) => monthOfName(name, '.md') ?? []);
}

/** The record of a filed month; neither archive nor problems when the month is not filed. */
export function readArchive(
  workspace: Workspace,
  period: Period,
): { archive: Archive | undefined; problems: Problem[] } {
  if (!archivedPeriods(workspace).includes(period)) return { archive: undefined, problems: [] };
  const read = readText(workspace.root, `archive/${period.replace('-', '')}.md`);
  return read.problem ? { archive: undefined, problems: [read.problem] } : parseArchive(read.source);
}
