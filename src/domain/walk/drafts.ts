import { tidyWords, WORDS_LIMIT, wordsTrouble } from '../answers/answer.ts';
import type { Item } from '../checklists/checklist.ts';
import { maskSecrets } from '../secrets.ts';
import { itemInFront, listInFront, type Moment, type Purpose, type Recorded, type Visit } from './visit.ts';

/**
 * Words that stand on the line when the walk is interrupted, as notes: a closed window does not ask whether they are
 * finished. They answer nothing, and replace nothing that was kept before, they come after it; secrets are masked, since
 * nobody can be asked. Not kept are half a reading, a name whom we met, a number or a path.
 */
export function draftEvents(visit: Visit, moment: Moment): Recorded[] {
  const { screen } = visit;
  if (screen.at !== 'words' && screen.at !== 'secret') return [];
  const words = maskSecrets(tidyWords(screen.at === 'words' ? screen.field.text : screen.words));
  if (words === '' || (screen.at === 'words' && words === screen.initial)) return [];
  const { purpose } = screen;
  if (purpose.type === 'remarks' || purpose.type === 'onsite-reason') return remark(visit, words, moment);
  if (purpose.type === 'close-finding') return ofFinding(visit, purpose.finding, words, moment);
  const item = itemInFront(visit)?.item;
  if (!item) return [];
  if (purpose.type === 'edit-note') return editNote(visit, item, words, moment);
  const said = wordsAbout(purpose, item.kind, words);
  return said === undefined ? [] : noteOn(visit, visit.front, item.id, said, moment);
}

function wordsAbout(purpose: Purpose, kind: string, words: string): string | undefined {
  switch (purpose.type) {
    case 'note':
    case 'reason':
    case 'remote-reason':
    case 'row-note':
      return words;
    case 'value':
      return kind === 'text' ? words : undefined;
    case 'vendor':
      return `vendor: ${words}`;
    case 'case':
      return `vendor: ${purpose.vendor}, case ${words}`;
    default:
      return undefined;
  }
}

/** What was kept and what was typed, in one; undefined when nothing is new. */
function after(kept: string | undefined, words: string): string | undefined {
  if (!kept) return fitting(words);
  if (kept.includes(words)) return undefined;
  return fitting(words.startsWith(kept) ? words : `${kept}\n${words}`);
}

/** Nobody is there to shorten them. */
function fitting(words: string): string {
  return wordsTrouble(words) === undefined ? words : `${words.slice(0, WORDS_LIMIT / 4)} … (cut)`;
}

function noteOn(visit: Visit, list: number, item: string, said: string, { at }: Moment): Recorded[] {
  const sitting = visit.lists[list]?.sitting;
  const answer = sitting?.answers.get(item);
  const words = after(answer ? answer.note : sitting?.notes.get(item), said);
  if (words === undefined) return [];
  if (!answer) return [{ list, event: { type: 'note', at, item, words } }];
  const finding = sitting?.findings.get(item);
  const event = { type: 'answer' as const, at, item, answer: { ...answer, note: words } };
  return [{ list, event: finding ? { ...event, finding } : event }];
}

function editNote(visit: Visit, { id: item }: Item, said: string, { at, newId }: Moment): Recorded[] {
  const kept = listInFront(visit).sitting.editNotes.get(item);
  const words = after(kept?.words, said);
  if (words === undefined) return [];
  return [{ list: visit.front, event: { type: 'edit-note', at, id: kept?.id ?? newId(), item, words } }];
}

function remark(visit: Visit, words: string, { at }: Moment): Recorded[] {
  const { facts } = listInFront(visit).sitting;
  const remarks = after(facts.remarks, words);
  if (remarks === undefined) return [];
  return visit.lists.map((_, list) => ({ list, event: { type: 'visit', at, facts: { ...facts, remarks } } }));
}

/** Words how a finding ended do not close it; they wait at its item, or else among the remarks. */
function ofFinding(visit: Visit, id: string, words: string, moment: Moment): Recorded[] {
  const finding = visit.findings.find((one) => one.id === id);
  const item = finding?.item ?? '';
  const list = visit.lists.findIndex(
    ({ sitting: { opening } }) => opening.checklist === finding?.checklist && opening.asked.includes(item),
  );
  return list === -1 ? remark(visit, words, moment) : noteOn(visit, list, item, words, moment);
}
