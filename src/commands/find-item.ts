import type { Checklist, Item } from '../domain/checklists/checklist.ts';
import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import type { Problem } from '../domain/problems.ts';
import { fold } from '../domain/search/fold.ts';
import { foldWords } from '../domain/search/needle.ts';
import { type ClientInPlace, checklistFiles, readChecklist } from '../store/workspace/clients.ts';
import { allResultFiles, readResult } from '../store/workspace/results.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { findList } from './find-list.ts';

/** An item of a list of a client; the list as it is today, or as it was last walked when it is gone. */
export interface ItemOfList {
  /** Several only for an item that is asked once for the client: an answer in any of them counts. */
  lists: string[];
  /** Id of the item, or of one of its rows. */
  item: string;
  text: string;
  checklist: Checklist;
}

/**
 * The item that a word means: its id, the id of a row (`desktops.pc-07`), or the only item whose text holds the words.
 * Lists of today go first; then what was on a list when it was last walked. Throws a usage failure with "did you mean".
 */
export function findItem(
  workspace: Workspace,
  place: ClientInPlace,
  word: string,
  list: string | undefined,
): { found: ItemOfList; problems: Problem[] } {
  const { lists: today, problems } = listsOfToday(workspace, place);
  const walked = new Set(allResultFiles(workspace, place.folder).map(({ checklist }) => checklist));
  const names = [...new Set([...today.map((one) => one.list), ...walked])].sort();
  const chosen = list === undefined ? undefined : findList(list, names, place.client.slug);
  const inList = (one: { list: string }) => chosen === undefined || one.list === chosen;
  const now = matching(today.filter(inList), word);
  // Only when no list of today has it: reading what was walked takes its time.
  const found = now.length > 0 ? now : matching(listsAsWalked(workspace, place).filter(inList), word);
  const [only, second] = found;
  if (only && !second) return { found: toItem(only), problems };
  if (!only) throw noItem(word, chosen, place.client.slug, today.filter(inList));
  const lists = [...new Set(found.map((one) => one.list))];
  if (found.every((one) => one.item.perClient && one.id === only.id))
    return { found: toItem(only, found.slice(1)), problems };
  if (lists.length === found.length) {
    throw new Failure('usage', `Several lists of ${place.client.slug} have "${word}"`, {
      hint: `Choose with ${lists.map((one) => `--list ${one}`).join(' or ')}`,
    });
  }
  const ids = [...new Set(found.map((one) => one.id))];
  throw new Failure('usage', `"${word}" could be several items of ${place.client.slug}`, {
    hint: `Write one of ${ids.slice(0, 12).join(', ')}${ids.length > 12 ? ' …' : ''}`,
  });
}

interface KnownList {
  list: string;
  checklist: Checklist;
}

function listsOfToday(workspace: Workspace, place: ClientInPlace): { lists: KnownList[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const lists = checklistFiles(workspace, place.folder).flatMap((file) => {
    const { parsed, problems: own } = readChecklist(workspace, file);
    if (parsed?.checklist) return [{ list: file.slug, checklist: parsed.checklist }];
    problems.push(...own);
    return [];
  });
  return { lists, problems };
}

/** Each list as its newest result has it. */
function listsAsWalked(workspace: Workspace, place: ClientInPlace): KnownList[] {
  const newest = new Map(allResultFiles(workspace, place.folder).map((file) => [file.checklist, file]));
  return [...newest].flatMap(([list, file]) => {
    const { result } = readResult(workspace, file);
    return result ? [{ list, checklist: result.checklist }] : [];
  });
}

interface FoundItem extends KnownList {
  item: Item;
  /** Of the item, or of its row. */
  id: string;
}

function matching(lists: readonly KnownList[], word: string): FoundItem[] {
  const [parent = ''] = word.split('.');
  const byId = lists.flatMap(({ list, checklist }) => {
    const item = checklist.items.find(({ id, kind }) => id === word || (id === parent && kind === 'rows'));
    return item ? [{ list, checklist, item, id: word }] : [];
  });
  if (byId.length > 0) return byId;
  const words = foldWords(word.split(/\s+/));
  return lists.flatMap(({ list, checklist }) =>
    checklist.items
      .filter(({ text }) => words.length > 0 && words.every((one) => fold(text).includes(one)))
      .map((item) => ({ list, checklist, item, id: item.id })),
  );
}

function toItem(first: FoundItem, more: readonly FoundItem[] = []): ItemOfList {
  const { id, item, checklist } = first;
  const text = id === item.id ? item.text : `${item.text}: ${id.slice(item.id.length + 1)}`;
  return { lists: [first, ...more].map(({ list }) => list), item: id, text, checklist };
}

function noItem(word: string, list: string | undefined, client: string, lists: readonly KnownList[]): Failure {
  const ids = lists.flatMap(({ checklist }) => checklist.items.map(({ id }) => id));
  const near = closest(word, ids);
  const where = list === undefined ? `No list of ${client}` : `${client} ${list}`;
  return new Failure('usage', `${where} has ${list === undefined ? 'an' : 'no'} item "${word}"`, {
    hint: near ? `Did you mean "${near}"?` : `"mmc show ${client} ${list ?? 'LIST'} --all" shows all items`,
  });
}
