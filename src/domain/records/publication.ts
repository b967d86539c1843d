import type { Day } from '../calendar/day.ts';

/** The record that a list was published as it stood. */
export interface Publication {
  id: string;
  path: string;
  client: string;
  clientId: string;
  checklist: string;
  date: Day;
  by: string;
  /** SHA-256 of what was printed: the list, the variables it uses, the style of the firm. */
  watermark: string;
  /** Git blob of the list. */
  source: string;
  /** Name of the PDF below `published/`, and its SHA-256. */
  file?: string;
  sha256?: string;
}
