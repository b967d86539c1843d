import { fillVariables } from '../../domain/checklists/variables.ts';
import { answerIn, itemInFront, listInFront, type Visit } from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { answerWords, markOf, plainWords, wantedWords } from '../words.ts';
import { wrap } from '../wrap.ts';

/** Everything about the item in front: its words, what it wants, what was there before. */
export function itemLines(visit: Visit, columns: number, unicode: boolean): Line[] {
  const current = itemInFront(visit);
  if (!current) return [line(span('This list asks nothing this time.', 'faint'))];
  const { item, carriedFrom } = current;
  const list = listInFront(visit);
  const { sitting } = list;
  const fill = (text: string) => fillVariables(text, sitting.opening.variables);
  const tags = [
    item.tier,
    item.role,
    item.every ? `every ${item.every} months` : '',
    carriedFrom ? `carried from ${carriedFrom}` : '',
    item.perClient && visit.lists.length > 1 ? 'once for the client' : '',
  ];
  const lines: Line[] = [
    line(
      span(item.section, 'accent'),
      span(`${item.section === '' ? '' : '  '}${tags.filter(Boolean).join(', ')}`, 'faint'),
    ),
    blank,
  ];
  lines.push(...wrap(plainWords(fill(item.text)), columns - 2).map((text) => line('  ', span(text, 'strong'))));
  const wanted = wantedWords(item, fill);
  if (wanted !== '') lines.push(line('  ', span(wanted, 'accent')));
  if (item.then) lines.push(...labelled('if not', fill(item.then), columns, undefined));
  if (item.link) lines.push(...labelled('see', fill(item.link), columns, 'faint'));
  lines.push(blank, ...answerLines(visit, columns, unicode), ...beforeLines(visit, columns, unicode));
  if (item.howTo !== '') lines.push(blank, ...howToLines(fill(item.howTo), columns));
  return lines;
}

function answerLines(visit: Visit, columns: number, unicode: boolean): Line[] {
  const current = itemInFront(visit);
  const { sitting } = listInFront(visit);
  if (!current) return [];
  const { item } = current;
  const lines: Line[] = [];
  const found = answerIn(visit, visit.front, item);
  if (found) {
    const { mark, tone } = markOf(found.answer.outcome, unicode);
    const where = found.list === visit.front ? '' : ` (in ${visit.lists[found.list]?.checklist.title})`;
    lines.push(...labelled(`${mark} now`, answerWords(item, found.answer) + where, columns, tone));
    for (const row of found.answer.rows ?? [])
      lines.push(
        ...labelled(
          '',
          `${markOf(row.outcome, unicode).mark} ${row.label}${row.note ? `: ${row.note}` : ''}`,
          columns,
          markOf(row.outcome, unicode).tone,
        ),
      );
  }
  const draft = sitting.notes.get(item.id);
  if (draft) lines.push(...labelled('note', draft, columns, undefined));
  const files = sitting.files.get(item.id);
  if (files?.length) lines.push(...labelled('attached', files.join(', '), columns, undefined));
  const edit = sitting.editNotes.get(item.id);
  if (edit) lines.push(...labelled('edit note', edit.words, columns, 'warn'));
  return lines;
}

function beforeLines(visit: Visit, columns: number, unicode: boolean): Line[] {
  const current = itemInFront(visit);
  const history = current ? listInFront(visit).history.get(current.item.id) : undefined;
  if (!current || !history) return [];
  const lines: Line[] = [];
  const { colleague, last, openFinding, openEditNote } = history;
  if (colleague)
    lines.push(
      ...labelled(
        'this month',
        `${colleague.by}, ${colleague.date}: ${answerWords(current.item, colleague.answer)}`,
        columns,
        'warn',
      ),
    );
  if (last) {
    const { mark } = markOf(last.answer.outcome, unicode);
    lines.push(
      ...labelled(
        'last time',
        `${mark} ${answerWords(current.item, last.answer)} (${last.by}, ${last.date})`,
        columns,
        'faint',
      ),
    );
    for (const row of last.answer.rows ?? [])
      lines.push(...labelled('', `${markOf(row.outcome, unicode).mark} ${row.label}`, columns, 'faint'));
  }
  if (openFinding) lines.push(...labelled('open since', `${openFinding.date}: ${openFinding.words}`, columns, 'bad'));
  if (openEditNote)
    lines.push(
      ...labelled('to change', `${openEditNote.words} (${openEditNote.by}, ${openEditNote.date})`, columns, 'warn'),
    );
  return lines;
}

const LABEL = 12;

/** `  label       words`, with further lines under the words. */
export function labelled(label: string, words: string, columns: number, tone: Parameters<typeof span>[1]): Line[] {
  return wrap(words, columns - LABEL - 2).map((text, index) =>
    line(span(`  ${(index === 0 ? label : '').padEnd(LABEL)}`, 'faint'), span(text, tone)),
  );
}

/** A how-to: paragraphs flow, list marks and code keep their lines. */
export function howToLines(markdown: string, columns: number): Line[] {
  return paragraphsOf(markdown).flatMap(({ code, text }): Line[] => {
    // A command that is cut off at the margin is of no use.
    if (code) return wrap(text, columns - 4).map((part) => line('    ', span(part, 'accent')));
    if (text === '') return [blank];
    const mark = /^\s*(?:(?:[-*+]|\d+[.)])\s+|>\s*)?/.exec(text)?.[0] ?? '';
    const words = plainWords(text.slice(mark.length));
    return wrap(words, columns - 4 - mark.length).map((part, index) =>
      line('  ', span(`${index === 0 ? mark : ' '.repeat(mark.length)}${part}`, 'faint')),
    );
  });
}

/** Joins lines that Markdown reads as one paragraph. */
function paragraphsOf(markdown: string): { code: boolean; text: string }[] {
  const found: { code: boolean; text: string }[] = [];
  let fence: string | undefined;
  let open = false;
  for (const text of markdown.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})/.exec(text)?.[1];
    if (mark && (fence === undefined || mark.startsWith(fence))) {
      fence = fence === undefined ? mark : undefined;
      open = false;
    } else if (fence !== undefined) found.push({ code: true, text });
    else if (text.trim() === '') {
      found.push({ code: false, text: '' });
      open = false;
    } else if (open && !/^\s*(?:[-*+]|\d+[.)]|>|#|\|)/.test(text)) {
      const last = found.at(-1);
      if (last) last.text += ` ${text.trim()}`;
    } else {
      found.push({ code: false, text });
      open = !/^\s*(?:#|\|)/.test(text);
    }
  }
  return found;
}
