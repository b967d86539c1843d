import { type Answer, OUTCOMES } from '../../domain/answers/answer.ts';
import { needsValue } from '../../domain/answers/reading.ts';
import { slugOf } from '../../domain/answers/row-id.ts';
import { Failure } from '../../domain/failure.ts';
import { findSecrets } from '../../domain/secrets.ts';
import { decide, draftFinding } from '../../domain/walk/answering.ts';
import { shareMinutes } from '../../domain/walk/minutes.ts';
import { finishEvents, listsToFinish, unexplainedOnsite } from '../../domain/walk/step-closing.ts';
import type { Recorded, Visit } from '../../domain/walk/visit.ts';
import type { AnswerLine, AnswersFile } from '../../markdown/answers-file.ts';
import { closest } from '../find-client.ts';
import { attachmentTrouble, copyAttachment } from './attach.ts';
import type { RunOptions } from './options.ts';
import { keepEvents, moment, type Walk } from './recorder.ts';

/** A walk from a file of answers. Everything is judged before anything is recorded: a wrong line keeps nothing. */
export function walkByAnswers(walk: Walk, file: AnswersFile, options: RunOptions, otherLists: readonly string[]): void {
  const complaints: string[] = [];
  const inVisit = walk.visit.lists.map((list) => list.sitting.opening.checklist);
  // A list that is done already, or was not asked for, is no mistake; one that does not exist is.
  const others = file.answers.flatMap(({ list }) =>
    list && !inVisit.includes(list) && otherLists.includes(list) ? [list] : [],
  );
  for (const list of new Set(others)) {
    walk.world.terminal.warn([[{ text: `The answers for ${list} are left out: it is not walked in this visit` }]]);
  }
  const taken = file.answers.filter(({ list }) => list === undefined || !others.includes(list));
  const spare = taken.filter((line) => isSpare(walk, line));
  if (spare.length > 0) {
    const names = spare.slice(0, 5).map((line) => line.item);
    const words = `${spare.length} answers are left out, since their items are not asked: ${names.join(', ')}`;
    walk.world.terminal.warn([[{ text: spare.length > names.length ? `${words} …` : words }]]);
  }
  const planned = taken
    .filter((line) => !spare.includes(line))
    .map((line, at, all) => {
      const twice = all.slice(0, at).some((one) => one.item === line.item && one.list === line.list);
      if (twice) complaints.push(`:${line.line}: ${line.item}: this item is answered twice`);
      return plan(walk, line, complaints);
    })
    .filter((one) => one !== undefined);
  const closings = file.closings.flatMap((one) => planClosing(walk, one, complaints));
  judgeFacts(walk, file, options, complaints);
  if (planned.length === 0 && closings.length === 0 && complaints.length === 0)
    throw new Failure('usage', `There is no answer in ${file.path} for a list of this visit`);
  if (complaints.length > 0) {
    throw new Failure(
      'data',
      `${complaints.length === 1 ? 'An answer' : `${complaints.length} answers`} cannot be taken:\n${complaints.map((one) => `  ${file.path}${one}`).join('\n')}`,
      {
        hint: 'Nothing was recorded. Mend the file and run it again',
      },
    );
  }
  for (const record of planned) keepEvents(walk, walk.visit, record());
  recordFacts(walk, file, options, closings);
}

/** An item of the visit that nobody asks this time: a colleague has answered it, or it is not due. */
function isSpare(walk: Walk, line: AnswerLine): boolean {
  const lists = walk.visit.lists.filter(
    ({ sitting, items }) =>
      items.has(line.item) && (line.list ?? sitting.opening.checklist) === sitting.opening.checklist,
  );
  return (
    line.edit === undefined &&
    lists.length > 0 &&
    lists.every(({ sitting }) => !sitting.opening.asked.includes(line.item))
  );
}

type Planned = () => Recorded[];
type PlannedClosing = { finding: string; words: string };

function planClosing(
  walk: Walk,
  { finding: id, note }: AnswersFile['closings'][number],
  complaints: string[],
): PlannedClosing[] {
  const { findings } = walk.visit;
  const tail = id.toLowerCase();
  const found = findings.filter((one) => one.id.toLowerCase() === tail || one.id.slice(-6).toLowerCase() === tail);
  const [only, second] = found;
  const wrong =
    !only || second
      ? 'there is no open finding with this id'
      : note.trim() === ''
        ? 'write how it ended'
        : secretIn([note]);
  if (wrong !== undefined || !only) {
    complaints.push(`: close-findings: ${id}: ${wrong}`);
    return [];
  }
  return [{ finding: only.id, words: note }];
}

function judgeFacts(walk: Walk, file: AnswersFile, options: RunOptions, complaints: string[]): void {
  const minutes = options.minutes ?? file.minutes;
  if (minutes !== undefined && !/^\d{1,4}$/.test(minutes))
    complaints.push(`: minutes: "${minutes}" is no whole number`);
  const secret = secretIn([options.met ?? file.met, options.ticket ?? file.ticket, file.remarks]);
  if (secret) complaints.push(`: ${secret}`);
  const noted =
    file.answers.some(({ edit }) => edit) || walk.visit.lists.some(({ sitting }) => sitting.editNotes.size > 0);
  if (noted && (options.revision ?? file.revision) === 'none')
    complaints.push(': revision: "none" cannot be, there are edit notes');
}

function secretIn(words: readonly (string | undefined)[]): string | undefined {
  const [secret] = words.flatMap((one) => findSecrets(one ?? ''));
  return secret ? `this holds what looks like ${secret.kind}; write ****** instead` : undefined;
}

function plan(walk: Walk, line: AnswerLine, complaints: string[]): Planned | undefined {
  const { visit } = walk;
  const complain = (words: string) => {
    complaints.push(`:${line.line}: ${line.item}: ${words}`);
    return undefined;
  };
  const index = visit.lists.findIndex(
    (list) => (line.list === undefined || list.sitting.opening.checklist === line.list) && list.items.has(line.item),
  );
  const list = visit.lists[index];
  const item = list?.items.get(line.item);
  if (!list || !item) {
    const near = closest(
      line.item,
      visit.lists.flatMap((one) => [...one.items.keys()]),
    );
    return complain(
      `there is no such item${line.list ? ` in ${line.list}` : ''}${near ? `; did you mean "${near}"?` : ''}`,
    );
  }
  const secret = secretIn([
    line.note,
    line.value,
    line.edit,
    line.vendor,
    line.case,
    ...(line.rows ?? []).map((row) => row.note),
  ]);
  if (secret) return complain(secret);
  // "doen" must not become a tick with words.
  if (line.value !== undefined && !needsValue(item))
    return complain(`"${line.value}" is not an outcome: write ${OUTCOMES.join(', ')}`);
  for (const path of line.attach ?? []) {
    const wrong = attachmentTrouble(walk.world, path);
    if (wrong) return complain(wrong);
  }
  const taken: string[] = [];
  const rows = line.rows?.map((row) => {
    const id = slugOf(row.label, taken);
    taken.push(id);
    return { id, label: row.label, outcome: row.outcome, ...(row.note ? { note: row.note } : {}) };
  });
  const history = list.history.get(item.id);
  const outcome = line.outcome ?? (line.value === undefined && needsValue(item) && !rows ? undefined : 'done');
  const files = (line.attach ?? []).length > 0 ? ['pending'] : undefined;
  const said = {
    ...(outcome ? { outcome } : {}),
    ...(line.value === undefined ? {} : { value: line.value }),
    ...(line.note === undefined ? {} : { note: line.note }),
    ...(rows ? { rows } : {}),
    ...(files ? { files } : {}),
  };
  const decision =
    line.outcome === undefined && line.value === undefined && line.edit !== undefined && !rows
      ? undefined
      : decide(item, said, list.sitting, history, visit.today);
  if (decision?.type === 'complaint') return complain(decision.words);
  if (decision?.type === 'note-wanted') {
    const offered =
      decision.offered && line.note === undefined && decision.value !== undefined
        ? `; write a note, such as "${decision.offered}"`
        : '; write a note';
    return complain(`${decision.why}${offered}`);
  }
  return () => recordLine(walk, index, line, decision?.answer);
}

function recordLine(walk: Walk, index: number, line: AnswerLine, answer: Answer | undefined): Recorded[] {
  const list = walk.visit.lists[index];
  const now = moment(walk);
  if (!list) return [];
  const events: Recorded[] = [];
  if (answer) {
    const { files: _pending, ...rest } = answer;
    const names = (line.attach ?? []).map(
      (path) => copyAttachment(walk.world, walk.clientFolder(), list.sitting.opening, path).name,
    );
    const kept: Answer = names.length > 0 ? { ...rest, files: [...new Set(names)] } : rest;
    const state = {
      fixed: line.fixed ?? false,
      responsible: line.responsible ?? ('ours' as const),
      ...(line.vendor ? { vendor: line.vendor } : {}),
      ...(line.case ? { case: line.case } : {}),
    };
    const finding =
      answer.outcome === 'problem'
        ? draftFinding(list.history.get(line.item), state, now, list.sitting.findings.get(line.item))
        : undefined;
    events.push({
      list: index,
      event: { type: 'answer', at: now.at, item: line.item, answer: kept, ...(finding ? { finding } : {}) },
    });
  }
  if (line.edit)
    events.push({
      list: index,
      event: {
        type: 'edit-note',
        at: now.at,
        id: list.sitting.editNotes.get(line.item)?.id ?? now.newId(),
        item: line.item,
        words: line.edit,
      },
    });
  return events;
}

function recordFacts(walk: Walk, file: AnswersFile, options: RunOptions, closings: readonly PlannedClosing[]): void {
  const now = moment(walk);
  const { facts } = walk.visit.lists[0]?.sitting ?? { facts: { mode: 'onsite' as const } };
  const given = {
    met: options.met ?? file.met,
    ticket: options.ticket ?? file.ticket,
    remarks: file.remarks,
    trip: file.trip,
    afterHours: file.afterHours,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const merged = { ...facts, ...known };
  const events: Recorded[] = walk.visit.lists.map((_, list) => ({
    list,
    event: { type: 'visit', at: now.at, facts: merged },
  }));
  // With a list that leaves a result anyway, where there is one.
  const list = listsToFinish(walk.visit)[0] ?? 0;
  for (const { finding, words } of closings) {
    events.push({ list, event: { type: 'close-finding', at: now.at, id: now.newId(), finding, words } });
  }
  keepEvents(walk, walk.visit, events);
  const revised: Recorded[] = listsToFinish(walk.visit).map((list) => {
    const sitting = walk.visit.lists[list]?.sitting;
    const usual = (sitting?.editNotes.size ?? 0) > 0 ? 'notes' : 'none';
    return { list, event: { type: 'revision', at: now.at, revision: options.revision ?? file.revision ?? usual } };
  });
  keepEvents(walk, withMinutes(walk.visit, options.minutes ?? file.minutes), revised);
  if (unexplainedOnsite(walk.visit).length > 0)
    throw new Failure('data', 'On-site items are answered in remote mode without a note', {
      hint: 'Write notes how, or --mode onsite',
    });
  keepEvents(walk, { ...walk.visit, ending: 'finished' }, finishEvents(walk.visit, moment(walk)));
}

/** Minutes that were given for the visit are shared out, so that its lists never sum to more. */
function withMinutes(visit: Visit, minutes: string | undefined): Visit {
  if (minutes === undefined) return visit;
  const lists = listsToFinish(visit);
  const sittings = lists.flatMap((list) => visit.lists[list]?.sitting ?? []);
  const shares = shareMinutes(Number(minutes), sittings);
  return { ...visit, minutes: Object.fromEntries(lists.map((list, at) => [list, shares[at] ?? 0])) };
}
