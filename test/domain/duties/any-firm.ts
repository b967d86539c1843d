import fc from 'fast-check';
import { addDays, type Day } from '../../../src/domain/calendar/day.ts';
import { addMonths, type Period } from '../../../src/domain/calendar/period.ts';
import { firstDayOf, weeksOf } from '../../../src/domain/calendar/week.ts';
import { INTERVALS } from '../../../src/domain/checklists/checklist.ts';
import type { ClientRecords, EditNoteHead, ListHead } from '../../../src/domain/duties/client-records.ts';
import type { DutyContext } from '../../../src/domain/duties/context.ts';
import { DUTIES, type DutyRule } from '../../../src/domain/duties/duty.ts';
import type { Asset, Client } from '../../../src/domain/firm.ts';
import type { Publication } from '../../../src/domain/records/publication.ts';
import type { ResultHeader } from '../../../src/domain/records/result.ts';
import type { Waiver } from '../../../src/domain/records/waiver.ts';
import { header } from '../../helpers/result-header.ts';
import { clientOf, contextOf, firmOf, recordsOf, rule } from './records.ts';

/** A firm with one client on a day: whatever people write into their files, in any order. */
export interface AnyFirm {
  records: ClientRecords;
  context: DutyContext;
}

export const FIRST_MONTH = '2026-05';
const MONTHS = Array.from({ length: 10 }, (_, at) => addMonths(FIRST_MONTH, at));
const WEEKS = MONTHS.flatMap(weeksOf);
const LISTS = ['backups', 'server', 'ups'];
const WALKED = [...LISTS, 'gone'];
const ITEMS = ['a', 'b', 'talk'];

const optional = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const month = fc.constantFrom(...MONTHS);
const week = fc.constantFrom(...WEEKS);
const period = fc.oneof({ weight: 3, arbitrary: month }, { weight: 1, arbitrary: week });
const day: fc.Arbitrary<Day> = fc.integer({ min: 0, max: 300 }).map((count) => addDays(`${FIRST_MONTH}-01`, count));
const today: fc.Arbitrary<Day> = fc.integer({ min: 60, max: 290 }).map((count) => addDays(`${FIRST_MONTH}-01`, count));
const list = fc.constantFrom(...LISTS);

/** Without the keys that are undefined, as records are. */
function given<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}

const rules: fc.Arbitrary<DutyRule> = fc
  .record({
    text: fc.constantFrom(
      'day 1',
      'day 20',
      'day 31',
      'last',
      'last-3',
      'last workday',
      '2nd friday',
      'day 5 next',
      'last next',
    ),
    owner: optional(fc.constantFrom('jane', 'technician', 'printco')),
    lead: fc.nat(14),
    since: optional(month),
  })
  .map(({ text, owner, ...more }) => rule(text, owner, given(more)));

const anyRules = fc
  .tuple(fc.subarray([...DUTIES], { minLength: 1 }), fc.array(rules, { minLength: 4, maxLength: 4 }))
  .map(([duties, given]) => Object.fromEntries(duties.map((duty, at) => [duty, given[at] as DutyRule])));

const client: fc.Arbitrary<Client> = fc
  .record({
    start: optional(day),
    end: optional(day),
    retired: fc.option(day, { nil: undefined, freq: 9 }),
    plan: fc.constantFrom('gold', 'gold', 'gold', undefined),
    asset: optional(day),
  })
  .map(({ start, end, retired, plan, asset }) => {
    const { plan: _, ...some } = clientOf();
    const assets: Asset[] = [
      { slug: 'dc01', type: 'server', name: 'DC01', inherited: false, ...given({ retired: asset }) },
    ];
    return { ...some, contract: given({ start, end }), assets, ...given({ retired, plan }) };
  });

const lists: fc.Arbitrary<ListHead[]> = fc.uniqueArray(
  fc
    .record({
      list,
      interval: fc.constantFrom('monthly' as const, 'weekly' as const, ...INTERVALS),
      start: optional(month),
      asset: optional(fc.constant('dc01')),
      retired: fc.option(day, { nil: undefined, freq: 4 }),
      watermark: optional(fc.constantFrom('one', 'two')),
      owner: optional(fc.constant('tom')),
    })
    .map(
      (head): ListHead => ({ title: head.list, ...(given(head) as { list: string; interval: ListHead['interval'] }) }),
    ),
  { selector: (head) => head.list, maxLength: 3 },
);

/** A sitting on about the days of its period; what it does not answer is open. */
export const anySitting: fc.Arbitrary<Omit<ResultHeader, 'id' | 'corrects'>> = fc
  .record({
    checklist: fc.constantFrom(...WALKED),
    period,
    delay: fc.integer({ min: -3, max: 45 }),
    hour: fc.integer({ min: 0, max: 5 }),
    by: fc.constantFrom('jane', 'ines'),
    answered: fc.oneof(fc.constant('all' as const), fc.subarray(ITEMS)),
    revision: fc.constantFrom('none' as const, 'none' as const, 'notes' as const, 'changed' as const),
    shared: fc.boolean(),
  })
  .map(({ delay, hour, answered, shared, ...more }) => {
    const date = addDays(firstDayOf(more.period), delay);
    const open = answered === 'all' ? [] : ITEMS.filter((item) => !answered.includes(item));
    const { id: _, ...head } = header({ ...more, date, finished: `${date}T0${hour}:00:00Z`, answered, open });
    return { ...head, forClient: shared ? ['talk'] : [] };
  });

const sittings: fc.Arbitrary<ResultHeader[]> = fc
  .array(fc.tuple(anySitting, fc.option(fc.nat(9), { nil: undefined, freq: 3 })), { maxLength: 10 })
  .map((all) =>
    all.map(([one, corrects], at) => ({
      ...one,
      id: `S${at}`,
      ...(corrects === undefined || corrects === at ? {} : { corrects: `S${corrects}` }),
    })),
  );

const closed = fc.record({ date: day, by: fc.constantFrom('tom', 'jane') }).chain((closing) =>
  optional(fc.constantFrom('changed' as const, 'declined' as const)).map((decision) => ({
    ...closing,
    ...(decision ? { decision } : {}),
  })),
);
const editNotes: fc.Arbitrary<EditNoteHead[]> = fc
  .array(fc.record({ list: fc.constantFrom(...WALKED), period, date: day, closed: optional(closed) }), { maxLength: 4 })
  .map((notes) => notes.map((note, at) => ({ id: `N${at}`, ...given(note) }) as EditNoteHead));

const who = { client: 'acme', clientId: 'c-7k3v9mzq', path: '' };
const publications: fc.Arbitrary<Publication[]> = fc
  .array(fc.record({ checklist: list, date: day, watermark: fc.constantFrom('one', 'two'), by: fc.constant('ruth') }), {
    maxLength: 5,
  })
  .map((all) => all.map((one, at) => ({ ...who, id: `P${at}`, source: '', ...one })));
const waivers: fc.Arbitrary<Waiver[]> = fc
  .array(fc.record({ checklist: list, duty: fc.constantFrom(...DUTIES), period, date: day, by: fc.constant('tom') }), {
    maxLength: 4,
  })
  .map((all) => all.map((one, at) => ({ ...who, id: `W${at}`, reason: 'r', ...one })));

export const anyFirm: fc.Arbitrary<AnyFirm> = fc
  .record({
    records: fc.record({ client, lists, sittings, editNotes, publications, waivers }),
    rules: anyRules,
    filed: fc.subarray(MONTHS.slice(0, 6)),
    today,
  })
  .map(({ records, rules, filed, today }) => ({
    records: recordsOf(records),
    context: contextOf(today, { firm: firmOf(rules), filed: new Set<Period>(filed) }),
  }));

/** The same without what nobody can have written by a day. */
export function writtenBy(records: ClientRecords, today: Day): ClientRecords {
  const past = ({ date }: { date: Day }) => date <= today;
  const begun = ({ period }: { period?: Period }) => firstDayOf(period ?? '') <= today;
  const { client, lists } = records;
  return recordsOf({
    client,
    lists,
    sittings: records.sittings.filter((one) => past(one) && begun(one)),
    editNotes: records.editNotes
      .filter((one) => past(one) && begun(one))
      .map(({ closed, ...note }) => (closed && past(closed) ? { ...note, closed } : note)),
    publications: records.publications.filter(past),
    waivers: records.waivers.filter(past),
  });
}
