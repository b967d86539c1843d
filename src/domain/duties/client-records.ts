import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import type { Interval } from '../checklists/checklist.ts';
import type { Client } from '../firm.ts';
import type { Publication } from '../records/publication.ts';
import type { ResultHeader } from '../records/result.ts';
import type { Waiver } from '../records/waiver.ts';

/** What the front-matter of a list tells, without looking at its items. */
export interface ListHead {
  /** Slug. */
  list: string;
  title: string;
  interval: Interval;
  start?: Period;
  asset?: string;
  owner?: string;
  minutes?: number;
  retired?: Day;
  /** Watermark of the list as it stands, to compare with that of a publication; only when the list was ever published. */
  watermark?: string;
}

/** An edit note as the duty to revise needs it. */
export interface EditNoteHead {
  id: string;
  list: string;
  /** Month in which the wish arose. */
  period: Period;
  date: Day;
  /** Its first closing, and what was decided. */
  closed?: { date: Day; by: string; decision?: 'changed' | 'declined' };
}

/** All that the states of a client's duties are derived from; in no particular order. */
export interface ClientRecords {
  client: Client;
  /** Where its files are: `clients/acme`, or `clients/!Old/acme` of a former one. */
  folder: { slug: string; path: string; old: boolean };
  lists: ListHead[];
  /** Slugs of lists whose file could not be read: nobody knows what is due of them. */
  unreadable: string[];
  /** Results of the periods that are not filed. */
  sittings: ResultHeader[];
  /** Open ones, and those that were closed since the first period that is not filed began. */
  editNotes: EditNoteHead[];
  publications: Publication[];
  waivers: Waiver[];
  /** First month with a result, for lists that name no start. */
  firstWalked: Map<string, Period>;
}
