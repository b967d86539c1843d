import type { Answer } from '../answers/answer.ts';
import type { Checklist, Item } from '../checklists/checklist.ts';
import type { DueItem } from '../checklists/due-items.ts';
import type { Finding } from '../records/finding.ts';
import type { SittingEvent } from './events.ts';
import { applyEvent, type Sitting } from './sitting.ts';
import type { TextField } from './text-field.ts';

/** What is known of an item from before: shown beside it, never taken for an answer. */
export interface ItemHistory {
  last?: { answer: Answer; date: string; by: string };
  /** A colleague's answer in this period: not asked again, except `cannot`. */
  colleague?: { answer: Answer; date: string; by: string; checklist: string };
  openFinding?: Finding;
  openEditNote?: { words: string; date: string; by: string };
}

/** One list of a visit: what was pinned when it was opened, and the sitting so far. */
export interface ListInHand {
  checklist: Checklist;
  /** Asked items in order, with what they carry. */
  asked: DueItem[];
  /** Every item by id, asked or not. */
  items: ReadonlyMap<string, Item>;
  history: ReadonlyMap<string, ItemHistory>;
  sitting: Sitting;
  /** Index into `asked` of the item in front. */
  position: number;
  /** Ids left for later in this walk. */
  later: ReadonlySet<string>;
}

/** For what words are being typed. */
export type Purpose =
  | { type: 'value' }
  | { type: 'note' }
  | { type: 'edit-note' }
  /** `wrong` says what is wrong with a reading. */
  | { type: 'reason'; outcome: Answer['outcome']; value?: string; wrong?: string }
  | { type: 'remote-reason'; value?: string }
  | { type: 'vendor'; answer: Answer }
  | { type: 'case'; answer: Answer; vendor: string }
  | { type: 'close-finding'; finding: string }
  | { type: 'attach' }
  | { type: 'jump' }
  | { type: 'row-note'; label: string; outcome: Answer['outcome'] }
  | { type: 'met' }
  | { type: 'minutes'; list: number }
  | { type: 'ticket' }
  | { type: 'remarks' }
  | { type: 'onsite-reason' };

/** What is on the screen; each takes the next key in its own way. */
export type Screen =
  | { at: 'findings'; index: number }
  | { at: 'item' }
  | { at: 'keys' }
  /** `initial` is what stood there at first. */
  | { at: 'words'; purpose: Purpose; field: TextField; offered?: string; initial?: string }
  | { at: 'secret'; purpose: Purpose; words: string; kinds: string[] }
  | { at: 'fixed'; answer: Answer }
  | { at: 'row'; label: string }
  | { at: 'how-to'; scroll: number }
  | { at: 'help' }
  | { at: 'overview' }
  | { at: 'revision'; list: number }
  | { at: 'summary' };

/** How a walk ended. */
export type Ending = 'finished' | 'paused';

export interface Visit {
  lists: ListInHand[];
  /** Index of the list in front. */
  front: number;
  /** Open findings of the client, shown first. */
  findings: Finding[];
  screen: Screen;
  /** One line about what just happened, or why a key did nothing. */
  message?: { words: string; tone: 'good' | 'warn' };
  /** Whom the client's contact is; offered when asked whom we met. */
  contact?: string;
  /** The firm's local day. */
  today: string;
  /** Set when the walk is over. */
  ending?: Ending;
  /** Minutes typed at the end, by list. */
  minutes?: Record<number, number>;
  /** A file to attach: the loop copies it and answers with an `attach` event. */
  attaching?: { list: number; item: string; path: string };
}

/** An event for the journal of one list of the visit. */
export interface Recorded {
  list: number;
  event: SittingEvent;
}

/** What happens outside: the time as a stamp, and new ids. */
export interface Moment {
  at: string;
  newId(): string;
}

/** The visit after events that the journals hold. */
export function record(visit: Visit, events: readonly Recorded[]): Visit {
  if (events.length === 0) return visit;
  const lists = [...visit.lists];
  for (const { list, event } of events) {
    const one = lists[list];
    if (one) lists[list] = { ...one, sitting: applyEvent(one.sitting, event) };
  }
  return { ...visit, lists };
}

export function listInFront(visit: Visit): ListInHand {
  const list = visit.lists[visit.front];
  if (!list) throw new RangeError(`no list ${visit.front} in this visit`);
  return list;
}

/** The item in front, with what it carries; undefined when the list asks nothing. */
export function itemInFront(visit: Visit): DueItem | undefined {
  const list = listInFront(visit);
  return list.asked[list.position];
}

/** Whether an asked item has an answer, here or, for items asked once per client, in a list of the same visit. */
export function answerIn(visit: Visit, listIndex: number, item: Item): { answer: Answer; list: number } | undefined {
  const own = visit.lists[listIndex]?.sitting.answers.get(item.id);
  if (own) return { answer: own, list: listIndex };
  if (!item.perClient) return undefined;
  for (const [index, other] of visit.lists.entries()) {
    const answer = other.items.get(item.id)?.perClient ? other.sitting.answers.get(item.id) : undefined;
    if (answer) return { answer, list: index };
  }
  return undefined;
}

/** Indices into `asked` that are still open in a list. */
export function openPositions(visit: Visit, listIndex: number): number[] {
  const list = visit.lists[listIndex];
  return (list?.asked ?? []).flatMap(({ item }, position) => (answerIn(visit, listIndex, item) ? [] : [position]));
}
