import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/calendar/day.ts';
import { addMonths, monthsBetween, type Period, periodOf } from '../../../src/domain/calendar/period.ts';
import {
  firstDayOf,
  isWeek,
  lastDayOf,
  monthOf,
  nearestDay,
  weekOf,
  weeksOf,
} from '../../../src/domain/calendar/week.ts';
import { type ClientDuties, clientDuties } from '../../../src/domain/duties/client-duties.ts';
import type { ClientRecords, ListHead } from '../../../src/domain/duties/client-records.ts';
import type { DutyContext } from '../../../src/domain/duties/context.ts';
import { DUTIES, type DutyStanding, type DutyState, type ListDuties } from '../../../src/domain/duties/duty.ts';
import { dutiesOf } from '../../../src/domain/duties/list-duties.ts';
import { monthOverview } from '../../../src/domain/duties/overview.ts';
import { compareUrgency } from '../../../src/domain/duties/urgency.ts';
import { anyFirm, anySitting, FIRST_MONTH, writtenBy } from './any-firm.ts';
import { recordsOf } from './records.ts';

const RUNS = { numRuns: Number(process.env.MMC_RUNS ?? 400) };

const current = (context: DutyContext) => periodOf(context.today);
const derive = (records: ClientRecords, context: DutyContext, upTo = current(context)) =>
  dutiesOf(records, { ...context }, upTo);

/** Each duty with where it belongs; the key names list, period and duty. */
function standings(lists: readonly ListDuties[]): Map<string, { list: ListDuties; standing: DutyStanding }> {
  const all = lists.flatMap((list) => list.duties.map((standing) => ({ list, standing })));
  const map = new Map(all.map((one) => [`${one.list.list} ${one.list.period} ${one.standing.duty}`, one]));
  // Two of the same would be two states of one duty.
  expect(map.size).toBe(all.length);
  return map;
}

/** All periods that a client and list can owe, said as plainly as can be: day by day, without caches or starts of loops. */
function owedPlainly({ client, lists, sittings }: ClientRecords, { today, filed, firm }: DutyContext): Set<string> {
  const months = Array.from({ length: 14 }, (_, at) => addMonths('2026-04', at));
  const owed = new Set<string>();
  const begins = Object.values(firm.duties).map(({ since }) => since ?? '0000-00');
  const isOver = (end: Day | undefined, day: Day) => end !== undefined && end < day;
  for (const list of lists) {
    const asset = client.assets.find(({ slug }) => slug === list.asset);
    const start = list.start ?? startPlainly(list, sittings, today);
    for (const period of list.interval === 'weekly' ? months.flatMap(weeksOf) : months) {
      const day = nearestDay(period, today);
      const covered = client.plan !== undefined && (client.contract.start ?? '') <= day;
      const alive = ![client.contract.end, client.retired, list.retired, asset?.retired].some((end) =>
        isOver(end, day),
      );
      const begun = isWeek(start) ? start <= period : start <= monthOf(period);
      const tracked = begins.some((since) => since <= monthOf(period));
      const now = firstDayOf(period) <= today && !filed.has(monthOf(period));
      if (covered && alive && begun && tracked && now && fallsDuePlainly(list, period))
        owed.add(`${list.list} ${period}`);
    }
  }
  return owed;
}

function startPlainly(list: ListHead, sittings: ClientRecords['sittings'], today: Day): Period {
  const weekly = list.interval === 'weekly';
  const walked = sittings.flatMap(({ checklist, period = '', date }) => {
    if (checklist !== list.list) return [];
    return weekly ? [isWeek(period) ? period : weekOf(date)] : [monthOf(period)];
  });
  return [...walked, weekly ? weekOf(today) : periodOf(today)].sort()[0] ?? '';
}

function fallsDuePlainly({ interval, start }: ListHead, period: Period): boolean {
  const every = { weekly: 1, monthly: 1, quarterly: 3, 'half-yearly': 6, yearly: 12, 'on-demand': 0 }[interval];
  if (every === 0) return false;
  return interval === 'weekly' || monthsBetween(start ?? '2000-01', period) % every === 0;
}

describe('for any firm', () => {
  it('exactly the periods are due that are owed or were walked, each once', () => {
    fc.assert(
      fc.property(anyFirm, ({ records, context }) => {
        const owed = owedPlainly(records, context);
        const lists = derive(records, context);
        const keys = lists.map(({ list, period }) => `${list} ${period}`);
        expect(new Set(keys).size).toBe(keys.length);
        const walked = new Set(records.sittings.map(({ checklist }) => checklist));
        for (const key of owed) expect(keys).toContain(key);
        for (const key of keys) if (!owed.has(key)) expect(walked).toContain(key.split(' ')[0]);
        for (const { period } of lists) {
          expect(firstDayOf(period) <= context.today).toBe(true);
          expect(context.filed.has(monthOf(period))).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it('each duty has exactly one state, the one that its days say', () => {
    fc.assert(
      fc.property(anyFirm, ({ records, context }) => {
        for (const { list, standing } of standings(derive(records, context)).values()) {
          expect(stateByDays(standing, list.period, context.today)).toBe(standing.state);
          expect(standing.deadline >= firstDayOf(list.period)).toBe(true);
          if (isWeek(list.period)) expect(standing.deadline >= lastDayOf(list.period)).toBe(true);
          if (standing.soon || standing.waitingFor || standing.planned)
            expect(['open', 'overdue', 'missed']).toContain(standing.state);
        }
      }),
      RUNS,
    );
  });

  it('duties come in order, and each waits for the first before it that is not done', () => {
    fc.assert(
      fc.property(anyFirm, ({ records, context }) => {
        for (const { duties } of derive(records, context)) {
          expect(duties.map(({ duty }) => duty)).toEqual(
            DUTIES.filter((one) => duties.some(({ duty }) => duty === one)),
          );
          const open = duties.filter(({ state }) => ['open', 'overdue', 'missed'].includes(state));
          for (const [at, { waitingFor }] of open.entries())
            expect(waitingFor).toBe(at === 0 ? undefined : open[0]?.duty);
        }
      }),
      RUNS,
    );
  });

  it('done, late, waived, missed, overdue and open are all that was due', () => {
    fc.assert(
      fc.property(anyFirm, ({ records, context }) => {
        const client = clientDuties(records, context, current(context));
        const all = standings(client?.lists ?? []);
        for (let month: Period = FIRST_MONTH; month <= current(context); month = addMonths(month, 1)) {
          for (const one of monthOverview(client ? [client] : [], context, month).duties) {
            expect(one.done + one.late + one.waived + one.missed + one.overdue + one.open).toBe(one.due);
            const due = [...all.values()].filter(
              ({ list, standing }) => standing.duty === one.duty && monthOf(list.period) === month,
            );
            expect(one.due).toBe(due.length);
          }
        }
      }),
      RUNS,
    );
  });

  it('one more sitting never un-executes, and never changes whether another period is executed', () => {
    fc.assert(
      fc.property(anyFirm, anySitting, ({ records, context }, sitting) => {
        const more = recordsOf({ ...omitFirst(records), sittings: [...records.sittings, { ...sitting, id: 'T' }] });
        const before = standings(derive(records, context));
        const after = standings(derive(more, context));
        for (const [key, { list, standing }] of before) {
          expect(after.has(key)).toBe(true);
          if (standing.duty !== 'execute') continue;
          const now = after.get(key)?.standing;
          if (standing.done) expect(now?.done).toBeDefined();
          if (!touches(sitting.period, sitting.date, list.period)) expect(now).toEqual(standing);
        }
      }),
      RUNS,
    );
  });

  it('the order of records never matters, and two clones merged are as one', () => {
    fc.assert(
      fc.property(
        anyFirm,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        ({ records, context }, chance) => {
          const clone = () => halfOf(records, chance);
          const [one, other] = [clone(), clone()];
          const rest = (key: 'sittings' | 'editNotes' | 'publications' | 'waivers') =>
            records[key].filter((record) => !(one[key] as unknown[]).includes(record));
          const merged: ClientRecords = {
            ...records,
            lists: shuffled(records.lists, chance),
            sittings: shuffled([...one.sittings, ...other.sittings, ...rest('sittings')] as never[], chance),
            editNotes: shuffled([...one.editNotes, ...rest('editNotes')] as never[], chance),
            publications: shuffled(
              [...one.publications, ...other.publications, ...rest('publications')] as never[],
              chance,
            ),
            waivers: shuffled([...one.waivers, ...other.waivers, ...rest('waivers')] as never[], chance),
          };
          expect(derive(merged, context)).toEqual(derive(records, context));
        },
      ),
      RUNS,
    );
  });

  it('what is shown up to a month is the same as in the whole', () => {
    fc.assert(
      fc.property(anyFirm, fc.integer({ min: 1, max: 5 }), ({ records, context }, back) => {
        const upTo = addMonths(current(context), -back);
        const whole = derive(records, context).filter(({ period }) => monthOf(period) <= upTo);
        expect(derive(records, context, upTo)).toEqual(whole);
      }),
      RUNS,
    );
  });
});

/** What may follow a state when nothing happens but a night. */
const FOLLOWS: Record<DutyState, DutyState[]> = {
  open: ['open', 'overdue', 'missed'],
  overdue: ['overdue', 'missed'],
  missed: ['missed'],
  done: ['done'],
  late: ['late'],
  waived: ['waived'],
};

describe('from day to day', () => {
  it('states only get louder, and what is done stays done', () => {
    fc.assert(
      fc.property(anyFirm, fc.integer({ min: 1, max: 40 }), ({ records: any, context }, days) => {
        const records = writtenBy(any, context.today);
        const later = { ...context, today: addDays(context.today, days) };
        const [before, after] = [standings(derive(records, context)), standings(derive(records, later))];
        for (const [key, { list, standing }] of before) {
          const now = after.get(key)?.standing;
          if (!now) {
            expect(endsBetween(records, list, context.today, later.today)).toBe(true);
            continue;
          }
          const passedOn =
            standing.duty === 'publish' && isCurrent(list.period, context) && !isCurrent(list.period, later);
          // A difference without evidence passes on to the next month when one that was published is over.
          if (passedOn && now.done && records.publications.some(({ checklist }) => checklist === list.list)) continue;
          expect(FOLLOWS[standing.state]).toContain(now.state);
          if (standing.done) expect(now.done).toEqual(standing.done);
        }
      }),
      RUNS,
    );
  });

  it('a client that nobody touches never becomes less urgent', () => {
    fc.assert(
      fc.property(anyFirm, fc.integer({ min: 1, max: 90 }), ({ records, context }, days) => {
        const { client, lists } = records;
        const living = { ...client, contract: { start: '2026-05-01' }, plan: 'gold', assets: [] };
        const { retired: _, ...lasting } = living;
        const untouched = recordsOf({
          client: lasting,
          lists: lists.map(({ retired: _, ...list }) => ({ ...list, start: list.start ?? FIRST_MONTH })),
        });
        const on = (today: Day) => clientDuties(untouched, { ...context, today }, periodOf(today)) as ClientDuties;
        expect(missedMonths(on(addDays(context.today, days)))).toBeGreaterThanOrEqual(missedMonths(on(context.today)));
      }),
      RUNS,
    );
  });

  it('urgency is an order', () => {
    fc.assert(
      fc.property(fc.array(anyFirm, { minLength: 2, maxLength: 5 }), (firms) => {
        const clients = firms.flatMap(({ records, context }, at) => {
          const client = { ...records.client, slug: `c${at}` };
          return clientDuties({ ...records, client }, context, current(context)) ?? [];
        });
        const sorted = clients.toSorted(compareUrgency);
        for (const [at, one] of sorted.entries())
          for (const other of sorted.slice(at + 1)) expect(compareUrgency(one, other)).toBeLessThan(0);
        expect(clients.toReversed().sort(compareUrgency)).toEqual(sorted);
      }),
      { numRuns: 100 },
    );
  });
});

function stateByDays({ done, waiver, deadline }: DutyStanding, period: Period, today: Day): DutyState {
  if (done) return done.date > deadline ? 'late' : 'done';
  if (waiver) return 'waived';
  if (today > deadline && today > lastDayOf(period)) return 'missed';
  return today > deadline ? 'overdue' : 'open';
}

function isCurrent(period: Period, { today }: DutyContext): boolean {
  return firstDayOf(period) <= today && today <= lastDayOf(period);
}

/** Why a duty may go with time: what it was owed for has ended, or a list without start was never walked. */
function endsBetween({ client, lists, sittings }: ClientRecords, { list }: ListDuties, from: Day, to: Day): boolean {
  const head = lists.find((one) => one.list === list);
  const asset = client.assets.find(({ slug }) => slug === head?.asset);
  const neverBegun = head?.start === undefined && !sittings.some(({ checklist }) => checklist === list);
  const ends = [client.contract.end, head?.retired, asset?.retired];
  return neverBegun || ends.some((end) => end !== undefined && from <= end && end < to);
}

/** A sitting may count for its period, its week or its month, by the interval of its list. */
function touches(period: Period | undefined, date: Day, other: Period): boolean {
  return other === period || other === weekOf(date) || other === monthOf(period ?? '');
}

function missedMonths({ lists }: ClientDuties): number {
  const missed = lists.filter(({ duties }) => duties.some(({ state }) => state === 'missed'));
  return new Set(missed.map(({ period }) => monthOf(period))).size;
}

function omitFirst({ firstWalked: _, ...records }: ClientRecords): Omit<ClientRecords, 'firstWalked'> {
  return records;
}

function halfOf(records: ClientRecords, chance: Iterator<number>): ClientRecords {
  const half = <T>(all: readonly T[]) => all.filter(() => chance.next().value < 0.5);
  const { sittings, editNotes, publications, waivers } = records;
  return {
    ...records,
    sittings: half(sittings),
    editNotes: half(editNotes),
    publications: half(publications),
    waivers: half(waivers),
  };
}

function shuffled<T>(all: readonly T[], chance: Iterator<number>): T[] {
  return all
    .map((one) => ({ one, at: chance.next().value as number }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
