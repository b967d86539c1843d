import { tidyLine } from '../answers/answer.ts';
import type { Revision } from '../records/result.ts';
import { enterItem, moveTo, say, stay, switchList } from './moves.ts';
import { askWords, setFacts } from './recording.ts';
import { holdsWords, type Sitting, secondsBetween } from './sitting.ts';
import type { Step, WalkKey } from './step.ts';
import { answerIn, listInFront, type Moment, openPositions, type Purpose, type Recorded, type Visit } from './visit.ts';

/** Lists that leave a result: those in which anything was said. */
export function listsToFinish(visit: Visit): number[] {
  return visit.lists.flatMap(({ sitting }, index) => (holdsWords(sitting) ? [index] : []));
}

/** Minutes with a list in front until now. Rounded down, so that lists never sum to more than their visit. */
export function minutesInFront(sitting: Sitting, at: string): number {
  if (sitting.opening.spent !== undefined) return sitting.opening.spent;
  const running = sitting.frontSince === undefined ? 0 : secondsBetween(sitting.frontSince, at);
  return Math.floor((sitting.frontSeconds + running) / 60);
}

/** On-site items answered in remote mode without a word how. */
export function unexplainedOnsite(visit: Visit): Recorded['list'][] {
  return listsToFinish(visit).filter((index) => {
    const list = visit.lists[index];
    if (list?.sitting.facts.mode !== 'remote') return false;
    return [...list.sitting.answers].some(
      ([id, answer]) => list.items.get(id)?.tier === 'onsite' && answer.outcome === 'done' && !answer.note,
    );
  });
}

/** The questions at the end of a visit: what is open, the revision of each list, whom we met, minutes, ticket. */
export function stepClosing(visit: Visit, key: WalkKey, moment: Moment): Step {
  const name = key.type === 'named' ? key.name : key.text;
  switch (visit.screen.at) {
    case 'overview':
      return stepOverview(visit, name, moment);
    case 'revision':
      return stepRevision(visit, visit.screen.list, name, moment);
    default:
      return stepSummary(visit, name, moment);
  }
}

function stepOverview(visit: Visit, name: string, moment: Moment): Step {
  switch (name) {
    case 'f': {
      const [first] = listsToFinish(visit);
      if (first === undefined) return say(visit, 'Nothing is answered yet: q pauses, b goes back', 'warn');
      const front = { ...visit, screen: { at: 'revision' as const, list: first } };
      return unexplainedOnsite(visit).length > 0 ? askWords(front, { type: 'onsite-reason' }) : stay(front);
    }
    case 'b':
    case 'escape':
    case 'left':
    case 'up': {
      const [open] = openPositions(visit, visit.front);
      return moveTo(visit, open ?? listInFront(visit).asked.length - 1);
    }
    case 'j':
      return askWords(visit, { type: 'jump' });
    case 'tab':
      return switchList(visit, 1, moment);
    case 'shift-tab':
      return switchList(visit, -1, moment);
    case 'q':
    case 'ctrl-d':
      return stay({ ...visit, ending: 'paused' });
    case '?':
      return stay({ ...visit, screen: { at: 'help' } });
    default:
      return say(visit, 'f finishes the visit, b goes back to what is open', 'warn');
  }
}

function stepRevision(visit: Visit, index: number, name: string, moment: Moment): Step {
  const noted = (visit.lists[index]?.sitting.editNotes.size ?? 0) > 0;
  const answers: Record<string, Revision> = noted ? { l: 'notes', c: 'changed' } : { n: 'none', c: 'changed' };
  if (name === 'escape' || name === 'b') return stay({ ...visit, screen: { at: 'overview' } });
  const revision = answers[name];
  if (!revision)
    return say(
      visit,
      noted ? 'Press l: notes are left, or c: changed now' : 'Press n: nothing to change, or c: changed now',
      'warn',
    );
  const events: Recorded[] = [{ list: index, event: { type: 'revision', at: moment.at, revision } }];
  const following = listsToFinish(visit).find((one) => one > index);
  if (following !== undefined) return stay({ ...visit, screen: { at: 'revision', list: following } }, events);
  const { facts } = listInFront(visit).sitting;
  return { ...askWords(visit, { type: 'met' }, facts.met, visit.contact), events };
}

/** Answers to the closing questions that take words; each leads to the next. */
export function closingWords(visit: Visit, purpose: Purpose, words: string, moment: Moment): Step {
  const { facts } = listInFront(visit).sitting;
  const line = tidyLine(words);
  switch (purpose.type) {
    case 'onsite-reason':
      return explainOnsite(visit, words, moment);
    case 'met': {
      const { met: _met, ...rest } = facts;
      const [first] = listsToFinish(visit);
      const recorded = setFacts(visit, line === '' ? rest : { ...rest, met: line }, moment);
      return { ...askMinutes(visit, first ?? 0, moment), events: recorded.events };
    }
    case 'minutes':
      return acceptMinutes(visit, purpose.list, line, moment);
    case 'ticket': {
      const { ticket: _ticket, ...rest } = facts;
      const recorded = setFacts(visit, line === '' ? rest : { ...rest, ticket: line }, moment);
      return { ...askWords(visit, { type: 'remarks' }, facts.remarks), events: recorded.events };
    }
    case 'remarks': {
      const { remarks: _remarks, ...rest } = facts;
      const recorded = setFacts(visit, words === '' ? rest : { ...rest, remarks: words }, moment);
      return { ...stay({ ...visit, screen: { at: 'summary' } }), events: recorded.events };
    }
    default:
      return stay(enterItem(visit));
  }
}

function askMinutes(visit: Visit, list: number, moment: Moment): Step {
  const sitting = visit.lists[list]?.sitting;
  return askWords(
    visit,
    { type: 'minutes', list },
    undefined,
    String(sitting ? minutesInFront(sitting, moment.at) : 0),
  );
}

/** Minutes that were typed instead of measured, by list; kept in the visit until the finish writes them. */
function acceptMinutes(visit: Visit, list: number, line: string, moment: Moment): Step {
  const minutes = Number(line);
  if (!/^\d{1,4}$/.test(line)) {
    const asked = askMinutes(visit, list, moment);
    return { ...asked, visit: { ...asked.visit, message: { words: 'Type whole minutes', tone: 'warn' } } };
  }
  const next = { ...visit, minutes: { ...visit.minutes, [list]: minutes } };
  const following = listsToFinish(visit).find((one) => one > list);
  if (following !== undefined) return askMinutes(next, following, moment);
  return askWords(next, { type: 'ticket' }, listInFront(visit).sitting.facts.ticket);
}

function explainOnsite(visit: Visit, words: string, moment: Moment): Step {
  if (words === '') return { ...askWords(visit, { type: 'onsite-reason' }) };
  const events: Recorded[] = unexplainedOnsite(visit).flatMap((index) => {
    const list = visit.lists[index];
    const unexplained = [...(list?.sitting.answers ?? [])].filter(
      ([id, answer]) => list?.items.get(id)?.tier === 'onsite' && answer.outcome === 'done' && !answer.note,
    );
    return unexplained.map(([item, answer]) => ({
      list: index,
      event: {
        type: 'answer' as const,
        at: list?.sitting.answeredAt.get(item) ?? moment.at,
        item,
        answer: { ...answer, note: words },
      },
    }));
  });
  const lists = listsToFinish(visit);
  const asked = lists.every((index) => visit.lists[index]?.sitting.revision !== undefined);
  return stay({ ...visit, screen: asked ? { at: 'summary' } : { at: 'revision', list: lists[0] ?? 0 } }, events);
}

function stepSummary(visit: Visit, name: string, moment: Moment): Step {
  const { facts } = listInFront(visit).sitting;
  switch (name) {
    case 'enter':
    case 'f':
      // The mode may have been changed on this very screen.
      if (unexplainedOnsite(visit).length > 0) return askWords(visit, { type: 'onsite-reason' });
      return { visit: { ...visit, ending: 'finished' }, events: finishEvents(visit, moment) };
    case 'm':
      return setFacts(visit, { ...facts, mode: facts.mode === 'onsite' ? 'remote' : 'onsite' }, moment);
    case 't':
      return setFacts(visit, { ...facts, trip: !(facts.trip ?? false) }, moment);
    case 'a':
      return setFacts(visit, { ...facts, afterHours: !(facts.afterHours ?? false) }, moment);
    case 'b':
    case 'escape':
      return stay({ ...visit, screen: { at: 'overview' } });
    case 'q':
    case 'ctrl-d':
      return stay({ ...visit, ending: 'paused' });
    default:
      return say(visit, 'Enter saves and commits; b goes back', 'warn');
  }
}

/** What freezes each list of a visit that was walked. */
export function finishEvents(visit: Visit, moment: Moment): Recorded[] {
  return listsToFinish(visit).flatMap((index): Recorded[] => {
    const list = visit.lists[index];
    if (!list) return [];
    const minutes = visit.minutes?.[index] ?? minutesInFront(list.sitting, moment.at);
    const elsewhere = list.sitting.opening.due.filter((id) => {
      const item = list.items.get(id);
      const found = item ? answerIn(visit, index, item) : undefined;
      return found !== undefined && found.list !== index;
    });
    return [{ list: index, event: { type: 'finish', at: moment.at, minutes, elsewhere } }];
  });
}
