import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { type Firm, ROLES, type Role } from '../domain/firm.ts';

/** The person of the firm with a short name; vendors can sign too (P4). Throws a usage failure with "did you mean". */
export function personNamed(firm: Firm, slug: string): string {
  const known = [...firm.people.map((person) => person.slug), ...firm.vendors.keys()];
  if (known.includes(slug)) return slug;
  const near = closest(slug, known);
  throw new Failure('usage', `There is no person "${slug}" in mmc.yaml`, {
    hint: near
      ? `Did you mean "${near}"?`
      : known.length > 0
        ? `Known are ${known.join(', ')}`
        : 'Write them under "people:" in mmc.yaml',
  });
}

/** A role, or the person with a short name. Throws as `personNamed` does. */
export function personOrRole(firm: Firm, word: string): { role: Role } | { person: string } {
  const role = ROLES.find((one) => one === word);
  const isPerson = firm.people.some(({ slug }) => slug === word) || firm.vendors.has(word);
  return role && !isPerson ? { role } : { person: personNamed(firm, word) };
}
