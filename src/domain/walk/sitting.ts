import type { Answer } from '../answers/answer.ts';
import type { Revision } from '../records/result.ts';
import type { FindingDraft, Opening, SittingEvent, VisitFacts } from './events.ts';

/** A list being walked: what its journal says so far. */
export interface Sitting {
  opening: Opening;
  answers: ReadonlyMap<string, Answer>;
  /** Stamp of the last answer to each item. */
  answeredAt: ReadonlyMap<string, string>;
  findings: ReadonlyMap<string, FindingDraft>;
  /** Notes on items that are not answered. */
  notes: ReadonlyMap<string, string>;
  /** Files attached before the answer, by item. */
  files: ReadonlyMap<string, readonly string[]>;
  editNotes: ReadonlyMap<string, { id: string; words: string; at: string }>;
  closings: ReadonlyMap<string, { id: string; words: string; at: string }>;
  facts: VisitFacts;
  revision?: Revision;
  /** Seconds in front so far, and since when it is in front now. */
  frontSeconds: number;
  frontSince?: string;
  lastAt: string;
  finished?: { at: string; minutes: number; elsewhere: string[] };
  written?: string[];
  committed?: string;
  discarded?: true;
}

export function openSitting(opening: Opening): Sitting {
  return {
    opening,
    answers: new Map(),
    answeredAt: new Map(),
    findings: new Map(),
    notes: new Map(),
    files: new Map(),
    editNotes: new Map(),
    closings: new Map(),
    facts: { mode: opening.mode },
    frontSeconds: 0,
    lastAt: opening.at,
  };
}

/** The sitting that a journal tells of; undefined when its first line does not open one. */
export function replaySitting(events: readonly SittingEvent[]): Sitting | undefined {
  const [first, ...rest] = events;
  return first?.type === 'open' ? rest.reduce(applyEvent, openSitting(first)) : undefined;
}

/** Whole seconds between two stamps; never negative, since clocks are put back. */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000));
}

function set<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): Map<K, V> {
  const copy = new Map(map);
  if (value === undefined) copy.delete(key);
  else copy.set(key, value);
  return copy;
}

/** The sitting after an event. */
export function applyEvent(sitting: Sitting, event: SittingEvent): Sitting {
  const next: Sitting = { ...sitting, lastAt: event.at };
  switch (event.type) {
    case 'open':
      return sitting;
    case 'answer':
      next.answers = set(sitting.answers, event.item, event.answer);
      next.answeredAt = set(sitting.answeredAt, event.item, event.at);
      next.findings = set(sitting.findings, event.item, event.finding);
      next.notes = set(sitting.notes, event.item, undefined);
      next.files = set(sitting.files, event.item, undefined);
      return next;
    case 'clear': {
      // Words and files outlive the mark that is taken back: they were typed and attached by hand.
      const { note, files } = sitting.answers.get(event.item) ?? {};
      next.notes = set(sitting.notes, event.item, sitting.notes.get(event.item) ?? note);
      next.files = set(sitting.files, event.item, sitting.files.get(event.item) ?? files);
      next.answers = set(sitting.answers, event.item, undefined);
      next.answeredAt = set(sitting.answeredAt, event.item, undefined);
      next.findings = set(sitting.findings, event.item, undefined);
      return next;
    }
    case 'note':
      next.notes = set(sitting.notes, event.item, event.words === '' ? undefined : event.words);
      return next;
    case 'edit-note':
      next.editNotes = set(
        sitting.editNotes,
        event.item,
        event.words === '' ? undefined : { id: event.id, words: event.words, at: event.at },
      );
      return next;
    case 'close-finding':
      next.closings = set(
        sitting.closings,
        event.finding,
        event.words === '' ? undefined : { id: event.id, words: event.words, at: event.at },
      );
      return next;
    case 'attach':
      return attach(next, event.item, event.file);
    case 'visit':
      next.facts = event.facts;
      return next;
    case 'revision':
      next.revision = event.revision;
      return next;
    case 'front':
      return bringToFront(next, event.on, event.at);
    case 'finish': {
      const ended = bringToFront(next, false, event.at);
      return { ...ended, finished: { at: event.at, minutes: event.minutes, elsewhere: event.elsewhere } };
    }
    case 'written':
      next.written = event.paths;
      return next;
    case 'committed':
      next.committed = event.commit;
      return next;
    case 'discarded':
      next.discarded = true;
      return next;
    default:
      // An event of a newer mmc: what is not understood takes nothing away.
      return next;
  }
}

function attach(sitting: Sitting, item: string, file: string): Sitting {
  const answer = sitting.answers.get(item);
  if (answer) {
    const files = [...new Set([...(answer.files ?? []), file])];
    return { ...sitting, answers: set(sitting.answers, item, { ...answer, files }) };
  }
  return { ...sitting, files: set(sitting.files, item, [...new Set([...(sitting.files.get(item) ?? []), file])]) };
}

function bringToFront(sitting: Sitting, on: boolean, at: string): Sitting {
  const { frontSince, ...rest } = sitting;
  const seconds = frontSince === undefined ? 0 : secondsBetween(frontSince, at);
  const frontSeconds = sitting.frontSeconds + seconds;
  return on ? { ...rest, frontSeconds, frontSince: at } : { ...rest, frontSeconds };
}

/** A killed walk leaves its list in front; time after the last event was nobody's. */
export function pauseAfterKill(sitting: Sitting): Sitting {
  return bringToFront(sitting, false, sitting.lastAt);
}

/** Whether anything was typed that must not be lost. */
export function holdsWords(sitting: Sitting): boolean {
  return [sitting.answers, sitting.notes, sitting.files, sitting.editNotes, sitting.closings].some(
    (map) => map.size > 0,
  );
}

/** Asked items that are still open, in the list's order. */
export function openAsked(sitting: Sitting): string[] {
  return sitting.opening.asked.filter((id) => !sitting.answers.has(id));
}
