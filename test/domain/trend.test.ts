import { describe, expect, it } from 'vitest';
import type { ResultHeader } from '../../src/domain/records/result.ts';
import { type ItemInSitting, type ItemLimits, trendOf } from '../../src/domain/trend.ts';
import { summaryOf } from '../../src/domain/trend-summary.ts';
import { header } from '../helpers/result-header.ts';

const LIMITS: ItemLimits = { kind: 'number', unit: '%', min: '{{least}}', warn: '20' };

let ids = 0;

function sitting(date: string, value: string | undefined, changes: Partial<ResultHeader> = {}): ItemInSitting {
  ids += 1;
  const head = header({
    id: `01K7ZV2M8C4Q6T9W3X5Y${String(ids).padStart(6, '0')}`,
    date,
    period: date.slice(0, 7),
    finished: `${date}T10:00:00Z`,
    variables: { least: '15' },
    ...changes,
  });
  const answer = value === undefined ? {} : { answer: { outcome: 'done' as const, value } };
  return { id: 'c-free', header: head, path: `results/${date}.md`, line: 20, item: LIMITS, ...answer };
}

const monthly = { interval: 'monthly' as const };
const words = (points: ReturnType<typeof trendOf>) =>
  points.map(({ period, value, gap }) => `${period} ${value ?? ''}${gap ?? ''}`);

describe('the readings of an item', () => {
  it('leaves gaps, and says why', () => {
    const sittings = [
      sitting('2026-01-14', '44'),
      sitting('2026-02-14', undefined, { answered: ['x'], open: ['c-free'] }),
      { ...sitting('2026-03-14', undefined), answer: { outcome: 'cannot' as const, note: 'No access' } },
      sitting('2026-05-14', undefined, { answered: 'all' }),
      (({ item: _item, ...rest }) => rest)(sitting('2026-06-14', undefined)),
      { ...sitting('2026-07-14', undefined), answer: { outcome: 'done' as const } },
      sitting('2026-08-14', '0'),
    ];
    expect(words(trendOf(sittings, monthly, { last: '2026-09' }))).toEqual([
      '2026-01 44',
      '2026-02 unanswered',
      '2026-03 cannot',
      '2026-04 not-walked',
      '2026-05 not-due',
      '2026-06 no-item',
      '2026-07 no-value',
      '2026-08 0',
      '2026-09 not-walked',
    ]);
  });

  it('counts the newest answer of a month, and a correction instead of what it corrects', () => {
    const first = sitting('2026-01-10', '1');
    const sittings = [
      sitting('2026-01-20', '3'),
      first,
      sitting('2026-01-25', undefined, { answered: ['x'], open: ['c-free'] }),
      sitting('2026-01-28', '2', { corrects: first.header.id }),
    ];
    expect(words(trendOf(sittings, monthly, { last: '2026-01' }))).toEqual(['2026-01 3']);
    expect(words(trendOf([...sittings].reverse(), monthly, { last: '2026-01' }))).toEqual(['2026-01 3']);
  });

  it('holds each against the limits of its day', () => {
    const [near, wrong] = trendOf(
      [sitting('2026-01-10', '18'), sitting('2026-02-10', '18', { variables: { least: '19' } })],
      monthly,
      { last: '2026-02' },
    );
    expect(near).toMatchObject({ limits: { min: '15', warn: '20' }, strays: 'near', unit: '%', number: 18 });
    expect(wrong).toMatchObject({ limits: { min: '19', warn: '20' }, strays: 'wrong' });
  });

  it('knows which months a quarterly list leaves out, and the weeks of a weekly one', () => {
    const quarterly = { interval: 'quarterly' as const, start: '2026-01' };
    const read = trendOf([sitting('2026-01-10', '1'), sitting('2026-07-10', '2')], quarterly, { last: '2026-07' });
    expect(words(read)).toEqual([
      '2026-01 1',
      '2026-02 not-due',
      '2026-03 not-due',
      '2026-04 not-walked',
      '2026-05 not-due',
      '2026-06 not-due',
      '2026-07 2',
    ]);
    const weeks = [
      sitting('2026-11-03', '1', { period: '2026-W45' }),
      sitting('2026-11-17', '2', { period: '2026-W47' }),
    ];
    expect(words(trendOf(weeks, { interval: 'weekly' }, { last: '2026-11' }))).toEqual([
      '2026-W45 1',
      '2026-W46 not-walked',
      '2026-W47 2',
      '2026-W48 not-walked',
    ]);
  });

  it('calls a month unreadable when a result of it cannot be read, unless another one has an answer', () => {
    const sittings = [sitting('2026-02-05', '1'), sitting('2026-03-05', undefined)];
    const dark = ['2026-01', '2026-02', '2026-03', '2026-05'];
    expect(words(trendOf(sittings, monthly, { last: '2026-05' }, dark))).toEqual([
      '2026-01 unreadable',
      '2026-02 1',
      '2026-03 unreadable',
      '2026-04 not-walked',
      '2026-05 unreadable',
    ]);
    expect(words(trendOf([], { interval: 'weekly' }, { last: '2026-02' }, ['2026-02']))).toEqual(
      ['2026-W06', '2026-W07', '2026-W08', '2026-W09'].map((week) => `${week} unreadable`),
    );
    expect(trendOf([], { interval: 'on-demand' }, { last: '2026-02' }, ['2026-02'])).toEqual([]);
  });

  it('keeps to the months that are asked for', () => {
    const sittings = ['2026-01-10', '2026-02-10', '2026-04-10'].map((date) => sitting(date, '1'));
    expect(words(trendOf(sittings, monthly, { first: '2026-02', last: '2026-03' }))).toEqual([
      '2026-02 1',
      '2026-03 not-walked',
    ]);
    expect(trendOf([], monthly, { last: '2026-03' })).toEqual([]);
  });

  it('has a point for each sitting on demand', () => {
    const { period: _period, ...head } = header({ date: '2026-03-05', finished: '2026-03-05T10:00:00Z', open: [] });
    const one = { ...sitting('2026-03-05', '7'), header: head as ResultHeader };
    expect(words(trendOf([one], { interval: 'on-demand' }, { last: '2026-05' }))).toEqual(['2026-03 7']);
  });
});

describe('what the readings amount to', () => {
  it('names the ends and the change between them', () => {
    const sittings = [sitting('2026-01-10', '40'), sitting('2026-02-10', '9,5'), sitting('2026-05-10', '20')];
    const summary = summaryOf(trendOf(sittings, monthly, { last: '2026-06' }));
    expect(summary).toMatchObject({
      readings: 3,
      smallest: { number: 9.5 },
      largest: { number: 40 },
      last: { number: 20 },
    });
    // By hand: months 0, 1, 4, whose mean is 5/3; the mean of the readings is 139/6.
    expect(summary?.monthlyChange).toBeCloseTo(-79 / 26, 10);
  });

  it.each([
    [[10, 12, 14, 16], 2],
    [[10, 10, 10, 90], 24],
    [[5, 0, 0, 5], 0],
    [[0.1, 0.2, 0.2, 0.1], 0],
  ])('the change of %j is that of the line closest to all', (numbers, change) => {
    const sittings = numbers.map((one, at) => sitting(`2026-0${at + 1}-10`, String(one)));
    expect(summaryOf(trendOf(sittings, monthly, { last: '2026-06' }))?.monthlyChange).toBeCloseTo(change, 10);
  });

  it('tells no change within one month, and nothing of words', () => {
    const one = summaryOf(trendOf([sitting('2026-01-10', '40')], monthly, { last: '2026-01' }));
    expect(one?.monthlyChange).toBeUndefined();
    expect(summaryOf(trendOf([sitting('2026-01-10', 'blue')], monthly, { last: '2026-01' }))).toBeUndefined();
  });
});
