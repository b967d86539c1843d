import type { Period } from '../../domain/calendar/period.ts';
import type { Problem } from '../../domain/problems.ts';
import type { ResultHeader } from '../../domain/records/result.ts';
import type { ItemInSitting, ItemLimits } from '../../domain/trend.ts';
import { itemLimits } from '../../markdown/item-limits.ts';
import { parseResultHeader } from '../../markdown/result.ts';
import { parseSaid } from '../../markdown/said.ts';
import { scanAnswers } from '../../markdown/scan-answers.ts';
import type { Source } from '../../markdown/source.ts';
import type { ClientFolder } from '../workspace/clients.ts';
import { monthOfName } from '../workspace/month-files.ts';
import { readText } from '../workspace/read-text.ts';
import { allResultFiles } from '../workspace/results.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * What every result of these lists says about an item or one of its rows (`desktops.pc-07`), oldest first; and the months
 * with results that cannot be read.
 */
export function readItemSittings(
  workspace: Workspace,
  client: ClientFolder,
  lists: readonly string[],
  wanted: string,
): { sittings: ItemInSitting[]; unreadable: Period[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const unreadable = new Set<Period>();
  const files = allResultFiles(workspace, client).filter(({ checklist }) => lists.includes(checklist));
  const sittings = files.flatMap(({ path, folder }) => {
    const read = readText(workspace.root, path);
    if (read.problem) problems.push(read.problem);
    const { header, problems: own } = read.source
      ? parseResultHeader(read.source)
      : { header: undefined, problems: [] };
    if (!read.source || !header) {
      problems.push(...own);
      unreadable.add(monthOfName(folder, '') ?? folder);
      return [];
    }
    return [sittingOf(read.source, header, wanted)];
  });
  return { sittings, unreadable: [...unreadable], problems };
}

/** Of what was answered without an item in the list. */
const NO_LIMITS: ItemLimits = { kind: 'tick' };

function sittingOf(source: Source, header: ResultHeader, wanted: string): ItemInSitting {
  const [id = wanted] = wanted.split('.');
  const said = (scanAnswers(source.text) ?? parseSaid(source).result)?.said ?? [];
  const own = said.find(({ item }) => item === wanted);
  const item =
    itemLimits(source.text, wanted) ?? (own ? NO_LIMITS : id === wanted ? undefined : itemLimits(source.text, id));
  const sitting: ItemInSitting = { id, header, path: source.path, line: own?.line ?? 1, ...(item ? { item } : {}) };
  if (own?.outcome === undefined) return sitting;
  const { outcome, value, note, by } = own;
  const given = Object.fromEntries(Object.entries({ value, note, by }).filter(([, one]) => one !== undefined));
  return { ...sitting, answer: { outcome, ...given } };
}
