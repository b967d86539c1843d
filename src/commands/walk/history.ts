import type { Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import {
  answeredInPeriod,
  chainOf,
  countsFor,
  executionOf,
  type GivenAnswer,
  unionOf,
} from '../../domain/execution.ts';
import type { EditNote, Finding } from '../../domain/records/finding.ts';
import type { Result } from '../../domain/records/result.ts';
import type { ItemHistory } from '../../domain/walk/visit.ts';
import type { ClientInPlace } from '../../store/workspace/clients.ts';
import { owedItems } from '../../store/workspace/owed.ts';
import type { ResultFile } from '../../store/workspace/result-name.ts';
import {
  allResultFiles,
  newestBefore,
  readResult,
  resultFiles,
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
  /** Results of an on-demand list about one subject, as long as it is not executed. */
  ofSubject(list: string, subject: string | undefined): Result[];
  /** Rhythm items of a list that are owed from earlier months. */
  owed(list: string, checklist: Checklist): Map<string, Period>;
}

export function readBackground(
  workspace: Workspace,
  place: ClientInPlace,
  period: Period | undefined,
  records: { findings: Finding[]; editNotes: EditNote[] },
): Background {
  const cache = new Map<string, Result | undefined>();
  const owed = new Map<Checklist, Map<string, Period>>();
  const readOne = (file: ResultFile) => {
    if (!cache.has(file.path)) cache.set(file.path, readResult(workspace, file).result);
    return cache.get(file.path);
  };
  const read = (files: readonly ResultFile[]) => files.flatMap((file) => readOne(file) ?? []);
  const earlier = (list: string) => {
    const filesIn = (folder: string) =>
      resultFiles(workspace, place.folder, folder).filter((file) => file.checklist === list);
    return newestBefore(resultFolders(workspace, place.folder), filesIn, period, read);
  };
  const counting = (results: readonly Result[]) =>
    results.filter(({ header }) => period !== undefined && countsFor(header, period));
  const ofSubject = (list: string, subject: string | undefined) => {
    const files = allResultFiles(workspace, place.folder).filter((file) => file.checklist === list);
    const results = read(files).filter(({ header }) => header.period === undefined && header.subject === subject);
    // The same subject may come again next year.
    return executionOf(results.map(({ header }) => header)).executed ? [] : results;
  };
  return {
    ...records,
    ofSubject,
    owed: (list, checklist) => {
      const found =
        owed.get(checklist) ??
        (period ? owedItems(workspace, place.folder, list, checklist, period, readOne) : new Map());
      owed.set(checklist, found);
      return found;
    },
    thisPeriod: period ? counting(read(resultsOfPeriod(workspace, place.folder, period))) : [],
    earlier,
  };
}

/** What is shown beside each item. */
export function historyOf(
  background: Background,
  list: string,
  checklist: Checklist,
  { corrects, subject }: { corrects?: string; subject?: string },
): Map<string, ItemHistory> {
  const onDemand = checklist.interval === 'on-demand';
  // What was found about another person or machine says nothing about this one.
  const last = onDemand ? new Map<string, GivenAnswer>() : unionOf(background.earlier(list));
  const before = onDemand ? background.ofSubject(list, subject) : background.thisPeriod;
  // Of a mistake that was corrected before, the earlier correction is replaced, too.
  const replaced =
    corrects === undefined
      ? undefined
      : chainOf(
          corrects,
          before.map(({ header }) => header),
        );
  const others = before.filter(({ header }) => !replaced?.has(header.id));
  const colleagues = answeredInPeriod(others, list);
  const history = new Map<string, ItemHistory>();
  for (const { id } of checklist.items) {
    const finding = background.findings.find((one) => !one.closing && one.item === id && one.checklist === list);
    const note = background.editNotes.find((one) => !one.closing && one.item === id && one.checklist === list);
    const entry: ItemHistory = {};
    const [earlier, colleague] = [last.get(id), colleagues.get(id)];
    if (earlier) entry.last = shown(earlier);
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
