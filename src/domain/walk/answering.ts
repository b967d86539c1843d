import { type Answer, demandsNote, type Outcome, ticksBox, tidyLine, tidyWords } from '../answers/answer.ts';
import { needsValue, readValue, wanted } from '../answers/reading.ts';
import type { Item } from '../checklists/checklist.ts';
import { fillVariables } from '../checklists/variables.ts';
import type { Responsible } from '../records/finding.ts';
import type { FindingDraft } from './events.ts';
import type { Sitting } from './sitting.ts';
import type { ItemHistory, Moment } from './visit.ts';

/** What somebody says of an item, on whatever way it came in. */
export interface Said {
  outcome?: Outcome;
  value?: string;
  note?: string;
  files?: string[];
  rows?: Answer['rows'];
}

export type Decision =
  | { type: 'answer'; answer: Answer; near?: string }
  /** A note is wanted; `why` tells the reason, `wrong` what a reading is, `offered` what could stand there. */
  | { type: 'note-wanted'; outcome: Outcome; value?: string; why: string; wrong?: string; offered?: string }
  | { type: 'complaint'; words: string };

/** The rules of an answer: values within their limits, words where the outcome demands them (P5, P12). */
export function decide(
  item: Item,
  said: Said,
  sitting: Sitting,
  history: ItemHistory | undefined,
  today: string,
): Decision {
  const { variables } = sitting.opening;
  let { outcome } = said;
  let value: string | undefined;
  let why: string | undefined;
  let near: string | undefined;
  const earlier = sitting.answers.get(item.id);
  const note = said.note === undefined ? '' : tidyWords(said.note);
  const typed = said.value === undefined ? '' : tidyLine(said.value);
  // Another mark on an item does not throw its reading away.
  const kept = ticksBox(outcome ?? 'done') ? (earlier?.value ?? '') : '';
  if (typed !== '' || kept !== '') {
    const reading = readValue(item, typed || kept, variables, today);
    if (!reading.ok) return { type: 'complaint', words: reading.complaint };
    value = reading.value;
    why = reading.wrong;
    near = reading.near;
    // A value out of its limits makes the outcome a problem, whatever was said.
    if (why !== undefined && (outcome === undefined || outcome === 'done')) outcome = 'problem';
  }
  if (said.rows?.some((row) => row.outcome === 'problem') && (outcome ?? 'done') === 'done') {
    outcome = 'problem';
    why = 'a row has a problem';
  }
  outcome ??= 'done';
  const trouble = missing(item, said, sitting, outcome, value);
  if (trouble) return { type: 'complaint', words: trouble };
  // Words on an answer stay with it when it is given again; the reason of one mark is not the reason of another.
  const known = note || sitting.notes.get(item.id) || (earlier?.outcome === outcome ? earlier.note : '') || '';
  const fromAfar =
    item.tier === 'onsite' && sitting.facts.mode === 'remote' && (outcome === 'done' || outcome === 'problem');
  if ((demandsNote(outcome) || fromAfar) && known === '') {
    const reason =
      fromAfar && outcome === 'done'
        ? 'This is an on-site item: how could it be done from afar?'
        : noteQuestion(outcome, why);
    return {
      type: 'note-wanted',
      outcome,
      ...(value === undefined ? {} : { value }),
      why: reason,
      ...(why === undefined ? {} : { wrong: why }),
      ...offer(item, outcome, why, history, variables),
    };
  }
  const files = [...new Set([...(earlier?.files ?? []), ...(sitting.files.get(item.id) ?? []), ...(said.files ?? [])])];
  const answer: Answer = { outcome };
  if (value !== undefined) answer.value = value;
  if (known !== '') answer.note = known;
  if (files.length > 0) answer.files = files;
  if (said.rows && said.rows.length > 0) answer.rows = said.rows;
  return near === undefined ? { type: 'answer', answer } : { type: 'answer', answer, near };
}

function missing(
  item: Item,
  said: Said,
  sitting: Sitting,
  outcome: Outcome,
  value: string | undefined,
): string | undefined {
  if (outcome !== 'done') return undefined;
  if (needsValue(item) && value === undefined) return wanted(item);
  const files = [said.files, sitting.files.get(item.id), sitting.answers.get(item.id)?.files];
  if (item.kind === 'photo' && !files.some((some) => some?.length)) return wanted(item);
  if (item.kind === 'rows' && !said.rows?.length) return wanted(item);
  return undefined;
}

function noteQuestion(outcome: Outcome, why: string | undefined): string {
  if (outcome === 'problem') return why ? `${why}: what is to be done?` : 'What is wrong?';
  return outcome === 'cannot' ? 'Why could it not be done?' : 'Why does it not apply here?';
}

function offer(
  item: Item,
  outcome: Outcome,
  why: string | undefined,
  history: ItemHistory | undefined,
  variables: Readonly<Record<string, string>>,
): { offered?: string } {
  if (why !== undefined && item.then !== undefined) return { offered: fillVariables(item.then, variables) };
  const last = history?.last?.answer;
  if (last?.outcome === outcome && last.note) return { offered: last.note };
  return {};
}

/** The finding that a problem records: a new one, or an occurrence of the one that is open on the item. */
export function draftFinding(
  history: ItemHistory | undefined,
  state: { fixed: boolean; responsible?: Responsible; vendor?: string; case?: string },
  moment: Moment,
  earlier: FindingDraft | undefined,
): FindingDraft {
  const draft: FindingDraft = { id: earlier?.id ?? moment.newId() };
  if (history?.openFinding) draft.occurrenceOf = history.openFinding.id;
  if (state.fixed) draft.closing = earlier?.closing ?? moment.newId();
  if (state.responsible) draft.responsible = state.responsible;
  if (state.vendor) draft.vendor = state.vendor;
  if (state.case) draft.case = state.case;
  return draft;
}
