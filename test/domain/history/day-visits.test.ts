import { describe, expect, it } from 'vitest';
import { dayVisits, type Walked } from '../../../src/domain/history/day-visits.ts';
import type { PlannedVisit } from '../../../src/domain/schedule/schedule.ts';

const TODAY = '2026-11-12';

const walked = (date: string, client: string, checklist: string, changes: Partial<Walked> = {}): Walked => ({
  date,
  client,
  checklist,
  by: 'jane',
  mode: 'onsite',
  ...changes,
});

const planned = (date: string, client: string, changes: Partial<PlannedVisit> = {}): PlannedVisit => ({
  id: `202611-c-${client}-1`,
  date,
  client,
  clientId: `c-${client}`,
  who: 'jane',
  mode: 'onsite',
  purpose: 'maintenance',
  pinned: false,
  cancelled: false,
  sequence: 0,
  ...changes,
});

const brief = (visits: ReturnType<typeof dayVisits>) =>
  visits.map(({ date, client, who, state, mode, lists }) =>
    [date.slice(8), client, who, state, mode, ...lists].join(' '),
  );

describe('dayVisits', () => {
  it('makes one visit of the lists that one person walked on one day', () => {
    const sittings = [
      walked('2026-11-03', 'acme', 'ups', { mode: 'remote' }),
      walked('2026-11-03', 'acme', 'server'),
      walked('2026-11-03', 'acme', 'server', { by: 'ines', mode: 'remote' }),
    ];
    const expected = ['03 acme ines done remote server', '03 acme jane done onsite server ups'];
    expect(brief(dayVisits(sittings, [], TODAY))).toEqual(expected);
    expect(brief(dayVisits([...sittings].reverse(), [], TODAY))).toEqual(expected);
  });

  it('shows a planned visit that took place once, whoever came', () => {
    const visits = dayVisits(
      [walked('2026-11-03', 'acme', 'ups', { by: 'ines' })],
      [planned('2026-11-03', 'acme')],
      TODAY,
    );
    expect(brief(visits)).toEqual(['03 acme ines done onsite ups']);
  });

  it.each([
    ['2026-11-11', {}, '11 acme jane past onsite'],
    ['2026-11-12', {}, '12 acme jane planned onsite'],
    ['2026-11-30', {}, '30 acme jane planned onsite'],
    ['2026-11-11', { cancelled: true }, '11 acme jane cancelled onsite'],
    ['2026-11-20', { purpose: 'meeting', held: '2026-11-10' }, '10 acme jane done onsite'],
    ['2026-11-10', { purpose: 'meeting' }, '10 acme jane past onsite'],
  ] as const)('takes a visit planned on %s with %j for %s', (date, changes, expected) => {
    expect(brief(dayVisits([], [planned(date, 'acme', changes)], TODAY))).toEqual([expected]);
  });

  it('keeps a meeting beside the maintenance of the same day, and what was cancelled', () => {
    const visits = dayVisits(
      [walked('2026-11-03', 'acme', 'ups')],
      [
        planned('2026-11-03', 'acme', { purpose: 'meeting', who: 'tom' }),
        planned('2026-11-03', 'acme', { cancelled: true }),
      ],
      TODAY,
    );
    expect(brief(visits)).toEqual([
      '03 acme jane done onsite ups',
      '03 acme jane cancelled onsite',
      '03 acme tom past onsite',
    ]);
  });
});
