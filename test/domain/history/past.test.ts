import { describe, expect, it } from 'vitest';
import type { DutyStanding, ListDuties } from '../../../src/domain/duties/duty.ts';
import { byState, derivedMonths, filedMonth, type MonthPast, withVisits } from '../../../src/domain/history/past.ts';
import type { Archive } from '../../../src/domain/records/archive.ts';
import type { Waiver } from '../../../src/domain/records/waiver.ts';
import { header } from '../../helpers/result-header.ts';

const archive: Archive = {
  period: '2026-10',
  filed: '2026-11-06',
  by: 'ruth',
  refiled: '2026-11-20',
  clients: [
    {
      client: 'acme-old-name',
      clientId: 'c-acme',
      lists: [
        {
          list: 'server',
          period: '2026-10',
          verdicts: [
            { duty: 'execute', state: 'waived', date: '2026-10-12', by: 'tom' },
            { duty: 'revise', state: 'waived', date: '2026-10-12', by: 'tom' },
            { duty: 'publish', state: 'missed', by: 'ruth' },
          ],
          files: [],
        },
        { list: 'backups', period: '2026-W41', verdicts: [{ duty: 'execute', state: 'waived' }], files: [] },
      ],
    },
    { client: 'gone', clientId: 'c-gone', lists: [] },
  ],
};

const waiver = (changes: Partial<Waiver>): Waiver => ({
  id: '01K7ZV2M8C4Q6T9W3X5Y000001',
  path: '',
  client: 'acme',
  clientId: 'c-acme',
  checklist: 'server',
  duty: 'execute',
  period: '2026-10',
  date: '2026-10-12',
  by: 'tom',
  reason: 'closed',
  ...changes,
});

describe('filedMonth', () => {
  it('keeps the verdicts, calls clients by their name of today, and adds the reasons', () => {
    const month = filedMonth(archive, (id) => (id === 'c-acme' ? 'acme' : undefined), [
      waiver({}),
      waiver({ checklist: 'backups', reason: 'on holiday' }),
      waiver({ clientId: 'c-gone', reason: 'of another client' }),
    ]);
    expect(month.filed).toEqual({ date: '2026-11-06', by: 'ruth', refiled: '2026-11-20' });
    expect(month.lists).toEqual([
      {
        client: 'acme',
        list: 'server',
        period: '2026-10',
        duties: [
          { duty: 'execute', state: 'waived', date: '2026-10-12', by: 'tom', reason: 'closed' },
          { duty: 'revise', state: 'waived', date: '2026-10-12', by: 'tom', reason: 'closed' },
          { duty: 'publish', state: 'missed', by: 'ruth' },
        ],
        visits: [],
      },
      {
        client: 'acme',
        list: 'backups',
        period: '2026-W41',
        duties: [{ duty: 'execute', state: 'waived', reason: 'on holiday' }],
        visits: [],
      },
    ]);
  });

  it('does not lend the reason of one month to another', () => {
    const month = filedMonth(archive, () => 'acme', [waiver({ period: '2026-09' }), waiver({ duty: 'file' })]);
    expect(month.lists.flatMap(({ duties }) => duties.flatMap(({ reason }) => reason ?? []))).toEqual([]);
  });
});

const standing = (changes: Partial<DutyStanding>): DutyStanding => ({
  duty: 'execute',
  state: 'open',
  deadline: '2026-10-31',
  owners: ['jane', 'ines'],
  soon: false,
  ...changes,
});

describe('derivedMonths', () => {
  it('puts weeks into their months and tells by whom', () => {
    const list = (period: string, duties: DutyStanding[]): ListDuties => ({
      client: 'acme',
      list: 'server',
      title: 'Server',
      period,
      duties,
    });
    const months = derivedMonths([
      list('2026-W40', [standing({ state: 'late', done: { date: '2026-11-02', by: 'bob' } })]),
      list('2026-W44', [standing({ state: 'missed' })]),
      list('2026-W45', [
        standing({ partial: { date: '2026-11-03', by: 'jane', open: 3 } }),
        standing({ duty: 'revise', waitingFor: 'execute', owners: [] }),
      ]),
    ]);
    expect(months.map(({ period, lists }) => [period, lists.map((one) => one.duties)])).toEqual([
      [
        '2026-10',
        [
          [{ duty: 'execute', state: 'late', date: '2026-11-02', by: 'bob' }],
          [{ duty: 'execute', state: 'missed', by: 'jane, ines' }],
        ],
      ],
      [
        '2026-11',
        [
          [
            { duty: 'execute', state: 'open', date: '2026-11-03', by: 'jane', partial: true },
            { duty: 'revise', state: 'open', waitingFor: 'execute' },
          ],
        ],
      ],
    ]);
  });
});

describe('withVisits', () => {
  const month: MonthPast = {
    period: '2026-10',
    lists: [{ client: 'acme', list: 'server', period: '2026-10', duties: [], visits: [] }],
  };
  const sitting = (id: string, changes: Parameters<typeof header>[0] = {}) =>
    header({ id, client: 'acme', checklist: 'server', period: '2026-10', ...changes });

  it('gives every list its sittings, a correction in the place of its original', () => {
    const read = new Map([
      ['acme', [sitting('A'), sitting('B', { corrects: 'A' }), sitting('C', { checklist: 'ups' })]],
    ]);
    const { lists } = withVisits(month, read);
    expect(lists.map(({ list, visits }) => [list, visits.map(({ id }) => id)])).toEqual([
      ['server', ['B']],
      ['ups', ['C']],
    ]);
  });

  it('keeps lists without a sitting, and takes on-demand ones into the month of their folder', () => {
    const { period, ...without } = sitting('D', { checklist: 'new-user', subject: 'Maya' });
    const { lists } = withVisits(month, new Map([['bolt', [without]]]));
    expect(lists.map((one) => [one.client, one.list, one.period, one.visits.length])).toEqual([
      ['acme', 'server', '2026-10', 0],
      ['bolt', 'new-user', '2026-10', 1],
    ]);
  });
});

describe('byState', () => {
  it('counts every list once', () => {
    const { lists } = filedMonth(archive, () => 'acme', []);
    const states = byState(lists, 'execute');
    expect([...states].map(([state, own]) => [state, own.length])).toEqual([['waived', 2]]);
    expect(byState(lists, 'file').size).toBe(0);
  });
});
