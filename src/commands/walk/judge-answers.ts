import { type Answer, OUTCOMES, tidyLine, wordsTrouble } from '../../domain/answers/answer.ts';
import { needsValue } from '../../domain/answers/reading.ts';
import { slugOf } from '../../domain/answers/row-id.ts';
import { closest } from '../../domain/closest.ts';
import { secretTrouble } from '../../domain/secrets.ts';
import { decide } from '../../domain/walk/answering.ts';
import { shortId } from '../../domain/walk/finish.ts';
import type { AnswerLine, AnswersFile } from '../../markdown/answers-file.ts';
import { attachmentTrouble } from './attach.ts';
import type { RunOptions } from './options.ts';
import type { Walk } from './recorder.ts';

/** Stands for the files of a line while it is judged: they are copied when all lines are good. */
export const PENDING = 'pending';

/** A line of the file that can be taken: for which list of the visit, and what it answers. */
export interface JudgedLine {
  list: number;
  line: AnswerLine;
  /** Missing when the line only leaves an edit note. */
  answer?: Answer;
}

export interface JudgedClosing {
  finding: string;
  words: string;
}

/** A file of answers after it was judged; what cannot be taken is a complaint, `:line: item: why`. */
export interface Judged {
  lines: JudgedLine[];
  closings: JudgedClosing[];
  complaints: string[];
}

/** Judges the lines that are to be taken and everything else in the file, before any of it is recorded. */
export function judgeAnswers(walk: Walk, file: AnswersFile, options: RunOptions, lines: readonly AnswerLine[]): Judged {
  const complaints: string[] = [];
  const taken = new Set<string>();
  const judged = lines.flatMap((line) => {
    // By the list that is meant: one line may name it, and another not.
    const meant = `${listsMeant(walk, line)[0]} ${line.item}`;
    if (taken.has(meant)) complaints.push(`:${line.line}: ${line.item}: this item is answered twice`);
    taken.add(meant);
    return judgeLine(walk, line, complaints) ?? [];
  });
  const closings = file.closings.flatMap((one) => judgeClosing(walk, one, complaints));
  judgeFacts(walk, file, options, complaints);
  return { lines: judged, closings, complaints };
}

function judgeClosing(
  walk: Walk,
  { finding: id, note }: AnswersFile['closings'][number],
  complaints: string[],
): JudgedClosing[] {
  const { findings } = walk.visit;
  const tail = id.toLowerCase();
  const found = findings.filter((one) => one.id.toLowerCase() === tail || shortId(one.id) === tail);
  const [only, second] = found;
  const wrong =
    !only || second
      ? 'there is no open finding with this id'
      : note.trim() === ''
        ? 'write how it ended'
        : troubleOf([note]);
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
  const trouble = troubleOf([options.met ?? file.met, options.ticket ?? file.ticket, file.remarks]);
  if (trouble) complaints.push(`: ${trouble}`);
  const noted =
    file.answers.some(({ edit }) => edit) || walk.visit.lists.some(({ sitting }) => sitting.editNotes.size > 0);
  if (noted && (options.revision ?? file.revision) === 'none')
    complaints.push(': revision: "none" cannot be, there are edit notes');
}

/** Why one of some words cannot be taken: they are too long, or hold a secret. */
function troubleOf(words: readonly (string | undefined)[]): string | undefined {
  for (const one of words) {
    const trouble = wordsTrouble(one) ?? secretTrouble(one);
    if (trouble !== undefined) return trouble;
  }
  return undefined;
}

/**
 * The lists of the visit that a line can mean: those that ask its item, else those that hold it. What is asked once for the
 * client is one answer, in whatever list.
 */
function listsMeant({ visit }: Walk, { list: name, item: id }: AnswerLine): number[] {
  const holding = visit.lists.flatMap(({ sitting, items }, index) =>
    (name === undefined || sitting.opening.checklist === name) && items.has(id) ? [index] : [],
  );
  const asking = holding.filter((index) => visit.lists[index]?.sitting.opening.asked.includes(id));
  const meant = asking.length > 0 ? asking : holding;
  return meant.every((index) => visit.lists[index]?.items.get(id)?.perClient) ? meant.slice(0, 1) : meant;
}

/** What a line says of which item, by the rules of an answer; undefined when it cannot be taken. */
function judgeLine(walk: Walk, line: AnswerLine, complaints: string[]): JudgedLine | undefined {
  const { visit } = walk;
  const complain = (words: string) => {
    complaints.push(`:${line.line}: ${line.item}: ${words}`);
    return undefined;
  };
  const [index = -1, ...more] = listsMeant(walk, line);
  if (more.length > 0) {
    const names = [index, ...more].map((one) => visit.lists[one]?.sitting.opening.checklist);
    return complain(`this item is in ${names.join(' and in ')}: say in which list it was answered`);
  }
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
  const trouble = troubleOf([
    line.note,
    line.value,
    line.edit,
    line.vendor,
    line.case,
    ...(line.rows ?? []).flatMap((row) => [row.label, row.note]),
  ]);
  if (trouble) return complain(trouble);
  // "doen" must not become a tick with words.
  if (line.value !== undefined && !needsValue(item))
    return complain(`"${line.value}" is not an outcome: write ${OUTCOMES.join(', ')}`);
  for (const path of line.attach ?? []) {
    const wrong = attachmentTrouble(walk.world, path);
    if (wrong) return complain(wrong);
  }
  const taken: string[] = [];
  if (line.rows?.some((row) => tidyLine(row.label) === '')) return complain('a row needs a name');
  const rows = line.rows?.map((row) => {
    const label = tidyLine(row.label);
    const id = slugOf(label, taken);
    taken.push(id);
    return { id, label, outcome: row.outcome, ...(row.note ? { note: row.note } : {}) };
  });
  const history = list.history.get(item.id);
  const outcome = line.outcome ?? (line.value === undefined && needsValue(item) && !rows ? undefined : 'done');
  const files = (line.attach ?? []).length > 0 ? [PENDING] : undefined;
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
  return { list: index, line, ...(decision ? { answer: decision.answer } : {}) };
}
