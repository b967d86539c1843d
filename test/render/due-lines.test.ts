import { describe, expect, it } from 'vitest';
import type { ClientDuties } from '../../src/domain/duties/client-duties.ts';
import type { DueLook } from '../../src/domain/duties/due-look.ts';
import type { Duty, DutyStanding, ListDuties } from '../../src/domain/duties/duty.ts';
import type { DutyCount } from '../../src/domain/duties/overview.ts';
import { type Client, FIRM_DEFAULTS, type Firm, NO_WISHES } from '../../src/domain/firm.ts';
import { dueLines } from '../../src/render/due/due-lines.ts';
import type { DueView } from '../../src/render/due/look.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';

const TODAY = '2026-11-25';
const firm: Firm = {
  ...FIRM_DEFAULTS,
  duties: {},
  name: 'Harbor IT',
  timezone: 'Europe/Warsaw',
  paper: 'A4',
  people: [{ slug: 'jane', name: 'Jane Doe', roles: ['technician'], away: [] }],
  vendors: new Map(),
};
const DEADLINES: Record<Duty, string> = {
  execute: '2026-11-27',
  revise: '2026-11-30',
  publish: '2026-12-03',
  file: '2026-12-05',
};
const OWNERS: Record<Duty, string[]> = { execute: ['jane'], revise: ['tom'], publish: ['tom'], file: ['ruth'] };

function client(slug: string, name: string, lists: ListDuties[], changes: Partial<ClientDuties> = {}): ClientDuties {
  const one: Client = {
    slug,
    id: `c-${slug}`,
    name,
    plan: 'gold',
    contact: {},
    contract: {},
    assets: [],
    variables: {},
    tags: [],
    visits: NO_WISHES,
    notes: '',
  };
  return { client: one, lists, unreadable: [], ...changes };
}

type Given = Partial<DutyStanding> & { state: DutyStanding['state'] };

/** A list of a client with its duties; those that are left out wait for execute. */
function list(period: string, name: string, given: Partial<Record<Duty, Given>>): ListDuties {
  const duties = (['execute', 'revise', 'publish', 'file'] as const).map((duty): DutyStanding => {
    const wait: Given = { state: 'open', waitingFor: 'execute' };
    return { duty, deadline: DEADLINES[duty], owners: OWNERS[duty], soon: false, ...(given[duty] ?? wait) };
  });
  return { client: '', list: name, title: name, period, duties };
}

const done: Given = { state: 'done', done: { date: '2026-11-10', by: 'jane' } };
const allDone = { execute: done, revise: done, publish: done, file: done };
const missed = (deadline: string): Given => ({ state: 'missed', deadline });

const clients: ClientDuties[] = [
  client('quiet-for-months-and-with-a-long-slug', 'Quiet for Months and Holdings Ltd.', [
    ...['2026-03', '2026-08', '2026-09', '2026-10'].map((month) =>
      list(month, 'server-dc01', { execute: missed(`${month}-27`) }),
    ),
    list('2026-11', 'server-dc01', { execute: { state: 'open', soon: true } }),
  ]),
  client('lodz-son', 'Łódź & Søn GmbH', [
    list('2026-11', 'server-hv01', {
      execute: {
        state: 'overdue',
        deadline: '2026-11-20',
        partial: { date: '2026-11-10', by: 'ines', open: 12 },
        owners: ['ines', 'jane'],
      },
    }),
    list('2026-11', 'storage-san01', { execute: { ...done }, revise: done, publish: { state: 'open' } }),
  ]),
  client('tokyo', '東京 メンテナンス 株式会社', [
    list('2026-11', 'nas', { execute: { state: 'open', soon: true, planned: { date: '2026-11-26', by: 'jane' } } }),
  ]),
  client('birch', 'Birch Lane', [
    list('2026-11', 'ups', { execute: { state: 'open', deadline: '2026-12-10' } }),
    list('2026-W47', 'backups', {
      execute: { state: 'waived' },
      revise: { state: 'waived' },
      publish: done,
      file: done,
    }),
  ]),
  client('acme', 'Acme', [
    list('2026-10', 'server-dc01', { ...allDone, file: missed('2026-11-05') }),
    list('2026-11', 'server-dc01', { ...allDone, file: { state: 'open' } }),
  ]),
  client('done', 'Done', [list('2026-11', 'server', { ...allDone, execute: { ...done, state: 'late' } })]),
  client('empty', 'Empty', [], { note: 'no-checklist' }),
];

const count = (duty: Duty, changes: Partial<DutyCount> = {}): DutyCount => ({
  duty,
  due: 9,
  missed: 0,
  overdue: 0,
  open: 0,
  late: 0,
  done: 9,
  waived: 0,
  deadline: DEADLINES[duty],
  owners: OWNERS[duty],
  ...changes,
});

const look: DueLook = {
  firm,
  today: TODAY,
  period: '2026-11',
  overview: {
    period: '2026-11',
    unreadable: 0,
    duties: [
      count('execute', {
        overdue: 1,
        open: 3,
        late: 1,
        waived: 1,
        done: 3,
        owner: 'technician',
        owners: ['jane', 'ines'],
      }),
      count('revise', { deadline: '2026-11-20', overdue: 5, done: 4 }),
      count('publish'),
      count('file', { open: 9, done: 0 }),
    ],
  },
  earlier: [
    {
      period: '2026-10',
      unreadable: 0,
      duties: [
        count('execute', { missed: 1, done: 8 }),
        count('revise'),
        count('file', { done: 0, missed: 9, deadline: '2026-11-05' }),
      ],
    },
  ],
  schedules: [
    { duty: 'schedule', period: '2026-12', state: 'overdue', deadline: '2026-11-23', owners: ['tom'], soon: false },
  ],
  meetings: [],
  known: 8,
  clients,
  warnings: [{ client: 'acme', kind: 'quiet', months: 7, limit: 6 }],
};

const view: DueView = { until: TODAY, all: false, allWarnings: false };

function shown(width: number, changes: Partial<DueView> = {}, lookChanges: Partial<DueLook> = {}): string {
  const lines = dueLines({ ...look, ...lookChanges }, { ...view, ...changes }, width).map((line) =>
    plain(line).trimEnd(),
  );
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  return `\n${lines.join('\n')}\n`;
}

describe('dueLines', () => {
  it('fits 80 columns, whatever the names', () => {
    expect(shown(80)).toMatchInlineSnapshot(`
      "
      2026-11  Wednesday 25 Nov 2026  Harbor IT

      executed     4 of 8    1 overdue, 1 late, 1 waived  Fri 27 Nov, in 2 d   jane +1
      revised      4 of 9    5 overdue                    Fri 20 Nov, 5 d ago  tom
      published    9 of 9                                 Thu 3 Dec            tom
      filed        0 of 9                                 Sat 5 Dec, in 10 d   ruth
      schedule 12  not made                               Mon 23 Nov, 2 d ago  tom

      Earlier months that are not complete:
      2026-10  executed 8 of 9, not filed, was due 5 Nov (ruth)

      CLIENT          EXECUTE                     REVISE  PUBLISH   FILE   WHO
      quiet-for-mon…  missed 03 08–10             waits   waits     waits  jane
      lodz-son        overdue 5 days, begun, 1/2  waits   by 3 Dec  waits  ines +1
      tokyo           planned Thu 26 Nov jane     waits   waits     waits  jane

      2 more clients on course, 1 lacks only the filing of a month; --all shows all

      No checklist yet: empty

      Warnings (1)
      acme  quiet: no finding for 7 months
      "
    `);
  });

  it('says it in more words where there is room', () => {
    expect(shown(200)).toMatchInlineSnapshot(`
      "
      2026-11  Wednesday 25 Nov 2026  Harbor IT

      executed          4 of 8    1 overdue, 1 late, 1 waived  until Fri 27 Nov, in 2 days     technician: jane, ines
      revised           4 of 9    5 overdue                    was due Fri 20 Nov, 5 days ago  tom
      published         9 of 9                                 until Thu 3 Dec                 tom
      filed             0 of 9                                 until Sat 5 Dec, in 10 days     ruth
      schedule 2026-12  not made                               was due Mon 23 Nov, 2 days ago  tom

      Earlier months that are not complete:
      2026-10  executed 8 of 9, not filed, was due 5 Nov (ruth)

      CLIENT                    NAME                          EXECUTE                                                       REVISE             PUBLISH            FILE               WHO
      quiet-for-months-and-wi…  Quiet for Months and Holdin…  missed 03 08–10, due Fri 27 Nov, in 2 days                    waits for execute  waits for execute  waits for execute  jane
      lodz-son                  Łódź & Søn GmbH               overdue since Fri 20 Nov, begun, 12 items open, 1 of 2 lists  waits for execute  by Thu 3 Dec       waits for execute  ines, jane
      tokyo                     東京 メンテナンス 株式会社    planned Thu 26 Nov jane                                       waits for execute  waits for execute  waits for execute  jane

      2 more clients on course, 1 lacks only the filing of a month; --all shows all

      No checklist yet: empty

      Warnings (1)
      acme  quiet: no finding for 7 months
      "
    `);
  });

  it('gives up columns on a very narrow terminal', () => {
    expect(shown(40, {}, { earlier: [], schedules: [] })).toMatchInlineSnapshot(`
      "
      2026-11  Wednesday 25 Nov 2026  Harbor …

      executed   4 of 8  1 overdue  Fri 27 Nov
      revised    4 of 9  5 overdue  Fri 20 Nov
      published  9 of 9             Thu 3 Dec
      filed      0 of 9             Sat 5 Dec

      quiet-for-months-and-with-a-long-slug
        execute  missed 03 08–10, due in 2 d
        revise   waits for execute
        publish  waits for execute
        file     waits for execute
        ask jane
      lodz-son
        execute  overdue 5 days, begun, 1/2
        revise   waits for execute
        publish  by Thu 3 Dec
        file     waits for execute
        ask ines, jane
      tokyo
        execute  planned Thu 26 Nov jane
        revise   waits for execute
        publish  waits for execute
        file     waits for execute
        ask jane

      2 more clients on course, 1 lacks only
      the filing of a month; --all shows all

      No checklist yet: empty

      Warnings (1)
      acme  quiet: no finding for 7 months
      "
    `);
  });

  it('shows everybody when asked', () => {
    expect(shown(80, { all: true }).split('\n\n').at(3)).toMatchInlineSnapshot(`
      "CLIENT          EXECUTE                  REVISE  PUBLISH   FILE       WHO
      quiet-for-mon…  missed 03 08–10          waits   waits     waits      jane
      lodz-son        overdue 5 d, begun, 1/2  waits   by 3 Dec  waits      ines +1
      tokyo           planned Thu 26 Nov jane  waits   waits     waits      jane
      birch           by Thu 10 Dec            waits   waits     waits      jane
      acme            done                     done    done      missed 10  ruth
      done            late 11                  done    done      done"
    `);
  });

  it('is grouped by owner', () => {
    expect(shown(80, { by: 'owner' }).split('\n\n').slice(3).join('\n\n')).toMatchInlineSnapshot(`
      "ines  1 duty
      DUE         DUTY     CLIENT    MONTH  LISTS        STATE
      Fri 20 Nov  execute  lodz-son  11     server-hv01  overdue 5 days, begun

      jane, Jane Doe  7 duties
      DUE         DUTY     CLIENT          MONTH     LISTS        STATE
      Fri 27 Mar  execute  quiet-for-mon…  03 08–10  server-dc01  missed
      Fri 20 Nov  execute  lodz-son        11        server-hv01  overdue 5 d, begun
      Fri 27 Nov  execute  quiet-for-mon…  11        server-dc01  due in 2 days
      Fri 27 Nov  execute  tokyo           11        nas          Thu 26 jane

      ruth  1 duty
      DUE        DUTY  CLIENT  MONTH  LISTS        STATE
      Thu 5 Nov  file  acme    10     server-dc01  missed

      27 more rows on course or waiting; --all shows all

      No checklist yet: empty

      Warnings (1)
      acme  quiet: no finding for 7 months
      "
    `);
  });

  it('is grouped by date', () => {
    expect(shown(80, { by: 'date', until: '2026-12-03' }).split('\n\n').slice(3).join('\n\n')).toMatchInlineSnapshot(`
      "DAY         DUTY      CLIENT          MONTH     STATE               WHO
      Fri 27 Mar  execute   quiet-for-mon…  03 08–10  missed              jane
      Thu 5 Nov   file      acme            10        missed              ruth
      Fri 20 Nov  execute   lodz-son        11        overdue 5 d, begun  ines, jane
      Mon 23 Nov  schedule                  12        overdue             tom
      Thu 26 Nov  execute   tokyo           11        Thu 26 jane         jane
      Fri 27 Nov  execute   quiet-for-mon…  11        due in 2 days       jane
      Thu 3 Dec   publish   lodz-son        11        open                tom

      26 more rows on course or waiting; --all shows all

      No checklist yet: empty

      Warnings (1)
      acme  quiet: no finding for 7 months
      "
    `);
  });

  it('is a list of what somebody has to do, soonest first', () => {
    expect(shown(80, { who: 'jane' })).toMatchInlineSnapshot(`
      "
      2026-11  Wednesday 25 Nov 2026  jane, Jane Doe

      executed     4 of 8    1 overdue, 1 late, 1 waived  Fri 27 Nov, in 2 d   jane +1
      revised      4 of 9    5 overdue                    Fri 20 Nov, 5 d ago  tom
      published    9 of 9                                 Thu 3 Dec            tom
      filed        0 of 9                                 Sat 5 Dec, in 10 d   ruth
      schedule 12  not made                               Mon 23 Nov, 2 d ago  tom

      Earlier months that are not complete:
      2026-10  executed 8 of 9, not filed, was due 5 Nov (ruth)

      DUE         DUTY      CLIENT          MONTH     LISTS          STATE
      Fri 27 Mar  execute   quiet-for-mon…  03 08–10  server-dc01    missed
      Thu 5 Nov   file      acme            10        server-dc01    missed
      Fri 20 Nov  execute   lodz-son        11        server-hv01    overdue 5 days
      Mon 23 Nov  schedule                  12                       overdue
      Fri 27 Nov  execute   tokyo           11        nas            Thu 26 jane
      Fri 27 Nov  execute   quiet-for-mon…  11        server-dc01    due in 2 days
      Thu 3 Dec   publish   lodz-son        11        storage-san01  open
      Sat 5 Dec   file      acme            11        server-dc01    open
      Thu 10 Dec  execute   birch           11        ups            open

      24 more wait for an earlier duty; --all shows them

      No checklist yet: empty
      "
    `);
  });

  it('says when nothing is left, or nothing pressing', () => {
    const quiet = { clients: clients.slice(3, 4), warnings: [], earlier: [] };
    expect(shown(80, {}, quiet).split('\n\n').slice(2).join('\n')).toMatchInlineSnapshot(`
      "1 client on course; --all shows all
      "
    `);
    const nothing = { clients: clients.slice(5, 6), warnings: [], earlier: [] };
    expect(shown(80, {}, nothing).split('\n\n').slice(2).join('\n')).toMatchInlineSnapshot(`
      "Everything is done; --all shows all
      "
    `);
    expect(
      shown(80, { who: 'bob' }, { ...nothing, clients: [], schedules: [] })
        .split('\n\n')
        .slice(2)
        .join('\n'),
    ).toMatchInlineSnapshot(`
      "Nothing is left to do for bob
      "
    `);
  });

  it.each<Partial<DueView>>([
    {},
    { all: true },
    { by: 'owner', all: true },
    { by: 'duty' },
    { by: 'date', all: true },
    { who: 'jane', all: true },
  ])('is never wider than the terminal: %o', (changes) => {
    for (let width = 40; width <= 220; width += 1) shown(width, changes);
  });

  it('gives what is waiting or done no loud colour', () => {
    const tones = dueLines(look, { ...view, all: true }, 80).flat();
    const loud = tones.filter(({ tone }) => tone === 'bad' || tone === 'warn').map(({ text }) => text.trim());
    expect(loud.filter((text) => /waits|^done|^waived/.test(text))).toEqual([]);
  });

  describe('what is waived', () => {
    const waived: Given = { state: 'waived', waived: { date: '2026-11-10', by: 'tom' } };
    const planned: Given = { state: 'open', planned: { date: '2026-11-26', by: 'jane' } };
    const cell = (...lists: [string, Given][]) => {
      const own = lists.map(([period, execute], at) => list(period, `list${at}`, { ...allDone, execute }));
      const text = shown(200, { all: true }, { clients: [client('zeta', 'Z', own)], warnings: [] });
      return /^zeta +Z +(.*?)(?: {2,}|$)/m.exec(text)?.[1];
    };

    it('is neither done nor among what was due', () => {
      expect(cell(['2026-11', waived], ['2026-11', planned], ['2026-11', planned])).toBe(
        'planned Thu 26 Nov jane, 1 waived',
      );
      expect(cell(['2026-11', waived], ['2026-11', done], ['2026-11', planned])).toBe(
        'planned Thu 26 Nov jane, 1 of 2 lists, 1 waived',
      );
    });

    it('is told of the newest month, although older ones are done', () => {
      expect(cell(['2026-10', done], ['2026-11', waived])).toBe('waived 11');
      expect(cell(['2026-11', done], ['2026-11', waived])).toBe('done, 1 waived');
      expect(cell(['2026-10', waived], ['2026-11', done])).toBe('done, waived 10');
      expect(cell(['2026-11', waived])).toBe('waived');
    });

    it('is none of how many', () => {
      const duties = [count('execute', { done: 5, waived: 4 }), count('revise', { done: 0, waived: 9 })];
      const text = shown(200, {}, { overview: { ...look.overview, duties } });
      expect(text).toMatch(/executed +5 of 5 +4 waived/);
      expect(text).toMatch(/revised +none due +9 waived/);
    });
  });

  it('has the schedule and meetings among what comes when', () => {
    const meeting = {
      id: '202611-c-tokyo-2',
      date: '2026-11-27',
      client: 'tokyo',
      clientId: 'c-tokyo',
      who: 'tom',
      mode: 'onsite',
      purpose: 'meeting',
      pinned: false,
      cancelled: false,
      sequence: 0,
    } as const;
    const later = { ...meeting, date: '2026-12-15' };
    const rows = (changes: Partial<DueView>) =>
      shown(80, changes, {
        meetings: [meeting, later],
        clients: [],
        known: 8,
        overview: { ...look.overview, duties: [] },
      })
        .split('\n')
        .filter((one) => /^(Mon|Tue|Fri) .* (schedule|meeting) /.test(one));
    const tokyo = clients.filter((one) => one.client.slug === 'tokyo');
    const text = shown(80, { by: 'date', until: '2026-12-01' }, { meetings: [meeting, later], clients: tokyo });
    expect(text).toMatch(
      /\nMon 23 Nov +schedule +12 +overdue +tom\nThu 26 Nov +execute .*\nFri 27 Nov +meeting +tokyo +11 +planned in 2 days +tom\n/,
    );
    expect(text).not.toContain('Tue 15 Dec');
    expect(rows({ who: 'tom' }).map((one) => one.slice(0, 20))).toEqual([
      'Mon 23 Nov  schedule',
      'Fri 27 Nov  meeting ',
      'Tue 15 Dec  meeting ',
    ]);
  });

  it('names the month of what is not of this one', () => {
    const open: Given = { state: 'open', soon: true, deadline: '2026-11-26' };
    const late = client('zeta', 'Z', [list('2026-10', 'server', { execute: open })]);
    expect(shown(200, {}, { clients: [late] })).toMatch(/zeta +Z +due Thu 26 Nov, tomorrow \(10\)/);
    expect(shown(200, { by: 'date' }, { clients: [late] })).not.toContain('(10)');
  });

  it('asks first whoever answers for the worst', () => {
    const both = list('2026-10', 'server', {
      execute: { ...missed('2026-10-27'), owners: ['ines'] },
      file: { ...missed('2026-10-05'), owners: ['ruth'] },
    });
    expect(shown(80, {}, { clients: [client('zeta', 'Z', [both])] })).toMatch(/zeta .* ines/);
  });
});
