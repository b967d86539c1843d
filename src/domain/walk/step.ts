// The walk as a pure state machine: a key in, the visit and what the journals must hold out. Nothing here waits, asks
// the time, or writes. What `step` returns is shown only after its events are on disk.
import { stepClosing } from './step-closing.ts';
import { stepItem } from './step-item.ts';
import { stepWords } from './step-words.ts';
import type { Moment, Recorded, Visit } from './visit.ts';

/** A key as the terminal tells it. */
export type WalkKey =
  | { type: 'character'; text: string }
  | { type: 'paste'; text: string }
  | { type: 'named'; name: string };

export interface Step {
  visit: Visit;
  events: Recorded[];
}

export function step(visit: Visit, key: WalkKey, moment: Moment): Step {
  const { message: _message, ...quiet } = visit;
  switch (visit.screen.at) {
    case 'words':
    case 'secret':
      return stepWords(quiet, key, moment);
    case 'overview':
    case 'revision':
    case 'summary':
      return stepClosing(quiet, key, moment);
    default:
      return stepItem(quiet, key, moment);
  }
}
