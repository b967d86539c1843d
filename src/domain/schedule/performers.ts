import { type Client, type Firm, nameOf, peopleWith } from '../firm.ts';

/** Who may go to a client for its lists, whose turn it is first. */
export interface Performers {
  who: string[];
  /** One is fixed, several named ones take turns, of the others the least busy goes (P74). */
  choice: 'fixed' | 'turns' | 'anybody';
  /** Of turns: who was there last. */
  after?: string;
}

/** `lastBy` are those who were there, newest first. Names that the firm does not know cannot go. */
export function performersOf(firm: Firm, client: Client, lastBy: readonly string[]): Performers {
  const named = [...new Set(client.visits.technicians)];
  if (named.length === 0) return { who: technicians(firm), choice: 'anybody' };
  const known = named.filter((slug) => nameOf(firm, slug) !== undefined);
  if (named.length === 1) return { who: known, choice: 'fixed' };
  const after = lastBy.find((slug) => named.includes(slug));
  const next = after === undefined ? 0 : named.indexOf(after) + 1;
  const turns = [...named.slice(next), ...named.slice(0, next)].filter((slug) => known.includes(slug));
  return { who: turns, choice: 'turns', ...(after === undefined ? {} : { after }) };
}

/** Everybody with the role; where nobody has it, everybody. */
function technicians(firm: Firm): string[] {
  const withRole = peopleWith(firm, 'technician');
  return (withRole.length > 0 ? withRole : firm.people).map(({ slug }) => slug).sort();
}

/** Those who meet clients (P47), in the order of their names. */
export function serviceManagers(firm: Firm): string[] {
  return peopleWith(firm, 'service-manager')
    .map(({ slug }) => slug)
    .sort();
}
