import type { Nodes, Paragraph, Root } from 'mdast';
import type { Problem, ProblemCode } from '../domain/problems.ts';
import { ANSWER_KEYS, type AttributeGroup, parseGroup } from './attributes.ts';
import type { ParsedChecklist } from './checklist.ts';
import { ATTRIBUTE_KEYS } from './item-meaning.ts';
import type { RawItem } from './items.ts';
import type { Ranges } from './literal-ranges.ts';
import { problemAt } from './problem.ts';
import { lineAt, type Source } from './source.ts';

/** Braces on items and headings that look like attributes, and are not read as such. */
export function braceLookAlikes(parsed: ParsedChecklist, tree: Root, literals: Ranges): Problem[] {
  const { source, raw, sections, frontMatter } = parsed;
  const base = frontMatter.bodyStart;
  const onItems = raw.flatMap((item) => [
    ...lineProblems(source, item.box + 3, item.lineEnd, (item.group ?? item.refused)?.start, literals),
    ...laterProblems(source, item, base, literals),
  ]);
  const onHeadings = sections.flatMap(({ lineStart, group }) =>
    lineProblems(source, lineStart, lineAt(source.text, lineStart).end, group?.start, literals),
  );
  const groups = new Set([...raw, ...sections].map(({ group }) => group));
  const quoted = [...groups].flatMap((group) => typographicValues(source, group));
  return [...onItems, ...onHeadings, ...quoted, ...groupParagraphs(source, tree, base)];
}

/** `then=„clean“` is read, but with the quotes as part of the words. */
function typographicValues(source: Source, group: AttributeGroup | undefined): Problem[] {
  return (group?.attributes ?? [])
    .filter(({ end, value }) => SMART_QUOTES.test(value[0] ?? '') && source.text[end - 1] !== '"')
    .map(({ start, end }) => problemAt(source, 'MMC-212', start, end));
}

/** A brace that somebody may have meant as the begin of attributes. */
interface Candidate {
  start: number;
  /** After the closing brace; the line's end when there is none. */
  end: number;
  parses: boolean;
}

const KEYS = [...ATTRIBUTE_KEYS, ...ANSWER_KEYS].join('|');
/** `{#id`, `{key=`, `{key:`. Other words in braces are text: `{{vars}}`, `${env:TEMP}`, `@{LogName=…}`, GUIDs. */
const MEANT = new RegExp(`^\\{[ \\t]*(?:#[ \\t]*[\\p{L}\\p{N}]|(?:${KEYS})[ \\t]*[=:])`, 'u');
const SMART_QUOTES = /[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u2033]/;

function candidates(text: string, from: number, to: number, literals: Ranges): Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf('{', from); at !== -1 && at < to; at = text.indexOf('{', at + 1)) {
    const literal = literals.endAt(at);
    if (literal !== undefined || /[{$@%\\]/.test(text[at - 1] ?? '')) continue;
    const group = parseGroup(text, at);
    const meant = MEANT.test(text.slice(at, Math.min(to, at + 40)));
    const close = text.indexOf('}', at);
    if (group && group.end <= to && (meant || group.end === endOfWords(text, from, to)))
      found.push({ start: at, end: group.end, parses: true });
    else if (meant) found.push({ start: at, end: close === -1 || close >= to ? to : close + 1, parses: false });
    else continue;
    at = (found.at(-1) as Candidate).end - 1;
  }
  return found;
}

function endOfWords(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[ \t]/.test(text[end - 1] as string)) end -= 1;
  return end;
}

/** Braces on the line that attributes belong on; `group` is where those that are read begin. */
function lineProblems(
  source: Source,
  from: number,
  to: number,
  group: number | undefined,
  literals: Ranges,
): Problem[] {
  const { text } = source;
  const end = endOfWords(text, from, to);
  const meant = candidates(text, from, to, literals).filter((one) => group === undefined || one.start < group);
  return meant.flatMap((one, index): Problem[] => {
    if (group !== undefined) return [problemAt(source, 'MMC-211', one.start, one.end)];
    // Of several unread groups only the last is worth a word: the first mend shows the rest.
    if (index < meant.length - 1) return [];
    return [problemAt(source, codeOf(text, one, end), one.start, one.end)];
  });
}

function codeOf(text: string, one: Candidate, lineEnd: number): ProblemCode {
  if (!one.parses) return SMART_QUOTES.test(text.slice(one.start, one.end)) ? 'MMC-212' : 'MMC-221';
  return one.end < lineEnd ? 'MMC-210' : 'MMC-213';
}

/** Braces in the further lines of the item's words. */
function laterProblems(source: Source, item: RawItem, base: number, literals: Ranges): Problem[] {
  if (item.wordsEnd <= item.lineEnd) return [];
  const end = Math.min(item.wordsEnd, base + (item.node.children[0]?.position?.end.offset ?? 0));
  return candidates(source.text, item.lineEnd, end, literals).map((one) =>
    problemAt(source, 'MMC-214', one.start, Math.min(one.end, lineAt(source.text, one.start).end)),
  );
}

/** A paragraph under an item that is nothing but attributes. */
function groupParagraphs(source: Source, tree: Root, base: number): Problem[] {
  const problems: Problem[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === 'listItem') {
      for (const child of node.children.slice(1)) if (child.type === 'paragraph') report(child);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  const report = (paragraph: Paragraph): void => {
    const start = base + (paragraph.position?.start.offset ?? 0);
    const end = base + (paragraph.position?.end.offset ?? 0);
    const group = source.text[start] === '{' ? parseGroup(source.text, start) : undefined;
    if (group?.end === end) problems.push(problemAt(source, 'MMC-214', start, end));
  };
  visit(tree);
  return problems;
}
