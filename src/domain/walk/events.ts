import type { Answer } from '../answers/answer.ts';
import type { Responsible } from '../records/finding.ts';
import type { Mode, Revision } from '../records/result.ts';

/**
 * What a journal holds. Line 0 pins everything a result needs, so that its bytes derive from the journal alone, whatever
 * happens to the files meanwhile. `at` is always a stamp of the firm's local time with offset.
 */
export interface Opening {
  type: 'open';
  format: 1;
  at: string;
  sitting: string;
  visit: string;
  /** Absolute path of the workspace, as the walk saw it. */
  workspace: string;
  client: { slug: string; id: string; name: string };
  checklist: string;
  /** The list as walked, each item with its id. */
  walked: string;
  /** Git blob of `walked`. */
  source: string;
  period?: string;
  subject?: string;
  date: string;
  by: string;
  entered?: string;
  enteredBy?: string;
  mode: Mode;
  /** Ids due in the whole list, without those answered elsewhere for the client. */
  due: string[];
  /** Those of them that are asked once for the client. */
  forClient: string[];
  /** Ids that this sitting asks. */
  asked: string[];
  variables: Record<string, string>;
  estimate?: number;
  corrects?: string;
  /** For a correction: the minutes of what it corrects, since correcting is no work at the client. */
  spent?: number;
}

/** A finding that an answer records. `closing` is the id of its closing when it was mended at once. */
export interface FindingDraft {
  id: string;
  /** An open finding on the item gets an occurrence instead of a second finding. */
  occurrenceOf?: string;
  closing?: string;
  responsible?: Responsible;
  vendor?: string;
  /** The vendor's case number. */
  case?: string;
}

/** What was recorded once for the whole visit. */
export interface VisitFacts {
  mode: Mode;
  met?: string;
  ticket?: string;
  remarks?: string;
  trip?: boolean;
  afterHours?: boolean;
}

export type SittingEvent =
  | Opening
  | { type: 'answer'; at: string; item: string; answer: Answer; finding?: FindingDraft }
  | { type: 'clear'; at: string; item: string }
  /** Words on an item that is not answered yet. */
  | { type: 'note'; at: string; item: string; words: string }
  /** Words on what should change in the list; empty words take it back. */
  | { type: 'edit-note'; at: string; id: string; item: string; words: string }
  | { type: 'close-finding'; at: string; id: string; finding: string; words: string }
  | { type: 'attach'; at: string; item: string; file: string; from: string }
  | { type: 'visit'; at: string; facts: VisitFacts }
  | { type: 'revision'; at: string; revision: Revision }
  | { type: 'front'; at: string; on: boolean }
  /** `elsewhere`: due ids that another list of the visit answered for the client. */
  | { type: 'finish'; at: string; minutes: number; elsewhere: string[] }
  /** After `finish`: what became of it. */
  | { type: 'written'; at: string; paths: string[] }
  | { type: 'committed'; at: string; commit: string }
  | { type: 'discarded'; at: string };
