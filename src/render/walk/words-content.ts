import type { Purpose, Screen, Visit } from '../../domain/walk/visit.ts';
import { summaryLines } from './closing-screens.ts';
import { type Content, ITEM_TEXT } from './content-parts.ts';
import { findingLines } from './finding-screen.ts';
import type { FrameSize } from './frame.ts';
import { itemLines } from './item-screen.ts';

const QUESTIONS: Record<Purpose['type'], string> = {
  value: 'Value:',
  note: 'Note:',
  'edit-note': 'What should change in this line of the list?',
  reason: 'Why?',
  'remote-reason': 'How was this on-site item done from afar?',
  vendor: 'Which vendor?',
  case: 'Case number of the vendor? Enter: none yet',
  'close-finding': 'How did it end?',
  attach: 'File to attach (drop it here, or type its path):',
  jump: 'Jump to a number, an id, or words:',
  'row-note': 'What about this row?',
  met: 'Whom did you meet? Enter: nobody',
  minutes: 'Minutes for this list:',
  ticket: 'Ticket number? Enter: none',
  remarks: 'Remarks on the visit? Enter: none',
  'onsite-reason': 'On-site items were answered in remote mode: how could that be?',
};

/** A question that words answer, below what it is about. */
export function wordsContent(
  visit: Visit,
  screen: Extract<Screen, { at: 'words' }>,
  size: FrameSize,
  at: string,
): Content {
  const { purpose, field, offered } = screen;
  const closing = ['met', 'minutes', 'ticket', 'remarks', 'onsite-reason'].includes(purpose.type);
  const list = purpose.type === 'minutes' ? visit.lists[purpose.list] : undefined;
  const question =
    purpose.type === 'reason'
      ? purpose.wrong
        ? `${purpose.wrong}: what is to be done?`
        : outcomeQuestion(purpose.outcome)
      : list
        ? `Minutes for ${list.checklist.title}:`
        : purpose.type === 'row-note'
          ? `${purpose.label}: what about it?`
          : QUESTIONS[purpose.type];
  const isItem = !closing && purpose.type !== 'close-finding';
  const body = closing
    ? summaryLines(visit, at, size.columns)
    : purpose.type === 'close-finding'
      ? findingLines(
          visit,
          visit.findings.findIndex((one) => one.id === purpose.finding),
          size.columns,
        )
      : itemLines(visit, size.columns, size.unicode);
  const keys = wordsKeys(purpose, offered !== undefined && field.text === '');
  return { body, vital: isItem ? ITEM_TEXT : 0, question: [question], field: { ...field, offered }, keys };
}

/** What the keys do on a line for words; an offer counts as long as nothing is typed. */
function wordsKeys(purpose: Purpose, offers: boolean): string {
  if (offers && purpose.type === 'met') return 'Enter: nobody · Tab takes the offer · Esc back';
  if (offers) return 'Enter takes the offer · Tab edits it · Esc back';
  if (purpose.type === 'jump') return 'Enter goes there · Esc back';
  return purpose.type === 'attach' ? 'Enter attaches it · Esc back' : 'Enter keeps it · Esc back';
}

function outcomeQuestion(outcome: string): string {
  if (outcome === 'problem') return 'Problem: what is wrong?';
  return outcome === 'cannot' ? 'Cannot: why not?' : 'Not applicable: why not?';
}
