import { tidyLine, tidyWords, wordsTrouble } from '../answers/answer.ts';
import { findSecrets, maskSecrets } from '../secrets.ts';
import { enterItem, jumpTo, say, stay } from './moves.ts';
import { askWords, giveAnswer, recordProblem } from './recording.ts';
import type { Step, WalkKey } from './step.ts';
import { closingWords } from './step-closing.ts';
import { editField, fieldOf, insertText } from './text-field.ts';
import { itemInFront, listInFront, type Moment, type Purpose, type Screen, type Visit } from './visit.ts';

type WordsScreen = Extract<Screen, { at: 'words' }>;
type SecretScreen = Extract<Screen, { at: 'secret' }>;

/** Typing words, and the question what to do with a secret among them. */
export function stepWords(visit: Visit, key: WalkKey, moment: Moment): Step {
  const { screen } = visit;
  if (screen.at === 'secret') return stepSecret(visit, screen, key, moment);
  if (screen.at !== 'words') return stay(visit);
  if (key.type !== 'named') {
    const typed = key.text.replace(/\r\n?/g, '\n');
    const field = insertText(screen.field, typed);
    // What was typed before a paste that is too long stays alone; a paste alone stands there until Enter.
    const trouble = screen.field.text === '' ? undefined : wordsTrouble(field.text);
    if (trouble !== undefined) return say(visit, `Not added: ${trouble}`, 'warn');
    return stay({ ...visit, screen: { ...screen, field } });
  }
  if (key.name === 'escape') return escapeWords(visit, screen);
  if (key.name === 'enter') return submit(visit, screen, moment);
  if (key.name === 'tab' && screen.offered !== undefined && screen.field.text === '') {
    return stay({ ...visit, screen: { ...screen, field: fieldOf(screen.offered) } });
  }
  const field = editField(screen.field, key.name);
  return stay(field ? { ...visit, screen: { ...screen, field } } : visit);
}

const CLOSING = ['met', 'minutes', 'ticket', 'remarks', 'onsite-reason'];

function escapeWords(visit: Visit, screen: WordsScreen): Step {
  // Words already typed are not thrown away by one key.
  const { text } = screen.field;
  if (text !== '' && text !== screen.initial && !['value', 'jump', 'attach'].includes(screen.purpose.type)) {
    return say({ ...visit, screen }, 'Enter keeps these words; to drop them: Ctrl-U, then Esc', 'warn');
  }
  if (CLOSING.includes(screen.purpose.type)) return stay({ ...visit, screen: { at: 'overview' } });
  return stepBack(visit, screen.purpose);
}

/** To the question before, with what it was told. */
function stepBack(visit: Visit, purpose: Purpose): Step {
  if (purpose.type === 'case') return askWords(visit, { type: 'vendor', answer: purpose.answer }, purpose.vendor);
  if (purpose.type === 'vendor') return stay({ ...visit, screen: { at: 'fixed', answer: purpose.answer } });
  if (purpose.type === 'reason' && purpose.wrong !== undefined)
    return askWords(visit, { type: 'value' }, purpose.value);
  return stay(enterItem(visit));
}

function submit(visit: Visit, screen: WordsScreen, moment: Moment): Step {
  const typed = tidyWords(screen.field.text);
  const trouble = wordsTrouble(typed);
  if (trouble !== undefined) return say(visit, `Not taken: ${trouble}`, 'warn');
  const words =
    typed === '' && screen.offered !== undefined && takesOfferByEnter(screen.purpose) ? screen.offered : typed;
  const secrets = screen.purpose.type === 'jump' || screen.purpose.type === 'attach' ? [] : findSecrets(words);
  if (secrets.length > 0) {
    const kinds = [...new Set(secrets.map((one) => one.kind))];
    return stay({ ...visit, screen: { at: 'secret', purpose: screen.purpose, words, kinds } });
  }
  return accept(visit, screen.purpose, words, moment);
}

/** Nobody is recorded as met by pressing Enter. */
function takesOfferByEnter(purpose: Purpose): boolean {
  return purpose.type !== 'met';
}

function stepSecret(visit: Visit, screen: SecretScreen, key: WalkKey, moment: Moment): Step {
  const name = key.type === 'named' ? key.name : key.text;
  if (name === 'm') return accept(visit, screen.purpose, maskSecrets(screen.words), moment);
  if (name === 'k') return accept(visit, screen.purpose, screen.words, moment);
  if (name === 'e' || name === 'escape') return askWords(visit, screen.purpose, screen.words);
  return say(visit, 'Press m to mask it, e to edit the words, k to keep it as it is', 'warn');
}

/** What typed words do; before this nothing of them was written anywhere. */
function accept(visit: Visit, purpose: Purpose, words: string, moment: Moment): Step {
  const again = (why: string) => {
    const asked = askWords(visit, purpose, words);
    return { ...asked, visit: { ...asked.visit, message: { words: why, tone: 'warn' as const } } };
  };
  switch (purpose.type) {
    case 'value':
      return acceptValue(visit, words, moment);
    case 'reason':
      if (words === '') return again(`"${purpose.outcome}" needs a few words why`);
      return giveAnswer(
        visit,
        { outcome: purpose.outcome, note: words, ...(purpose.value === undefined ? {} : { value: purpose.value }) },
        moment,
      );
    case 'remote-reason':
      if (words === '') return again('An on-site item needs a few words how it was done from afar');
      return giveAnswer(
        visit,
        { outcome: 'done', note: words, ...(purpose.value === undefined ? {} : { value: purpose.value }) },
        moment,
      );
    case 'row-note':
      if (words === '') return again(`"${purpose.outcome}" needs a few words why`);
      return giveAnswer(visit, { row: { label: purpose.label, outcome: purpose.outcome, note: words } }, moment);
    case 'note':
      return acceptNote(visit, words, moment);
    case 'edit-note':
      return acceptEditNote(visit, words, moment);
    case 'close-finding':
      return acceptClosing(visit, purpose.finding, words, moment, again);
    case 'vendor':
      if (words === '') return again('Which vendor?');
      return askWords(visit, { type: 'case', answer: purpose.answer, vendor: tidyLine(words) });
    case 'case': {
      const called = words === '' ? {} : { case: tidyLine(words) };
      const state = { fixed: false, responsible: 'vendor' as const, vendor: purpose.vendor, ...called };
      return recordProblem(visit, purpose.answer, state, moment);
    }
    case 'attach': {
      const id = itemInFront(visit)?.item.id;
      if (words === '' || id === undefined) return stay(enterItem(visit));
      return stay({ ...enterItem(visit), attaching: { list: visit.front, item: id, path: tidyLine(words) } });
    }
    case 'jump':
      return words === '' ? stay(enterItem(visit)) : jumpTo(visit, words);
    default:
      return closingWords(visit, purpose, words, moment);
  }
}

function acceptValue(visit: Visit, words: string, moment: Moment): Step {
  if (words === '') return stay(enterItem(visit));
  const item = itemInFront(visit)?.item;
  // In the rhythm of ticking, a letter is meant as a key; on these items it would be recorded as what was found.
  if (item && ['text', 'handover', 'rows'].includes(item.kind) && /^[a-z?]$/i.test(words)) {
    const asked = askWords(visit, { type: 'value' });
    const why = `One letter is too little here; for a key type / first, such as /${words}`;
    return { ...asked, visit: { ...asked.visit, message: { words: why, tone: 'warn' } } };
  }
  if (item?.kind === 'rows') return stay({ ...visit, screen: { at: 'row', label: tidyLine(words) } });
  const step = giveAnswer(visit, { value: words }, moment);
  if (step.events.length > 0 || step.visit.screen.at !== 'item') return step;
  // What was typed stays on the line, to be mended.
  const { message } = step.visit;
  const asked = askWords(visit, { type: 'value' }, words);
  return { ...asked, visit: message ? { ...asked.visit, message } : asked.visit };
}

function acceptNote(visit: Visit, words: string, moment: Moment): Step {
  const item = itemInFront(visit)?.item;
  const { answers, findings } = listInFront(visit).sitting;
  if (!item) return stay(enterItem(visit));
  const answer = answers.get(item.id);
  if (!answer) {
    const event = { type: 'note' as const, at: moment.at, item: item.id, words };
    return {
      ...say(enterItem(visit), words === '' ? 'Note taken back' : 'Note kept; the item is still open', 'good'),
      events: [{ list: visit.front, event }],
    };
  }
  if (words === '' && answer.outcome !== 'done')
    return say(enterItem(visit), `"${answer.outcome}" needs its note`, 'warn');
  const { note: _note, ...rest } = answer;
  const finding = findings.get(item.id);
  const event = {
    type: 'answer' as const,
    at: moment.at,
    item: item.id,
    answer: words === '' ? rest : { ...rest, note: words },
    ...(finding ? { finding } : {}),
  };
  return { ...say(enterItem(visit), 'Note kept', 'good'), events: [{ list: visit.front, event }] };
}

function acceptEditNote(visit: Visit, words: string, moment: Moment): Step {
  const item = itemInFront(visit)?.item;
  if (!item) return stay(enterItem(visit));
  const earlier = listInFront(visit).sitting.editNotes.get(item.id);
  if (words === '' && !earlier) return stay(enterItem(visit));
  const event = { type: 'edit-note' as const, at: moment.at, id: earlier?.id ?? moment.newId(), item: item.id, words };
  const told = words === '' ? 'Edit note taken back' : 'Edit note kept: this item of the list is to be changed';
  return { ...say(enterItem(visit), told, 'good'), events: [{ list: visit.front, event }] };
}

function acceptClosing(
  visit: Visit,
  finding: string,
  words: string,
  moment: Moment,
  again: (why: string) => Step,
): Step {
  if (words === '') return again('How was it ended? A few words');
  const event = { type: 'close-finding' as const, at: moment.at, id: moment.newId(), finding, words };
  const findings = visit.findings.filter((one) => one.id !== finding);
  const index = Math.min(
    visit.findings.findIndex((one) => one.id === finding),
    findings.length - 1,
  );
  const next: Visit = { ...visit, findings, screen: findings.length > 0 ? { at: 'findings', index } : { at: 'item' } };
  return { ...say(next, 'Finding closed', 'good'), events: [{ list: visit.front, event }] };
}
