import { fillVariables } from '../../domain/checklists/variables.ts';
import { graphemes } from '../../domain/text/width.ts';
import {
  itemInFront,
  listInFront,
  openPositions,
  type Purpose,
  type Screen,
  type Visit,
} from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { plainWords } from '../words.ts';
import { widthOf, wrap } from '../wrap.ts';
import { overviewLines, revisionLines, summaryLines } from './closing-screens.ts';
import { type Frame, type FrameSize, type Parts, spread, toFrame } from './frame.ts';
import { HELP } from './help.ts';
import { howToLines, itemLines, labelled } from './item-screen.ts';

/** The screen of a visit. `at` is the time as a stamp, for minutes that run. */
export function toScreen(visit: Visit, size: FrameSize, at: string): Frame {
  const head = headLines(visit, size);
  const { body, question, field, keys, vital = 0 } = contentOf(visit, size, at);
  const message = visit.message
    ? wrap(visit.message.words, size.columns)
        .slice(0, 2)
        .map((text) => line(span(text, visit.message?.tone)))
    : [];
  const input = field
    ? inputLines(question, field, size)
    : { lines: question.map((text) => line(span(text, 'accent'))), cursor: undefined };
  const parts: Parts = { head, body, vital, message, input: input.lines, keys: keyLines(keys, size) };
  if (input.cursor) parts.cursor = input.cursor;
  return toFrame(parts, size);
}

function headLines(visit: Visit, { columns, unicode }: FrameSize): Line[] {
  const list = listInFront(visit);
  const { opening, facts, answers } = list.sitting;
  const [arrow, bullet] = unicode ? ['›', '·'] : ['>', '-'];
  const when = opening.period ?? opening.subject ?? opening.date;
  const left = line(
    span(opening.client.name, 'title'),
    span(` ${arrow} ${list.checklist.title} ${bullet} ${when}`, 'strong'),
  );
  const place = visit.lists.length > 1 ? ` ${bullet} list ${visit.front + 1}/${visit.lists.length}` : '';
  const position = list.asked.length > 0 ? `${list.position + 1}/${list.asked.length}` : '0/0';
  const right = `${facts.mode === 'onsite' ? 'on site' : 'remote'}${place} ${bullet} ${position}`;
  const wide = Math.max(10, Math.min(columns - 24, 56));
  const done = list.asked.length - openPositions(visit, visit.front).length;
  const filled = list.asked.length === 0 ? 0 : Math.round((done / list.asked.length) * wide);
  const [full, empty] = unicode ? ['━', '─'] : ['#', '-'];
  const problems = [...answers.values()].filter((one) => one.outcome === 'problem').length;
  const counted = ` ${done} answered${problems > 0 ? `, ${problems} wrong` : ''}`;
  return [
    spread(left, right, columns),
    line(span(full.repeat(filled), 'good'), span(empty.repeat(wide - filled), 'faint'), span(counted, 'faint')),
    blank,
  ];
}

interface Content {
  body: Line[];
  /** Index of the line of the body that must be seen. */
  vital?: number;
  question: string[];
  field?: { text: string; cursor: number; offered: string | undefined };
  keys: string;
}

function contentOf(visit: Visit, size: FrameSize, at: string): Content {
  const { screen } = visit;
  const { columns, unicode } = size;
  const item = itemLines(visit, columns, unicode);
  switch (screen.at) {
    case 'findings':
      return {
        body: findingLines(visit, screen.index, columns),
        question: [],
        keys: 'c close it · Enter go on · b back · q pause',
      };
    case 'item':
      return { body: item, vital: ITEM_TEXT, question: [], keys: itemKeys(visit) };
    case 'keys':
      return { body: item, vital: ITEM_TEXT, question: ['/ and then a key of the walk'], keys: KEYS };
    case 'words':
      return wordsContent(visit, screen, size, at);
    case 'secret':
      return {
        body: item,
        vital: ITEM_TEXT,
        question: wrap(
          `This looks like ${screen.kinds.join(' and ')}. It would stay in the history for good.`,
          columns,
        ),
        keys: 'm mask it · e edit the words · k keep it as it is',
      };
    case 'fixed':
      return {
        body: item,
        vital: ITEM_TEXT,
        question: ['Is it fixed now?'],
        keys: "y fixed now · n open, ours · c open, the client's · v open, a vendor's",
      };
    case 'row':
      return {
        body: item,
        vital: ITEM_TEXT,
        question: wrap(`${screen.label}:`, columns),
        keys: 'd done · p problem · c cannot · x not applicable · Esc not this row',
      };
    case 'how-to':
      return {
        body: howToScreen(visit, screen.scroll, columns),
        question: [],
        keys: 'Up, Down, Space scroll · any other key goes back',
      };
    case 'help':
      return { body: helpLines(columns), question: [], keys: 'any key goes back' };
    case 'overview':
      return {
        body: overviewLines(visit, columns, size.rows - 7),
        question: [],
        keys: `f finish the visit · b back to what is open${visit.lists.length > 1 ? ' · Tab next list' : ''} · j jump · q pause`,
      };
    case 'revision':
      return {
        body: revisionLines(visit, screen.list, columns),
        question: [],
        keys:
          (visit.lists[screen.list]?.sitting.editNotes.size ?? 0) > 0
            ? 'l notes are left for later · c changed now · b back'
            : 'n nothing to change · c changed now · b back (e on an item leaves a note)',
      };
    case 'summary':
      return {
        body: summaryLines(visit, at, columns),
        question: [],
        keys: 'Enter saves and commits · m on site/remote · t trip · a after hours · b back · q pause',
      };
  }
}

/** The two columns of the help, one below the other on a narrow screen. */
function helpLines(columns: number): Line[] {
  return HELP.flatMap((text) => {
    if (widthOf(text) <= columns) return [text];
    const [, left = text, right] = /^(.*?\S) {2,}(\S {2}\S.*)$/.exec(text) ?? [];
    return right === undefined ? wrap(text, columns) : [left, `  ${right}`].flatMap((one) => wrap(one, columns));
  }).map((text) => line(text));
}

/** Above the words of an item stand its section and an empty line. */
const ITEM_TEXT = 2;

const KEYS = 'd done · p problem · c cannot · x n/a · e edit note · n note · s later · ? all keys';

function itemKeys(visit: Visit): string {
  const kind = itemInFront(visit)?.item.kind;
  const tab = visit.lists.length > 1 ? ' · Tab list' : '';
  if (kind === 'number' || kind === 'count' || kind === 'date')
    return `type the ${kind === 'date' ? 'day' : 'number'} · p problem · c cannot · x n/a · n note · s later · ? keys${tab}`;
  if (kind === 'text' || kind === 'choice' || kind === 'handover' || kind === 'rows')
    return `type it, Enter · /d done · /p problem · /c cannot · /x n/a · /n note · /? keys${tab}`;
  if (kind === 'photo') return `a attach · p problem · c cannot · x n/a · n note · s later · ? keys${tab}`;
  return `${KEYS}${tab}`;
}

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
  jump: 'Jump to a number, or to words:',
  'row-note': 'What about this row?',
  met: 'Whom did you meet? Enter: nobody',
  minutes: 'Minutes for this list:',
  ticket: 'Ticket number? Enter: none',
  remarks: 'Remarks on the visit? Enter: none',
  'onsite-reason': 'On-site items were answered in remote mode: how could that be?',
};

function wordsContent(visit: Visit, screen: Extract<Screen, { at: 'words' }>, size: FrameSize, at: string): Content {
  const { purpose, field, offered } = screen;
  const closing = ['met', 'minutes', 'ticket', 'remarks', 'onsite-reason'].includes(purpose.type);
  const list = purpose.type === 'minutes' ? visit.lists[purpose.list] : undefined;
  const question =
    purpose.type === 'reason'
      ? outcomeQuestion(purpose.outcome)
      : list
        ? `Minutes for ${list.checklist.title}:`
        : purpose.type === 'row-note'
          ? `${purpose.label}: what about it?`
          : QUESTIONS[purpose.type];
  const offers =
    offered === undefined
      ? ''
      : purpose.type === 'met'
        ? ' · Tab takes the offer'
        : ' · Enter takes the offer · Tab edits it';
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
  const keys = `Enter keeps it · Esc back${offers}`;
  return { body, vital: isItem ? ITEM_TEXT : 0, question: [question], field: { ...field, offered }, keys };
}

function outcomeQuestion(outcome: string): string {
  if (outcome === 'problem') return 'Problem: what is wrong?';
  return outcome === 'cannot' ? 'Cannot: why not?' : 'Not applicable: why not?';
}

function findingLines(visit: Visit, index: number, columns: number): Line[] {
  const finding = visit.findings[index];
  if (!finding) return [];
  const whose =
    finding.responsible === 'vendor' ? `vendor: ${finding.vendor ?? ''} ${finding.case ?? ''}` : finding.responsible;
  const { items } = listInFront(visit);
  const text = finding.item ? items.get(finding.item)?.text : undefined;
  return [
    line(span(`Open finding ${index + 1} of ${visit.findings.length}`, 'accent')),
    blank,
    ...wrap(finding.words, columns - 2).map((one) => line('  ', span(one, 'strong'))),
    blank,
    ...labelled('since', `${finding.date}, ${finding.by}`, columns, undefined),
    ...(finding.checklist
      ? labelled('found with', `${finding.checklist}${text ? `: ${plainWords(text)}` : ''}`, columns, undefined)
      : []),
    ...(whose ? labelled('whose', whose, columns, undefined) : []),
    ...finding.occurrences
      .slice(-3)
      .flatMap((one) => labelled('seen again', `${one.date}, ${one.by}: ${one.words}`, columns, undefined)),
  ];
}

function howToScreen(visit: Visit, scroll: number, columns: number): Line[] {
  const item = itemInFront(visit)?.item;
  if (!item) return [];
  const { variables } = listInFront(visit).sitting.opening;
  const all = [
    ...wrap(plainWords(item.text), columns - 2).map((text) => line('  ', span(text, 'strong'))),
    blank,
    ...howToLines(fillVariables(item.howTo, variables), columns),
  ];
  return all.slice(Math.min(scroll, Math.max(0, all.length - 5)));
}

const INPUT_ROWS = 6;

/** The question and the line being typed, which grows upwards; the part with the cursor stays in sight. */
function inputLines(
  question: string[],
  field: { text: string; cursor: number; offered: string | undefined },
  { columns }: FrameSize,
): { lines: Line[]; cursor: { row: number; column: number } } {
  const asked = question.flatMap((text) => wrap(text, columns)).map((text) => line(span(text, 'accent')));
  const room = Math.max(8, columns - 3);
  if (field.text === '' && field.offered !== undefined) {
    // In brackets, since without colours it would look as if it stood there already.
    const [first = '', ...more] = wrap(field.offered, room - 3);
    const offered = `[${first}${more.length > 0 ? '…' : ''}]`;
    return { lines: [...asked, line('> ', span(offered, 'faint'))], cursor: { row: asked.length, column: 2 } };
  }
  const typed = hardWrap(field.text, room);
  const before = hardWrap(field.text.slice(0, field.cursor), room);
  const cursorRow = before.length - 1;
  const top = Math.max(0, Math.min(cursorRow - INPUT_ROWS + 1, typed.length - INPUT_ROWS));
  const shown = typed.slice(top, top + INPUT_ROWS).map((text, index) => line(index + top === 0 ? '> ' : '  ', text));
  return {
    lines: [...asked, ...shown],
    cursor: { row: asked.length + cursorRow - top, column: 2 + widthOf(before[cursorRow] ?? '') },
  };
}

/** Breaks at the width only, so that the place of the cursor does not depend on what follows it. */
function hardWrap(text: string, columns: number): string[] {
  return text
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap((one) => {
      const lines = [''];
      let used = 0;
      for (const segment of graphemes(one)) {
        const width = widthOf(segment);
        if (used + width > columns) {
          lines.push('');
          used = 0;
        }
        lines[lines.length - 1] += segment;
        used += width;
      }
      return lines;
    });
}

function keyLines(keys: string, { columns, unicode }: FrameSize): Line[] {
  const between = unicode ? ' · ' : ' | ';
  const lines: string[] = [];
  for (const key of keys.split(' · ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last) + 3 + widthOf(key) <= columns)
      lines[lines.length - 1] = `${last}${between}${key}`;
    else lines.push(key);
  }
  return lines.map((text) => line(span(text, 'faint')));
}
