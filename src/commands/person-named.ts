import { closest } from '../domain/closest.ts';
import { ownersOf } from '../domain/duties/owners.ts';
import { Failure } from '../domain/failure.ts';
import { type Firm, nameOf, ROLES } from '../domain/firm.ts';

/** The person of the firm with a short name; vendors can sign too (P4). Throws a usage failure with "did you mean". */
export function personNamed(firm: Firm, slug: string): string {
  if (nameOf(firm, slug) !== undefined) return slug;
  const known = [...firm.people.map((person) => person.slug), ...firm.vendors.keys()];
  const near = closest(slug, known);
  throw new Failure('usage', `There is no person "${slug}" in mmc.yaml`, {
    hint: near
      ? `Did you mean "${near}"?`
      : known.length > 0
        ? `Known are ${known.join(', ')}`
        : 'Write them under "people:" in mmc.yaml',
  });
}

/** All who have a role, or the person with a short name. Throws as `personNamed` does. */
export function peopleNamed(firm: Firm, word: string): string[] {
  const isRole = ROLES.some((role) => role === word);
  return ownersOf(firm, isRole ? word : personNamed(firm, word));
}
