import type { Outcome } from '../answers/answer.ts';
import { enterItem, moveOn, moveTo, say, stay, switchList } from './moves.ts';
import { answerWithRows, askWords, giveAnswer, recordProblem, setFacts } from './recording.ts';
import type { Step, WalkKey } from './step.ts';
import { fieldOf } from './text-field.ts';
import { itemInFront, listInFront, type Moment, type Visit } from './visit.ts';

/** Keys on an item, and on the screens that lie over it. */
export function stepItem(visit: Visit, key: WalkKey, moment: Moment): Step {
  const { screen } = visit;
  switch (screen.at) {
    case 'findings':
      return stepFindings(visit, screen.index, key);
    case 'fixed':
      return stepFixed(visit, key, moment);
    case 'row':
      return stepRow(visit, screen.label, key, moment);
    case 'how-to':
      return stepHowTo(visit, screen.scroll, key);
    case 'help':
      return stay({ ...visit, screen: { at: 'item' } });
    case 'keys':
      return stepKeys({ ...visit, screen: { at: 'item' } }, key, moment);
    default:
      return typesValue(visit, key) ? beginValue(visit, key) : stepKeys(visit, key, moment);
  }
}

const WORD_KINDS = ['text', 'choice', 'handover', 'rows'];
const NUMBER_KINDS = ['number', 'count', 'date'];

/** On items that take words or numbers, typing begins the value; numbers begin with a digit, so letters stay keys. */
function typesValue(visit: Visit, key: WalkKey): boolean {
  const kind = itemInFront(visit)?.item.kind ?? 'tick';
  if (key.type === 'named') return false;
  if (key.type === 'paste') return WORD_KINDS.includes(kind) || NUMBER_KINDS.includes(kind) || kind === 'photo';
  if (key.text === '/' && kind !== 'photo') return false;
  if (WORD_KINDS.includes(kind)) return key.text.trim() !== '';
  if (NUMBER_KINDS.includes(kind)) return /^[\d.,+-]/.test(key.text);
  return false;
}

function beginValue(visit: Visit, key: WalkKey): Step {
  const typed = key.type === 'named' ? '' : key.text.replace(/\s*\n\s*/g, ' ');
  const purpose =
    itemInFront(visit)?.item.kind === 'photo' ? ({ type: 'attach' } as const) : ({ type: 'value' } as const);
  return stay({ ...visit, screen: { at: 'words', purpose, field: fieldOf(typed) } });
}

const OUTCOME_KEYS: Record<string, Outcome> = { d: 'done', p: 'problem', c: 'cannot', x: 'n/a' };

function stepKeys(visit: Visit, key: WalkKey, moment: Moment): Step {
  if (key.type === 'paste') return say(visit, 'A paste is for words: press n for a note first', 'warn');
  const name = key.type === 'named' ? key.name : key.text;
  const outcome = OUTCOME_KEYS[name];
  if (outcome) return giveAnswer(visit, { outcome }, moment);
  const current = itemInFront(visit);
  const sitting = listInFront(visit).sitting;
  const id = current?.item.id ?? '';
  switch (name) {
    case 'e':
      return askWords(visit, { type: 'edit-note' }, sitting.editNotes.get(id)?.words);
    case 'n':
      return askWords(visit, { type: 'note' }, sitting.answers.get(id)?.note ?? sitting.notes.get(id));
    case 'a':
      return askWords(visit, { type: 'attach' });
    case 'j':
      return askWords(visit, { type: 'jump' });
    case 'b':
    case 'left':
    case 'up':
      return moveTo(visit, listInFront(visit).position - 1);
    case 'right':
    case 'down':
      return moveTo(visit, listInFront(visit).position + 1);
    case 's':
      return leaveForLater(visit);
    case 'u':
      return takeBack(visit, moment);
    case 'h':
      return current?.item.howTo
        ? stay({ ...visit, screen: { at: 'how-to', scroll: 0 } })
        : say(visit, 'There is no how-to for this item', 'warn');
    case 'm':
      return setFacts(visit, { ...sitting.facts, mode: sitting.facts.mode === 'onsite' ? 'remote' : 'onsite' }, moment);
    case 'f':
      return stay({ ...visit, screen: { at: 'overview' } });
    case '?':
      return stay({ ...visit, screen: { at: 'help' } });
    case '/':
      return stay({ ...visit, screen: { at: 'keys' } });
    case 'q':
    case 'ctrl-d':
      return stay({ ...visit, ending: 'paused' });
    case 'tab':
      return switchList(visit, 1, moment);
    case 'shift-tab':
      return switchList(visit, -1, moment);
    case 'enter':
    case 'escape':
      return stay(visit);
    default:
      return say(visit, 'Press d, p, c or x; ? shows all keys', 'warn');
  }
}

function leaveForLater(visit: Visit): Step {
  const list = listInFront(visit);
  const id = itemInFront(visit)?.item.id;
  if (id === undefined) return stay(visit);
  const lists = visit.lists.with(visit.front, { ...list, later: new Set([...list.later, id]) });
  return stay(moveOn({ ...visit, lists }));
}

function takeBack(visit: Visit, moment: Moment): Step {
  const id = itemInFront(visit)?.item.id;
  const answer = id === undefined ? undefined : listInFront(visit).sitting.answers.get(id);
  if (id === undefined || !answer) return say(visit, 'This item is not answered', 'warn');
  const last = answer.rows?.at(-1);
  if (last && answer.rows && answer.rows.length > 1) {
    // Of twenty rows only the last was the slip.
    const fewer = say(visit, `Taken back: ${last.label}`, 'good');
    return { ...fewer, events: answerWithRows(visit, answer.rows.slice(0, -1), moment) };
  }
  const taken = say(visit, 'Taken back: this item is open again', 'good');
  return { ...taken, events: [{ list: visit.front, event: { type: 'clear', at: moment.at, item: id } }] };
}

function stepFindings(visit: Visit, index: number, key: WalkKey): Step {
  const finding = visit.findings[index];
  const name = key.type === 'named' ? key.name : key.text;
  if (finding && name === 'c') return askWords(visit, { type: 'close-finding', finding: finding.id });
  if (name === 'q' || name === 'ctrl-d') return stay({ ...visit, ending: 'paused' });
  if (name === 'b' || name === 'up' || name === 'left')
    return stay({ ...visit, screen: { at: 'findings', index: Math.max(0, index - 1) } });
  if (['enter', 's', 'down', 'right', ' ', 'tab'].includes(name)) {
    return index + 1 < visit.findings.length
      ? stay({ ...visit, screen: { at: 'findings', index: index + 1 } })
      : stay(enterItem(visit));
  }
  // A key of the walk that was typed ahead means: go on to the items, and take it there.
  return say(visit, 'c closes this finding, Enter goes on', 'warn');
}

function stepFixed(visit: Visit, key: WalkKey, moment: Moment): Step {
  if (visit.screen.at !== 'fixed') return stay(visit);
  const { answer } = visit.screen;
  const name = (key.type === 'named' ? key.name : key.text).toLowerCase();
  switch (name) {
    case 'y':
      return recordProblem(visit, answer, { fixed: true }, moment);
    case 'n':
      return recordProblem(visit, answer, { fixed: false, responsible: 'ours' }, moment);
    case 'c':
      return recordProblem(visit, answer, { fixed: false, responsible: 'client' }, moment);
    case 'v':
      return askWords(visit, { type: 'vendor', answer });
    case 'escape':
      return askWords(
        visit,
        { type: 'reason', outcome: 'problem', ...(answer.value === undefined ? {} : { value: answer.value }) },
        answer.note,
      );
    default:
      return say(
        visit,
        'Press y when it is fixed, n when it stays with us, c with the client, v with a vendor',
        'warn',
      );
  }
}

function stepRow(visit: Visit, label: string, key: WalkKey, moment: Moment): Step {
  const name = key.type === 'named' ? key.name : key.text;
  const outcome = OUTCOME_KEYS[name];
  if (name === 'escape') return stay({ ...visit, screen: { at: 'item' } });
  if (!outcome) return say(visit, `Press d, p, c or x for ${label}`, 'warn');
  if (outcome === 'done') return giveAnswer(visit, { row: { label, outcome } }, moment);
  return askWords(visit, { type: 'row-note', label, outcome });
}

function stepHowTo(visit: Visit, scroll: number, key: WalkKey): Step {
  const name = key.type === 'named' ? key.name : key.text;
  const by: Record<string, number> = { down: 1, up: -1, 'page-down': 10, 'page-up': -10, ' ': 10, j: 1, k: -1 };
  const move = by[name];
  if (move === undefined) return stay({ ...visit, screen: { at: 'item' } });
  return stay({ ...visit, screen: { at: 'how-to', scroll: Math.max(0, scroll + move) } });
}
