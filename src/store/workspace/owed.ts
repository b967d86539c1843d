import { compactPeriod, type Period } from '../../domain/calendar/period.ts';
import { isWeek } from '../../domain/calendar/week.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { carriedItems, type ItemPast } from '../../domain/checklists/due-items.ts';
import { headersInEffect } from '../../domain/execution.ts';
import type { Result } from '../../domain/records/result.ts';
import { parseResultHeader } from '../../markdown/result.ts';
import { lineAt } from '../../markdown/source.ts';
import type { ClientFolder } from './clients.ts';
import { readText } from './read-text.ts';
import type { ResultFile } from './result-name.ts';
import { readResult, resultFiles, resultFolders } from './results.ts';
import type { Workspace } from './workspace.ts';

/**
 * Rhythm items of a list that are still owed in a period (P86), with the month in which they fell due. Few results are
 * read whole, and who has read some already hands in how.
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
  return carriedItems(checklist, period, pastOf(walkReader(workspace, client, read), list, checklist, period));
}

type ReadWhole = (file: ResultFile) => Result | undefined;

/** A result that counts: no correction has taken its place. */
interface Walked {
  file: ResultFile;
  period: Period | undefined;
  text: string;
  whole(): Result | undefined;
}

interface Walks {
  /** Months in which a list was walked, oldest first: `202610`. */
  monthsOf(list: string): string[];
  /** The sittings of a month, of one list or of all. */
  inMonth(folder: string, list?: string): Walked[];
}

function pastOf(walks: Walks, list: string, checklist: Checklist, now: Period): ItemPast {
  // A list that became weekly was walked by months before. Later weeks of the month say nothing about this one.
  const isBefore = ({ period }: Walked) => period === undefined || !isWeek(period) || !isWeek(now) || period < now;
  const isAlike = ({ period }: Walked) => isWeek(period ?? '') === isWeek(now);
  const answeredIn = (one: Walked, id: string) => {
    if (!saysOf(one.text, id, 'outcome=')) return false;
    const outcome = one.whole()?.answers.get(id)?.outcome;
    return outcome !== undefined && outcome !== 'cannot';
  };
  const isForClient = (one: Walked, id: string) =>
    one.whole()?.checklist.items.some((item) => item.id === id && item.perClient) === true;
  const knows = (one: Walked, id: string) =>
    saysOf(one.text, id) && one.whole()?.checklist.items.some((item) => item.id === id) === true;
  const had = (folder: string, id: string) => walks.inMonth(folder, list).some((one) => knows(one, id));
  return {
    answered: ({ id, perClient }, month) => {
      const folder = compactPeriod(month);
      if (walks.inMonth(folder, list).some((one) => isBefore(one) && answeredIn(one, id))) return true;
      const others = perClient ? walks.inMonth(folder).filter((one) => isBefore(one) && isAlike(one)) : [];
      return others.some((one) => answeredIn(one, id) && isForClient(one, id));
    },
    had: ({ id }, month) => {
      const folder = compactPeriod(month);
      if (walks.inMonth(folder, list).length > 0) return had(folder, id);
      const months = walks.monthsOf(list);
      if (months.some((earlier) => earlier < folder && had(earlier, id))) return true;
      const [first] = months;
      if (first !== undefined && first < folder) return false;
      // Not walked up to then: it began with its start, as its first walk or else today's list shows it.
      return checklist.start !== undefined && (first === undefined || had(first, id));
    },
  };
}

function walkReader(workspace: Workspace, client: ClientFolder, read: ReadWhole): Walks {
  const folders = resultFolders(workspace, client);
  const filesIn = remembered((folder: string) => resultFiles(workspace, client, folder));
  const whole = remembered((_: string, file: ResultFile) => read(file));
  const walked = remembered((_: string, folder: string, list: string | undefined) => {
    const own = filesIn(folder).filter((file) => list === undefined || file.checklist === list);
    return inEffect(workspace, own, (file) => whole(file.path, file));
  });
  return {
    monthsOf: remembered((list: string) =>
      folders.filter((folder) => filesIn(folder).some((file) => file.checklist === list)),
    ),
    inMonth: (folder, list) => (folders.includes(folder) ? walked(`${folder} ${list ?? ''}`, folder, list) : []),
  };
}

/** A function that works out each key once. */
function remembered<More extends unknown[], Value>(find: (key: string, ...more: More) => Value) {
  const known = new Map<string, Value>();
  return (key: string, ...more: More): Value => {
    if (!known.has(key)) known.set(key, find(key, ...more));
    return known.get(key) as Value;
  };
}

function inEffect(workspace: Workspace, files: readonly ResultFile[], read: ReadWhole): Walked[] {
  const walked = files.flatMap((file) => {
    const { source } = readText(workspace.root, file.path);
    const header = source && parseResultHeader(source).header;
    return source && header
      ? [{ header, file, period: header.period, text: source.text, whole: () => read(file) }]
      : [];
  });
  const counting = new Set(headersInEffect(walked.map(({ header }) => header)).map(({ id }) => id));
  return walked.filter(({ header }) => counting.has(header.id));
}

/** Whether a line has the item, and these words. Reading a result whole costs ten milliseconds; most need not be. */
function saysOf(text: string, id: string, words = ''): boolean {
  const mark = `#${id}`;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    const line = lineAt(text, at);
    if (text.slice(line.start, line.end).includes(words)) return true;
  }
  return false;
}
