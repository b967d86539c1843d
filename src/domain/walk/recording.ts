import { type Answer, demandsNote, type Outcome, type RowAnswer } from '../answers/answer.ts';
import { slugOf } from '../answers/row-id.ts';
import type { Responsible } from '../records/finding.ts';
import { type Decision, decide, draftFinding, type Said } from './answering.ts';
import type { FindingDraft, VisitFacts } from './events.ts';
import { enterItem, moveOn, say, stay } from './moves.ts';
import type { Step } from './step.ts';
import { emptyField, fieldOf } from './text-field.ts';
import { answerIn, itemInFront, listInFront, type Moment, type Purpose, type Recorded, type Visit } from './visit.ts';

/** A line for words comes up. `offered` is taken by Enter alone; `typed` stands there to be changed. */
export function askWords(visit: Visit, purpose: Purpose, typed?: string, offered?: string): Step {
  const field = typed ? fieldOf(typed) : emptyField;
  const given = { ...(offered === undefined ? {} : { offered }), ...(typed ? { initial: typed } : {}) };
  return stay({ ...visit, screen: { at: 'words', purpose, field, ...given } });
}

/** Answers the item in front; asks for what is missing. */
export function giveAnswer(visit: Visit, said: Said & { row?: RowSaid }, moment: Moment): Step {
  const current = itemInFront(visit);
  if (!current) return say(visit, 'There is no item here', 'warn');
  const list = listInFront(visit);
  const { item } = current;
  if (said.row) return giveRow(visit, said.row, moment);
  const elsewhere = answerIn(visit, visit.front, item);
  if (elsewhere && elsewhere.list !== visit.front) {
    // Stays here: of words that are typed ahead, a "d" would tick the next item.
    const title = visit.lists[elsewhere.list]?.checklist.title;
    return say(enterItem(visit), `Answered already in ${title}: Right goes on, Tab leads there`, 'warn');
  }
  const earlier = list.sitting.answers.get(item.id);
  const words = earlier?.note ?? list.sitting.notes.get(item.id);
  if (said.outcome && demandsNote(said.outcome) && said.note === undefined && words) {
    // They may fit or not: they stand there to be changed, and Enter takes them.
    return askWords(visit, { type: 'reason', outcome: said.outcome }, words);
  }
  const rows = item.kind === 'rows' ? earlier?.rows : undefined;
  const history = list.history.get(item.id);
  const decision = decide(item, { ...said, ...(rows ? { rows } : {}) }, list.sitting, history, visit.today);
  return followDecision(visit, decision, moment);
}

function followDecision(visit: Visit, decision: Decision, moment: Moment): Step {
  if (decision.type === 'complaint') return say(enterItem(visit), decision.words, 'warn');
  if (decision.type === 'note-wanted') {
    const value = decision.value === undefined ? {} : { value: decision.value };
    const purpose: Purpose =
      decision.outcome === 'done'
        ? { type: 'remote-reason', ...value }
        : { type: 'reason', outcome: decision.outcome, ...value, ...(decision.wrong ? { wrong: decision.wrong } : {}) };
    return askWords(visit, purpose, undefined, decision.offered);
  }
  if (decision.answer.outcome === 'problem') {
    // Recorded before the question about its mending, which a closed window may leave unanswered.
    const list = listInFront(visit);
    const item = itemInFront(visit)?.item.id ?? '';
    const finding =
      list.sitting.findings.get(item) ?? draftFinding(list.history.get(item), { fixed: false }, moment, undefined);
    const event = { type: 'answer' as const, at: moment.at, item, answer: decision.answer, finding };
    return stay({ ...visit, screen: { at: 'fixed', answer: decision.answer } }, [{ list: visit.front, event }]);
  }
  return recordAnswer(visit, decision.answer, undefined, moment, decision.near);
}

/** The finding that goes with a problem, by what was said of its mending. */
export function recordProblem(
  visit: Visit,
  answer: Answer,
  state: { fixed: boolean; responsible?: Responsible; vendor?: string; case?: string },
  moment: Moment,
): Step {
  const list = listInFront(visit);
  const id = itemInFront(visit)?.item.id ?? '';
  const finding = draftFinding(list.history.get(id), state, moment, list.sitting.findings.get(id));
  return recordAnswer(visit, answer, finding, moment);
}

function recordAnswer(
  visit: Visit,
  answer: Answer,
  finding: FindingDraft | undefined,
  moment: Moment,
  near?: string,
): Step {
  const id = itemInFront(visit)?.item.id ?? '';
  const event = { type: 'answer' as const, at: moment.at, item: id, answer, ...(finding ? { finding } : {}) };
  const events = [{ list: visit.front, event }];
  // The way on is found as if the answer were recorded: the loop records it before it shows this.
  const list = listInFront(visit);
  const answers = new Map(list.sitting.answers).set(id, answer);
  const ahead = { ...visit, lists: visit.lists.with(visit.front, { ...list, sitting: { ...list.sitting, answers } }) };
  const moved = moveOn(ahead);
  const lists = moved.lists.with(visit.front, { ...(moved.lists[visit.front] ?? list), sitting: list.sitting });
  const next = { ...moved, lists };
  return { visit: near ? { ...next, message: { words: near, tone: 'warn' } } : next, events };
}

export interface RowSaid {
  label: string;
  outcome: Outcome;
  note?: string;
}

/** One row of the item in front. The item itself is answered with d when all rows are there. */
function giveRow(visit: Visit, said: RowSaid, moment: Moment): Step {
  const earlier = listInFront(visit).sitting.answers.get(itemInFront(visit)?.item.id ?? '');
  const known = earlier?.rows ?? [];
  const place = known.findIndex((row) => row.label === said.label);
  const others = known.filter((row) => row.label !== said.label);
  const row: RowAnswer = {
    id: slugOf(
      said.label,
      others.map((one) => one.id),
    ),
    label: said.label,
    outcome: said.outcome,
  };
  if (said.note) row.note = said.note;
  const events = answerWithRows(visit, place === -1 ? [...known, row] : known.with(place, row), moment);
  const step = say(
    enterItem(visit),
    `${said.label}: ${said.outcome}. Type the next, or press /d when all are done`,
    'good',
  );
  return { ...step, events };
}

/** The item in front with these rows: a problem when one of them is, in words of the rows unless somebody wrote others. */
export function answerWithRows(visit: Visit, rows: RowAnswer[], moment: Moment): Recorded[] {
  const list = listInFront(visit);
  const item = itemInFront(visit)?.item.id ?? '';
  const earlier = list.sitting.answers.get(item);
  const note = earlier?.note ?? list.sitting.notes.get(item);
  const own = note === wordsOfRows(earlier?.rows ?? []) ? undefined : note;
  const wrong = rows.some((row) => row.outcome === 'problem');
  const words = own ?? (wrong ? wordsOfRows(rows) : undefined);
  const files = earlier?.files ?? list.sitting.files.get(item);
  const { note: _note, ...kept } = earlier ?? { note: '' };
  const answer: Answer = { ...kept, outcome: wrong ? 'problem' : 'done', rows };
  if (words) answer.note = words;
  if (files) answer.files = [...files];
  const finding = wrong
    ? draftFinding(
        list.history.get(item),
        { fixed: false, responsible: 'ours' },
        moment,
        list.sitting.findings.get(item),
      )
    : undefined;
  const event = { type: 'answer' as const, at: moment.at, item, answer, ...(finding ? { finding } : {}) };
  return [{ list: visit.front, event }];
}

function wordsOfRows(rows: readonly RowAnswer[]): string {
  return rows
    .filter((row) => row.outcome === 'problem')
    .map((row) => `${row.label}: ${row.note ?? ''}`)
    .join('\n');
}

/** Facts belong to the visit: every list of it records them. */
export function setFacts(visit: Visit, facts: VisitFacts, moment: Moment): Step {
  const events = visit.lists.map((_, list) => ({ list, event: { type: 'visit' as const, at: moment.at, facts } }));
  return stay(visit, events);
}
