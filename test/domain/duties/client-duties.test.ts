import { describe, expect, it } from 'vitest';
import { type ClientDuties, clientDuties } from '../../../src/domain/duties/client-duties.ts';
import type { ClientRecords } from '../../../src/domain/duties/client-records.ts';
import { dutiesFromArchive } from '../../../src/domain/duties/filed.ts';
import { byDate, byDuty, byOwner } from '../../../src/domain/duties/groupings.ts';
import { monthOverview } from '../../../src/domain/duties/overview.ts';
import type { OwedDuty } from '../../../src/domain/duties/owed-duty.ts';
import { scheduleDuty } from '../../../src/domain/duties/schedule-duty.ts';
import { clientNeedsAttention, compareUrgency } from '../../../src/domain/duties/urgency.ts';
import type { Archive } from '../../../src/domain/records/archive.ts';
import { dueRows } from '../../../src/render/due/due-rows.ts';
import { clientOf, contextOf, FOUR, firmOf, listOf, recordsOf, rule, sitting, told, waiver } from './records.ts';

const firm = firmOf({ execute: FOUR.execute });
const client = (records: Partial<ClientRecords>, today = '2026-11-12', changes = {}) =>
  clientDuties(recordsOf(records), contextOf(today, { firm, ...changes }), today.slice(0, 7));

describe('clientDuties', () => {
  it('names a contract without any list that is walked from time to time', () => {
    expect(client({ lists: [] })).toMatchObject({ note: 'no-checklist', lists: [] });
    expect(client({ lists: [listOf({ interval: 'on-demand' })] })?.note).toBe('no-checklist');
    expect(client({ lists: [listOf({ retired: '2026-11-01' })] })?.note).toBe('no-checklist');
    expect(client({ lists: [listOf({ interval: 'yearly', start: '2027-01' })] })?.note).toBeUndefined();
  });

  it('does not say that there is no list where one cannot be read', () => {
    expect(client({ lists: [], unreadable: ['ups', 'dc01'] })).toEqual({
      client: clientOf(),
      lists: [],
      unreadable: ['dc01', 'ups'],
    });
  });

  it('leaves out who is not due and owes nothing', () => {
    expect(client({ client: clientOf({ contract: { start: '2026-12-01' } }) })).toBeUndefined();
    expect(client({}, '2026-11-12', { filed: new Set(['2026-10', '2026-11']) })).toMatchObject({ lists: [] });
  });

  it('names lists without a plan, but not of a client that left, and not of one without lists', () => {
    const without = (changes: Parameters<typeof clientOf>[0], records: Partial<ClientRecords> = {}) => {
      const { plan: _, ...planless } = clientOf(changes);
      return client({ client: planless, ...records });
    };
    expect(without({})).toMatchObject({ note: 'no-plan', lists: [] });
    expect(without({}, { lists: [] })).toBeUndefined();
    expect(without({}, { lists: [listOf({ interval: 'on-demand' })] })).toBeUndefined();
    expect(without({}, { folder: { slug: 'acme', path: 'clients/!Old/acme', old: true } })).toBeUndefined();
    expect(without({ retired: '2026-12-31' })).toBeUndefined();
    expect(without({ contract: { end: '2026-08-31' } })).toBeUndefined();
    expect(without({ contract: { end: '2026-10-31' } })?.note).toBe('contract-ended');
  });

  it('names a contract that ended for 60 days, also of a client that retired in place', () => {
    for (const changes of [{ contract: { end: '2026-09-10' } }, { retired: '2026-09-10' }]) {
      const ended = clientOf(changes);
      const on = (today: string) => client({ client: ended, lists: [listOf({ start: '2026-09' })] }, today);
      expect(on('2026-09-10')?.note).toBeUndefined();
      expect(on('2026-09-11')).toMatchObject({ note: 'contract-ended', lists: [] });
      expect(on('2026-11-09')?.note).toBe('contract-ended');
      expect(on('2026-11-10')).toBeUndefined();
    }
  });

  it('keeps showing an ended contract as long as something is owed', () => {
    const ended = clientOf({ contract: { end: '2026-09-30' } });
    const found = client({ client: ended, lists: [listOf({ start: '2026-09' })] }, '2027-03-01');
    expect(told(found?.lists ?? [])).toEqual(['2026-09 server-dc01: execute missed']);
    expect(found?.note).toBeUndefined();
  });
});

/** Clients on 12 November, with lists that began in October. */
function firmOnTwelfth(): { clients: ClientDuties[]; context: ReturnType<typeof contextOf> } {
  const context = contextOf('2026-11-12', {
    firm: firmOf({ execute: rule('day 20', 'jane'), file: rule('day 10 next') }),
  });
  const of = (slug: string, records: Partial<ClientRecords>) =>
    clientDuties(
      recordsOf({ ...records, client: { ...clientOf(), slug, id: `c-${slug}` } }),
      context,
      '2026-11',
    ) as ClientDuties;
  const october = sitting('2026-10', '2026-10-14');
  const november = sitting('2026-11', '2026-11-04');
  const clients = [
    of('good', { sittings: [october, november] }),
    of('untouched', { lists: [listOf({ start: '2026-09' })] }),
    of('waived', { waivers: [waiver('2026-10')], sittings: [november] }),
    of('missed', { sittings: [november] }),
    of('empty', { lists: [] }),
    of('broken', { lists: [], unreadable: ['server-dc01'] }),
  ];
  return { clients, context };
}

describe('compareUrgency', () => {
  it('puts the worst first', () => {
    const { clients } = firmOnTwelfth();
    const sorted = ['untouched', 'missed', 'good', 'waived', 'empty', 'broken'];
    expect(clients.toSorted(compareUrgency).map((one) => one.client.slug)).toEqual(sorted);
    expect(
      clients
        .toReversed()
        .sort(compareUrgency)
        .map((one) => one.client.slug),
    ).toEqual(sorted);
  });

  it('makes a client that nobody touches louder every month', () => {
    const touched = (today: string, start: string) => client({ lists: [listOf({ start })] }, today) as ClientDuties;
    const months = ['2026-10-02', '2026-11-02', '2026-12-02', '2027-01-02'].map((today) => touched(today, '2026-10'));
    expect(months.toReversed().sort(compareUrgency)).toEqual(months.toReversed());
  });
});

describe('clientNeedsAttention', () => {
  it('is for what is missed, overdue or soon, for notes and unreadable lists', () => {
    const { clients } = firmOnTwelfth();
    expect(clients.filter((one) => clientNeedsAttention(one)).map((one) => one.client.slug)).toEqual([
      'good',
      'untouched',
      'waived',
      'missed',
      'empty',
      'broken',
    ]);
    const quiet = client({ lists: [listOf({ start: '2026-11' })] }) as ClientDuties;
    expect(clientNeedsAttention(quiet)).toBe(false);
    expect(clientNeedsAttention(quiet, '2026-11-29')).toBe(false);
    expect(clientNeedsAttention(quiet, '2026-11-30')).toBe(true);
  });
});

describe('monthOverview', () => {
  it('counts each duty of the month, and lists that cannot be read in none', () => {
    const { clients, context } = firmOnTwelfth();
    expect(monthOverview(clients, context, '2026-10')).toEqual({
      period: '2026-10',
      duties: [
        {
          duty: 'execute',
          due: 4,
          missed: 2,
          overdue: 0,
          open: 0,
          late: 0,
          done: 1,
          waived: 1,
          deadline: '2026-10-20',
          owner: 'jane',
          owners: ['jane'],
        },
        {
          duty: 'file',
          due: 4,
          missed: 4,
          overdue: 0,
          open: 0,
          late: 0,
          done: 0,
          waived: 0,
          deadline: '2026-11-10',
          owners: [],
        },
      ],
      unreadable: 1,
    });
  });

  it('counts the weeks that belong to the month', () => {
    const context = contextOf('2026-11-30', { firm });
    const weekly = clientDuties(
      recordsOf({ lists: [listOf({ interval: 'weekly', start: '2026-11' })] }),
      context,
      '2026-11',
    );
    const [execute] = monthOverview(weekly ? [weekly] : [], context, '2026-11').duties;
    expect(execute).toMatchObject({ due: 4, missed: 4, open: 0 });
  });
});

describe('groups', () => {
  const briefly = (duties: OwedDuty[]) =>
    duties.map(({ client: { slug }, list, standing }) => `${slug} ${list.period} ${standing.duty}`);

  it('by owner, nobody last', () => {
    const { clients } = firmOnTwelfth();
    const groups = byOwner(clients);
    expect(groups.map(({ owner }) => owner)).toEqual(['jane', undefined]);
    expect(briefly(groups[0]?.duties ?? [])).toEqual([
      'untouched 2026-09 execute',
      'missed 2026-10 execute',
      'untouched 2026-10 execute',
      'untouched 2026-11 execute',
    ]);
  });

  it('by owner, a duty of several under each', () => {
    const context = contextOf('2026-11-12', { firm });
    const found = clientDuties(
      recordsOf({ lists: [listOf({ start: '2026-11' })] }),
      context,
      '2026-11',
    ) as ClientDuties;
    expect(byOwner([found]).map(({ owner, duties }) => [owner, duties.length])).toEqual([
      ['ines', 1],
      ['jane', 1],
    ]);
  });

  it('by duty and by date', () => {
    const { clients } = firmOnTwelfth();
    expect(byDuty(clients).map(({ duty, duties }) => [duty, duties.length])).toEqual([
      ['execute', 4],
      ['file', 9],
    ]);
    expect(byDate(clients).map(({ date, duties }) => [date, duties.length])).toEqual([
      ['2026-09-20', 1],
      ['2026-10-10', 1],
      ['2026-10-20', 2],
      ['2026-11-10', 4],
      ['2026-11-20', 1],
      ['2026-12-10', 4],
    ]);
  });
});

describe('scheduleDuty', () => {
  const ruled = firmOf({ schedule: rule('last-3 workdays', 'tom', { since: '2026-11' }) });
  const on = (today: string, made?: string) => {
    const schedules = made === undefined ? [] : [{ period: '2026-12', made: { date: made, by: 'tom' }, visits: [] }];
    return scheduleDuty(contextOf(today, { firm: ruled, schedules }), '2026-12');
  };

  it('has its deadline in the month before', () => {
    expect(on('2026-11-12')).toEqual({
      duty: 'schedule',
      period: '2026-12',
      state: 'open',
      deadline: '2026-11-25',
      owners: ['tom'],
      soon: false,
    });
  });

  it('stands by the day it was made, or by today', () => {
    expect([on('2026-11-18')?.soon, on('2026-11-25')?.soon, on('2026-11-26')?.soon]).toEqual([true, true, false]);
    expect(on('2026-11-26')?.state).toBe('overdue');
    expect(on('2026-12-31')?.state).toBe('overdue');
    expect(on('2027-01-01')?.state).toBe('missed');
    expect(on('2026-11-26', '2026-11-25')).toMatchObject({ state: 'done', soon: false });
    expect(on('2026-11-28', '2026-11-26')).toMatchObject({ state: 'late', done: { date: '2026-11-26', by: 'tom' } });
  });

  it('is not tracked without a rule, or before its first period', () => {
    expect(scheduleDuty(contextOf('2026-11-12'), '2026-12')).toBeUndefined();
    expect(scheduleDuty(contextOf('2026-11-12', { firm: ruled }), '2026-10')).toBeUndefined();
  });
});

describe('dutiesFromArchive', () => {
  const archive: Archive = {
    period: '2026-10',
    filed: '2026-11-06',
    by: 'ruth',
    clients: [
      {
        client: 'acme-old-name',
        clientId: 'c-7k3v9mzq',
        lists: [
          {
            list: 'server-dc01',
            period: '2026-10',
            verdicts: [
              { duty: 'execute', state: 'done', date: '2026-10-14', by: 'jane' },
              { duty: 'revise', state: 'late', date: '2026-11-05', by: 'tom' },
              { duty: 'publish', state: 'missed', by: 'ines' },
            ],
            files: [],
          },
          {
            list: 'backups',
            period: '2026-W41',
            verdicts: [{ duty: 'execute', state: 'waived', date: '2026-10-12', by: 'tom' }],
            files: [],
          },
        ],
      },
      { client: 'gone', clientId: 'c-gone', lists: [] },
    ],
  };

  it('tells what was final, whatever the records and rules say today', () => {
    const records = recordsOf({ waivers: [waiver('2026-W41', { checklist: 'backups' })] });
    const [acme, gone] = dutiesFromArchive(archive, [records], contextOf('2026-12-01', { firm }));
    expect(acme?.client).toBe(records.client);
    expect(told(acme?.lists ?? [])).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise late 2026-11-05 tom, publish missed',
      '2026-W41 backups: execute waived',
    ]);
    expect(acme?.lists[0]).toMatchObject({ client: 'acme', title: 'Server DC01' });
    expect(acme?.lists[0]?.duties.map(({ owners }) => owners)).toEqual([['jane', 'ines'], [], ['ines']]);
    expect(acme?.lists[1]?.duties[0]?.waiver?.reason).toBe('away for repair');
    expect(acme?.lists[1]?.duties[0]?.waived).toEqual({ date: '2026-10-12', by: 'tom' });
    expect(gone?.client).toMatchObject({ slug: 'gone', id: 'c-gone', name: 'gone' });
  });

  it('keeps who waived a duty when the waiver is gone, and finds one of the month for a week of it', () => {
    const [bare] = dutiesFromArchive(archive, [recordsOf()], contextOf('2026-12-01', { firm }));
    expect(bare?.lists[1]?.duties[0]).toMatchObject({ state: 'waived', waived: { date: '2026-10-12', by: 'tom' } });
    expect(bare?.lists[1]?.duties[0]?.waiver).toBeUndefined();
    const rows = dueRows({ clients: bare ? [bare] : [], schedules: [] }).map((row) => row.slice(1, 9).join(' '));
    expect(rows).toContainEqual(expect.stringMatching(/^backups 2026-W41 execute waived .* 2026-10-12 tom$/));
    const ofMonth = recordsOf({ waivers: [waiver('2026-10', { checklist: 'backups' })] });
    const [acme] = dutiesFromArchive(archive, [ofMonth], contextOf('2026-12-01', { firm }));
    expect(acme?.lists[1]?.duties[0]?.waiver?.reason).toBe('away for repair');
  });
});
