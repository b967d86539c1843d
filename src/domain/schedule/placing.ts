import { compareText } from '../text/compare-text.ts';
import type { Board, Slot } from './board.ts';

/** Something that wants one of these places. */
export interface Wanted {
  /** Orders what is equal otherwise, so that the same input gives the same schedule. */
  key: string;
  /** Places that no rule forbids, with their distance from what is wished; how full they are is not counted yet. */
  places: { slot: Slot; distance: readonly number[] }[];
}

/**
 * A place for as many as possible. Those with the fewest good places choose first, each the best that has room; when
 * nothing has room, others make room by moving on (augmenting paths). So nobody is left out who could have been placed.
 */
export function place(wanted: readonly Wanted[], board: Board): Map<string, Slot> {
  const chosen = new Map<string, Slot>();
  const byKey = new Map(wanted.map((one) => [one.key, one]));
  const take = (one: Wanted, slot: Slot) => {
    board.change(slot, 1);
    chosen.set(one.key, slot);
  };
  const leave = (key: string, slot: Slot) => {
    board.change(slot, -1);
    chosen.delete(key);
  };
  const tryToPlace = (one: Wanted, tried: Set<string>): boolean => {
    const slots = inOrder(one, board);
    const free = slots.find((slot) => !tried.has(nameOf(slot)) && board.hasRoom(slot));
    if (free) {
      take(one, free);
      return true;
    }
    return slots.some((slot) => {
      if (tried.has(nameOf(slot))) return false;
      tried.add(nameOf(slot));
      const inTheWay = [...chosen].filter(([, other]) => nameOf(other) === nameOf(slot)).map(([key]) => key);
      return inTheWay.sort().some((key) => {
        const other = byKey.get(key);
        if (!other) return false;
        leave(key, slot);
        const moved = tryToPlace(other, tried);
        take(moved ? one : other, slot);
        return moved;
      });
    });
  };
  for (const one of [...wanted].sort(fewestWaysFirst)) tryToPlace(one, new Set());
  return chosen;
}

function nameOf({ day, who }: Slot): string {
  return `${day} ${who}`;
}

/** Best first: by distance from what is wished, then where there is least to do. */
function inOrder({ places }: Wanted, board: Board): Slot[] {
  return places
    .map(({ slot, distance }) => ({ slot, rank: [...distance, ...board.load(slot)] }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || compareText(nameOf(a.slot), nameOf(b.slot)))
    .map(({ slot }) => slot);
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((one, index) => one !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function fewestWaysFirst(a: Wanted, b: Wanted): number {
  return waysOf(a) - waysOf(b) || compareText(a.key, b.key);
}

/** Number of places as good as the best. */
function waysOf({ places }: Wanted): number {
  const best = places.map(({ distance }) => distance).sort(compareRanks)[0];
  return best === undefined ? 0 : places.filter(({ distance }) => compareRanks(distance, best) === 0).length;
}
