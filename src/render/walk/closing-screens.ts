import { tallyOf, tallyWords } from '../../domain/records/result.ts';
import { listsToFinish, minutesInFront } from '../../domain/walk/step-closing.ts';
import { listInFront, openPositions, type Visit } from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { minutesWords, plainWords } from '../words.ts';
import { clip, wrap } from '../wrap.ts';
import { labelled } from './item-screen.ts';

/** What is open, list by list: unanswered items by name, as far as there is room. They never block finishing. */
export function overviewLines(visit: Visit, columns: number, room: number): Line[] {
  const named = Math.max(1, Math.floor(room / visit.lists.length) - 3);
  return visit.lists.flatMap((list, index): Line[] => {
    const open = openPositions(visit, index);
    const { answers, editNotes } = list.sitting;
    const title = line(
      span(`${index === visit.front ? '> ' : '  '}${list.checklist.title}`, 'strong'),
      span(`  ${tallyWords(tallyOf(answers.values()))}`, 'faint'),
    );
    const shown = open.length > named ? open.slice(0, named - 1) : open;
    const hidden = open.length - shown.length;
    const names = shown.map((position) => {
      const due = list.asked[position];
      const later = list.later.has(due?.item.id ?? '') ? ' (left for later)' : '';
      return line(
        span(`    ${String(position + 1).padStart(3)}  `, 'faint'),
        clip(plainWords(due?.item.text ?? ''), columns - 12 - later.length),
        span(later, 'faint'),
      );
    });
    const heading =
      open.length === 0
        ? line(span('    everything asked is answered', 'good'))
        : line(span(`    ${open.length} open:`, 'warn'));
    const notes =
      editNotes.size > 0
        ? [line(span(`    ${editNotes.size} edit ${editNotes.size === 1 ? 'note' : 'notes'}`, 'warn'))]
        : [];
    const more = hidden > 0 ? [line(span(`         and ${hidden} more`, 'faint'))] : [];
    return [title, heading, ...names, ...more, ...notes, blank];
  });
}

export function revisionLines(visit: Visit, index: number, columns: number): Line[] {
  const list = visit.lists[index];
  const notes = [...(list?.sitting.editNotes ?? [])];
  return [
    line(span('The revision question', 'accent')),
    blank,
    ...wrap(`Is there anything to change in the list "${list?.checklist.title}"?`, columns - 2).map((text) =>
      line('  ', span(text, 'strong')),
    ),
    blank,
    ...notes.flatMap(([item, { words }]) => labelled(clip(item, 11), words, columns, 'warn')),
  ];
}

/** Everything that will be written, before it is. */
export function summaryLines(visit: Visit, at: string, columns: number): Line[] {
  const { facts, opening } = listInFront(visit).sitting;
  const lines: Line[] = [line(span('The visit', 'accent')), blank];
  const tell = (label: string, words: string | undefined) =>
    lines.push(...labelled(label, words ?? 'none', columns, words === undefined ? 'faint' : undefined));
  tell('client', opening.client.name);
  tell(
    'day',
    `${opening.date}, ${facts.mode === 'onsite' ? 'on site' : 'remote'}, ${opening.by}${opening.entered ? `, entered ${opening.entered}` : ''}`,
  );
  tell('met', facts.met ?? (facts.mode === 'onsite' ? 'nobody' : undefined));
  tell('ticket', facts.ticket);
  tell('trip', `${facts.trip ? 'yes' : 'no'}, after hours: ${facts.afterHours ? 'yes' : 'no'}`);
  if (facts.remarks) tell('remarks', facts.remarks);
  lines.push(blank);
  for (const index of listsToFinish(visit)) {
    const list = visit.lists[index];
    if (!list) continue;
    const minutes = visit.minutes?.[index] ?? minutesInFront(list.sitting, at);
    const estimate = list.sitting.opening.estimate;
    lines.push(line(span(`  ${list.checklist.title}`, 'strong')));
    const open = openPositions(visit, index).length;
    tell(
      '',
      `${tallyWords(tallyOf(list.sitting.answers.values()))}${open > 0 ? `, ${open} open` : ''}, ${minutesWords(minutes)}${estimate ? ` of ${minutesWords(estimate)}` : ''}`,
    );
  }
  return lines;
}
