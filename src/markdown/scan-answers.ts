// Reads what a result says as mmc writes it, line by line, since the Markdown parser takes ten milliseconds for a result and
// a search looks at thousands. It knows only what lists mostly consist of. Whatever else it meets, and whatever does not
// agree with the header, it leaves to the parser (`said.ts`); a property test holds the two against each other.
import { OUTCOMES, type Outcome } from '../domain/answers/answer.ts';
import { TIERS, type Tier } from '../domain/checklists/checklist.ts';
import { parseTally, tallyWords } from '../domain/records/result.ts';
import type { Said, SaidInResult } from '../domain/search/said.ts';
import { type Attribute, findGroup } from './attributes.ts';
import { type HeaderFields, scanHeader } from './flat-header.ts';

const TRAILER = /\n<!-- mmc times:(?: [a-z0-9-]+=\d+)* -->\n$/;
/** Keys of the header that hold words of people. */
export const FACTS = ['subject', 'met', 'ticket', 'remarks'] as const;

const ITEM = /^( *)- \[([ xX])\] (?=\S)/;
/** What most items end in: nothing quoted, and the answer last. The words before hold neither braces nor code. */
const PLAIN_ITEM =
  /^([^{`]*)[ \t]\{#([a-z0-9][a-z0-9.-]*)(?: (?:kind|unit|min|max|warn|expect|every|months|plan|per|role|link|of)=[^\s"'{}\\`|]+)*(?: outcome=(done|problem|cannot|n\/a)(?: value=([^\s"'{}\\`|]+))?)?\}$/;
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

/** What the result says, in the order of the file; undefined when it is not of the form that is known here. */
export function scanAnswers(text: string): SaidInResult | undefined {
  const header = text.includes('\r') ? undefined : scanHeader(text);
  const trailer = header && TRAILER.exec(text);
  if (!header || !trailer) return undefined;
  const { fields, bodyStart } = header;
  const { id, tally } = fields;
  if (typeof id !== 'string' || typeof tally !== 'string') return undefined;
  const items = new Scan(text, bodyStart, trailer.index).read();
  if (!items) return undefined;
  const answered = items.filter(({ said }) => said.outcome !== undefined && !isRow(said));
  const counted: Partial<Record<Outcome, number>> = {};
  for (const { said } of answered) if (said.outcome) counted[said.outcome] = (counted[said.outcome] ?? 0) + 1;
  if (tallyWords(parseTally(tally)) !== tallyWords(counted)) return undefined;
  const ids = new Set<string | undefined>();
  for (const { said } of items) ids.add(said.item);
  if (ids.size !== items.length || !answersTheSame(fields.answered, answered)) return undefined;
  const said = [...factsOf(text, fields, bodyStart), ...items.map((item) => item.said).filter(saysSomething)];
  return { id, said };
}

function answersTheSame(says: HeaderFields[string] | undefined, answered: readonly OpenItem[]): boolean {
  if (says === 'all') return true;
  if (typeof says !== 'string') return false;
  const ids = new Set(says === 'none' ? [] : says.split(/, */));
  return ids.size === answered.length && answered.every(({ said }) => ids.has(said.item ?? ''));
}

/** Facts of the visit, a line of the header each. */
export function factsOf(text: string, fields: HeaderFields, bodyStart: number): Said[] {
  return FACTS.flatMap((key) => {
    const note = fields[key];
    if (typeof note !== 'string') return [];
    const lines = text.slice(0, bodyStart).split('\n');
    const line = lines.findIndex((one) => one.startsWith(`${key}:`)) + 1;
    return [{ text: key, note, line, noteLine: line }];
  });
}

export function isRow(said: Said): boolean {
  return said.item?.includes('.') === true;
}

export function saysSomething({ outcome, note, files }: Said): boolean {
  return outcome !== undefined || note !== undefined || files !== undefined;
}

/** One pass over the lines of a body. Every method returns whether it could go on. */
class Scan {
  private readonly items: OpenItem[] = [];
  private section: Section | undefined;
  private open: OpenItem | undefined;
  /** The item whose words, and nothing else, stand right above: the next block may be its note. */
  private fresh: OpenItem | undefined;
  /** The line above was words, which the next line may continue. */
  private inWords = false;
  private line = 0;
  private at: number;

  constructor(
    private readonly text: string,
    start: number,
    private readonly end: number,
  ) {
    this.at = start;
    for (let at = text.indexOf('\n'); at !== -1 && at < start; at = text.indexOf('\n', at + 1)) this.line += 1;
  }

  read(): OpenItem[] | undefined {
    for (let line = this.next(); line !== undefined; line = this.next()) if (!this.take(line)) return undefined;
    return this.items;
  }

  private next(): string | undefined {
    if (this.at > this.end) return undefined;
    const end = this.text.indexOf('\n', this.at);
    const line = this.text.slice(this.at, end);
    this.at = end + 1;
    this.line += 1;
    return line;
  }

  private take(line: string): boolean {
    let first = 0;
    while (line[first] === ' ') first += 1;
    if (first === line.length) {
      this.inWords = false;
      return true;
    }
    if (line[first] === '-' && ITEM.test(line)) return this.takeItem(line, first);
    if (line[first] === '#' && HEADING.test(line)) return this.takeHeading(line);
    if (line[first] === '`' || line[first] === '~') {
      const fence = FENCE.exec(line);
      if (fence) return this.takeFence(fence[1]?.length ?? 0, fence[2] ?? '', fence[3] ?? '');
    }
    return this.takeWords(line, first);
  }

  private takeItem(line: string, indent: number): boolean {
    while (this.open && this.open.indent >= indent) this.open = this.open.parent;
    if (indent !== (this.open ? this.open.indent + 2 : 0)) return false;
    const said = this.readItem(line, indent);
    if (!said) return false;
    const item = { said, indent, parent: this.open };
    const { parent } = item;
    if (isRow(said)) {
      if (!parent || !said.item?.startsWith(`${parent.said.item}.`) || isRow(parent.said)) return false;
      // An unanswered item says nothing of its rows.
      if (parent.said.outcome === undefined || said.outcome === undefined) return false;
      if (parent.said.tier) said.tier = parent.said.tier;
    }
    this.items.push(item);
    this.open = item;
    this.fresh = item;
    this.inWords = true;
    return true;
  }

  private readItem(line: string, indent: number): Said | undefined {
    const rest = line.slice(indent + 5);
    const plain = PLAIN_ITEM.exec(rest);
    if (plain) {
      const [, text = '', item = '', outcome, value] = plain;
      const said: Said = { item, text: text.trim(), tier: toTier(this.section?.tier), line: this.line };
      if (outcome !== undefined) said.outcome = outcome as Outcome;
      if (value !== undefined) said.value = value;
      return said;
    }
    const group = findGroup(rest, 0, rest.length);
    const code = rest.indexOf('`');
    if (!group || (code !== -1 && code < group.start && rest.indexOf('`', group.start) !== -1)) return undefined;
    const said: Said = { text: rest.slice(0, group.start).trim(), line: this.line };
    return readAttributes(said, group.attributes, this.section) ? said : undefined;
  }

  private takeHeading(line: string): boolean {
    const depth = line.search(/[^#]|$/);
    const start = this.at - line.length - 1;
    const group = findGroup(this.text, start, this.at - 1);
    let parent = this.section;
    while (parent && parent.depth >= depth) parent = parent.parent;
    const tier = group?.attributes.findLast(({ key }) => key === 'tier')?.value ?? parent?.tier;
    this.section = { depth, tier, parent };
    this.open = undefined;
    this.fresh = undefined;
    this.inWords = false;
    return true;
  }

  /** A block of code to its end; directly below the words of an item, one called "note" is what was said. */
  private takeFence(indent: number, fence: string, info: string): boolean {
    this.closeTo(indent);
    if (indent !== (this.open ? this.open.indent + 2 : 0)) return false;
    const item = info === 'note' && this.fresh === this.open ? this.fresh : undefined;
    if (item && fence.startsWith('~')) return false;
    const prefix = ' '.repeat(indent);
    const firstLine = this.line + 1;
    const lines: string[] = [];
    for (let line = this.next(); ; line = this.next()) {
      if (line === undefined) return false;
      if (line === prefix + fence) break;
      const inside = line.startsWith(prefix);
      if (!inside && line.trim() !== '') return false;
      if (isClosing(line, fence)) return false;
      lines.push(inside ? line.slice(indent) : line);
    }
    const note = lines.join('\n');
    if (item && note !== '') Object.assign(item.said, { note, noteLine: firstLine });
    this.fresh = undefined;
    this.inWords = false;
    return true;
  }

  /** Words of an item or of its how-to, bullets among them. */
  private takeWords(line: string, indent: number): boolean {
    if (line.includes('\t')) return false;
    if (line.slice(indent) === END_OF_ROWS) return this.endRows(indent);
    const continues = this.inWords;
    // Words that stand further out than their item go on with it all the same, and more may be hidden there.
    if (continues && indent < (this.open ? this.open.indent + 2 : 0)) return false;
    if (!continues) this.closeTo(indent);
    const isPlain = PLAIN_START.test(line);
    const bullet = isPlain ? undefined : BULLET.exec(line)?.[0];
    const words = line.slice(bullet?.length ?? indent);
    if (!isPlain && (OTHER_BLOCK.test(words) || (bullet ? words.startsWith('[') : LABEL.test(words)))) return false;
    if (bullet !== undefined && !this.isBullet(bullet, continues)) return false;
    if (bullet !== undefined || !continues) this.fresh = undefined;
    else if (this.fresh && isRow(this.fresh.said)) return false;
    else if (this.fresh) this.fresh.said.text = `${this.fresh.said.text} ${line.trim()}`.trimStart();
    this.inWords = true;
    return true;
  }

  /** A list that holds no items, within an item. A number does not begin one in the midst of words. */
  private isBullet(mark: string, continues: boolean): boolean {
    return this.open !== undefined && !(continues && this.fresh && /\d/.test(mark));
  }

  private endRows(indent: number): boolean {
    this.closeTo(indent);
    this.fresh = undefined;
    this.inWords = false;
    return this.open?.indent === indent - 2;
  }

  /** Leaves the items that a block with this indentation is not part of. */
  private closeTo(indent: number): void {
    while (this.open && this.open.indent + 2 > indent) this.open = this.open.parent;
  }
}

function isClosing(line: string, fence: string): boolean {
  const rest = line.trim();
  return rest.length >= fence.length && [...rest].every((character) => character === fence[0]);
}

function toTier(tier: string | undefined): Tier {
  return (TIERS as readonly string[]).includes(tier ?? '') ? (tier as Tier) : 'onsite';
}

/** What the attributes of an item's group say; false when they are not as mmc writes them. */
function readAttributes(said: Said, attributes: readonly Attribute[], section: Section | undefined): boolean {
  let tier = section?.tier;
  let given = 0;
  const keys: string[] = [];
  for (const { key, value } of attributes) {
    if (keys.includes(key)) return false;
    keys.push(key);
    const isAnswer = readAnswer(said, key, value);
    if (isAnswer === 'wrong' || (!isAnswer && given > 0)) return false;
    if (isAnswer) given += 1;
    else if (key === 'id') said.item = value;
    else if (key === 'tier') tier = value;
  }
  said.tier = toTier(tier);
  return said.item !== undefined && (said.outcome !== undefined || said.value === undefined);
}

/** Takes an attribute that only a result has; false when it is one of the list. */
function readAnswer(said: Said, key: string, value: string): boolean | 'wrong' {
  switch (key) {
    case 'outcome':
      if (!(OUTCOMES as readonly string[]).includes(value)) return 'wrong';
      said.outcome = value as Outcome;
      return true;
    case 'value':
      said.value = value;
      return true;
    case 'by':
      said.by = value;
      return true;
    case 'files':
      said.files = value.split(',');
      return true;
    case 'via':
    case 'was':
      return true;
    default:
      return false;
  }
}
