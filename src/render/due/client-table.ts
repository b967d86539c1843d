import type { Day } from '../../domain/calendar/day.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import { DUTIES, type Duty } from '../../domain/duties/duty.ts';
import { isReady, owedDuties } from '../../domain/duties/owed-duty.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import type { Line } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { dutySaid } from './duty-cell.ts';
import { fitted, nameForms } from './fitting.ts';

/** A terminal from here on has room for the names of the clients and for whole words. */
const WIDE = 120;
const GAP = 2;

/** A row for each client, a cell for each duty that is tracked, and whom to ask about what is worst. */
export function clientTable(
  clients: readonly ClientDuties[],
  tracked: readonly Duty[],
  today: Day,
  width: number,
): Line[] {
  const duties = DUTIES.filter((duty) => tracked.includes(duty));
  const sizes = sizesFor(clients, duties.length, width);
  const columns: Column[] = [
    { heading: 'CLIENT' },
    ...(sizes.name > 0 ? [{ heading: 'NAME' }] : []),
    ...duties.map((duty) => ({ heading: duty.toUpperCase() })),
    { heading: 'WHO' },
  ];
  const rows = clients.map((one): Cell[] => [
    clip(one.client.slug, sizes.client),
    ...(sizes.name > 0 ? [clip(one.client.name, sizes.name)] : []),
    ...duties.map((duty) => {
      const owed = owedDuties([one]).filter(({ standing }) => standing.duty === duty);
      return fitted(dutySaid(owed, today), sizes.duty);
    }),
    fitted([{ forms: nameForms(whoToAsk(one)) }], sizes.who).text,
  ]);
  return toTable(columns, rows, width);
}

interface Sizes {
  client: number;
  /** 0 where there is no room for names. */
  name: number;
  duty: number;
  who: number;
}

/** What the columns get: the duties all that the names and the people leave, as far as it is of use. */
function sizesFor(clients: readonly ClientDuties[], duties: number, width: number): Sizes {
  const widest = (texts: readonly string[]) => Math.max(6, ...texts.map(widthOf));
  const wide = width >= WIDE;
  const client = Math.min(widest(clients.map((one) => one.client.slug)), wide ? 24 : 14);
  const name = wide ? Math.min(widest(clients.map((one) => one.client.name)), 28) : 0;
  const people = widest(clients.map((one) => whoToAsk(one).join(', ')));
  const left = width - client - (name > 0 ? name + GAP : 0) - GAP * (duties + 1);
  const who = Math.min(people, Math.max(wide ? 20 : 6, left - duties * 12));
  return { client, name, who, duty: Math.max(4, Math.floor((left - who) / Math.max(1, duties))) };
}

/** Those who answer for what can be done now; those of the earliest deadline first. */
export function whoToAsk(client: ClientDuties): string[] {
  const ready = owedDuties([client]).filter(({ standing }) => isReady(standing));
  const ordered = ready.sort((a, b) => (a.standing.deadline < b.standing.deadline ? -1 : 1));
  return [...new Set(ordered.flatMap(({ standing }) => standing.owners))];
}
