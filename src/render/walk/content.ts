import { fillVariables } from '../../domain/checklists/variables.ts';
import { itemInFront, listInFront, type Visit } from '../../domain/walk/visit.ts';
import { blank, type Line, line, span } from '../text.ts';
import { plainWords } from '../words.ts';
import { widthOf, wrap } from '../wrap.ts';
import { overviewLines, revisionLines, summaryLines } from './closing-screens.ts';
import { type Content, ITEM_TEXT } from './content-parts.ts';
import { findingLines } from './finding-screen.ts';
import type { FrameSize } from './frame.ts';
import { HELP } from './help.ts';
import { howToLines, itemLines } from './item-screen.ts';
import { wordsContent } from './words-content.ts';

/** What a screen of the walk says and asks, and its keys. */
export function contentOf(visit: Visit, size: FrameSize, at: string): Content {
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

const KEYS = 'd done · p problem · c cannot · x n/a · e edit note · n note · s later · ? all keys';

function itemKeys(visit: Visit): string {
  const kind = itemInFront(visit)?.item.kind;
  const tab = visit.lists.length > 1 ? ' · Tab list' : '';
  if (kind === 'number' || kind === 'count' || kind === 'date')
    return `type the ${kind === 'date' ? 'day' : 'number'} · p problem · c cannot · x n/a · n note · s later · ? keys${tab}`;
  if (kind === 'text' || kind === 'choice' || kind === 'handover' || kind === 'rows')
    return `type it, Enter · ${kind === 'rows' ? '/d all are there · ' : ''}/p problem · /c cannot · /x n/a · /n note · /b back · /q pause · /? keys${tab}`;
  if (kind === 'photo') return `a attach · p problem · c cannot · x n/a · n note · s later · ? keys${tab}`;
  return `${KEYS}${tab}`;
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
