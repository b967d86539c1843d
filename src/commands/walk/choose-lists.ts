import type { Checklist } from '../../domain/checklists/checklist.ts';
import { isListDue, periodOfList, type VisitPeriods } from '../../domain/checklists/due-lists.ts';
import { Failure } from '../../domain/failure.ts';
import { isSlug } from '../../domain/names.ts';
import { proposeSlug } from '../../domain/slugs.ts';
import type { ParsedChecklist } from '../../markdown/checklist.ts';
import { type ClientInPlace, checklistFiles, type ListFile, readChecklist } from '../../store/workspace/clients.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import { closest } from '../find-client.ts';
import type { RunOptions } from './options.ts';

/** A list of a client that can be walked. */
export interface ChosenList {
  file: ListFile;
  parsed: ParsedChecklist;
  checklist: Checklist;
}

/**
 * The lists of a visit: those named, else all that are due. A broken list stops the walk only when it was named;
 * otherwise it is told of and the others are walked.
 */
export function chooseLists(
  workspace: Workspace,
  place: ClientInPlace,
  options: RunOptions,
  periods: VisitPeriods,
): { lists: ChosenList[]; unreadable: ListFile[] } {
  const files = checklistFiles(workspace, place.folder);
  if (files.length === 0) {
    throw new Failure('usage', `${place.client.name} has no checklist yet`, {
      hint: `Make one with "mmc new ${place.client.slug} server"`,
    });
  }
  const named = options.lists ?? [];
  if (options.asset !== undefined) refuseUnknownAsset(place, options.asset);
  const wanted = named.length > 0 ? named.map((name) => fileNamed(files, name, place)) : files;
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
    } else if (isWanted(parsed.checklist, place, options, periods, named.length > 0)) {
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
  return (a, b) => rank(a) - rank(b) || (a.file.slug < b.file.slug ? -1 : 1);
}

function fileNamed(files: readonly ListFile[], name: string, place: ClientInPlace): ListFile {
  const beginning = files.filter((file) => file.slug.startsWith(name));
  const found = files.find((file) => file.slug === name) ?? (beginning.length === 1 ? beginning[0] : undefined);
  if (found) return found;
  const near = closest(
    name,
    files.map((file) => file.slug),
  );
  throw new Failure('usage', `${place.client.name} has no list "${name}"`, {
    hint: near ? `Did you mean "${near}"?` : `There are ${files.map((file) => file.slug).join(', ')}`,
  });
}

function isWanted(
  checklist: Checklist,
  place: ClientInPlace,
  options: RunOptions,
  periods: VisitPeriods,
  named: boolean,
): boolean {
  if (options.asset !== undefined && checklist.asset !== options.asset) return false;
  if (named) return true;
  const asset = place.client.assets.find((one) => one.slug === checklist.asset);
  const period = periodOfList(checklist, periods);
  return asset?.retired === undefined && period !== undefined && isListDue(checklist, period);
}
