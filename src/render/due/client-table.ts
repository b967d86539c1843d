import type { Day } from '../../domain/calendar/day.ts';
import type { ClientDuties } from '../../domain/duties/client-duties.ts';
import { DUTIES, type Duty } from '../../domain/duties/duty.ts';
import { compareSoonest, isReady, needsAttention, owedDuties } from '../../domain/duties/owed-duty.ts';
import { type Cell, type Column, toTable } from '../table.ts';
import type { Line } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';
import { dutySaid } from './duty-cell.ts';
import { fitted, nameForms, shares } from './fitting.ts';

/** A terminal from here on has room for the names of the clients and for whole words. */
const WIDE = 120;
const GAP = 2;

/** Columns that a duty can do with: `missed 09 10`. */
const NARROWEST = 12;

/** A row for each client, a cell for each duty that is tracked, and whom to ask about what is worst. */
export function clientTable(
  clients: readonly ClientDuties[],
  tracked: readonly Duty[],
  today: Day,
  width: number,
): Line[] {
  const duties = DUTIES.filter((duty) => tracked.includes(duty));
  const wide = width >= WIDE;
  const rows = clients.map((one) => {
    const owed = owedDuties([one]);
    const said = duties.map((duty) =>
      dutySaid(
        owed.filter(({ standing }) => standing.duty === duty),
        today,
      ),
    );
    return { slug: one.client.slug, name: one.client.name, said, who: [{ forms: nameForms(whoToAsk(one)) }] };
  });
  const widest = (texts: readonly string[], most: number) => Math.min(most, Math.max(6, ...texts.map(widthOf)));
  const client = widest(
    rows.map(({ slug }) => slug),
    wide ? 24 : 14,
  );
  const name = wide
    ? widest(
        rows.map((row) => row.name),
        28,
      )
    : 0;
  const left = width - client - (wide ? name + GAP : 0) - GAP * (duties.length + 1);
  const who = widest(
    rows.map((row) => fitted(row.who, width).text),
    Math.max(wide ? 20 : 6, left - duties.length * NARROWEST),
  );
  const natural = duties.map((_, at) =>
    Math.max(...rows.map(({ said }) => widthOf(fitted(said[at] ?? [], width).text))),
  );
  const room = shares(natural, left - who);
  const columns: Column[] = [
    'CLIENT',
    ...(wide ? ['NAME'] : []),
    ...duties.map((duty) => duty.toUpperCase()),
    'WHO',
  ].map((heading) => ({ heading }));
  const cells = rows.map((row): Cell[] => [
    clip(row.slug, client),
    ...(wide ? [clip(row.name, name)] : []),
    ...row.said.map((said, at) => fitted(said, room[at] ?? 0)),
    fitted(row.who, who).text,
  ]);
  return toTable(columns, cells, width);
}

/** Those who answer for what is late or soon, else for what can be done; those of the earliest deadline first. */
export function whoToAsk(client: ClientDuties): string[] {
  const ready = owedDuties([client]).filter(({ standing }) => isReady(standing));
  const pressing = ready.filter(({ standing }) => needsAttention(standing, ''));
  const ordered = (pressing.length > 0 ? pressing : ready).sort(compareSoonest);
  return [...new Set(ordered.flatMap(({ standing }) => standing.owners))];
}
