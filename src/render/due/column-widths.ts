import { widthOf } from '../wrap.ts';
import { fitted, type Said } from './fitting.ts';

/** A cell that says something in more or in fewer words. */
type SaidCell = readonly Said[];

/** At least so wide, for the heading. */
const LEAST = 6;

/**
 * Widths of columns that share a room: all words if they fit; else what is quiet (faint) is said in few words everywhere,
 * so that what is loud gets the room.
 */
export function columnWidths(columns: readonly (readonly SaidCell[])[], room: number): number[] {
  const whole = columns.map((cells) => widest(cells, room));
  if (whole.reduce((sum, one) => sum + one, 0) <= room) return whole;
  const loud = columns.map((cells) => cells.filter((cell) => cell[0]?.tone !== 'faint'));
  const quiet = columns.map((cells) =>
    widestOf(cells.map((cell) => (cell[0]?.tone === 'faint' ? shortest(cell) : ''))),
  );
  const needs = loud.map((cells, at) => Math.max(quiet[at] ?? 0, widest(cells, room)));
  const used = (at: number, share: number) => Math.max(Math.min(quiet[at] ?? 0, share), widest(loud[at] ?? [], share));
  const taken = shares(needs, room).map((share, at) => used(at, share));
  // What a column leaves, since it found shorter words, goes to those that had to leave something out.
  let spare = room - taken.reduce((sum, one) => sum + one, 0);
  return taken.map((one, at) => {
    const more = used(at, one + Math.max(0, spare));
    spare -= more - one;
    return more;
  });
}

function widest(cells: readonly SaidCell[], room: number): number {
  return widestOf(cells.map((cell) => fitted(cell, room).text));
}

function widestOf(texts: readonly string[]): number {
  return Math.max(LEAST, ...texts.map(widthOf));
}

function shortest(cell: SaidCell): string {
  return cell[0]?.forms.at(-1) ?? '';
}

/** Shares a room out: everybody gets what he needs as long as nobody else has less than that. */
export function shares(needs: readonly number[], room: number): number[] {
  let left = room;
  const got = new Map<number, number>();
  const order = [...needs.keys()].sort((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0));
  for (const [place, at] of order.entries()) {
    const share = Math.max(4, Math.min(needs[at] ?? 0, Math.floor(left / (order.length - place))));
    got.set(at, share);
    left -= share;
  }
  return needs.map((_, at) => got.get(at) ?? 0);
}
