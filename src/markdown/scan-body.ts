import { isRow, type Said } from '../domain/search/said.ts';
import { findGroup } from './attributes.ts';
import { scanItem } from './scan-item.ts';

const ITEM = /^( *)- \[([ xX])\] (?=\S)/;
const HEADING = /^(#{1,6})(?: |$)/;
const FENCE = /^( *)(`{3,}|~{3,})([a-z0-9+.-]*)$/i;
/** No block begins with a letter. */
const PLAIN_START = /^ *[A-Za-z]/;
const BULLET = /^ *(?:[-*+]|\d{1,9}[.)]) (?=\S)/;
/** What begins another kind of block at the start of a line's words, or could make a heading or a table of the line before. */
const OTHER_BLOCK = /^(?:[-+*]$|[-+*] |\d{1,9}[.)](?: |$)|#{1,6}(?: |$)|[<>]|```|~~~|[-=_* ]+$|[-:| ]*-[-:| ]*$)/;
/** What could be the label of a definition, or a box that is written in another way. */
const LABEL = /^\[(?![^\]]+\][^:])/;
const END_OF_ROWS = '<!-- end of rows -->';

/** An item that is open at a line: what stands further in belongs to it. */
interface OpenItem {
  said: Said;
  indent: number;
  parent: OpenItem | undefined;
}

interface Section {
  depth: number;
  tier: string | undefined;
  parent: Section | undefined;
}

/** One pass over the lines of a body. Every step says whether it could go on. */
interface Scan {
  text: string;
  end: number;
  at: number;
  /** Of the line that was read last, from 1. */
  line: number;
  items: Said[];
  section: Section | undefined;
  open: OpenItem | undefined;
  /** The item whose words, and nothing else, stand right above: the next block may be its note. */
  fresh: OpenItem | undefined;
  /** The line above was words, which the next line may continue. */
  inWords: boolean;
}

/** The items of a result's body and their rows, in order; undefined when something in it is not known here. */
export function scanBody(text: string, start: number, end: number): Said[] | undefined {
  let line = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) line += 1;
  const nothing = { section: undefined, open: undefined, fresh: undefined, inWords: false };
  const scan: Scan = { text, end, at: start, line, items: [], ...nothing };
  for (let one = next(scan); one !== undefined; one = next(scan)) if (!take(scan, one)) return undefined;
  return scan.items;
}

function next(scan: Scan): string | undefined {
  if (scan.at > scan.end) return undefined;
  const end = scan.text.indexOf('\n', scan.at);
  const line = scan.text.slice(scan.at, end);
  scan.at = end + 1;
  scan.line += 1;
  return line;
}

function take(scan: Scan, line: string): boolean {
  let first = 0;
  while (line[first] === ' ') first += 1;
  if (first === line.length) {
    scan.inWords = false;
    return true;
  }
  if (line[first] === '-' && ITEM.test(line)) return takeItem(scan, line, first);
  if (line[first] === '#' && HEADING.test(line)) return takeHeading(scan, line);
  if (line[first] === '`' || line[first] === '~') {
    const fence = FENCE.exec(line);
    if (fence) return takeFence(scan, fence[1]?.length ?? 0, fence[2] ?? '', fence[3] ?? '');
  }
  return takeWords(scan, line, first);
}

function takeItem(scan: Scan, line: string, indent: number): boolean {
  while (scan.open && scan.open.indent >= indent) scan.open = scan.open.parent;
  if (indent !== (scan.open ? scan.open.indent + 2 : 0)) return false;
  const said = scanItem(line.slice(indent + 5), scan.line, scan.section?.tier);
  if (!said) return false;
  const item = { said, indent, parent: scan.open };
  const { parent } = item;
  if (isRow(said)) {
    if (!parent || !said.item?.startsWith(`${parent.said.item}.`) || isRow(parent.said)) return false;
    // An unanswered item says nothing of its rows.
    if (parent.said.outcome === undefined || said.outcome === undefined) return false;
    if (parent.said.tier) said.tier = parent.said.tier;
  }
  scan.items.push(said);
  scan.open = item;
  scan.fresh = item;
  scan.inWords = true;
  return true;
}

function takeHeading(scan: Scan, line: string): boolean {
  const depth = line.search(/[^#]|$/);
  const start = scan.at - line.length - 1;
  const group = findGroup(scan.text, start, scan.at - 1);
  let parent = scan.section;
  while (parent && parent.depth >= depth) parent = parent.parent;
  const tier = group?.attributes.findLast(({ key }) => key === 'tier')?.value ?? parent?.tier;
  scan.section = { depth, tier, parent };
  scan.open = undefined;
  scan.fresh = undefined;
  scan.inWords = false;
  return true;
}

/** A block of code to its end; directly below the words of an item, one called "note" is what was said. */
function takeFence(scan: Scan, indent: number, fence: string, info: string): boolean {
  closeTo(scan, indent);
  if (indent !== (scan.open ? scan.open.indent + 2 : 0)) return false;
  const item = info === 'note' && scan.fresh === scan.open ? scan.fresh : undefined;
  if (item && fence.startsWith('~')) return false;
  const prefix = ' '.repeat(indent);
  const firstLine = scan.line + 1;
  const lines: string[] = [];
  for (let line = next(scan); ; line = next(scan)) {
    if (line === undefined) return false;
    if (line === prefix + fence) break;
    const inside = line.startsWith(prefix);
    if (!inside && line.trim() !== '') return false;
    if (isClosing(line, fence)) return false;
    lines.push(inside ? line.slice(indent) : line);
  }
  const note = lines.join('\n');
  if (item && note !== '') Object.assign(item.said, { note, noteLine: firstLine });
  scan.fresh = undefined;
  scan.inWords = false;
  return true;
}

/** Words of an item or of its how-to, bullets among them. */
function takeWords(scan: Scan, line: string, indent: number): boolean {
  if (line.includes('\t')) return false;
  if (line.slice(indent) === END_OF_ROWS) return endRows(scan, indent);
  const continues = scan.inWords;
  // Words that stand further out than their item go on with it all the same, and more may be hidden there.
  if (continues && indent < (scan.open ? scan.open.indent + 2 : 0)) return false;
  if (!continues) closeTo(scan, indent);
  const isPlain = PLAIN_START.test(line);
  const bullet = isPlain ? undefined : BULLET.exec(line)?.[0];
  const words = line.slice(bullet?.length ?? indent);
  if (!isPlain && (OTHER_BLOCK.test(words) || (bullet ? words.startsWith('[') : LABEL.test(words)))) return false;
  if (bullet !== undefined && !isBullet(scan, bullet, continues)) return false;
  if (bullet !== undefined || !continues) scan.fresh = undefined;
  else if (scan.fresh && isRow(scan.fresh.said)) return false;
  else if (scan.fresh) scan.fresh.said.text = `${scan.fresh.said.text} ${line.trim()}`.trimStart();
  scan.inWords = true;
  return true;
}

/** A list that holds no items, within an item. A number does not begin one in the midst of words. */
function isBullet(scan: Scan, mark: string, continues: boolean): boolean {
  return scan.open !== undefined && !(continues && scan.fresh && /\d/.test(mark));
}

function endRows(scan: Scan, indent: number): boolean {
  closeTo(scan, indent);
  scan.fresh = undefined;
  scan.inWords = false;
  return scan.open?.indent === indent - 2;
}

/** Leaves the items that a block with this indentation is not part of. */
function closeTo(scan: Scan, indent: number): void {
  while (scan.open && scan.open.indent + 2 > indent) scan.open = scan.open.parent;
}

function isClosing(line: string, fence: string): boolean {
  const rest = line.trim();
  return rest.length >= fence.length && [...rest].every((character) => character === fence[0]);
}
