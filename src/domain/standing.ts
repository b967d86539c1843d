import type { Day } from './calendar/day.ts';
import type { Period } from './calendar/period.ts';
import { type Checklist, type Item, TIERS, type Tier } from './checklists/checklist.ts';
import { dueItems } from './checklists/due-items.ts';
import { type Execution, executionOf } from './execution.ts';
import { groupBy } from './group-by.ts';
import { countOf, type ResultHeader } from './records/result.ts';

type ListState = 'executed' | 'partial' | 'not-begun' | 'nothing-due' | 'not-due' | 'unreadable';

/** An item that nobody has answered yet. */
export interface OpenItem {
  id: string;
  text: string;
  section: string;
  /** Missing for an item that has gone from the list since it was walked. */
  tier?: Tier;
  carriedFrom?: Period;
}

/** How a list stands in a period. */
export interface ListStanding {
  list: string;
  /** Of a weekly list: the week in which it stands so. */
  week?: Period;
  state: ListState;
  answered: number;
  open: OpenItem[];
  executed?: Execution['executed'];
  /** The newest sitting. */
  last?: { date: Day; by: string };
  /** What an on-demand list was about. */
  subject?: string;
}

/** What is known of a list for `standingOf`. */
export interface Known {
  list: string;
  /** Today's list; not needed when the headers show that it is executed. */
  checklist?: Checklist;
  period: Period;
  plan: string | undefined;
  headers: readonly ResultHeader[];
  /** Sittings of the client's other lists in the period. */
  others: readonly ResultHeader[];
  /** Rhythm items that are owed from an earlier period. */
  carried: ReadonlyMap<string, Period>;
  /** Ids that are answered for the client in another list. */
  elsewhere: ReadonlySet<string>;
}

/** How a list that is due stands: by the ids that its sittings pinned, or by today's list when none was begun. */
export function standingOf(known: Known): ListStanding {
  const { list, checklist, headers, elsewhere } = known;
  const execution = executionOf(headers, known.others);
  const newest = execution.sittings.at(-1);
  const last = newest ? { last: { date: newest.date, by: newest.by } } : {};
  // A sitting that answered everything names no ids; its tally counts them.
  const answered = Math.max(execution.answered.size, ...execution.sittings.map(({ tally }) => countOf(tally)));
  if (execution.executed) return { list, state: 'executed', answered, open: [], executed: execution.executed, ...last };
  const due = checklist ? dueItems(checklist, known.period, known.plan, known.carried) : [];
  if (newest) {
    const items = new Map(checklist?.items.map((item) => [item.id, item]));
    const open = execution.open
      .filter((id) => !elsewhere.has(id))
      .map((id) => openItem(id, items.get(id), known.carried.get(id)));
    return { list, state: 'partial', answered, open, ...last };
  }
  const open = due
    .filter(({ item }) => !elsewhere.has(item.id))
    .map(({ item, carriedFrom }) => openItem(item.id, item, carriedFrom));
  return { list, state: open.length > 0 ? 'not-begun' : 'nothing-due', answered, open };
}

/** The walks of an on-demand list, one standing for each subject. */
export function onDemandStandings(
  list: string,
  checklist: Checklist | undefined,
  headers: readonly ResultHeader[],
): ListStanding[] {
  const subjects = groupBy(headers, (header) => header.subject ?? '');
  return [...subjects].map(([subject, own]) => {
    const nothing = { others: [], carried: new Map(), elsewhere: new Set<string>(), period: '', plan: undefined };
    const standing = standingOf({ list, headers: own, ...(checklist ? { checklist } : {}), ...nothing });
    return { ...standing, ...(subject === '' ? {} : { subject }) };
  });
}

/** A list of which there is nothing to count. */
export function standingWithout(list: string, state: 'not-due' | 'unreadable'): ListStanding {
  return { list, state, answered: 0, open: [] };
}

function openItem(id: string, item: Item | undefined, carriedFrom: Period | undefined): OpenItem {
  if (!item) return { id, text: id, section: 'No longer in the list' };
  const { text, section, tier } = item;
  return { id, text, section, tier, ...(carriedFrom ? { carriedFrom } : {}) };
}

/** Open items by tier, in the order of the tiers; those without are left out (P1). */
export function openByTier(open: readonly OpenItem[]): { tier: Tier; count: number }[] {
  return TIERS.map((tier) => ({ tier, count: open.filter((item) => item.tier === tier).length })).filter(
    ({ count }) => count > 0,
  );
}

/** How a client stands in a period. */
export interface ClientStanding {
  client: string;
  name: string;
  plan?: string;
  /** Whether the contract obliges the firm to visit in this period (P19). */
  due: boolean;
  lists: ListStanding[];
}

/** A walk that was begun on this machine and is neither finished nor thrown away. */
export interface UnfinishedWalk {
  id: string;
  client: string;
  list: string;
  subject?: string;
  by: string;
  /** Asked items that are answered, and all of them. */
  answered: number;
  asked: number;
  /** Seconds since the last key. */
  age: number;
}
