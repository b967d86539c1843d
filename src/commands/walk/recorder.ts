import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { draftEvents } from '../../domain/walk/drafts.ts';
import { step, type WalkKey } from '../../domain/walk/step.ts';
import { type Moment, type Recorded, record, type Visit } from '../../domain/walk/visit.ts';
import { stamp, type World } from '../world.ts';
import { copyAttachment } from './attach.ts';
import type { Journals } from './journals.ts';

/** One walk: the state that is shown, and the journals that hold it. */
export interface Walk {
  world: World;
  timezone: string;
  /** Absolute path of the client's folder as it is called now. */
  clientFolder(): string;
  journals: Journals;
  visit: Visit;
}

export function moment(walk: Pick<Walk, 'world' | 'timezone'>): Moment {
  return { at: stamp(walk.world, walk.timezone), newId: walk.world.newId };
}

/** The order that everything rests on: first the journals, then the state that may be shown. */
export function keepEvents(walk: Walk, next: Visit, events: readonly Recorded[]): void {
  walk.journals.append(events);
  walk.visit = record(next, events);
}

/**
 * Takes a key: the walk after it, with everything it said on the disk. Throws when that failed; then what is shown did not
 * change. Of a key that concerns several lists, some journals may hold it then: it is on the disk, and taken again.
 */
export function takeKey(walk: Walk, key: WalkKey): void {
  const { visit, events } = step(walk.visit, key, moment(walk));
  keepEvents(walk, visit, events);
  if (walk.visit.attaching) attach(walk, walk.visit.attaching);
}

function attach(walk: Walk, { list, item, path }: NonNullable<Visit['attaching']>): void {
  const { attaching: _attaching, ...visit } = walk.visit;
  const opening = walk.visit.lists[list]?.sitting.opening;
  if (!opening) return;
  try {
    const { name, words } = copyAttachment(walk.world, walk.clientFolder(), opening, path);
    const event = {
      type: 'attach' as const,
      at: moment(walk).at,
      item,
      file: name,
      from: resolve(walk.world.folder, path),
    };
    keepEvents(walk, { ...visit, message: { words, tone: 'good' } }, [{ list, event }]);
    takeEventOfPhoto(walk, list, item);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    walk.visit = { ...visit, message: { words: error.message, tone: 'warn' } };
  }
}

/** A photo item is answered by its photo: d confirms it, and further photos may follow. */
function takeEventOfPhoto(walk: Walk, list: number, item: string): void {
  const kind = walk.visit.lists[list]?.items.get(item)?.kind;
  if (kind !== 'photo' || walk.visit.lists[list]?.sitting.answers.has(item)) return;
  const words = `${walk.visit.message?.words ?? ''}. Press d when all photos are there`;
  walk.visit = { ...walk.visit, message: { words, tone: 'good' } };
}

/** The walk stops here for now: time that passes until it is resumed is nobody's. */
export function pauseWalk(walk: Walk): void {
  const running = walk.visit.lists.flatMap(({ sitting }, list) =>
    sitting.frontSince === undefined || sitting.finished ? [] : [list],
  );
  const now = moment(walk);
  keepEvents(walk, walk.visit, [
    ...draftEvents(walk.visit, now),
    ...running.map((list) => ({ list, event: { type: 'front' as const, at: now.at, on: false } })),
  ]);
}
