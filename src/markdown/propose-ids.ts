import slugify from '@sindresorhus/slugify';
import type { RawItem } from './items.ts';

const LONGEST = 32;

/**
 * The id of each item: the written one, or a proposal made from its words that clashes with no other.
 * The same file always gives the same proposals, so that a list without ids can be walked and fixed later.
 */
export function proposeIds(raw: readonly RawItem[], text: string): string[] {
  const taken = new Set(raw.map(writtenId).filter((id) => id !== undefined));
  return raw.map((item) => {
    const written = writtenId(item);
    if (written !== undefined) return written;
    const base = idFrom(text.slice(item.box + 3, item.group?.start ?? item.lineEnd));
    let id = base;
    for (let suffix = 2; taken.has(id); suffix += 1) id = `${base}-${suffix}`;
    taken.add(id);
    return id;
  });
}

export function writtenId(item: RawItem): string | undefined {
  return item.group?.attributes.find((one) => one.key === 'id')?.value;
}

/** An id from words: `Free space on C:` gives `free-space-on-c`. */
function idFrom(words: string): string {
  const whole = slugify(words.slice(0, 200).replace(/\{[^}]*\}?/g, ' '), { decamelize: false });
  if (whole.length <= LONGEST) return whole === '' ? 'item' : whole;
  const cut = whole.slice(0, LONGEST + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, LONGEST).replace(/-+$/, '') || 'item';
}
