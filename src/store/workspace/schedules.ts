import type { Period } from '../../domain/calendar/period.ts';
import { monthOfName } from './month-files.ts';
import { namesIn, type Workspace } from './workspace.ts';

/** Months that have a schedule, oldest first. */
export function schedulePeriods(workspace: Pick<Workspace, 'root'>): Period[] {
  return namesIn(workspace.root, 'schedule', 'files').flatMap((name) => monthOfName(name, '.yaml') ?? []);
}
