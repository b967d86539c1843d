import type { Heading, ListItem, Nodes, Paragraph, Root, TableCell } from 'mdast';
import type { Problem, ProblemCode } from '../domain/problems.ts';
import type { Ranges } from './literal-ranges.ts';
import { problemAt } from './problem.ts';
import { lineAt, type Source } from './source.ts';

/** `[ ]` or `[x]` with words behind it, and not a link `[x](…)`, `[x][…]` or `[x]: …`. */
const BOX = /^\[[ \txX]\](?=[ \t]|$)/;
/** The box glued to its words. */
const GLUED = /^\[[ xX]\](?![([:\s])/;
/** Boxes that GFM does not know: nothing, other blanks, ticks, dashes and the states of note-taking programs. */
const ODD_BOX =
  /^\[(?:|[^\S\n]{2,}|[\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff]|[✓✔✗✘✅❌☐☑☒√×хХvV_*+>/!?~.·•–—-]\ufe0f?)\](?=[ \t\u00a0]|$)/u;
/** Drawn boxes, of which nobody makes prose. */
const DRAWN_BOX = /^(?:[☐☑☒□▢◻⬜❏❑❒🔲🔳]\ufe0f?|\[[✓✔✗✘☐☑☒]\ufe0f?\])/u;
/** Ticks: at the begin of a list item they stand for a box. */
const TICK = /^[✓✔✗✘✅❌]\ufe0f?(?=\s)/u;
const BULLET = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;

interface Scan {
  source: Source;
  base: number;
  literals: Ranges;
  problems: Problem[];
}

/** Boxes that are not items: at the wrong place, or not of the form that GFM reads. */
export function boxLookAlikes(source: Source, base: number, tree: Root, literals: Ranges): Problem[] {
  const scan: Scan = { source, base, literals, problems: [] };
  visit(scan, tree, undefined);
  return scan.problems;
}

function visit(scan: Scan, node: Nodes, parent: Nodes | undefined): void {
  if (node.type === 'footnoteDefinition') {
    inFootnote(scan, node);
    return;
  }
  if (node.type === 'listItem') onItem(scan, node);
  if (node.type === 'heading') onHeading(scan, node, parent);
  if (node.type === 'tableCell') onCell(scan, node);
  if (node.type === 'paragraph') onParagraph(scan, node, parent);
  if ('children' in node) for (const child of node.children) visit(scan, child, node);
}

function startOf(scan: Scan, node: Nodes): number {
  return scan.base + (node.position?.start.offset ?? 0);
}

function endOf(scan: Scan, node: Nodes): number {
  return scan.base + (node.position?.end.offset ?? 0);
}

function report(scan: Scan, code: ProblemCode, start: number, length = 3): void {
  scan.problems.push(problemAt(scan.source, code, start, start + length));
}

/** GFM lets a task-list item be in a footnote; its place on the page is not its place in the text. */
function inFootnote(scan: Scan, node: Nodes): void {
  if (node.type === 'listItem' && typeof node.checked === 'boolean') report(scan, 'MMC-228', startOf(scan, node), 1);
  if ('children' in node) for (const child of node.children) inFootnote(scan, child);
}

function onItem(scan: Scan, node: ListItem): void {
  const [head] = node.children;
  if (head?.type !== 'paragraph') return;
  const start = startOf(scan, head);
  const { text } = scan.source;
  if (typeof node.checked === 'boolean') {
    const box = text.indexOf('[', startOf(scan, node));
    // A line end in the box: GFM accepts it, but there is no line to answer on.
    if (text[box + 1] === '\n') report(scan, 'MMC-217', box, 1);
    return;
  }
  const words = text.slice(start, lineAt(text, start).end);
  if (/^\[[ xX]\][ \t]*$/.test(words)) report(scan, 'MMC-215', start);
  else if (GLUED.test(words)) report(scan, 'MMC-216', start);
  else {
    const odd = ODD_BOX.exec(words) ?? DRAWN_BOX.exec(words) ?? TICK.exec(words);
    if (odd) report(scan, 'MMC-217', start, odd[0].length);
  }
}

/** `- [ ] text` with `---` under it, or a box in a heading. */
function onHeading(scan: Scan, node: Heading, parent: Nodes | undefined): void {
  const { text } = scan.source;
  const start = startOf(scan, node);
  const line = text.slice(start, lineAt(text, start).end);
  const underlined = !line.startsWith('#');
  const words = line.replace(/^#{1,6}[ \t]+/, '');
  const at = start + line.length - words.length;
  if (BOX.test(words)) report(scan, underlined && parent?.type === 'listItem' ? 'MMC-218' : 'MMC-229', at);
  if (underlined) furtherLines(scan, start, endOf(scan, node), 'MMC-219');
}

function onCell(scan: Scan, node: TableCell): void {
  const start = startOf(scan, node);
  const words = scan.source.text.slice(start, endOf(scan, node));
  const inner = words.replace(/^\|?[ \t]*/, '').replace(/[ \t]*\|?$/, '');
  const odd = BOX.exec(inner) ?? DRAWN_BOX.exec(inner);
  if (odd) report(scan, 'MMC-220', start + words.indexOf(inner), odd[0].length);
}

/** Boxes that begin a line of prose: without a list, or glued to the text above. */
function onParagraph(scan: Scan, node: Paragraph, parent: Nodes | undefined): void {
  const { text } = scan.source;
  const start = startOf(scan, node);
  const head = parent?.type === 'listItem' && parent.children[0] === node;
  if (!head) {
    const words = text.slice(start, lineAt(text, start).end);
    if (BOX.test(words)) report(scan, 'MMC-229', start);
    else {
      const drawn = DRAWN_BOX.exec(words);
      if (drawn) report(scan, 'MMC-217', start, drawn[0].length);
    }
  }
  furtherLines(scan, start, endOf(scan, node), 'MMC-219');
}

function furtherLines(scan: Scan, start: number, end: number, code: ProblemCode): void {
  const { text } = scan.source;
  for (let at = text.indexOf('\n', start) + 1; at > 0 && at < end; at = text.indexOf('\n', at) + 1) {
    const line = text.slice(at, lineAt(text, at).end);
    const lead = BULLET.exec(line)?.[0].length ?? 0;
    if (scan.literals.endAt(at + lead) !== undefined) continue;
    const words = line.slice(lead);
    const drawn = DRAWN_BOX.exec(words);
    if (BOX.test(words)) report(scan, code, at + lead);
    else if (drawn) report(scan, 'MMC-217', at + lead, drawn[0].length);
  }
}
