import { addMonths, compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { CARRY_MONTHS, carriedItems } from '../../domain/checklists/due-items.ts';
import type { Result } from '../../domain/records/result.ts';
import { lineAt } from '../../markdown/source.ts';
import type { ClientFolder } from './clients.ts';
import { readText } from './read-text.ts';
import { type ResultFile, readResult, resultFolders, resultsOfPeriod } from './results.ts';
import type { Workspace } from './workspace.ts';

/**
 * Rhythm items of a list that are still owed from an earlier period (P86). Few results are read whole, and who has read
 * some already hands in how.
 */
export function owedItems(
  workspace: Workspace,
  client: ClientFolder,
  list: string,
  checklist: Checklist,
  period: Period,
  read: ReadWhole = (file) => readResult(workspace, file).result,
): Map<string, Period> {
  if (!checklist.items.some((item) => item.every || item.months)) return new Map();
  const since = checklist.start ?? addMonths(period, -CARRY_MONTHS);
  return carriedItems(checklist, period, since, answersReader(workspace, client, list, read));
}

type ReadWhole = (file: ResultFile) => Result | undefined;

/** Whether an item was answered in a period with anything but `cannot`. */
function answersReader(workspace: Workspace, client: ClientFolder, list: string, read: ReadWhole) {
  const months = new Set(resultFolders(workspace, client));
  const walkedIn = new Map<Period, Walked[]>();
  const walked = (period: Period) => {
    const found =
      walkedIn.get(period) ??
      resultsOfPeriod(workspace, client, period)
        .filter((file) => file.checklist === list)
        .map((file) => ({ file, text: readText(workspace.root, file.path).source?.text ?? '' }));
    walkedIn.set(period, found);
    return found;
  };
  const answered = (one: Walked) => {
    one.answered ??= answeredIds(read(one.file));
    return one.answered;
  };
  return (id: string, period: Period) =>
    months.has(compactPeriod(period)) && walked(period).some((one) => mayAnswer(one.text, id) && answered(one).has(id));
}

/** A result, and what it answers once that was asked. */
interface Walked {
  file: ResultFile;
  text: string;
  answered?: ReadonlySet<string>;
}

function answeredIds(result: Result | undefined): ReadonlySet<string> {
  const answers = [...(result?.answers ?? [])];
  return new Set(answers.filter(([, { outcome }]) => outcome !== 'cannot').map(([id]) => id));
}

/** Reading a result whole costs ten milliseconds; an item whose line has no outcome cannot be answered. */
function mayAnswer(text: string, id: string): boolean {
  const mark = `#${id}`;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const line = lineAt(text, at);
    if (text.slice(line.start, line.end).includes('outcome=')) return true;
  }
  return false;
}
