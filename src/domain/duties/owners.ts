import { type Firm, nameOf, peopleWith, ROLES } from '../firm.ts';

/** Short names behind the owner of a duty: a role stands for all who have it, a person or vendor for itself. */
export function ownersOf(firm: Firm, owner: string | undefined): string[] {
  if (owner === undefined) return [];
  if (nameOf(firm, owner) !== undefined) return [owner];
  const role = ROLES.find((one) => one === owner);
  return role ? peopleWith(firm, role).map(({ slug }) => slug) : [owner];
}
