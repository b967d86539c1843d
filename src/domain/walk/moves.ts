import type { Step } from './step.ts';
import {
  answerIn,
  itemInFront,
  type ListInHand,
  listInFront,
  type Moment,
  openPositions,
  type Recorded,
  type Visit,
} from './visit.ts';

/** Nothing to record. */
export function stay(visit: Visit, events: Recorded[] = []): Step {
  return { visit, events };
}

export function say(visit: Visit, words: string, tone: 'good' | 'warn'): Step {
  return stay({ ...visit, message: { words, tone } });
}

/** Back to the item in front. */
export function enterItem(visit: Visit): Visit {
  return { ...visit, screen: { at: 'item' } };
}

function withFront(visit: Visit, change: Partial<ListInHand>): Visit {
  return { ...visit, lists: visit.lists.with(visit.front, { ...listInFront(visit), ...change }) };
}

export function moveTo(visit: Visit, position: number): Step {
  const { asked } = listInFront(visit);
  if (position < 0) return say(enterItem(visit), 'This is the first item', 'warn');
  if (position >= asked.length) return stay({ ...visit, screen: { at: 'overview' } });
  return stay(enterItem(withFront(visit, { position })));
}

/**
 * To the next open item: first those behind this one, then those before it that were not left for later. When the list
 * has none, the overview comes up, where Tab leads to the next list: nobody is moved to another machine unasked.
 */
export function moveOn(visit: Visit): Visit {
  const list = listInFront(visit);
  const open = openPositions(visit, visit.front);
  const isLater = (position: number) => list.later.has(list.asked[position]?.item.id ?? '');
  const next = open.find((one) => one > list.position) ?? open.find((one) => one !== list.position && !isLater(one));
  if (next !== undefined) return enterItem(withFront(visit, { position: next }));
  return { ...visit, screen: { at: 'overview' } };
}

/** Another list to the front; each keeps its place and its minutes. */
export function switchList(visit: Visit, by: number, moment: Moment): Step {
  if (visit.lists.length === 1) return say(enterItem(visit), 'This visit has one list', 'warn');
  const count = visit.lists.length;
  const front = (visit.front + by + count) % count;
  const events: Recorded[] = [
    { list: visit.front, event: { type: 'front', at: moment.at, on: false } },
    { list: front, event: { type: 'front', at: moment.at, on: true } },
  ];
  const there = enterItem({ ...visit, front });
  const current = itemInFront(there);
  const found = current ? answerIn(there, front, current.item) : undefined;
  // What another list has answered for the client meanwhile is no place to begin at.
  const next = found && found.list !== front ? moveOn(there) : there;
  const title = listInFront(next).checklist.title;
  const step =
    itemInFront(next) && next.screen.at === 'item'
      ? say(next, `Now: ${title}`, 'good')
      : stay({ ...next, screen: { at: 'overview' } });
  return { ...step, events };
}

/** To the first open item whose number or words match. */
export function jumpTo(visit: Visit, words: string): Step {
  const { asked } = listInFront(visit);
  const number = /^\d+$/.test(words) ? Number(words) - 1 : -1;
  if (number >= 0)
    return number < asked.length
      ? moveTo(visit, number)
      : say(enterItem(visit), `There are ${asked.length} items`, 'warn');
  const lower = words.toLowerCase();
  const position = asked.findIndex(
    ({ item }) => item.id === lower || `${item.text} ${item.section}`.toLowerCase().includes(lower),
  );
  return position === -1 ? say(enterItem(visit), `No item has "${words}" in it`, 'warn') : moveTo(visit, position);
}
