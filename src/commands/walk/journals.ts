import { Failure } from '../../domain/failure.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import { holdsWords, type Sitting } from '../../domain/walk/sitting.ts';
import type { Recorded } from '../../domain/walk/visit.ts';
import type { FilePort } from '../../store/file-port.ts';
import { createJournal, type Journal, openJournal, removeJournal } from '../../store/journal.ts';
import type { Holder } from '../../store/lock.ts';

/** The journals of a visit, one per list, in the order of its lists. */
export interface Journals {
  /**
   * Returns when the events are on the disk. Throws a Failure when they are not: then nothing may be shown as kept, though
   * those of the first lists may be. To give the same events again does no harm.
   */
  append(events: readonly Recorded[]): void;
  /** Goes on in another folder with everything that was recorded so far; when that fails, everything is as it was. */
  moveTo(folder: string, sittings: readonly Sitting[], histories: readonly (readonly SittingEvent[])[]): Promise<void>;
  /** All events so far, list by list. */
  events(): readonly (readonly SittingEvent[])[];
  paths(): readonly string[];
  /** Ends the visit here: journals of lists in which nothing was said are removed, unless the visit is paused. */
  close(sittings: readonly Sitting[]): Promise<void>;
}

type Kept = { journal: Journal<SittingEvent>; events: SittingEvent[] };

/** Begins a journal for each sitting; its first line pins the sitting. */
export async function beginJournals(
  port: FilePort,
  folder: string,
  sittings: readonly Sitting[],
  holder: Holder,
): Promise<Journals> {
  const openings = sittings.map(({ opening }) => ({ id: opening.sitting, events: [opening] }));
  return journalsOf(port, await writeJournals(port, folder, openings, holder), holder);
}

/** New journals with these events: all of them, or none is left open or lying about. */
async function writeJournals(
  port: FilePort,
  folder: string,
  wanted: readonly { id: string; events: readonly SittingEvent[] }[],
  holder: Holder,
): Promise<Kept[]> {
  const written: Kept[] = [];
  try {
    for (const { id, events } of wanted) {
      const journal = await createJournal<SittingEvent>(port, folder, id, holder);
      written.push({ journal, events: [...events] });
      for (const event of events) journal.append(event);
    }
    return written;
  } catch (error) {
    // What failed first is what is to be told, not what fails on a disk that is full while it is cleaned up.
    for (const { journal } of written) {
      await journal.close().catch(() => {});
      await removeQuietly(port, journal.path, holder).catch(() => {});
    }
    throw error;
  }
}

/** Goes on with journals that are there. */
export async function resumeJournals(port: FilePort, paths: readonly string[], holder: Holder): Promise<Journals> {
  const kept: Kept[] = [];
  try {
    for (const path of paths) {
      const { journal, reading } = await openJournal<SittingEvent>(port, path, holder);
      kept.push({ journal, events: [...reading.events] });
    }
  } catch (error) {
    for (const { journal } of kept) await journal.close().catch(() => {});
    throw error;
  }
  return journalsOf(port, kept, holder);
}

function journalsOf(port: FilePort, begun: readonly Kept[], holder: Holder): Journals {
  const kept = [...begun];
  return {
    append: (events) => {
      for (const { list, event } of events) {
        const one = kept[list];
        if (!one) throw new RangeError(`no journal ${list}`);
        one.journal.append(event);
        one.events.push(event);
      }
    },
    moveTo: async (folder, sittings) => {
      const wanted = sittings.map(({ opening }, index) => ({
        id: opening.sitting,
        events: kept[index]?.events ?? [],
      }));
      const moved = await writeJournals(port, folder, wanted, holder);
      for (const one of kept) {
        await one.journal.close();
        // A second copy would be taken for a second walk. Where the old disk does not even delete, it stays.
        await removeQuietly(port, one.journal.path, holder);
      }
      kept.splice(0, kept.length, ...moved);
    },
    events: () => kept.map((one) => one.events),
    paths: () => kept.map((one) => one.journal.path),
    close: async (sittings) => {
      // The other lists of a visit that is paused wait with it, also those in which nothing was said yet.
      const paused = sittings.some(holdsWords) && !sittings.some(({ finished }) => finished);
      for (const [index, { journal }] of kept.entries()) {
        await journal.close();
        const sitting = sittings[index];
        if (sitting && !holdsWords(sitting) && !paused) await removeQuietly(port, journal.path, holder);
      }
    },
  };
}

async function removeQuietly(port: FilePort, path: string, holder: Holder): Promise<void> {
  try {
    await removeJournal(port, path, holder);
  } catch (error) {
    // Another mmc has just opened it: then it is not ours to remove.
    if (!(error instanceof Failure)) throw error;
  }
}
