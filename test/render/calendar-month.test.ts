import { describe, expect, it } from 'vitest';
import { workCalendar } from '../../src/domain/calendar/workdays.ts';
import { DEFAULT_WORKDAYS } from '../../src/domain/firm.ts';
import type { DayVisit } from '../../src/domain/history/day-visits.ts';
import { type MonthOfVisits, monthLines, monthRows } from '../../src/render/calendar/month.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';

const visit = (date: string, client: string, changes: Partial<DayVisit> = {}): DayVisit => ({
  date,
  client,
  who: 'jane',
  state: 'planned',
  mode: 'onsite',
  purpose: 'maintenance',
  lists: [],
  ...changes,
});

const month: MonthOfVisits = {
  period: '2026-11',
  today: '2026-11-12',
  calendar: workCalendar(DEFAULT_WORKDAYS, new Map([['2026-11-11', 'Independence Day']])),
  visits: [
    visit('2026-11-03', 'acme', { state: 'done', lists: ['server-dc01', 'ups'] }),
    visit('2026-11-04', 'birch-lane', { state: 'done', mode: 'remote', who: 'ines' }),
    visit('2026-11-05', 'lodz-son', { state: 'past' }),
    visit('2026-11-12', 'a-client-with-a-very-long-name'),
    visit('2026-11-17', '東京-港湾', { mode: 'remote' }),
    visit('2026-11-18', 'acme', { purpose: 'meeting', who: 'tom' }),
    visit('2026-11-19', 'bolt', { state: 'cancelled' }),
    ...Array.from({ length: 7 }, (_, at) => visit('2026-11-30', `client-${at + 1}`)),
  ],
};

const text = (width: number, unicode = true, shown = month) =>
  `\n${monthLines(shown, width, unicode)
    .map((one) => plain(one).trimEnd())
    .join('\n')}\n`;

describe('monthLines', () => {
  it('shows a grid at 80 columns', () => {
    expect(text(80)).toMatchInlineSnapshot(`
      "
      2026-11  2 visits done, 10 planned, 1 without a record, 1 cancelled
          Mon        Tue        Wed        Thu        Fri        Sat        Sun
      W44                                                                   1
      W45 2          3          4          5          6          7          8
                     ✓ acme     ✓~birch-l… ? lodz-son
      W46 9          10         11 Indepe… 12 today   13         14         15
                                           ○ a-clien…
      W47 16         17         18         19         20         21         22
                     ○~東京-港… ○@acme     ✗ bolt
      W48 23         24         25         26         27         28         29
      W49 30
          ○ client-1
          ○ client-2
          ○ client-3
          ○ client-4
            +3

      ✓ done  ○ planned  ? planned, no record  ✗ cancelled  ~ remote  @ meeting
      "
    `);
  });

  it('shows who comes where there is room', () => {
    expect(text(200)).toMatchInlineSnapshot(`
      "
      2026-11  2 visits done, 10 planned, 1 without a record, 1 cancelled
          Mon                         Tue                         Wed                         Thu                         Fri                         Sat                         Sun
      W44                                                                                                                                                                         1
      W45 2                           3                           4                           5                           6                           7                           8
                                      ✓ acme jane                 ✓~birch-lane ines           ? lodz-son jane
      W46 9                           10                          11 Independence Day         12 today                    13                          14                          15
                                                                                              ○ a-client-with-a-v… jane
      W47 16                          17                          18                          19                          20                          21                          22
                                      ○~東京-港湾 jane            ○@acme tom                  ✗ bolt jane
      W48 23                          24                          25                          26                          27                          28                          29
      W49 30
          ○ client-1 jane
          ○ client-2 jane
          ○ client-3 jane
          ○ client-4 jane
            +3

      ✓ done  ○ planned  ? planned, no record  ✗ cancelled  ~ remote  @ meeting
      "
    `);
  });

  it('uses letters where the terminal has no others, and names the performer of one client', () => {
    const visits = month.visits.filter(({ client }) => client === 'acme');
    expect(text(80, false, { ...month, visits, client: 'acme' })).toMatchInlineSnapshot(`
      "
      acme, 2026-11  1 visit done, 1 planned
          Mon        Tue        Wed        Thu        Fri        Sat        Sun
      W44                                                                   1
      W45 2          3          4          5          6          7          8
                     x jane
      W46 9          10         11 Indepe… 12 today   13         14         15
      W47 16         17         18         19         20         21         22
                                o@tom
      W48 23         24         25         26         27         28         29
      W49 30

      x done  o planned  @ meeting
      "
    `);
  });

  it.each([30, 60, 80, 100, 200])('keeps within %i columns', (width) => {
    for (const one of monthLines(month, width, true).slice(1))
      expect(widthOf(plain(one))).toBeLessThanOrEqual(Math.max(width, 52));
  });

  it('begins and ends with the weeks of the month', () => {
    const weeks = (period: string) =>
      monthLines({ ...month, period, visits: [] }, 80, true).flatMap((one) => /^W\d\d/.exec(plain(one))?.[0] ?? []);
    expect(weeks('2027-01')).toEqual(['W53', 'W01', 'W02', 'W03', 'W04']);
    expect(weeks('2027-02')).toEqual(['W05', 'W06', 'W07', 'W08']);
    expect(weeks('2026-11')).toEqual(['W44', 'W45', 'W46', 'W47', 'W48', 'W49']);
  });
});

describe('monthRows', () => {
  it('tells day, client, what, who, state and where', () => {
    expect(monthRows(month.visits.slice(0, 1))).toEqual([
      ['2026-11-03', 'acme', 'server-dc01 ups', 'jane', 'done', 'onsite'],
    ]);
  });
});
