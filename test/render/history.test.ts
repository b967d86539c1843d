import { describe, expect, it } from 'vitest';
import type { MonthPast } from '../../src/domain/history/past.ts';
import { allClientsLines } from '../../src/render/history/all-clients.ts';
import { HISTORY_HEADING, historyJson, historyRows } from '../../src/render/history/history-rows.ts';
import { oneClientLines } from '../../src/render/history/one-client.ts';
import type { Line } from '../../src/render/text.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';
import { header } from '../helpers/result-header.ts';

const REASON = 'The UPS is at the vendor for repair.\nIt comes back in November, they say, or they lend us one.';

const months: MonthPast[] = [
  {
    period: '2026-11',
    lists: [
      {
        client: 'acme',
        list: 'server',
        period: '2026-11',
        duties: [
          { duty: 'execute', state: 'open', date: '2026-11-03', by: 'jane', partial: true },
          { duty: 'revise', state: 'open', waitingFor: 'execute' },
          { duty: 'publish', state: 'open', waitingFor: 'execute', by: 'ruth' },
        ],
        visits: [header({ date: '2026-11-03', answered: ['a'], open: ['b', 'c'], mode: 'remote', minutes: 68 })],
      },
      {
        client: 'acme',
        list: 'ups',
        period: '2026-11',
        duties: [{ duty: 'execute', state: 'open', planned: { date: '2026-11-16', by: 'ines' }, by: 'jane' }],
        visits: [],
      },
      {
        client: 'lodz-son',
        list: 'backups',
        period: '2026-W45',
        duties: [{ duty: 'execute', state: 'overdue', by: 'jane, ines' }],
        visits: [],
      },
    ],
  },
  {
    period: '2026-10',
    filed: { date: '2026-11-06', by: 'ruth', refiled: '2026-11-20' },
    lists: [
      {
        client: 'acme',
        list: 'server',
        period: '2026-10',
        duties: [
          { duty: 'execute', state: 'late', date: '2026-11-02', by: 'jane' },
          { duty: 'revise', state: 'missed', by: 'tom' },
          { duty: 'publish', state: 'missed', by: 'ruth', waitingFor: 'revise' },
          { duty: 'file', state: 'done', date: '2026-11-06', by: 'ruth' },
        ],
        visits: [
          header({
            date: '2026-11-02',
            tally: { done: 60, problem: 1, cannot: 2 },
            ticket: 'T20261014.0042',
            met: 'Łukasz\nSøn',
            minutes: 31,
          }),
          header({ date: '2026-11-02', tally: { problem: 2 }, ticket: 'T20261014.0042', minutes: 20 }),
        ],
      },
      {
        client: 'acme',
        list: 'new-user',
        period: '2026-10',
        duties: [],
        visits: [header({ subject: 'Maya Lindqvist', date: '2026-10-20' })],
      },
      {
        client: 'birch-lane',
        list: 'ups',
        period: '2026-10',
        duties: [
          {
            duty: 'execute',
            state: 'waived',
            date: '2026-10-12',
            by: 'tom',
            reason: REASON,
          },
          { duty: 'revise', state: 'waived', date: '2026-10-12', by: 'tom', reason: REASON },
        ],
        visits: [],
      },
    ],
  },
];

const text = (lines: readonly Line[]) => `\n${lines.map((one) => plain(one).trimEnd()).join('\n')}\n`;

describe('allClientsLines', () => {
  it('tells each month and duty, and who was missed or waived', () => {
    expect(text(allClientsLines(months, 80))).toMatchInlineSnapshot(`
      "
      2026-11  not filed
        executed   0 of 3, 2 open  overdue 1: lodz-son backups W45
        revised    0 of 1, 1 open
        published  0 of 1, 1 open

      2026-10  filed 6 Nov by ruth, again 20 Nov; verdicts from the archive
        executed   1 of 1, 1 late
                   waived birch-lane ups by tom: The UPS is at the vendor for repair.
                   / It comes back in November, they say, or they lend us one.
        revised    0 of 1  missed 1: acme server  waived birch-lane ups by tom
        published  0 of 1  missed 1: acme server
        filed      1 of 1
      "
    `);
  });

  it('counts the clients that do not fit', () => {
    const lists = Array.from({ length: 40 }, (_, at) => ({
      client: `client-${at + 1}`,
      list: 'server',
      period: '2026-10',
      duties: [{ duty: 'execute' as const, state: 'missed' as const }],
      visits: [],
    }));
    const shown = text(allClientsLines([{ period: '2026-10', lists }], 80));
    expect(shown).toContain('missed 40: client-1 server, client-2 server');
    expect(shown).toContain('and 25 more clients');
  });

  it('says so when there is nothing', () => {
    expect(text(allClientsLines([{ period: '2026-10', lists: [] }], 80))).toContain('Nothing was due');
  });
});

describe('oneClientLines', () => {
  const client = { slug: 'lodz-son', name: 'Łódź & Søn GmbH' };

  it('tells every list with its duties and sittings', () => {
    expect(text(oneClientLines(client, months, 80))).toMatchInlineSnapshot(`
      "
      Łódź & Søn GmbH (lodz-son)
      executed 1 of 4, 1 late, 1 waived

      2026-11  not filed
        server
          execute begun 3 Nov jane  revise, publish wait for execute
          - 3 Nov jane, remote, 1 h 08 min, 0 items answered
        ups
          execute planned 16 Nov ines
        backups W45
          execute overdue (jane, ines)

      2026-10  filed 6 Nov by ruth, again 20 Nov; verdicts from the archive
        server
          executed 2 Nov jane, late  revise missed (tom)  publish missed (ruth)
          filed 6 Nov ruth
          - 2 Nov jane, on site, 31 min, 1 problem, 2 cannot, ticket T20261014.0042,
            met Łukasz / Søn
          - 2 Nov jane, on site, 20 min, 2 problems, ticket T20261014.0042
        new-user (Maya Lindqvist)
          - 20 Oct jane, on site, 48 min
        ups
          execute waived 12 Oct tom: The UPS is at the vendor for repair. / It comes
          back in November, they say, or they lend us one.  revise waived 12 Oct tom
      "
    `);
  });

  it.each([72, 80, 200])('keeps within %i columns', (width) => {
    for (const one of [...oneClientLines(client, months, width), ...allClientsLines(months, width)])
      expect(widthOf(plain(one))).toBeLessThanOrEqual(width);
  });
});

describe('historyRows', () => {
  it('has a cell for each heading, and the sittings beside the execution', () => {
    const rows = historyRows(months);
    for (const row of rows) expect(row).toHaveLength(HISTORY_HEADING.length);
    expect(rows.map((row) => row.join(' | '))).toMatchInlineSnapshot(`
      [
        "2026-11 | 2026-11 | acme | server | execute | open | 2026-11-03 | jane |  |  | 68 | 0 |  | ",
        "2026-11 | 2026-11 | acme | server | revise | open |  |  |  |  |  |  |  | ",
        "2026-11 | 2026-11 | acme | server | publish | open |  | ruth |  |  |  |  |  | ",
        "2026-11 | 2026-11 | acme | ups | execute | open |  | jane |  |  |  |  |  | ",
        "2026-11 | 2026-W45 | lodz-son | backups | execute | overdue |  | jane, ines |  |  |  |  |  | ",
        "2026-10 | 2026-10 | acme | server | execute | late | 2026-11-02 | jane |  | 2026-11-20 | 51 | 3 | T20261014.0042 | Łukasz / Søn",
        "2026-10 | 2026-10 | acme | server | revise | missed |  | tom |  | 2026-11-20 |  |  |  | ",
        "2026-10 | 2026-10 | acme | server | publish | missed |  | ruth |  | 2026-11-20 |  |  |  | ",
        "2026-10 | 2026-10 | acme | server | file | done | 2026-11-06 | ruth |  | 2026-11-20 |  |  |  | ",
        "2026-10 | 2026-10 | acme | new-user |  | walked | 2026-10-20 | jane |  | 2026-11-20 | 48 | 0 |  | ",
        "2026-10 | 2026-10 | birch-lane | ups | execute | waived | 2026-10-12 | tom | The UPS is at the vendor for repair. / It comes back in November, they say, or they lend us one. | 2026-11-20 |  |  |  | ",
        "2026-10 | 2026-10 | birch-lane | ups | revise | waived | 2026-10-12 | tom | The UPS is at the vendor for repair. / It comes back in November, they say, or they lend us one. | 2026-11-20 |  |  |  | ",
      ]
    `);
  });
});

describe('historyJson', () => {
  it('tells of sittings what the visit was, and whether the month is filed', () => {
    const [november, october] = historyJson(months) as { filed: unknown; lists: { visits: object[] }[] }[];
    expect(november?.filed).toBeNull();
    expect(october?.filed).toEqual({ date: '2026-11-06', by: 'ruth', refiled: '2026-11-20' });
    expect(november?.lists[0]?.visits[0]).toMatchObject({ date: '2026-11-03', open: 2, minutes: 68, mode: 'remote' });
  });
});
