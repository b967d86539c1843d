import type { Period } from '../calendar/period.ts';

/** Who can do an item from where (P1). */
export const TIERS = ['automatic', 'remote', 'onsite'] as const;
export type Tier = (typeof TIERS)[number];

/** What an item records (P5, P7, P8, P9, P13, P63). */
export const KINDS = [
  'tick',
  'number',
  'count',
  'text',
  'date',
  'choice',
  'photo',
  'handover',
  'rows',
  'single',
] as const;
export type Kind = (typeof KINDS)[number];

/** How often a list is due; `on-demand` lists have a subject and no period (P68, P69). */
export const INTERVALS = ['monthly', 'weekly', 'quarterly', 'half-yearly', 'yearly', 'on-demand'] as const;
export type Interval = (typeof INTERVALS)[number];

/** One task-list item. Limits are texts, since they may hold `{{variables}}`; `resolveItem` makes numbers of them. */
export interface Item {
  /** Stable name; results and findings follow it. A proposal when `written` is false. */
  id: string;
  /** Whether the id stands in the file. */
  written: boolean;
  /** The item's words without attributes, as Markdown, on one line. */
  text: string;
  section: string;
  tier: Tier;
  kind: Kind;
  unit?: string;
  min?: string;
  max?: string;
  warn?: string;
  expect?: string;
  of?: string[];
  /** Answered once per client and period, whatever the number of lists. */
  perClient: boolean;
  /** Due when (month - start) mod every is 0 (P86). */
  every?: number;
  /** Due in these months, 1 to 12 (P86). */
  months?: number[];
  /** Only for clients on one of these plans (P90). */
  plans?: string[];
  role?: string;
  link?: string;
  /** What to do when a reading is out of its limits (P5). */
  then?: string;
  /** Everything under the item that is not an item, as Markdown. */
  howTo: string;
  /** 0 for an item that is not nested in another. */
  depth: number;
  /** Line in the file, from 1. */
  line: number;
}

export interface Checklist {
  title: string;
  interval: Interval;
  asset?: string;
  /** For a template: the type of asset it is for. */
  for?: string;
  /** Lineage: template and the full blob it was taken from (P23). */
  from?: string;
  /** First period; anchors `every`. */
  start?: Period;
  /** Estimated minutes. */
  minutes?: number;
  /** For an on-demand list: the words of the question what it is about. */
  subject?: string;
  owner?: string;
  reviewed?: string;
  retired?: string;
  tags?: string[];
  /** For a template: variables it uses, with a first value. */
  variables: Record<string, string>;
  items: Item[];
}
