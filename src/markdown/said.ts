import type { Problem } from '../domain/problems.ts';
import type { Said, SaidInResult } from '../domain/search/said.ts';
import { itemFrom } from './item-meaning.ts';
import type { RawItem } from './items.ts';
import { writtenId } from './propose-ids.ts';
import { rawResult } from './result.ts';
import { answerOf, filesOf, rowParent } from './result-body.ts';
import { FACTS, saysSomething } from './scan-answers.ts';
import { lineColumn, type Source } from './source.ts';

/** What any result says, by the Markdown parser: slower than `scanAnswers`, and right whatever the result holds. */
export function parseSaid(source: Source): { result: SaidInResult | undefined; problems: Problem[] } {
  const { header, raw, problems } = rawResult(source);
  if (!header) return { result: undefined, problems };
  const facts = FACTS.flatMap((key): Said[] => {
    const note = header[key];
    const line = source.text.slice(0, source.text.indexOf(`\n${key}:`) + 1).split('\n').length;
    return note === undefined ? [] : [{ text: key, note, line, noteLine: line }];
  });
  // Rows come with their items, between which somebody may have put others.
  const said = raw.flatMap((item) => saidOf(source, item, raw)).filter(saysSomething);
  said.sort((a, b) => a.line - b.line);
  return { result: { id: header.id, said: [...facts, ...said] }, problems };
}

/** An item and its rows; a row comes with its item. */
function saidOf(source: Source, raw: RawItem, all: readonly RawItem[]): Said[] {
  if (rowParent(raw)) return [];
  const id = writtenId(raw) ?? '';
  const { item } = itemFrom(source, raw, id);
  const answer = answerOf(source.text, raw, all);
  const { outcome, value, by, rows = [] } = answer ?? {};
  const files = answer ? answer.files : filesOf(raw);
  const said: Said = { item: id, text: item.text, tier: item.tier, line: item.line, ...noteOf(source, raw) };
  const given = Object.fromEntries(
    Object.entries({ outcome, value, by, files }).filter(([, one]) => one !== undefined),
  );
  const below = all.filter((one) => rowParent(one) === raw);
  return [
    { ...said, ...given },
    ...rows.map((row, at): Said => {
      const place = below[at] ?? raw;
      const { line } = lineColumn(source.text, place.box);
      return {
        item: `${id}.${row.id}`,
        text: row.label,
        tier: item.tier,
        outcome: row.outcome,
        line,
        ...noteOf(source, place),
      };
    }),
  ];
}

function noteOf(source: Source, { note }: RawItem): Pick<Said, 'note' | 'noteLine'> {
  if (!note?.text) return {};
  const last = lineColumn(source.text, note.end).line;
  return { note: note.text, noteLine: last - note.text.split('\n').length };
}
