import { addMonths, compactPeriod, type Period } from '../../domain/calendar/period.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { CARRY_MONTHS, carriedItems } from '../../domain/checklists/due-items.ts';
import { parseResult } from '../../markdown/result.ts';
import { lineAt, type Source } from '../../markdown/source.ts';
import type { ClientFolder } from './clients.ts';
import { readText } from './read-text.ts';
import { resultFolders, resultsOfPeriod } from './results.ts';
import type { Workspace } from './workspace.ts';

/** Rhythm items of a list that are still owed from an earlier period (P86). Few results are read whole. */
export function owedItems(
  workspace: Workspace,
  client: ClientFolder,
  list: string,
  checklist: Checklist,
  period: Period,
): Map<string, Period> {
  if (!checklist.items.some((item) => item.every || item.months)) return new Map();
  const since = checklist.start ?? addMonths(period, -CARRY_MONTHS);
  return carriedItems(checklist, period, since, answersReader(workspace, client, list));
}

/** Whether an item was answered in a period with anything but `cannot`. */
function answersReader(workspace: Workspace, client: ClientFolder, list: string) {
  const months = new Set(resultFolders(workspace, client));
  const sourcesIn = new Map<Period, Source[]>();
  const answeredIn = new Map<Source, ReadonlySet<string>>();
  const sources = (period: Period) => {
    const read =
      sourcesIn.get(period) ??
      resultsOfPeriod(workspace, client, period)
        .filter((file) => file.checklist === list)
        .flatMap(({ path }) => readText(workspace.root, path).source ?? []);
    sourcesIn.set(period, read);
    return read;
  };
  const answered = (source: Source) => {
    const ids = answeredIn.get(source) ?? answeredIds(source);
    answeredIn.set(source, ids);
    return ids;
  };
  return (id: string, period: Period) =>
    months.has(compactPeriod(period)) &&
    sources(period).some((source) => mayAnswer(source.text, id) && answered(source).has(id));
}

function answeredIds(source: Source): ReadonlySet<string> {
  const answers = [...(parseResult(source).result?.answers ?? [])];
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
