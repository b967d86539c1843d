import type { Day } from '../calendar/day.ts';
import type { Period } from '../calendar/period.ts';
import { monthOf } from '../calendar/week.ts';
import type { Duty, DutyStanding, DutyState, ListDuties } from '../duties/duty.ts';
import { headersInEffect } from '../execution.ts';
import { groupBy } from '../group-by.ts';
import { type Archive, type ArchivedList, type Verdict, waiverOfVerdict } from '../records/archive.ts';
import type { ResultHeader } from '../records/result.ts';
import type { Waiver } from '../records/waiver.ts';

/** What became of a duty: from the archive of a filed month, else derived from the records. */
export interface DutyPast {
  duty: Duty;
  state: DutyState;
  /** When and by whom it was done or waived; who answers for a missed one. */
  date?: Day;
  by?: string;
  /** Something was done, not all. */
  partial?: boolean;
  /** The visit in the schedule. */
  planned?: { date: Day; by: string };
  /** It could not be done before this one. */
  waitingFor?: Duty;
  /** Why it was waived; missing when the waiver is gone. */
  reason?: string;
}

/** A list in a month, or in one week of it. Of an on-demand list there are no duties, only visits. */
export interface ListPast {
  /** The client's folder as it is called today. */
  client: string;
  list: string;
  period: Period;
  duties: DutyPast[];
  /** Sittings, oldest first; each correction in the place of its original. Empty when nobody asked for them. */
  visits: ResultHeader[];
}

export interface MonthPast {
  period: Period;
  /** Its verdicts are final. */
  filed?: { date: Day; by: string; refiled?: Day };
  lists: ListPast[];
}

/** A filed month as its archive has it. `clientOf`: how a client is called today, by its id. */
export function filedMonth(
  archive: Archive,
  clientOf: (id: string) => string | undefined,
  waivers: readonly Waiver[],
): MonthPast {
  const { period, filed, by, refiled, clients } = archive;
  const lists = clients.flatMap(({ client, clientId, lists }) =>
    lists.map((list): ListPast => {
      const own = waivers.filter((waiver) => waiver.clientId === clientId);
      return {
        client: clientOf(clientId) ?? client,
        list: list.list,
        period: list.period,
        duties: list.verdicts.map((verdict) => pastOfVerdict(verdict, list, own)),
        visits: [],
      };
    }),
  );
  return { period, filed: { date: filed, by, ...(refiled === undefined ? {} : { refiled }) }, lists };
}

function pastOfVerdict({ duty, state, date, by }: Verdict, list: ArchivedList, own: readonly Waiver[]): DutyPast {
  const waiver = state === 'waived' ? waiverOfVerdict(own, list, duty) : undefined;
  return {
    duty,
    state,
    ...(date === undefined ? {} : { date }),
    ...(by === undefined ? {} : { by }),
    ...(waiver ? { reason: waiver.reason } : {}),
  };
}

/** Months that are not filed, from what `dutiesOf` derived. */
export function derivedMonths(all: readonly ListDuties[]): MonthPast[] {
  return [...groupBy(all, ({ period }) => monthOf(period))].map(([period, lists]) => ({
    period,
    lists: lists.map(({ client, list, period, duties }) => ({
      client,
      list,
      period,
      duties: duties.map(pastOfStanding),
      visits: [],
    })),
  }));
}

function pastOfStanding(standing: DutyStanding): DutyPast {
  const { duty, state, done, partial, planned, waitingFor, waived, waiver, owners } = standing;
  const owner = owners.join(', ');
  const end = done ?? waived ?? partial;
  const by = end?.by ?? (owner === '' ? undefined : owner);
  return {
    duty,
    state,
    ...(end ? { date: end.date } : {}),
    ...(by === undefined ? {} : { by }),
    ...(partial ? { partial: true } : {}),
    ...(planned ? { planned } : {}),
    ...(waitingFor ? { waitingFor } : {}),
    ...(waived && waiver ? { reason: waiver.reason } : {}),
  };
}

/**
 * The month with its sittings in their lists. Lists that owed nothing come in with what was walked, on-demand ones too.
 * `headers` are those of the month, by the client's folder as it is called today.
 */
export function withVisits(month: MonthPast, headers: ReadonlyMap<string, readonly ResultHeader[]>): MonthPast {
  const lists = new Map(month.lists.map((one) => [`${one.client} ${one.list} ${one.period}`, one]));
  for (const [client, own] of headers) {
    const walked = headersInEffect(own).map((header) => ({ header, period: header.period ?? month.period }));
    for (const [key, visits] of groupBy(walked, ({ header, period }) => `${client} ${header.checklist} ${period}`)) {
      const [{ header, period } = { header: undefined, period: '' }] = visits;
      const known = lists.get(key) ?? { client, list: header?.checklist ?? '', period, duties: [] };
      lists.set(key, { ...known, visits: visits.map((one) => one.header) });
    }
  }
  return { ...month, lists: [...lists.values()].sort(compareLists) };
}

function compareLists(a: ListPast, b: ListPast): number {
  const [first, second] = [a, b].map(({ client, list, period }) => `${client} ${list} ${period}`) as [string, string];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** Counts of a duty over lists, and the lists in each state. */
export function byState(lists: readonly ListPast[], duty: Duty): Map<DutyState, { list: ListPast; past: DutyPast }[]> {
  const all = lists.flatMap((list) => {
    const past = list.duties.find((one) => one.duty === duty);
    return past ? [{ list, past }] : [];
  });
  return groupBy(all, ({ past }) => past.state);
}
