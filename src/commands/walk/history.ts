import type { Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { answeredInPeriod, type GivenAnswer, lastAnswers } from '../../domain/execution.ts';
import type { EditNote, Finding } from '../../domain/records/finding.ts';
import type { Result } from '../../domain/records/result.ts';
import type { ItemHistory } from '../../domain/walk/visit.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import {
  allResultFiles,
  type ResultFile,
  readResult,
  resultFolders,
  resultsOfPeriod,
} from '../../store/workspace/results.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';

/** What is known of a client before a walk. Results are read once, and only those that can matter. */
export interface Background {
  findings: Finding[];
  editNotes: EditNote[];
  /** Results of the period of the walk, all lists. */
  thisPeriod: Result[];
  /** Reads the newest earlier results of a list, newest last. */
  earlier(list: string): Result[];
}

export function readBackground(
  workspace: Workspace,
  place: ClientInPlace,
  period: Period | undefined,
  records: { findings: Finding[]; editNotes: EditNote[] },
): Background {
  const cache = new Map<string, Result | undefined>();
  const read = (files: readonly ResultFile[]) =>
    files.flatMap((file) => {
      if (!cache.has(file.path)) cache.set(file.path, readResult(workspace, file).result);
      return cache.get(file.path) ?? [];
    });
  const earlier = (list: string) => {
    const before = resultFolders(workspace, place.folder).filter(
      (folder) => period === undefined || folder < period.replace('-', ''),
    );
    for (const folder of before.reverse()) {
      const files = allOf(workspace, place, folder).filter((file) => file.checklist === list);
      if (files.length > 0) return read(files);
    }
    return [];
  };
  return {
    ...records,
    thisPeriod: period ? read(resultsOfPeriod(workspace, place.folder, period)) : [],
    earlier,
  };
}

function allOf(workspace: Workspace, place: ClientInPlace, folder: string): ResultFile[] {
  return allResultFiles(workspace, place.folder).filter((file) => file.folder === folder);
}

/** What is shown beside each item. */
export function historyOf(
  background: Background,
  list: string,
  checklist: Checklist,
  corrects: string | undefined,
): Map<string, ItemHistory> {
  const last = lastAnswers(background.earlier(list));
  const others = background.thisPeriod.filter((result) => result.header.id !== corrects);
  const colleagues = answeredInPeriod(others, list);
  const history = new Map<string, ItemHistory>();
  for (const { id } of checklist.items) {
    const finding = background.findings.find((one) => !one.closing && one.item === id && one.checklist === list);
    const note = background.editNotes.find((one) => !one.closing && one.item === id && one.checklist === list);
    const entry: ItemHistory = {};
    const [before, colleague] = [last.get(id), colleagues.get(id)];
    if (before) entry.last = shown(before);
    if (colleague) entry.colleague = { ...shown(colleague), checklist: colleague.checklist };
    if (finding) entry.openFinding = finding;
    if (note) entry.openEditNote = { words: note.words, date: note.date, by: note.by };
    history.set(id, entry);
  }
  return history;
}

function shown({ answer, date, by }: GivenAnswer): { answer: GivenAnswer['answer']; date: string; by: string } {
  return { answer, date, by };
}
