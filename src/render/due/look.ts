import type { Day } from '../../domain/calendar/day.ts';
import { type Firm, nameOf } from '../../domain/firm.ts';

/** How it is to be shown. */
export interface DueView {
  /** One row a client, or for a person one a duty, unless told. */
  by?: 'client' | 'owner' | 'duty' | 'date';
  /** What falls due until then is shown even when it is not soon. */
  until: Day;
  /** Also what is on course. */
  all: boolean;
  allWarnings: boolean;
  /** Whose list it is: a person or a role, as it was named. */
  who?: string;
}

/** `jane, Jane Mercer`; what is no person stays as it is. */
export function personWords(firm: Firm, slug: string): string {
  const name = nameOf(firm, slug);
  return name === undefined ? slug : `${slug}, ${name}`;
}
