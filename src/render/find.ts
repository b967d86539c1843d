import { fold } from '../domain/search/fold.ts';
import type { Found } from '../domain/search/found.ts';
import { onOneLine } from '../domain/text/one-line.ts';
import { graphemes } from '../domain/text/width.ts';
import { counted } from './age.ts';
import { blank, type Line, line, plain, type Span, span, type Tone } from './text.ts';
import { markOf } from './words.ts';
import { clip, widthOf } from './wrap.ts';

/** Columns that answers of a client stand further in. */
const INDENT = '  ';
const DEEPER = '      ';

/** The heading above the answers of a client. */
export function clientHeading(slug: string, name: string, former: boolean): Line {
  return line(
    span(slug, 'title'),
    ...(name === '' || name === slug ? [] : [span(`  ${name}`, 'faint')]),
    ...(former ? [span('  former client', 'warn')] : []),
  );
}

/** An answer: what and when; the line of its note that has the words; where it stands. */
export function foundLines(found: Found, words: readonly string[], width: number): Line[] {
  const { said, match } = found;
  const facts: (Span | string)[] = [INDENT, span(found.date, 'faint'), `  ${found.list}  ${whatOf(found)}`];
  if (said.outcome !== undefined) facts.push('  ', span(said.outcome, markOf(said.outcome, true).tone));
  else if (said.item !== undefined) facts.push(span('  unanswered', 'faint'));
  if (said.value !== undefined) facts.push('  ', ...marked(clip(onOneLine(said.value), 40), words));
  if (said.by !== undefined) facts.push(span(`  by ${said.by}`, 'faint'));
  if (found.corrected) facts.push(span('  corrected since', 'warn'));
  const place = `${found.path}:${match.line}`;
  const files = said.files?.filter((name) => words.some((word) => fold(name).includes(word))) ?? [];
  const below = [...(match.excerpt.trim() === '' ? [] : [match.excerpt.trim()]), ...files].map((text) =>
    line(DEEPER, ...marked(around(onOneLine(text), words, width - DEEPER.length), words)),
  );
  const head = line(...facts);
  if (widthOf(plain(head)) + 2 + widthOf(place) <= width)
    return [line(...facts, span(`  ${place}`, 'faint')), ...below];
  return [clipLine(head, width), ...below, line(span(`${DEEPER}${place}`, 'faint'))];
}

function whatOf({ said }: Found): string {
  return said.item ?? said.text;
}

/** Beside it, for whoever looked for the words of a list. */
export const SEARCHED = 'hint: searched were answers: outcomes, values, notes; --item looks for items';

/** What was found, in words: at the end. */
export function foundEnd(count: number, results: number, clients: number, limited: boolean): Line[] {
  if (count === 0) return [line(span('Nothing was found', 'warn'))];
  const words = `${counted(count, 'answer')} in ${counted(results, 'result')} of ${counted(clients, 'client')}`;
  return [blank, line(words, ...(limited ? [span('; there may be more: raise --limit', 'warn')] : []))];
}

export const FOUND_HEADING = ['place', 'client', 'date', 'list', 'item', 'outcome', 'value', 'note', 'by'] as const;

/** For a pipe and for CSV. */
export function foundRow(found: Found): string[] {
  const { said, match, path, client, date, list, by } = found;
  const { outcome = '', value = '', note = '' } = said;
  return [`${path}:${match.line}`, client, date, list, whatOf(found), outcome, value, note, by];
}

/** For machines. */
export function foundJson(found: Found): Record<string, unknown> {
  const { said, match, ...where } = found;
  const { line: _line, noteLine: _noteLine, text, ...rest } = said;
  const words = said.item === undefined ? { fact: text } : { text };
  return { ...where, line: match.line, ...words, ...rest, excerpt: match.excerpt };
}

/** The text in spans, with what was looked for in the strong tone. */
function marked(text: string, words: readonly string[], tone?: Tone): Span[] {
  const { parts, folded, places } = foldedParts(text);
  const strong = new Set<number>();
  for (const word of words) {
    for (let at = folded.indexOf(word); at !== -1; at = folded.indexOf(word, at + word.length)) {
      for (let inside = at; inside < at + word.length; inside += 1) strong.add(places[inside] ?? 0);
    }
  }
  const spans: Span[] = [];
  for (const [at, part] of parts.entries()) {
    const own = strong.has(at) ? 'strong' : tone;
    const last = spans.at(-1);
    if (last && last.tone === own) last.text += part;
    else spans.push(span(part, own));
  }
  return spans;
}

/** The characters of a text, and for each letter of the folded text the character that it comes from. */
function foldedParts(text: string): { parts: string[]; folded: string; places: number[] } {
  const parts = graphemes(text);
  const places: number[] = [];
  let folded = '';
  for (const [at, part] of parts.entries()) {
    const own = fold(part);
    // White space is one space, however much there is.
    if (own === ' ' && folded.endsWith(' ')) continue;
    folded += own;
    for (let count = 0; count < own.length; count += 1) places.push(at);
  }
  return { parts, folded, places };
}

/** Cuts a text to a width so that the first of the words is to be seen. */
function around(text: string, words: readonly string[], width: number): string {
  if (widthOf(text) <= width) return text;
  const { parts, folded, places } = foldedParts(text);
  const found = words.map((word) => folded.indexOf(word)).filter((at) => at !== -1);
  const first = found.length === 0 ? 0 : (places[Math.min(...found)] ?? 0);
  const lead = Math.floor(width / 3);
  const start = widthOf(parts.slice(0, first).join('')) <= (width * 2) / 3 ? 0 : Math.max(0, first - lead);
  return clip((start > 0 ? '…' : '') + parts.slice(start).join(''), width);
}

function clipLine(whole: Line, width: number): Line {
  let room = width;
  return whole.flatMap((part) => {
    const text = clip(part.text, Math.max(0, room));
    room -= widthOf(text);
    return text === '' ? [] : [{ ...part, text }];
  });
}
