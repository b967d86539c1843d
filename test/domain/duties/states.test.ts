import { describe, expect, it } from 'vitest';
import type { ClientRecords } from '../../../src/domain/duties/client-records.ts';
import type { Duty } from '../../../src/domain/duties/duty.ts';
import { dutiesOf } from '../../../src/domain/duties/list-duties.ts';
import { NO_WISHES } from '../../../src/domain/firm.ts';
import type { PlannedVisit, Schedule } from '../../../src/domain/schedule/schedule.ts';
import {
  clientOf,
  contextOf,
  editNote,
  FOUR,
  firmOf,
  listOf,
  publication,
  recordsOf,
  rule,
  sitting,
  toldOn,
  waiver,
} from './records.ts';

const execute = firmOf({ execute: FOUR.execute });

describe('execute', () => {
  it('is open, overdue and missed by the day', () => {
    const firm = firmOf({ execute: rule('day 20') });
    const on = (today: string) => toldOn(today, recordsOf(), { firm })[0];
    expect(on('2026-10-20')).toBe('2026-10 server-dc01: execute open');
    expect(on('2026-10-21')).toBe('2026-10 server-dc01: execute overdue');
    expect(on('2026-10-31')).toBe('2026-10 server-dc01: execute overdue');
    expect(on('2026-11-01')).toBe('2026-10 server-dc01: execute missed');
  });

  it('is not missed before a deadline in the next month is past', () => {
    const firm = firmOf({ execute: rule('day 5 next') });
    expect(toldOn('2026-11-05', recordsOf(), { firm })[0]).toBe('2026-10 server-dc01: execute open');
    expect(toldOn('2026-11-06', recordsOf(), { firm })[0]).toBe('2026-10 server-dc01: execute missed');
  });

  it('counts October, walked on 2 November, for October, and November is still due', () => {
    const records = recordsOf({ sittings: [sitting('2026-10', '2026-11-02')] });
    expect(toldOn('2026-11-12', records, { firm: execute })).toEqual([
      '2026-10 server-dc01: execute late 2026-11-02 jane',
      '2026-11 server-dc01: execute open',
    ]);
  });

  it('names each month of a long pause', () => {
    const records = recordsOf({ lists: [listOf({ start: '2026-07' })], sittings: [sitting('2026-07', '2026-07-09')] });
    expect(toldOn('2026-11-12', records, { firm: execute })).toEqual([
      '2026-07 server-dc01: execute done 2026-07-09 jane',
      '2026-08 server-dc01: execute missed',
      '2026-09 server-dc01: execute missed',
      '2026-10 server-dc01: execute missed',
      '2026-11 server-dc01: execute open',
    ]);
  });

  it('is partial after a sitting that left items open, and executed on the day of the one that completed it', () => {
    const part = sitting('2026-10', '2026-10-12', { answered: ['a'], open: ['b', 'c'] });
    const rest = sitting('2026-10', '2026-10-14', { answered: ['b', 'c'], open: [], by: 'ines' });
    const [standing] = dutiesOf(recordsOf({ sittings: [part] }), contextOf('2026-10-13'), '2026-10')[0]?.duties ?? [];
    expect(standing).toMatchObject({ state: 'open', partial: { date: '2026-10-12', by: 'jane', open: 2 } });
    const lines = toldOn('2026-10-15', recordsOf({ sittings: [rest, part] }), { firm: execute });
    expect(lines).toEqual(['2026-10 server-dc01: execute done 2026-10-14 ines']);
  });

  it('counts what another list of the month answered for the client', () => {
    const own = sitting('2026-10', '2026-10-12', { answered: ['a'], open: ['talk'], forClient: ['talk'] });
    const other = sitting('2026-10', '2026-10-13', { checklist: 'ups', answered: ['talk'], forClient: ['talk'] });
    const records = recordsOf({ sittings: [own, other] });
    expect(toldOn('2026-10-14', records, { firm: execute })).toContain(
      '2026-10 server-dc01: execute done 2026-10-13 jane',
    );
  });

  it('is said soon from the lead time on, up to the deadline', () => {
    const soon = (today: string) => dutiesOf(recordsOf(), contextOf(today), '2026-10')[0]?.duties[0]?.soon;
    expect(['2026-10-23', '2026-10-24', '2026-10-31', '2026-11-01'].map(soon)).toEqual([false, true, true, false]);
  });
});

describe('revise', () => {
  const tracked = { firm: firmOf({ execute: FOUR.execute, revise: FOUR.revise }) };

  it('is done with the walk when no wish is open', () => {
    const records = recordsOf({ sittings: [sitting('2026-10', '2026-10-14')] });
    expect(toldOn('2026-10-20', records, tracked)).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise done 2026-10-14 jane',
    ]);
  });

  it('waits for the walk', () => {
    expect(toldOn('2026-10-20', recordsOf(), tracked)).toEqual([
      '2026-10 server-dc01: execute open, revise open after execute',
    ]);
  });

  it('is late with a note of August that was closed in November, in every month up to then', () => {
    const records = recordsOf({
      lists: [listOf({ start: '2026-08' })],
      sittings: [
        sitting('2026-08', '2026-08-12'),
        sitting('2026-09', '2026-09-11'),
        sitting('2026-10', '2026-10-14'),
        sitting('2026-11', '2026-11-10'),
      ],
      editNotes: [editNote('2026-08', { date: '2026-11-05', by: 'tom' })],
    });
    expect(toldOn('2026-11-12', records, tracked)).toEqual([
      '2026-08 server-dc01: execute done 2026-08-12 jane, revise late 2026-11-05 tom',
      '2026-09 server-dc01: execute done 2026-09-11 jane, revise late 2026-11-05 tom',
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise late 2026-11-05 tom',
      '2026-11 server-dc01: execute done 2026-11-10 jane, revise done 2026-11-10 jane',
    ]);
  });

  it('is open while a note of its month or an earlier one is, whatever comes after', () => {
    const records = recordsOf({
      sittings: [sitting('2026-10', '2026-10-14'), sitting('2026-11', '2026-11-03')],
      editNotes: [editNote('2026-11')],
    });
    expect(toldOn('2026-11-12', records, tracked)).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise done 2026-10-14 jane',
      '2026-11 server-dc01: execute done 2026-11-03 jane, revise open',
    ]);
  });

  it('is done by whom came last on the day, or who closed the last note', () => {
    const early = sitting('2026-10', '2026-10-14', { finished: '2026-10-14T08:00:00Z' });
    const late = sitting('2026-10', '2026-10-14', { finished: '2026-10-14T15:00:00Z', by: 'ines' });
    const sittings = [late, early];
    expect(toldOn('2026-10-20', recordsOf({ sittings }), tracked)[0]).toContain('revise done 2026-10-14 ines');
    const editNotes = [editNote('2026-10', { date: '2026-10-14', by: 'tom' })];
    expect(toldOn('2026-10-20', recordsOf({ sittings, editNotes }), tracked)[0]).toContain(
      'revise done 2026-10-14 tom',
    );
  });

  it('knows to which weeks a wish belongs, and to which month one of a week', () => {
    const lists = [listOf({ interval: 'weekly', start: '2026-11' })];
    const sittings = ['2026-W45', '2026-W46', '2026-W47'].map((week, at) => sitting(week, `2026-11-${9 + 7 * at}`));
    const open = (period: string, records = { lists, sittings }) =>
      toldOn(
        '2026-11-24',
        recordsOf({ ...records, editNotes: [editNote(period, undefined, { date: '2026-11-01' })] }),
        tracked,
      )
        .filter((line) => line.includes('revise open') && !line.includes('after'))
        .map((line) => line.slice(0, 8).trim());
    expect(open('2026-W46')).toEqual(['2026-W46', '2026-W47']);
    expect(open('2026-11')).toEqual(['2026-W45', '2026-W46', '2026-W47']);
    expect(open('2026-12')).toEqual([]);
    const monthly = {
      lists: [listOf()],
      sittings: [sitting('2026-10', '2026-10-14'), sitting('2026-11', '2026-11-10')],
    };
    expect(open('2026-W46', monthly)).toEqual(['2026-11']);
    expect(open('2026-W49', monthly)).toEqual([]);
  });

  it('is not held up by the notes of other lists', () => {
    const records = recordsOf({
      sittings: [sitting('2026-10', '2026-10-14')],
      editNotes: [editNote('2026-10', undefined, { list: 'ups' })],
    });
    expect(toldOn('2026-10-20', records, tracked)[0]).toContain('revise done');
  });
});

describe('file', () => {
  const walked = { sittings: [sitting('2026-10', '2026-10-14')] };

  it('waits for the first that is not done', () => {
    expect(toldOn('2026-11-12', recordsOf(walked))[0]).toBe(
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise done 2026-10-14 jane, publish missed, file missed after publish',
    );
  });

  it('waits for nothing where the others are not tracked', () => {
    const firm = firmOf({ file: FOUR.file });
    expect(toldOn('2026-11-12', recordsOf(), { firm })[0]).toBe('2026-10 server-dc01: file missed');
  });

  it('is not looked at any more once the month is filed', () => {
    expect(
      toldOn('2026-11-12', recordsOf(walked), { filed: new Set(['2026-10']) }).map((line) => line.slice(0, 7)),
    ).toEqual(['2026-11']);
  });
});

describe('waivers', () => {
  it('waive one duty of one list in one period, and with the walk its revision and publication', () => {
    const records = recordsOf({ waivers: [waiver('2026-10')], publications: [publication('2026-09-01', 'w')] });
    expect(toldOn('2026-11-12', { ...records, lists: [listOf({ watermark: 'w' })] })).toEqual([
      '2026-10 server-dc01: execute waived, revise waived, publish waived, file missed',
      '2026-11 server-dc01: execute open, revise open after execute, publish open after execute, file open after execute',
    ]);
  });

  it('stay attached to what was done all the same, which counts', () => {
    const records = recordsOf({ waivers: [waiver('2026-10')], sittings: [sitting('2026-10', '2026-11-02')] });
    const [standing] = dutiesOf(records, contextOf('2026-11-12'), '2026-11')[0]?.duties ?? [];
    expect(standing).toMatchObject({ state: 'late', waiver: { reason: 'away for repair' } });
  });

  it('of a walk that was begun leave its revision to be done', () => {
    const part = sitting('2026-10', '2026-10-12', { answered: ['a'], open: ['b'] });
    const with_ = (records: Partial<ClientRecords>) =>
      toldOn('2026-11-02', recordsOf({ sittings: [part], waivers: [waiver('2026-10')], ...records }))[0];
    expect(with_({})).toContain('execute waived, revise done 2026-10-12 jane');
    expect(with_({ editNotes: [editNote('2026-10')] })).toContain(
      'execute waived, revise open, publish open after revise',
    );
  });

  it('of another list, period or duty waive nothing', () => {
    const records = recordsOf({
      waivers: [waiver('2026-09'), waiver('2026-10', { checklist: 'ups' }), waiver('2026-10', { duty: 'publish' })],
    });
    expect(toldOn('2026-11-02', records)[0]).toBe(
      '2026-10 server-dc01: execute missed, revise open after execute, publish waived, file open after execute',
    );
  });

  it('of a month hold for the weeks of a weekly list', () => {
    const lists = [listOf({ interval: 'weekly', start: '2026-10' })];
    const records = recordsOf({ lists, waivers: [waiver('2026-10'), waiver('2026-W45')] });
    expect(toldOn('2026-11-12', records, { firm: execute }).map((line) => line.replace(' server-dc01:', ''))).toEqual([
      '2026-W40 execute waived',
      '2026-W41 execute waived',
      '2026-W42 execute waived',
      '2026-W43 execute waived',
      '2026-W44 execute waived',
      '2026-W45 execute waived',
      '2026-W46 execute open',
    ]);
  });
});

describe('owners', () => {
  const visit: PlannedVisit = {
    id: '202611-c-7k3v9mzq-1',
    date: '2026-11-17',
    client: 'acme',
    clientId: 'c-7k3v9mzq',
    who: 'ines',
    mode: 'onsite',
    purpose: 'maintenance',
    pinned: false,
    cancelled: false,
    sequence: 0,
  };
  const schedule = (visits: PlannedVisit[]): Schedule => ({
    period: '2026-11',
    made: { date: '2026-10-27', by: 'tom' },
    visits,
  });
  const owners = (records: ClientRecords, visits: PlannedVisit[] = [], firm = firmOf(FOUR)) => {
    const context = contextOf('2026-11-12', { firm, schedules: [schedule(visits)] });
    const duties = dutiesOf(records, context, '2026-11').at(-1)?.duties ?? [];
    return Object.fromEntries(duties.map((one) => [one.duty, one.owners])) as Record<Duty, string[]>;
  };

  it('are those of the rule: a role means all who have it', () => {
    expect(owners(recordsOf())).toEqual({
      execute: ['jane', 'ines'],
      revise: ['tom'],
      publish: ['ruth'],
      file: ['ruth'],
    });
    expect(owners(recordsOf(), [], firmOf({ execute: rule('last', 'printco') })).execute).toEqual(['printco']);
    expect(owners(recordsOf(), [], firmOf({ execute: rule('last') })).execute).toEqual([]);
    expect(owners(recordsOf(), [], firmOf({ execute: rule('last', 'owner') })).execute).toEqual([]);
  });

  it("of a walk are the client's technicians, and before them who is planned to come", () => {
    const client = clientOf({ visits: { ...NO_WISHES, technicians: ['jane'] } });
    expect(owners(recordsOf({ client })).execute).toEqual(['jane']);
    expect(owners(recordsOf({ client }), [visit]).execute).toEqual(['ines']);
  });

  it('of a revision is first the owner of the list', () => {
    expect(owners(recordsOf({ lists: [listOf({ owner: 'jane' })] })).revise).toEqual(['jane']);
  });

  it('are not told by visits that are over, cancelled, a meeting, or of others', () => {
    const others = [
      { ...visit, date: '2026-11-11' },
      { ...visit, cancelled: true },
      { ...visit, purpose: 'meeting' as const },
      { ...visit, clientId: 'c-other' },
    ];
    expect(owners(recordsOf(), others).execute).toEqual(['jane', 'ines']);
    const records = recordsOf({ sittings: [sitting('2026-11', '2026-11-10')] });
    expect(owners(records, [visit]).execute).toEqual(['jane', 'ines']);
  });

  it('of a weekly list are told by the visit in its week', () => {
    const records = recordsOf({ lists: [listOf({ interval: 'weekly', start: '2026-11' })] });
    const on = (date: string) => owners(records, [{ ...visit, date }]).execute;
    expect(on('2026-11-15')).toEqual(['ines']);
    expect(on('2026-11-16')).toEqual(['jane', 'ines']);
  });

  it('the first visit to come is told', () => {
    const context = contextOf('2026-11-12', {
      schedules: [schedule([visit, { ...visit, id: '202611-c-7k3v9mzq-2', date: '2026-11-12', who: 'jane' }])],
    });
    expect(dutiesOf(recordsOf(), context, '2026-11').at(-1)?.duties[0]?.planned).toEqual({
      date: '2026-11-12',
      by: 'jane',
    });
  });
});
