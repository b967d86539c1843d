import { type Firm, ROLES } from '../firm.ts';

/** Short names behind the owner of a duty: a role stands for all who have it, a person or vendor for itself. */
export function ownersOf(firm: Firm, owner: string | undefined): string[] {
  if (owner === undefined) return [];
  if (firm.people.some(({ slug }) => slug === owner)) return [owner];
  const role = ROLES.find((one) => one === owner);
  return role ? firm.people.filter(({ roles }) => roles.includes(role)).map(({ slug }) => slug) : [owner];
}
