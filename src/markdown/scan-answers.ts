// Reads what a result says as mmc writes it, line by line, since the Markdown parser takes ten milliseconds for a result and
// a search looks at thousands. It knows only what lists mostly consist of. Whatever else it meets, and whatever does not
// agree with the header, it leaves to the parser (`said.ts`); a property test holds the two against each other.
import type { Outcome } from '../domain/answers/answer.ts';
import { parseTally, tallyWords } from '../domain/records/result.ts';
import { isRow, type Said, type SaidInResult } from '../domain/search/said.ts';
import { type HeaderFields, scanHeader } from './flat-header.ts';
import { scanBody } from './scan-body.ts';

const TRAILER = /\n<!-- mmc times:(?: [a-z0-9-]+=\d+)* -->\n$/;
/** Keys of the header that hold words of people. */
export const FACTS = ['subject', 'met', 'ticket', 'remarks'] as const;

/** What the result says, in the order of the file; undefined when it is not of the form that is known here. */
export function scanAnswers(text: string): SaidInResult | undefined {
  const header = text.includes('\r') ? undefined : scanHeader(text);
  const trailer = header && TRAILER.exec(text);
  if (!header || !trailer) return undefined;
  const { fields, bodyStart } = header;
  const { id, tally } = fields;
  if (typeof id !== 'string' || typeof tally !== 'string') return undefined;
  const items = scanBody(text, bodyStart, trailer.index);
  if (!items) return undefined;
  const answered = items.filter((said) => said.outcome !== undefined && !isRow(said));
  const counted: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of answered) if (outcome) counted[outcome] = (counted[outcome] ?? 0) + 1;
  if (tallyWords(parseTally(tally)) !== tallyWords(counted)) return undefined;
  const ids = new Set<string | undefined>();
  for (const { item } of items) ids.add(item);
  if (ids.size !== items.length || !answersTheSame(fields.answered, answered)) return undefined;
  const said = [...factsOf(text, fields, bodyStart), ...items.filter(saysSomething)];
  return { id, said };
}

function answersTheSame(says: HeaderFields[string] | undefined, answered: readonly Said[]): boolean {
  if (says === 'all') return true;
  if (typeof says !== 'string') return false;
  const ids = new Set(says === 'none' ? [] : says.split(/, */));
  return ids.size === answered.length && answered.every(({ item = '' }) => ids.has(item));
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

export function saysSomething({ outcome, note, files }: Said): boolean {
  return outcome !== undefined || note !== undefined || files !== undefined;
}
