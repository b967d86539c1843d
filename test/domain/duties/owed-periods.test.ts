import { describe, expect, it } from 'vitest';
import type { ClientRecords, ListHead } from '../../../src/domain/duties/client-records.ts';
import type { DutyContext } from '../../../src/domain/duties/context.ts';
import { dutiesOf } from '../../../src/domain/duties/list-duties.ts';
import type { Asset } from '../../../src/domain/firm.ts';
import { clientOf, contextOf, FOUR, firmOf, listOf, recordsOf, rule, sitting, toldOn } from './records.ts';

const firm = firmOf({ execute: FOUR.execute });

function periods(today: string, records: ClientRecords, changes: Partial<DutyContext> = {}, upTo = today.slice(0, 7)) {
  return dutiesOf(records, contextOf(today, { firm, ...changes }), upTo).map(({ period }) => period);
}

const ofList = (changes: Partial<ListHead>) => recordsOf({ lists: [listOf(changes)] });

describe('a list owes', () => {
  it('every month from its start, never one to come', () => {
    expect(periods('2026-12-01', recordsOf())).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(periods('2026-12-01', recordsOf(), {}, '2027-03')).toEqual(['2026-10', '2026-11', '2026-12']);
    expect(periods('2026-12-01', recordsOf(), {}, '2026-11')).toEqual(['2026-10', '2026-11']);
    expect(periods('2026-12-01', ofList({ start: '2027-01' }))).toEqual([]);
  });

  it('by its interval, from its start', () => {
    expect(periods('2026-12-01', ofList({ interval: 'quarterly', start: '2026-02' }))).toEqual([
      '2026-02',
      '2026-05',
      '2026-08',
      '2026-11',
    ]);
    expect(periods('2026-12-01', ofList({ interval: 'half-yearly', start: '2025-11' }))).toEqual([
      '2025-11',
      '2026-05',
      '2026-11',
    ]);
    expect(periods('2026-12-01', ofList({ interval: 'yearly', start: '2025-12' }))).toEqual(['2025-12', '2026-12']);
    expect(periods('2026-12-01', ofList({ interval: 'on-demand' }))).toEqual([]);
  });

  it('every week that belongs to its months, the one that runs too', () => {
    const weekly = ofList({ interval: 'weekly', start: '2026-11' });
    expect(periods('2026-11-15', weekly)).toEqual(['2026-W45', '2026-W46']);
    expect(periods('2026-11-16', weekly)).toEqual(['2026-W45', '2026-W46', '2026-W47']);
    // Monday 30 November lies in a week of December.
    expect(periods('2026-11-30', weekly).at(-1)).toBe('2026-W49');
    expect(periods('2026-11-30', weekly, {}, '2026-11').at(-1)).toBe('2026-W49');
    expect(periods('2026-12-15', weekly, {}, '2026-11').at(-1)).toBe('2026-W48');
    // Friday 1 January 2027 lies in a week of December.
    expect(periods('2027-01-01', ofList({ interval: 'weekly', start: '2026-12' })).at(-1)).toBe('2026-W53');
  });

  it('without a start from its first result, else from now', () => {
    const { start: _, ...unstarted } = listOf();
    expect(periods('2026-11-12', recordsOf({ lists: [unstarted] }))).toEqual(['2026-11']);
    const lists = [unstarted];
    expect(periods('2026-11-12', recordsOf({ lists, sittings: [sitting('2026-09', '2026-09-10')] }))).toEqual([
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
    const firstWalked = new Map([['server-dc01', '2026-08']]);
    const filed = new Set(['2026-08', '2026-09']);
    expect(periods('2026-11-12', recordsOf({ lists, firstWalked }), { filed })).toEqual(['2026-10', '2026-11']);
  });

  it('without a start as a weekly list from its first week', () => {
    const { start: _, ...unstarted } = listOf({ interval: 'weekly' });
    const records = recordsOf({ lists: [unstarted], sittings: [sitting('2026-W45', '2026-11-06')] });
    records.firstWalked.set('server-dc01', '2026-11');
    expect(periods('2026-11-20', records)).toEqual(['2026-W45', '2026-W46', '2026-W47']);
    const later = { ...records, sittings: [sitting('2026-W46', '2026-11-10')] };
    expect(periods('2026-11-20', later)).toEqual(['2026-W46', '2026-W47']);
    expect(periods('2026-11-20', recordsOf({ lists: [unstarted] }))).toEqual(['2026-W47']);
  });

  it('a month that the contract began in, from that day on', () => {
    const client = clientOf({ contract: { start: '2026-11-20' } });
    expect(periods('2026-11-19', recordsOf({ client }))).toEqual([]);
    expect(periods('2026-11-20', recordsOf({ client }))).toEqual(['2026-11']);
    expect(periods('2026-12-03', recordsOf({ client }))).toEqual(['2026-11', '2026-12']);
  });

  it('the months that were over before the contract ended, and no longer the one it ended in', () => {
    const client = clientOf({ contract: { end: '2026-11-20' } });
    expect(periods('2026-11-20', recordsOf({ client }))).toEqual(['2026-10', '2026-11']);
    expect(periods('2026-11-21', recordsOf({ client }))).toEqual(['2026-10']);
    const whole = clientOf({ contract: { end: '2026-10-31' } });
    expect(periods('2026-12-01', recordsOf({ client: whole }))).toEqual(['2026-10']);
  });

  it('a list that begins ages ago from the contract on, without one for ten years', () => {
    const lists = [listOf({ start: '0001-01' })];
    const client = clientOf({ contract: { start: '2026-09-15' } });
    expect(periods('2026-11-12', recordsOf({ lists, client }))).toEqual(['2026-09', '2026-10', '2026-11']);
    const open = periods('2026-11-12', recordsOf({ lists, client: clientOf({ contract: {} }) }));
    expect([open[0], open.length]).toEqual(['2016-11', 121]);
    const yearly = [listOf({ start: '0001-03', interval: 'yearly' })];
    const kept = clientOf({ contract: { start: '2024-05-01' } });
    expect(periods('2026-11-12', recordsOf({ lists: yearly, client: kept }))).toEqual(['2025-03', '2026-03']);
  });

  it('the week in which the contract begins, also where it belongs to the month before', () => {
    // 1 November 2026 is the Sunday of W44, whose Thursday is in October.
    const client = clientOf({ contract: { start: '2026-11-01' } });
    const lists = [listOf({ interval: 'weekly', start: '2026-01' })];
    expect(periods('2026-11-12', recordsOf({ lists, client }))).toEqual(['2026-W44', '2026-W45', '2026-W46']);
  });

  it('nothing without a plan, and nothing from the day after a client left, but the months before', () => {
    const { plan: _, ...planless } = clientOf();
    expect(periods('2026-11-12', recordsOf({ client: planless }))).toEqual([]);
    const left = recordsOf({ client: clientOf({ retired: '2026-11-10' }) });
    expect(periods('2026-11-12', left)).toEqual(['2026-10']);
    expect(periods('2026-11-10', left)).toEqual(['2026-10', '2026-11']);
  });

  it('nothing from the day after list or asset retired, but the months before', () => {
    const asset: Asset = { slug: 'dc01', type: 'server', name: 'DC01', inherited: false, retired: '2026-11-10' };
    const client = clientOf({ assets: [asset] });
    const onAsset = recordsOf({ client, lists: [listOf({ asset: 'dc01' })] });
    for (const records of [onAsset, ofList({ retired: '2026-11-10' })]) {
      expect(periods('2026-11-10', records)).toEqual(['2026-10', '2026-11']);
      expect(periods('2026-11-11', records)).toEqual(['2026-10']);
    }
  });

  it('no duty before the first period in which it is tracked', () => {
    const since = firmOf({ execute: rule('last', 'jane', { since: '2026-11' }), revise: rule('last', 'tom') });
    expect(toldOn('2026-11-12', recordsOf(), { firm: since })).toEqual([
      '2026-10 server-dc01: revise missed',
      '2026-11 server-dc01: execute open, revise open after execute',
    ]);
    const late = firmOf({ execute: rule('last', 'jane', { since: '2027-01' }) });
    expect(toldOn('2026-11-12', recordsOf(), { firm: late })).toEqual([]);
  });

  it('no month that is filed, also where one in between is not', () => {
    const filed = new Set(['2026-07', '2026-09', '2026-10']);
    expect(periods('2026-11-12', ofList({ start: '2026-07' }), { filed })).toEqual(['2026-08', '2026-11']);
    expect(periods('2026-11-12', ofList({ interval: 'weekly', start: '2026-10' }), { filed })).toEqual([
      '2026-W45',
      '2026-W46',
    ]);
  });
});

describe('what was walked', () => {
  const walked = (list: Partial<ListHead>, period = '2026-10') =>
    recordsOf({ lists: [listOf(list)], sittings: [sitting(period, '2026-10-14')] });

  it('has its duties although nothing is owed', () => {
    const retired = walked({ retired: '2026-10-20' });
    expect(toldOn('2026-11-02', retired)).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise done 2026-10-14 jane, publish open, file open after publish',
    ]);
    expect(periods('2026-11-02', walked({ interval: 'quarterly', start: '2026-09' }))).toEqual(['2026-09', '2026-10']);
    expect(periods('2026-11-02', { ...walked({}), client: clientOf({ retired: '2026-10-31' }) })).toEqual(['2026-10']);
  });

  it('of a list that is gone is revised and filed, since there is nothing to publish', () => {
    const records = recordsOf({ lists: [], sittings: [sitting('2026-10', '2026-10-14')] });
    expect(toldOn('2026-11-02', records)).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane, revise done 2026-10-14 jane, file open',
    ]);
  });

  it('of a list that cannot be read is neither done nor due', () => {
    const records = recordsOf({
      lists: [],
      unreadable: ['server-dc01'],
      sittings: [sitting('2026-10', '2026-10-14')],
    });
    expect(toldOn('2026-11-02', records)).toEqual([]);
  });

  it('counts for the week of the visit, or the month of the week, when the interval has changed', () => {
    expect(toldOn('2026-10-18', walked({ interval: 'weekly' }), { firm })).toEqual([
      '2026-W40 server-dc01: execute missed',
      '2026-W41 server-dc01: execute missed',
      '2026-W42 server-dc01: execute done 2026-10-14 jane',
    ]);
    expect(toldOn('2026-10-18', walked({}, '2026-W42'), { firm })).toEqual([
      '2026-10 server-dc01: execute done 2026-10-14 jane',
    ]);
  });

  it('on demand has no period and no duties', () => {
    const { period: _, ...onDemand } = sitting('2026-10', '2026-10-14');
    expect(toldOn('2026-10-18', recordsOf({ lists: [], sittings: [onDemand] }))).toEqual([]);
  });
});

describe('a weekly list', () => {
  it('is executed until its Sunday; the other duties have the deadlines of the month', () => {
    const records = recordsOf({ lists: [listOf({ interval: 'weekly', start: '2026-11' })] });
    const deadlines = dutiesOf(records, contextOf('2026-11-10'), '2026-11').map(({ period, duties }) => [
      period,
      ...duties.map(({ deadline }) => deadline),
    ]);
    expect(deadlines).toEqual([
      ['2026-W45', '2026-11-08', '2026-12-03', '2026-12-05', '2026-12-10'],
      ['2026-W46', '2026-11-15', '2026-12-03', '2026-12-05', '2026-12-10'],
    ]);
  });

  it('never has a deadline before the week is over', () => {
    const records = recordsOf({ lists: [listOf({ interval: 'weekly', start: '2026-11' })] });
    const context = contextOf('2026-11-10', { firm: firmOf({ execute: FOUR.execute, revise: rule('day 10') }) });
    expect(dutiesOf(records, context, '2026-11').map(({ duties }) => duties[1]?.deadline)).toEqual([
      '2026-11-10',
      '2026-11-15',
    ]);
  });
});
