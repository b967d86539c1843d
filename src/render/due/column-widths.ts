import { widthOf } from '../wrap.ts';
import { fitted, type Said } from './fitting.ts';

/** A cell that says something in more or in fewer words. */
type SaidCell = readonly Said[];

/** At least so wide, for the heading. */
const LEAST = 7;

/**
 * Widths of columns that share a room: all words if they fit; else what is quiet (faint) is said in few words everywhere,
 * so that what is loud gets the room.
 */
export function columnWidths(columns: readonly (readonly SaidCell[])[], room: number): number[] {
  const whole = columns.map((cells) => widest(cells, room));
  if (sum(whole) <= room) return whole;
  const loud = columns.map((cells) => cells.filter((cell) => cell[0]?.tone !== 'faint'));
  const least = leastWidths(columns);
  const needs = loud.map((cells, at) => Math.max(least[at] ?? 0, widest(cells, room)));
  const extra = shares(
    needs.map((need, at) => need - (least[at] ?? 0)),
    Math.max(0, room - sum(least)),
  );
  const first = sum(least) <= room ? least.map((one, at) => one + (extra[at] ?? 0)) : shares(least, room);
  const used = (at: number, share: number) => Math.max(Math.min(least[at] ?? 0, share), widest(loud[at] ?? [], share));
  const taken = first.map((share, at) => used(at, share));
  // What a column leaves, since it found shorter words, goes to those that had to leave something out.
  let spare = room - sum(taken);
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

/** What columns need at least, with everything in the fewest words. */
export function leastWidths(columns: readonly (readonly SaidCell[])[]): number[] {
  return columns.map((cells) => widestOf(cells.map(([first]) => first?.least?.at(-1) ?? first?.forms.at(-1) ?? '')));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Shares a room out: everybody gets what he needs as long as nobody else has less than that. */
export function shares(needs: readonly number[], room: number): number[] {
  let left = room;
  const got = new Map<number, number>();
  const order = [...needs.keys()].sort((a, b) => (needs[a] ?? 0) - (needs[b] ?? 0));
  for (const [place, at] of order.entries()) {
    const share = Math.max(0, Math.min(needs[at] ?? 0, Math.floor(left / (order.length - place))));
    got.set(at, share);
    left -= share;
  }
  return needs.map((_, at) => got.get(at) ?? 0);
}
