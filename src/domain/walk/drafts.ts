import { tidyWords } from '../answers/answer.ts';
import { maskSecrets } from '../secrets.ts';
import { itemInFront, listInFront, type Moment, type Purpose, type Recorded, type Visit } from './visit.ts';

/**
 * Words that stand on the line when the walk is interrupted, as notes: a closed window does not ask whether they are
 * finished. They answer nothing, and replace nothing that was kept before; secrets are masked, since nobody can be asked.
 */
export function draftEvents(visit: Visit, moment: Moment): Recorded[] {
  const { screen } = visit;
  if (screen.at !== 'words' && screen.at !== 'secret') return [];
  const words = maskSecrets(tidyWords(screen.at === 'words' ? screen.field.text : screen.words));
  const { sitting } = listInFront(visit);
  const item = itemInFront(visit)?.item;
  const at = moment.at;
  if (words === '' || (screen.at === 'words' && words === screen.initial)) return [];
  if (screen.purpose.type === 'remarks') {
    const facts = { ...sitting.facts, remarks: words };
    return sitting.facts.remarks ? [] : visit.lists.map((_, list) => ({ list, event: { type: 'visit', at, facts } }));
  }
  if (!item) return [];
  if (screen.purpose.type === 'edit-note') {
    if (sitting.editNotes.has(item.id)) return [];
    const event = { type: 'edit-note' as const, at, id: moment.newId(), item: item.id, words };
    return [{ list: visit.front, event }];
  }
  const kept = sitting.answers.has(item.id) || (sitting.notes.get(item.id) ?? '') !== '';
  if (kept || !isAboutItem(screen.purpose, item.kind)) return [];
  return [{ list: visit.front, event: { type: 'note', at, item: item.id, words } }];
}

function isAboutItem(purpose: Purpose, kind: string): boolean {
  return (
    ['note', 'reason', 'remote-reason', 'row-note'].includes(purpose.type) ||
    (purpose.type === 'value' && kind === 'text')
  );
}
