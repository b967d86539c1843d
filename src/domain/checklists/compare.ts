import type { Checklist, Item } from './checklist.ts';

/** What an item is made of besides its text, section and how-to. */
const ATTRIBUTES = [
  'tier',
  'kind',
  'unit',
  'min',
  'max',
  'warn',
  'expect',
  'of',
  'perClient',
  'every',
  'months',
  'plans',
  'role',
  'link',
  'then',
] as const satisfies readonly (keyof Item)[];

const HEADER = [
  'title',
  'interval',
  'asset',
  'for',
  'from',
  'start',
  'minutes',
  'subject',
  'owner',
  'reviewed',
  'retired',
  'tags',
  'variables',
] as const satisfies readonly (keyof Checklist)[];

type ItemAttribute = (typeof ATTRIBUTES)[number];
type HeaderKey = (typeof HEADER)[number];

/** What became of one item: without `before` it was added, without `after` removed. */
export type ItemChange =
  | { id: string; before?: never; after: Item }
  | { id: string; before: Item; after?: never }
  | {
      id: string;
      before: Item;
      after: Item;
      /** It stands in another section, which is not just the old one renamed. */
      moved: boolean;
      text: boolean;
      howTo: boolean;
      attributes: ItemAttribute[];
    };

export interface ChecklistChanges {
  /** Changed items in the order of the new list; removed ones at the end. */
  items: ItemChange[];
  renamedSections: { from: string; to: string }[];
  /** Items that stay stand in another order. */
  reordered: boolean;
  header: HeaderKey[];
}

/** What differs between two versions of a list, item by item by id: lines and positions do not count. */
export function compareChecklists(before: Checklist, after: Checklist): ChecklistChanges {
  const earlier = new Map(before.items.map((item) => [item.id, item]));
  const later = new Map(after.items.map((item) => [item.id, item]));
  const renamedSections = findRenamed(before, after, earlier);
  const newNames = new Map(renamedSections.map(({ from, to }) => [from, to]));
  const items = after.items.flatMap((item): ItemChange[] => {
    const old = earlier.get(item.id);
    if (!old) return [{ id: item.id, after: item }];
    return changeOf(old, item, newNames.get(old.section) ?? old.section);
  });
  const removed = before.items.filter((item) => !later.has(item.id)).map((item) => ({ id: item.id, before: item }));
  const stay = (list: Checklist, other: ReadonlyMap<string, Item>) =>
    list.items.filter((item) => other.has(item.id)).map((item) => item.id);
  return {
    items: [...items, ...removed],
    renamedSections,
    reordered: !same(stay(before, later), stay(after, earlier)),
    header: HEADER.filter((key) => !same(before[key], after[key])),
  };
}

/** Whether two versions are the same list, as far as a technician sees. */
export function isSameList(changes: ChecklistChanges): boolean {
  const { items, renamedSections, reordered, header } = changes;
  return items.length + renamedSections.length + header.length === 0 && !reordered;
}

function changeOf(before: Item, after: Item, section: string): ItemChange[] {
  const change = {
    id: after.id,
    before,
    after,
    moved: section !== after.section,
    text: before.text !== after.text,
    howTo: before.howTo !== after.howTo,
    attributes: ATTRIBUTES.filter((key) => !same(before[key], after[key])),
  };
  return change.moved || change.text || change.howTo || change.attributes.length > 0 ? [change] : [];
}

/** A section that is gone, and whose items that stay all stand in one new section, was renamed. */
function findRenamed(before: Checklist, after: Checklist, earlier: ReadonlyMap<string, Item>) {
  const old = new Set(before.items.map((item) => item.section));
  const present = new Set(after.items.map((item) => item.section));
  return [...old].flatMap((from) => {
    if (present.has(from)) return [];
    const to = new Set(
      after.items.filter((item) => earlier.get(item.id)?.section === from).map((item) => item.section),
    );
    const [only] = to;
    return only !== undefined && to.size === 1 && !old.has(only) ? [{ from, to: only }] : [];
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
