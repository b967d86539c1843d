import slugify from '@sindresorhus/slugify';
import { foldName, isSlug, portableNameTrouble } from './names.ts';

const LONGEST = 63;

/** A name for paths made of a display name: `Müller & Søn` gives `mueller-and-son`; undefined when nothing is left. */
export function proposeSlug(name: string): string | undefined {
  const whole = slugify(name.slice(0, 500), { decamelize: false });
  const fitting = whole.length <= LONGEST ? whole : whole.slice(0, LONGEST + 1).replace(/-[^-]*$/, '');
  const slug = fitting.slice(0, LONGEST).replace(/-+$/, '');
  if (isSlug(slug)) return slug;
  // Windows keeps "con" and its like for devices, with whatever follows a dot, but not "con-1".
  return slug !== '' && isSlug(`${slug}-1`) ? `${slug}-1` : undefined;
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  const folded = new Set(taken.map(foldName));
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${count}`;
    const candidate = slug.slice(0, LONGEST - suffix.length).replace(/-+$/, '') + suffix;
    if (!folded.has(candidate)) return candidate;
  }
}

/** Why a text cannot be the name of a folder or list of ours; undefined when it can. */
export function slugTrouble(text: string): string | undefined {
  if (isSlug(text)) return undefined;
  return portableNameTrouble(text) ?? 'it may hold a to z, 0 to 9 and "-" between them, at most 63';
}

/** Why a text cannot be the display name of a client; undefined when it can. */
export function displayNameTrouble(name: string): string | undefined {
  if (name.trim() === '') return 'it is empty';
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) return 'it holds a line end or another control character';
  return [...name].length > 200 ? 'it is longer than 200 characters' : undefined;
}
