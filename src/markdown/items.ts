import type { ListItem, Nodes, Paragraph, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { ANSWER_KEYS, type Attribute, type AttributeGroup, findGroup, isItemId } from './attributes.ts';
import { lineAt } from './source.ts';

/** Emphasis, and literal addresses mean nothing to us, and cost a tenth of the time. Code and links stay. */
const IGNORED = [
  'attention',
  'strikethrough',
  'wwwAutolink',
  'protocolAutolink',
  'emailAutolink',
  'characterReference',
];

const processor = unified().use(remarkParse).use(remarkGfm).use(withoutIgnored).freeze();

function withoutIgnored(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions?.push({ disable: { null: IGNORED } });
  // What has transforms looks for addresses in the finished tree.
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).map((one) =>
    Array.isArray(one) ? one.filter((each) => !each.transforms) : one,
  );
}

/**
 * The blocks of Markdown with GFM, and of what stands in their lines code, HTML, links and breaks; positions count from
 * the start of `text`. A property test holds the items of this tree against those of the full one.
 */
export function parseTree(text: string): Root {
  return processor.parse(text);
}

/** A heading with its attributes, which are defaults for the items below it. */
export interface RawSection {
  depth: number;
  title: string;
  group: AttributeGroup | undefined;
  lineStart: number;
  parent: RawSection | undefined;
}

/** The block `note` directly under an item: `start` and `end` cover the empty line before it and its last line. */
export interface RawNote {
  start: number;
  end: number;
  text: string;
}

/** A task-list item with its places in the text. */
export interface RawItem {
  /** Offset of `[`; the box is three characters. */
  box: number;
  boxCharacter: string;
  /** The item's first physical line. */
  lineStart: number;
  lineEnd: number;
  group: AttributeGroup | undefined;
  /** A group that holds what only a result may hold, so that it is text in a checklist. */
  refused: AttributeGroup | undefined;
  /** In a result: what was answered, the last attributes of the group. */
  answers: Attribute[];
  /** End of the last line of the item's own words. */
  wordsEnd: number;
  /** Where note and rows go: after the words, and after a table that clings to them without an empty line. */
  headEnd: number;
  /** Where the item ends, with everything under it. */
  end: number;
  /** What a line inside the item begins with. */
  prefix: string;
  note: RawNote | undefined;
  section: RawSection | undefined;
  parent: RawItem | undefined;
  node: ListItem;
}

/** A checklist holds definitions only; a result holds answers too, as the last attributes of each group. */
export type Reading = 'checklist' | 'result';

interface Walk {
  reading: Reading;
  text: string;
  base: number;
  items: RawItem[];
  sections: RawSection[];
}

/** All task-list items below `base`, in the order of the text, nested ones after their parent. */
export function findItems(
  text: string,
  base: number,
  tree: Root,
  reading: Reading,
): { items: RawItem[]; sections: RawSection[] } {
  const walk: Walk = { reading, text, base, items: [], sections: [] };
  visit(walk, tree, undefined, 0);
  return { items: walk.items, sections: walk.sections };
}

function visit(walk: Walk, node: Nodes, parent: RawItem | undefined, depth: number): void {
  if (node.type === 'heading' && depth === 1) addSection(walk, node);
  // Footnotes are shown at the end of a page, out of the order of the list: a box there is no item.
  if (node.type === 'footnoteDefinition') return;
  let inside = parent;
  if (node.type === 'listItem') inside = addItem(walk, node, parent) ?? parent;
  if (!('children' in node)) return;
  for (const child of node.children) visit(walk, child, inside, depth + 1);
}

function addSection(walk: Walk, node: Extract<RootContent, { type: 'heading' }>): void {
  const start = walk.base + offset(node, 'start');
  const line = lineAt(walk.text, start);
  const group = findGroup(walk.text, line.start, line.end);
  const title = walk.text
    .slice(line.start, group?.start ?? line.end)
    .replace(/^ {0,3}#{1,6}[ \t]+/, '')
    .replace(/[ \t]+#*[ \t]*$/, '');
  let outer = walk.sections.at(-1);
  while (outer && outer.depth >= node.depth) outer = outer.parent;
  walk.sections.push({ depth: node.depth, title, group, lineStart: line.start, parent: outer });
}

function addItem(walk: Walk, node: ListItem, parent: RawItem | undefined): RawItem | undefined {
  const head = node.children[0];
  if (typeof node.checked !== 'boolean' || head?.type !== 'paragraph') return undefined;
  const { text, base } = walk;
  const box = text.indexOf('[', base + offset(node, 'start'));
  // GFM lets a line end stand in the box; such a box has no line to answer on, `check` reports it.
  if (text[box + 2] !== ']' || text[box + 1] === '\n') return undefined;
  const line = lineAt(text, box);
  const found = findGroup(text, Math.max(line.start, box + 3), line.end);
  const group =
    found && !insideCode(head, found.start - base, line.end - base) ? splitGroup(found, walk.reading) : undefined;
  const wordsEnd = lineAt(text, base + offset(head, 'end')).end;
  const headEnd = afterClingingTable(text, base, node, wordsEnd);
  const prefix = innerPrefix(text, line.start, box);
  const item: RawItem = {
    box,
    boxCharacter: text[box + 1] as string,
    lineStart: line.start,
    lineEnd: line.end,
    group: group?.group,
    refused: group?.refused,
    answers: group?.answers ?? [],
    wordsEnd,
    headEnd,
    end: base + offset(node, 'end'),
    prefix,
    note: readNote(text, base, node, headEnd, prefix),
    section: walk.sections.at(-1),
    parent,
    node,
  };
  walk.items.push(item);
  return item;
}

function isAnswer(attribute: Attribute): boolean {
  return (ANSWER_KEYS as readonly string[]).includes(attribute.key);
}

/** Parts a group into definitions and answers. In a checklist neither answers nor the ids of rows are attributes. */
function splitGroup(group: AttributeGroup, reading: Reading): Pick<RawItem, 'group' | 'refused' | 'answers'> {
  if (reading === 'checklist') {
    const odd = group.attributes.some((one) => isAnswer(one) || (one.key === 'id' && !isItemId(one.value)));
    return odd ? { group: undefined, refused: group, answers: [] } : { group, refused: undefined, answers: [] };
  }
  const first = group.attributes.findIndex(isAnswer);
  const attributes = first === -1 ? group.attributes : group.attributes.slice(0, first);
  const answers = first === -1 ? [] : group.attributes.slice(first);
  return { group: { ...group, attributes }, refused: undefined, answers };
}

function offset(node: Nodes, edge: 'start' | 'end'): number {
  return node.position?.[edge].offset ?? 0;
}

/** A table may begin with a lazy line, which belongs to the item only as long as it follows the words directly. */
function afterClingingTable(text: string, base: number, node: ListItem, wordsEnd: number): number {
  const next = node.children[1];
  if (next?.type !== 'table' || lineAt(text, base + offset(next, 'start')).start !== wordsEnd + 1) return wordsEnd;
  return lineAt(text, base + offset(next, 'end')).end;
}

/** Container marks of the item's line, with list marks blanked: what every further line inside the item begins with. */
function innerPrefix(text: string, lineStart: number, box: number): string {
  return text.slice(lineStart, box).replace(/[^>\t]/g, ' ');
}

/** Code that runs on into the next line does not count: then no braces on the first line could ever be read. */
function insideCode(paragraph: Paragraph, at: number, lineEnd: number): boolean {
  const within = (node: Nodes): boolean => {
    if (at < offset(node, 'start') || at >= offset(node, 'end')) return false;
    if (node.type === 'inlineCode') return offset(node, 'end') <= lineEnd;
    return 'children' in node && node.children.some(within);
  };
  return paragraph.children.some(within);
}

function readNote(text: string, base: number, node: ListItem, headEnd: number, prefix: string): RawNote | undefined {
  const code = node.children.find((child, index) => index > 0 && base + offset(child, 'start') > headEnd);
  if (code?.type !== 'code' || code.lang !== 'note' || code.meta) return undefined;
  const first = lineAt(text, base + offset(code, 'start'));
  const last = lineAt(text, base + offset(code, 'end'));
  const inner =
    first.end + 1 > last.start ? [] : text.slice(first.end + 1, Math.max(first.end + 1, last.start - 1)).split('\n');
  if (last.start === first.end + 1) inner.length = 0;
  const blank = prefix.trimEnd();
  const lines = inner.map((line) => (line.startsWith(prefix) ? line.slice(prefix.length) : line === blank ? '' : line));
  return { start: headEnd, end: last.end, text: lines.join('\n') };
}
