import { resolve } from 'node:path';
import type { Answer } from '../../domain/answers/answer.ts';
import { Failure } from '../../domain/failure.ts';
import { draftFinding } from '../../domain/walk/answering.ts';
import { shareMinutes } from '../../domain/walk/minutes.ts';
import { finishEvents, listsToFinish, unexplainedOnsite } from '../../domain/walk/step-closing.ts';
import type { ListInHand, Recorded, Visit } from '../../domain/walk/visit.ts';
import type { AnswerLine, AnswersFile } from '../../markdown/answers-file.ts';
import { copyAttachment } from './attach.ts';
import { type JudgedClosing, type JudgedLine, judgeAnswers, PENDING } from './judge-answers.ts';
import type { RunOptions } from './options.ts';
import { keepEvents, moment, type Walk } from './recorder.ts';

/** A walk from a file of answers. Everything is judged before anything is recorded: a wrong line keeps nothing. */
export function walkByAnswers(walk: Walk, file: AnswersFile, options: RunOptions, otherLists: readonly string[]): void {
  const { lines, closings, complaints } = judgeAnswers(walk, file, options, linesToTake(walk, file, otherLists));
  if (complaints.length > 0) {
    const what = complaints.length === 1 ? 'An answer' : `${complaints.length} answers`;
    const told = complaints.map((one) => `  ${file.path}${one}`).join('\n');
    throw new Failure('data', `${what} cannot be taken:\n${told}`, {
      hint: 'Nothing was recorded. Mend the file and run it again',
    });
  }
  if (lines.length === 0 && closings.length === 0)
    throw new Failure('usage', `There is no answer in ${file.path} for a list of this visit`);
  for (const one of lines) keepEvents(walk, walk.visit, recordLine(walk, one));
  recordFacts(walk, file, options, closings);
}

/** The lines of this visit. What is not walked or not asked this time is no mistake, and is told of. */
function linesToTake(walk: Walk, file: AnswersFile, otherLists: readonly string[]): AnswerLine[] {
  const { terminal } = walk.world;
  const inVisit = walk.visit.lists.map((list) => list.sitting.opening.checklist);
  const isElsewhere = ({ list }: AnswerLine) =>
    list !== undefined && !inVisit.includes(list) && otherLists.includes(list);
  for (const list of new Set(file.answers.filter(isElsewhere).map((line) => line.list))) {
    terminal.warn([[{ text: `The answers for ${list} are left out: it is not walked in this visit` }]]);
  }
  const here = file.answers.filter((line) => !isElsewhere(line));
  const spare = here.filter((line) => isSpare(walk, line));
  if (spare.length > 0) {
    const names = spare.slice(0, 5).map((line) => line.item);
    const words = `Left out, since these items are not asked this time: ${names.join(', ')}`;
    terminal.warn([[{ text: spare.length > names.length ? `${words} …` : words }]]);
  }
  // What somebody wishes to change in the list counts, once, whoever has answered the item.
  return here.flatMap((line): AnswerLine[] => {
    if (!spare.includes(line)) return [line];
    const { item, list, edit, line: at } = line;
    const known = listsWith(walk, line).some(({ history }) => history.get(item)?.openEditNote?.words === edit);
    return edit === undefined || known ? [] : [{ item, line: at, edit, ...(list ? { list } : {}) }];
  });
}

function listsWith(walk: Walk, line: AnswerLine): ListInHand[] {
  return walk.visit.lists.filter(
    ({ sitting, items }) =>
      items.has(line.item) && (line.list ?? sitting.opening.checklist) === sitting.opening.checklist,
  );
}

/** An item of the visit that nobody asks this time: a colleague has answered it, or it is not due. */
function isSpare(walk: Walk, line: AnswerLine): boolean {
  const lists = listsWith(walk, line);
  return lists.length > 0 && lists.every(({ sitting }) => !sitting.opening.asked.includes(line.item));
}

function recordLine(walk: Walk, { list: index, line, answer }: JudgedLine): Recorded[] {
  const list = walk.visit.lists[index];
  const now = moment(walk);
  if (!list) return [];
  const events: Recorded[] = [];
  const names = (line.attach ?? []).map((path) => ({
    path: resolve(walk.world.folder, path),
    name: copyAttachment(walk.world, walk.clientFolder(), list.sitting.opening, path).name,
  }));
  if (answer) {
    const { files: judged = [], ...rest } = answer;
    const files = [...new Set([...judged.filter((one) => one !== PENDING), ...names.map(({ name }) => name)])];
    const kept: Answer = files.length > 0 ? { ...rest, files } : rest;
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
  if (!answer)
    for (const { name, path } of names)
      events.push({
        list: index,
        event: { type: 'attach', at: now.at, item: line.item, file: name, from: path },
      });
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

function recordFacts(walk: Walk, file: AnswersFile, options: RunOptions, closings: readonly JudgedClosing[]): void {
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
