import { closest } from '../domain/closest.ts';
import { ownersOf } from '../domain/duties/owners.ts';
import { Failure } from '../domain/failure.ts';
import { type Firm, ROLES } from '../domain/firm.ts';
import { foldName, meantBy, type Named } from '../domain/names.ts';

/**
 * The short name of the person who is meant: by the short name or the full one, letter case does not count; vendors can
 * sign too (P4). What only begins so is nobody, since people sign with it. Throws a usage failure with "did you mean".
 */
export function personNamed(firm: Firm, word: string): string {
  const vendors = [...firm.vendors].map(([slug, name]) => ({ slug, name }));
  const all: Named[] = [...firm.people, ...vendors];
  const { meant, exact } = meantBy(foldName(word.trim()), all, ({ slug, name }) => ({
    slug,
    ...(name ? { name } : {}),
  }));
  const [person, ...others] = exact ? meant : [];
  if (person && others.length === 0) return person.slug;
  if (person)
    throw new Failure('usage', `Several people are called "${word}"`, {
      hint: `Write the short name: ${meant.map(({ slug }) => slug).join(', ')}`,
    });
  const known = all.map(({ slug }) => slug);
  const near = closest(word, known);
  throw new Failure('usage', `There is no person "${word}" in mmc.yaml`, {
    hint: near
      ? `Did you mean "${near}"?`
      : known.length > 0
        ? `Known are ${known.join(', ')}`
        : 'Write them under "people:" in mmc.yaml',
  });
}

/** All who have a role, or the one person who is meant, with the word they go by. Throws as `personNamed` does. */
export function peopleNamed(firm: Firm, word: string): { who: string; people: string[] } {
  const who = ROLES.find((role) => role === foldName(word.trim())) ?? personNamed(firm, word);
  return { who, people: ownersOf(firm, who) };
}
