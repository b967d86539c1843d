import { describe, expect, it } from 'vitest';
import type { DutyPast, MonthPast } from '../../src/domain/history/past.ts';
import { allClientsYearLines, clientYearLines } from '../../src/render/calendar/year.ts';
import { yearJson, yearRows } from '../../src/render/calendar/year-rows.ts';
import type { Line } from '../../src/render/text.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';

const month = (period: string, client: string, pasts: Record<string, Partial<DutyPast>>): MonthPast => ({
  period,
  lists: Object.entries(pasts).map(([list, past]) => ({
    client,
    list: list.split(' ')[0] as string,
    period: list.split(' ')[1] ?? period,
    duties: [{ duty: 'execute', state: 'done', ...past }],
    visits: [],
  })),
});

const months: MonthPast[] = [
  month('2026-06', 'acme', {
    'server-of-the-accounting-department': { partial: true, state: 'open', date: '2026-06-03', by: 'jane' },
    ups: { state: 'open', planned: { date: '2026-06-16', by: 'ines' } },
    'backups 2026-W23': { date: '2026-06-03', by: 'jane' },
    'backups 2026-W24': { state: 'missed', by: 'jane' },
  }),
  month('2026-05', 'acme', { ups: { state: 'overdue', by: 'jane, ines' } }),
  month('2026-04', 'acme', { ups: { state: 'late', date: '2026-04-30', by: 'christopher' } }),
  month('2026-03', 'acme', { ups: { state: 'missed', by: 'jane' } }),
  month('2026-02', 'acme', { ups: { state: 'waived', date: '2026-02-03', by: 'tom' } }),
  month('2026-01', 'acme', {
    'server-of-the-accounting-department': { state: 'late', date: '2026-02-02', by: 'ines' },
    ups: { date: '2026-01-27', by: 'jane' },
  }),
];

const year = { year: '2026', last: '2026-06', months };
const ofAcme = { ...year, client: { slug: 'acme', name: 'Acme & Søn' } };
const text = (lines: readonly Line[]) => `\n${lines.map((one) => plain(one).trimEnd()).join('\n')}\n`;

describe('clientYearLines', () => {
  it('puts who below the day at 80 columns', () => {
    expect(text(clientYearLines(ofAcme, 80))).toMatchInlineSnapshot(`
      "
      Acme & Søn (acme), 2026

      LIST                 Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec
      backups              -    -    -    -    -    1/2
      server-of-the-accou… >2!  -    -    -    -    part
                           ines                     jane
      ups                  27   waiv miss 30!  over (16)
                           jane tom  jane chr… jane ines

      ! after the deadline  > in a later month  miss: missed  waiv: waived
      part: begun, not complete  over: overdue, can still be done  (16) planned
      - not due
      "
    `);
  });

  it('puts who beside the day where there is room', () => {
    expect(text(clientYearLines(ofAcme, 200))).toMatchInlineSnapshot(`
      "
      Acme & Søn (acme), 2026

      LIST                                Jan         Feb         Mar         Apr         May         Jun         Jul         Aug         Sep         Oct         Nov         Dec
      backups                             -           -           -           -           -           1/2
      server-of-the-accounting-department >2! ines    -           -           -           -           part jane
      ups                                 27 jane     waiv tom    miss jane   30! christ… over jane   (16) ines

      ! after the deadline  > in a later month  miss: missed  waiv: waived  part: begun, not complete  over: overdue, can still be done  (16) planned  - not due
      "
    `);
  });

  it.each([72, 80, 100, 120, 200])('keeps within %i columns', (width) => {
    for (const one of [...clientYearLines(ofAcme, width), ...allClientsYearLines(year, width)])
      expect(widthOf(plain(one))).toBeLessThanOrEqual(width);
  });

  it('says so when nothing was due', () => {
    expect(text(clientYearLines({ ...ofAcme, months: [] }, 80))).toContain('Nothing was due');
  });
});

describe('allClientsYearLines', () => {
  it('counts executed of due; waived ones are not due', () => {
    expect(text(allClientsYearLines(year, 80))).toMatchInlineSnapshot(`
      "
      2026  lists executed of lists due

      CLIENT   Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec
      acme     2/2  waiv 0/1  1/1  0/1  1/4

      waiv: waived
      "
    `);
  });
});

describe('yearRows and yearJson', () => {
  it('tell oldest first', () => {
    expect(yearRows(months).map((row) => row.join(' '))[0]).toBe(
      '2026-02-02 acme server-of-the-accounting-department ines late 2026-01',
    );
    const { lists } = yearJson(ofAcme) as { lists: { list: string; executions: { period: string }[] }[] };
    expect(lists.find(({ list }) => list === 'ups')?.executions.map(({ period }) => period)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
    ]);
  });
});
