import { tallyOf, tallyWords } from '../../domain/records/result.ts';
import { listsToFinish, minutesInFront } from '../../domain/walk/step-closing.ts';
import { type ListInHand, listInFront, openPositions, type Visit } from '../../domain/walk/visit.ts';
import { counted } from '../age.ts';
import { blank, type Line, line, span } from '../text.ts';
import { minutesWords, plainWords } from '../words.ts';
import { clip, wrap } from '../wrap.ts';
import { labelled } from './item-screen.ts';

/**
 * What is open: a line for each list, and below the one in front its unanswered items by name, as many as there is room
 * for. Tab brings the next list to the front. They never block finishing.
 */
export function overviewLines(visit: Visit, columns: number, room: number): Line[] {
  const named = Math.max(1, room - visit.lists.length - 1);
  return visit.lists.flatMap((list, index): Line[] => {
    const { answers, editNotes } = list.sitting;
    const open = openPositions(visit, index);
    const facts = [
      tallyWords(tallyOf(answers.values())),
      open.length > 0 ? `${open.length} open` : 'everything asked is answered',
      editNotes.size > 0 ? counted(editNotes.size, 'edit note') : '',
    ];
    const inFront = index === visit.front;
    const title = line(
      span(`${inFront ? '> ' : '  '}${list.checklist.title}  `, inFront ? 'strong' : undefined),
      span(facts.filter(Boolean).join(', '), open.length > 0 ? 'warn' : 'good'),
    );
    return inFront ? [title, ...openNames(list, open, columns, named)] : [title];
  });
}

function openNames(list: ListInHand, open: readonly number[], columns: number, named: number): Line[] {
  const shown = open.length > named ? open.slice(0, named - 1) : open;
  const names = shown.map((position) => {
    const due = list.asked[position];
    const later = list.later.has(due?.item.id ?? '') ? ' (left for later)' : '';
    return line(
      span(`    ${String(position + 1).padStart(3)}  `, 'faint'),
      clip(plainWords(due?.item.text ?? ''), columns - 12 - later.length),
      span(later, 'faint'),
    );
  });
  const hidden = open.length - shown.length;
  return hidden > 0 ? [...names, line(span(`         and ${hidden} more`, 'faint'))] : names;
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
