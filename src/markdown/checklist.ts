import type { Root } from 'mdast';
import type { Checklist, Item } from '../domain/checklists/checklist.ts';
import type { Problem } from '../domain/problems.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { howToOf, itemFrom, valueTrouble } from './item-meaning.ts';
import { findItems, parseTree, type RawItem, type RawSection } from './items.ts';
import { parserTrouble } from './limits.ts';
import { problemAt } from './problem.ts';
import { proposeIds } from './propose-ids.ts';
import { type ChecklistFile, checklistSchema } from './schemas/checklist-schema.ts';
import { known } from './schemas/known.ts';
import { readWith } from './schemas/read.ts';
import { type Edit, editOriginal, type Source } from './source.ts';

/** A checklist file as read: `checklist` is missing when the file cannot be walked at all. */
export interface ParsedChecklist {
  source: Source;
  frontMatter: FrontMatter;
  checklist: Checklist | undefined;
  raw: RawItem[];
  sections: RawSection[];
  /** The body as parsed, for `check`; positions count from the end of the front-matter. */
  tree: Root | undefined;
  problems: Problem[];
}

/** Reads a checklist, template or single. Partly broken lists are still read; duplicate ids are not. */
export function parseChecklist(source: Source): ParsedChecklist {
  const frontMatter = readFrontMatter(source);
  const problems = [...frontMatter.problems];
  const nothing = { source, frontMatter, checklist: undefined, raw: [], sections: [], tree: undefined };
  const trouble = parserTrouble(source);
  if (trouble) return { ...nothing, problems: [...problems, trouble] };
  if (frontMatter.problems.length > 0) return { ...nothing, problems };
  const header = readWith(checklistSchema, source, frontMatter.yaml ?? { type: 'map', entries: [], start: 0, end: 0 }, {
    start: 0,
    end: 3,
  });
  problems.push(...header.problems);
  const tree = parseTree(source.text.slice(frontMatter.bodyStart));
  const { items: raw, sections } = findItems(source.text, frontMatter.bodyStart, tree, 'checklist');
  const ids = proposeIds(raw, source.text);
  const items: Item[] = raw.map((one, index) => {
    const meaning = itemFrom(source, one, ids[index] as string);
    problems.push(...meaning.problems);
    return { ...meaning.item, howTo: howToOf(source.text, one, raw, 'checklist') };
  });
  const duplicates = duplicateIds(source, raw, items);
  problems.push(...duplicates, ...sections.flatMap((section) => itemDefaultsProblems(source, section)));
  const checklist = duplicates.length === 0 && header.value ? toChecklist(header.value, items) : undefined;
  return { source, frontMatter, checklist, raw, sections, tree, problems };
}

/** A checklist from its checked front-matter and its items. */
export function toChecklist(file: ChecklistFile, items: Item[]): Checklist {
  const { format: _format, interval, variables, ...rest } = file;
  return { ...known(rest), interval: interval ?? 'monthly', variables: variables ?? {}, items };
}

function duplicateIds(source: Source, raw: readonly RawItem[], items: readonly Item[]): Problem[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const earlier = first.get(item.id);
    if (earlier === undefined) {
      first.set(item.id, item.line);
      return [];
    }
    const id = raw[index]?.group?.attributes.find((one) => one.key === 'id');
    return [problemAt(source, 'MMC-202', id?.start ?? 0, id?.end ?? 0, { id: item.id, first: earlier })];
  });
}

function itemDefaultsProblems(source: Source, section: RawSection): Problem[] {
  const allowed = ['tier', 'per', 'every', 'months', 'plan', 'role', 'link'];
  return (section.group?.attributes ?? []).flatMap((one) => {
    const { key, value, start, end } = one;
    if (!allowed.includes(key)) {
      const suggestion = `a heading can give ${allowed.join(', ')} to its items`;
      return [problemAt(source, 'MMC-204', start, end, { key, suggestion })];
    }
    const expected = valueTrouble(key, value);
    return expected === undefined ? [] : [problemAt(source, 'MMC-205', start, end, { key, value, expected })];
  });
}

/** The edits that write the missing ids, and nothing else (`check --fix`). */
export function missingIdEdits(parsed: ParsedChecklist): Edit[] {
  const ids = proposeIds(parsed.raw, parsed.source.text);
  return parsed.raw.flatMap((one, index): Edit[] => {
    if (one.group?.attributes.some((attribute) => attribute.key === 'id')) return [];
    const id = `#${ids[index]}`;
    if (one.group) return [{ start: one.group.start + 1, end: one.group.start + 1, insert: `${id} ` }];
    let end = one.lineEnd;
    while (end > one.lineStart && /[ \t]/.test(parsed.source.text[end - 1] as string)) end -= 1;
    // Two blanks at the end of a line are a hard break; they stay behind the braces.
    return [{ start: end, end, insert: ` {${id}}` }];
  });
}

/** The file as `check --fix` would write it, byte for byte otherwise. */
export function withIds(parsed: ParsedChecklist): string {
  return editOriginal(parsed.source, missingIdEdits(parsed));
}
