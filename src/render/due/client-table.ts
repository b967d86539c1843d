import type { Day } from '../../domain/calendar/day.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import { DUTIES, type Duty } from '../../domain/duties/duty.ts';
import { owedDuties } from '../../domain/duties/owed-duty.ts';
import { whoToAsk } from '../../domain/duties/who-to-ask.ts';
import { groupBy } from '../../domain/group-by.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import { type Line, line, span } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { columnWidths, leastWidths } from './column-widths.ts';
import { dutySaid } from './duty-cell.ts';
import { fitted, nameForms, type Said } from './fitting.ts';

/** A terminal from here on has room for the names of the clients and for whole words. */
const WIDE = 120;
const GAP = 2;

/** Columns that a duty can do with: `missed 09 10`. */
const NARROWEST = 12;

/** A narrower terminal may have no room for columns. */
const TABLE = 76;

interface ClientRow {
  slug: string;
  name: string;
  /** How each duty stands, in the order of the columns. */
  said: readonly Said[][];
  who: Said[];
}

/** A row for each client, a cell for each duty that is tracked, and whom to ask about what is worst. */
export function clientTable(
  clients: readonly ClientDuties[],
  tracked: readonly Duty[],
  today: Day,
  width: number,
): Line[] {
  const duties = DUTIES.filter((duty) => tracked.includes(duty));
  const rows = clients.map((one): ClientRow => {
    const owed = groupBy(owedDuties([one]), ({ standing }) => standing.duty);
    const said = duties.map((duty) => dutySaid(owed.get(duty) ?? [], today));
    return { slug: one.client.slug, name: one.client.name, said, who: [{ forms: nameForms(whoToAsk(one)) }] };
  });
  const sizes = sizesOf(rows, width);
  if (!sizes) return rows.flatMap((row) => narrowLines(row, duties, width));
  const wide = sizes.name > 0;
  const named = rows.some(({ who }) => who[0]?.forms[0] !== '');
  const headings = [
    'CLIENT',
    ...(wide ? ['NAME'] : []),
    ...duties.map((duty) => duty.toUpperCase()),
    ...(named ? ['WHO'] : []),
  ];
  const columns = headings.map((heading): Column => ({ heading }));
  const cells = rows.map((row): Cell[] => [
    clip(row.slug, sizes.client),
    ...(wide ? [clip(row.name, sizes.name)] : []),
    ...row.said.map((said, at) => fitted(said, sizes.duties[at] ?? 0)),
    ...(named ? [fitted(row.who, sizes.who).text] : []),
  ]);
  return toTable(columns, cells, width);
}

interface Sizes {
  client: number;
  /** 0 where there is no room for names. */
  name: number;
  duties: number[];
  who: number;
}

/** The duties get what clients and people leave, each what it needs as long as the others have enough; nothing when they cannot. */
function sizesOf(rows: readonly ClientRow[], width: number): Sizes | undefined {
  const wide = width >= WIDE;
  const widest = (texts: readonly string[], most: number) => Math.min(most, Math.max(6, ...texts.map(widthOf)));
  const slugs = rows.map(({ slug }) => slug);
  const names = rows.map(({ name }) => name);
  const people = rows.map((row) => fitted(row.who, width).text);
  const client = widest(slugs, wide ? 24 : 14);
  const name = wide ? widest(names, 28) : 0;
  const count = rows[0]?.said.length ?? 0;
  const left = width - client - (wide ? name + GAP : 0) - GAP * (count + 1);
  const who = widest(people, Math.max(wide ? 20 : 6, left - count * NARROWEST));
  const columns = Array.from({ length: count }, (_, at) => rows.map(({ said }) => said[at] ?? []));
  const least = leastWidths(columns).reduce((sum, one) => sum + one, 0);
  if (width < TABLE && least > left - who) return undefined;
  return { client, name, who, duties: columnWidths(columns, left - who) };
}

function narrowLines({ slug, said, who }: ClientRow, duties: readonly Duty[], width: number): Line[] {
  const cells = duties.map((duty, at) => ({ duty, cell: fitted(said[at] ?? [], Math.max(8, width - 11)) }));
  const names = fitted(who, Math.max(4, width - 8)).text;
  return [
    line(span(clip(slug, width), 'strong')),
    ...cells.map(({ duty, cell }) => line(`  ${duty.padEnd(9)}`, span(cell.text, cell.tone))),
    ...(names === '' ? [] : [line(span(`  ask ${names}`, 'faint'))]),
  ];
}
