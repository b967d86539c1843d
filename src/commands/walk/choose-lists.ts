import type { Day } from '../../domain/calendar/day.ts';
import type { Checklist } from '../../domain/checklists/checklist.ts';
import { periodOfList, type VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { isToWalk } from '../../domain/checklists/in-use.ts';
import { closest } from '../../domain/closest.ts';
import { Failure } from '../../domain/failure.ts';
import { isSlug } from '../../domain/names.ts';
import { proposeSlug } from '../../domain/slugs.ts';
import { compareText } from '../../domain/text/compare-text.ts';
import type { ParsedChecklist } from '../../markdown/checklist.ts';
import { type ClientInPlace, checklistFiles, type ListFile, readChecklist } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import { findList } from '../find-list.ts';
import type { RunOptions } from './options.ts';

/** A list of a client that can be walked. */
export interface ChosenList {
  file: ListFile;
  parsed: ParsedChecklist;
  checklist: Checklist;
}

/**
 * The lists of a visit on a day: those named, else all that there are to walk, with or without a contract. A broken list
 * stops the walk only when it was named; otherwise it is told of and the others are walked.
 */
export function chooseLists(
  workspace: Workspace,
  place: ClientInPlace,
  options: RunOptions,
  periods: VisitPeriods,
  day: Day,
): { lists: ChosenList[]; unreadable: ListFile[] } {
  const files = checklistFiles(workspace, place.folder);
  if (files.length === 0) {
    throw new Failure('usage', `${place.client.name} has no checklist yet`, {
      hint: `Make one with "mmc new ${place.client.slug} server"`,
    });
  }
  const named = options.lists ?? [];
  if (options.asset !== undefined) refuseUnknownAsset(place, options.asset);
  const wanted = named.length > 0 ? named.flatMap((name) => fileNamed(files, name, place)) : files;
  const lists: ChosenList[] = [];
  const unreadable: ListFile[] = [];
  for (const file of wanted) {
    // Its results would bear a name that no command finds again.
    if (!isSlug(file.slug)) {
      if (named.length > 0) refuseName(file);
      unreadable.push(file);
      continue;
    }
    const { parsed } = readChecklist(workspace, file);
    if (!parsed?.checklist) {
      if (named.length > 0)
        throw new Failure('data', `${file.path} cannot be walked as it is`, { hint: `Run "mmc check ${file.path}"` });
      unreadable.push(file);
    } else if (
      (options.asset === undefined || parsed.checklist.asset === options.asset) &&
      (named.length > 0 || isWanted(parsed.checklist, place, periods, day))
    ) {
      if (parsed.checklist.items.length === 0) {
        throw new Failure('data', `There is no item in ${file.path}`, { hint: 'Write items as "- [ ] What to do"' });
      }
      lists.push({ file, parsed, checklist: parsed.checklist });
    }
  }
  return { lists: named.length > 0 ? lists : lists.sort(inOrderOfRound(place)), unreadable };
}

function refuseName({ slug, path }: ListFile): never {
  const better = path.slice(0, path.lastIndexOf('/') + 1) + (proposeSlug(slug) ?? 'another-name');
  throw new Failure('data', `${path} is no name for a list: what is walked with it is found nowhere`, {
    hint: `Rename it: git mv "${path}" ${better}.md`,
  });
}

function refuseUnknownAsset({ client }: ClientInPlace, asset: string): void {
  const known = client.assets.map((one) => one.slug);
  if (known.includes(asset)) return;
  const near = closest(asset, known);
  throw new Failure('usage', `${client.name} has no asset "${asset}"`, {
    hint: near ? `Did you mean "${near}"?` : known.length > 0 ? `There are ${known.join(', ')}` : 'It has none yet',
  });
}

/** The order of a round: servers first, since their lists begin with the check-in; then what they stand on. */
const ROUND = ['server', 'storage', 'backup', 'ups', 'network', 'workstations', 'printer'];

function inOrderOfRound({ client }: ClientInPlace): (a: ChosenList, b: ChosenList) => number {
  const rank = ({ checklist }: ChosenList) => {
    const type = client.assets.find((one) => one.slug === checklist.asset)?.type;
    const at = ROUND.indexOf(type ?? '');
    return at === -1 ? ROUND.length : at;
  };
  return (a, b) => rank(a) - rank(b) || compareText(a.file.slug, b.file.slug);
}

function fileNamed(files: readonly ListFile[], word: string, { client }: ClientInPlace): ListFile[] {
  const slugs = files.map(({ slug }) => slug);
  const found = findList(word, slugs, client.slug);
  return files.filter(({ slug }) => slug === found);
}

function isWanted(checklist: Checklist, { client }: ClientInPlace, periods: VisitPeriods, day: Day): boolean {
  const period = periodOfList(checklist, periods);
  return period !== undefined && isToWalk(checklist, client, period, day);
}
