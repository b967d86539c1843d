import { describe, expect, test } from 'vitest';
import { addDays } from '../../../src/domain/calendar/day.ts';
import type { Proposal, ProposalInput } from '../../../src/domain/schedule/proposal.ts';
import { proposeSchedule } from '../../../src/domain/schedule/propose.ts';
import { isGivenUp } from '../../../src/domain/schedule/reasons.ts';
import { candidate, client, firm, input, person, planned, visited } from './input.ts';

/** `2026-12-01 acme jane`, one for each visit that is not cancelled. */
function told({ visits }: Proposal): string[] {
  return visits
    .filter(({ visit }) => !visit.cancelled)
    .map(({ visit }) => `${visit.date} ${visit.client} ${visit.who}${visit.purpose === 'meeting' ? ' meeting' : ''}`);
}

function propose(changes: Parameters<typeof input>[0], holidays: Record<string, string> = {}): Proposal {
  return proposeSchedule(input(changes, holidays));
}

const two = firm({ people: [person('jane'), person('ines')] });

describe('days since the last visit', () => {
  test.each([
    ['executed on 27 February, March is not the 1st', '2026-03', '2026-03-01', '2026-02-27', '2026-03-27'],
    ['a February of 28 days', '2026-02', '2026-02-01', '2026-01-15', '2026-02-12'],
    ['a February of 28 days after a visit on the 31st', '2026-02', '2026-02-01', '2026-01-30', '2026-02-27'],
    ['a leap February', '2028-02', '2028-02-01', '2028-01-31', '2028-02-28'],
    ['executed on 2 November for October', '2026-11', '2026-11-02', '2026-11-02', '2026-11-30'],
    ['nobody came for months: as soon as possible', '2026-12', '2026-11-12', '2026-08-14', '2026-12-01'],
  ])('%s', (_, period, today, last, expected) => {
    const month = last < `${period}-01` ? {} : { period: '2026-10' };
    const [sign] = visited(last).visits;
    const signs = { visits: sign ? [{ ...sign, ...month }] : [] };
    // Who was not visited in the month before either is told to be far apart, not guessed.
    const given = { period, today: today < `${period}-01` ? `${period}-01` : today };
    expect(told(propose({ ...given, candidates: [candidate('acme', {}, { signs })] }))).toEqual([
      `${expected} acme jane`,
    ]);
  });

  test('where this month is not visited yet, its visit is expected a month after the last', () => {
    const { visits } = propose({ candidates: [candidate('acme', {}, { signs: visited('2026-10-14') })] });
    expect(visits[0]?.previous).toEqual({ date: '2026-11-14', days: 30, expected: true });
    expect(visits[0]?.visit.date).toBe('2026-12-14');
  });

  test('a visit that is planned in the month before counts', () => {
    const others = [planned('acme', '2026-11-26')];
    const { visits } = propose({ others, candidates: [candidate('acme', {}, { signs: visited('2026-10-14') })] });
    expect(visits[0]?.previous).toEqual({ date: '2026-11-26', days: 28, expected: false });
  });

  test('a window that the month cannot keep is given up, and named', () => {
    const signs = visited('2026-11-29');
    const { visits } = propose({ candidates: [candidate('acme', { spacing: { min: 40, max: 50 } }, { signs })] });
    expect(visits[0]?.reasons.filter(isGivenUp)).toEqual([
      { kind: 'spacing', date: '2026-11-29', days: 32, expected: false, fit: 'too-close' },
    ]);
  });

  test("the next month's plan is not come too close to", () => {
    const others = [planned('acme', '2027-01-04')];
    const signs = visited('2026-11-12');
    expect(told(propose({ others, candidates: [candidate('acme', {}, { signs })] }))).toEqual(['2026-12-10 acme jane']);
  });
});

describe('who goes', () => {
  test.each([
    ['a fixed one', ['ines'], 'jane', 'ines'],
    ['turns: who was not there last', ['jane', 'ines'], 'jane', 'ines'],
    ['turns: round to the first', ['jane', 'ines'], 'ines', 'jane'],
    ['turns: nobody was there', ['jane', 'ines'], 'bob', 'jane'],
    ['one name is unknown', ['gone', 'ines'], 'jane', 'ines'],
  ])('%s', (_, technicians, lastBy, expected) => {
    const signs = { visits: [{ date: '2026-11-12', by: lastBy, mode: 'onsite' as const, period: '2026-11' }] };
    const { visits } = propose({ firm: two, candidates: [candidate('acme', { technicians }, { signs })] });
    expect(visits.map(({ visit }) => visit.who)).toEqual([expected]);
  });

  test('a technician on leave all month: the other one of two, but nobody instead of a fixed one', () => {
    const away = [{ first: '2026-11-30', last: '2027-01-03' }];
    const on = firm({ people: [person('jane', { away }), person('ines')] });
    const proposal = propose({
      firm: on,
      candidates: [
        candidate('acme', { technicians: ['jane', 'ines'] }),
        candidate('beta', { technicians: ['jane'] }),
        candidate('gamma'),
      ],
    });
    expect(proposal.visits.map(({ visit }) => [visit.client, visit.who])).toEqual([
      ['acme', 'ines'],
      ['gamma', 'ines'],
    ]);
    expect(proposal.visits[0]?.reasons).toContainEqual({ kind: 'instead', of: 'jane' });
    expect(proposal.unplaced).toEqual([
      {
        client: 'beta',
        purpose: 'maintenance',
        who: ['jane'],
        obstacles: [
          { kind: 'away', days: 23 },
          { kind: 'free-day', days: 8 },
        ],
      },
    ]);
  });

  test('a firm in which nobody is a technician sends anybody', () => {
    const nobody = firm({ people: [person('jane', { roles: [] })] });
    expect(told(propose({ firm: nobody, candidates: [candidate('acme')] }))).toEqual(['2026-12-01 acme jane']);
  });

  test('visits are even over people and days', () => {
    const candidates = Array.from({ length: 46 }, (_, at) => candidate(`client-${String(at).padStart(2, '0')}`));
    const { visits } = propose({ firm: two, candidates });
    const counts = new Map<string, number>();
    for (const { visit } of visits) {
      for (const key of [visit.who, `${visit.date} ${visit.who}`]) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect([counts.get('jane'), counts.get('ines')]).toEqual([23, 23]);
    expect(Math.max(...[...counts].filter(([key]) => key.includes(' ')).map(([, count]) => count))).toBe(1);
  });
});

describe('what stands in the way', () => {
  test('a month full of holidays: everybody is named', () => {
    const holidays = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [addDays('2026-12-01', at), 'Strike']));
    const proposal = propose({ candidates: [candidate('acme'), candidate('beta')] }, holidays);
    expect(proposal.visits).toEqual([]);
    expect(proposal.unplaced.map(({ client: slug, obstacles }) => [slug, obstacles])).toEqual([
      ['acme', [{ kind: 'holiday', days: 31 }]],
      ['beta', [{ kind: 'holiday', days: 31 }]],
    ]);
  });

  test('100 clients, one technician, one visit a day: a visit on each workday, the others named', () => {
    const jane = firm({ people: [person('jane', { visitsPerDay: 1 })] });
    const candidates = Array.from({ length: 100 }, (_, at) => candidate(`client-${String(at).padStart(3, '0')}`));
    const proposal = propose({ firm: jane, candidates }, { '2026-12-24': 'Eve', '2026-12-25': 'Christmas' });
    expect(new Set(proposal.visits.map(({ visit }) => visit.date)).size).toBe(21);
    expect([proposal.visits.length, proposal.unplaced.length]).toEqual([21, 79]);
    expect(proposal.unplaced[0]?.obstacles).toContainEqual({ kind: 'full', days: 21 });
  });

  test('who could go on any day makes room for who cannot', () => {
    const jane = firm({ people: [person('jane', { visitsPerDay: 1 })], workdays: ['monday'] });
    // Four Mondays. Alpha would like the 7th, and Omega can only come then.
    const never = [
      { first: '2026-12-01', last: '2026-12-06' },
      { first: '2026-12-08', last: '2026-12-31' },
    ];
    const alpha = candidate('alpha', { weeks: [1] });
    const proposal = propose({ firm: jane, candidates: [alpha, candidate('omega', { never, weeks: [2] })] });
    expect(told(proposal)).toEqual(['2026-12-07 omega jane', '2026-12-14 alpha jane']);
  });

  test('of a month that has begun no day before today is taken, and what is done is not planned', () => {
    const done = [{ date: '2026-11-10', by: 'jane', mode: 'onsite' as const }];
    const { work: _, ...walked } = candidate('beta', {}, { done });
    const proposal = propose({
      period: '2026-11',
      candidates: [candidate('acme', {}, { signs: visited('2026-10-01') }), walked],
    });
    expect(told(proposal)).toEqual(['2026-11-12 acme jane']);
    expect(proposal.done).toEqual([{ client: 'beta', visits: done, complete: true }]);
  });

  test('a month that is over: what was not done is named', () => {
    const proposal = propose({ period: '2026-10', candidates: [candidate('acme')] });
    expect(proposal.unplaced[0]?.obstacles).toEqual([{ kind: 'month-over', days: 31 }]);
  });

  test('clients without lists, with nothing due and without a contract', () => {
    const { work: _, ...idle } = candidate('acme', {}, { lists: 3 });
    const proposal = propose({
      candidates: [
        idle,
        { ...idle, client: client('beta'), lists: 0 },
        { ...candidate('gone'), client: client('gone', {}, { contract: { end: '2026-11-30' } }) },
        { ...candidate('soon'), client: client('soon', {}, { contract: { start: '2026-12-29' } }) },
      ],
    });
    expect(proposal.idle).toEqual([
      { client: 'acme', why: 'nothing-due' },
      { client: 'beta', why: 'no-list' },
    ]);
    expect(told(proposal)).toEqual(['2026-12-29 soon jane']);
  });

  test('on site only where something has to be done there', () => {
    const work = { lists: 1, assets: 1, minutes: 30, onsite: false };
    expect(propose({ candidates: [candidate('acme', {}, { work })] }).visits[0]?.visit.mode).toBe('remote');
  });
});

describe('wishes', () => {
  test.each([
    ['weekday', { weekdays: ['thursday' as const] }, '2026-12-10'],
    ['week', { weeks: [3] }, '2026-12-15'],
    ['both', { weekdays: ['friday' as const], weeks: [3] }, '2026-12-18'],
    ['never', { never: [{ first: '2026-12-01', last: '2026-12-27' }] }, '2026-12-28'],
    ['never on a weekday', { neverWeekdays: ['thursday' as const, 'friday' as const] }, '2026-12-14'],
  ])('%s', (_, wishes, expected) => {
    const signs = visited('2026-11-12');
    expect(told(propose({ candidates: [candidate('acme', wishes, { signs })] }))).toEqual([`${expected} acme jane`]);
  });

  test('the execute deadline comes before the usual distance', () => {
    const signs = visited('2026-11-17');
    const one = propose({ deadline: '2026-12-10', candidates: [candidate('acme', {}, { signs })] });
    expect(told(one)).toEqual(['2026-12-10 acme jane']);
  });
});

describe('the schedule that is there', () => {
  const existing = (...visits: ReturnType<typeof planned>[]): Partial<ProposalInput> => ({
    existing: { period: '2026-12', made: { date: '2026-11-02', by: 'tom' }, visits },
  });

  test('a pinned visit stays, whatever it breaks, and takes its room', () => {
    const on = firm({ people: [person('jane', { visitsPerDay: 1 })] });
    const pinned = planned('acme', '2026-12-06', { pinned: true });
    const proposal = propose({ firm: on, candidates: [candidate('acme')], ...existing(pinned) });
    expect(proposal.visits.map(({ visit, status }) => [visit, status])).toEqual([[pinned, 'pinned']]);
  });

  test('a visit is moved only when a rule demands it, keeps its id, and its sequence grows', () => {
    const visits = [planned('acme', '2026-12-08'), planned('beta', '2026-12-09')];
    const proposal = propose(
      { candidates: [candidate('acme'), candidate('beta')], ...existing(...visits) },
      { '2026-12-08': 'Feast' },
    );
    expect(proposal.visits.map(({ visit, status }) => [visit.id, visit.date, visit.sequence, status])).toEqual([
      ['202612-c-acme-1', '2026-12-01', 1, 'moved'],
      ['202612-c-beta-1', '2026-12-09', 0, 'kept'],
    ]);
    expect(proposal.visits[0]?.reasons[0]).toEqual({
      kind: 'moved',
      from: '2026-12-08',
      who: 'jane',
      obstacle: { kind: 'holiday', name: 'Feast' },
    });
  });

  test('a cancelled visit stays cancelled, and another is proposed with a new id', () => {
    const cancelled = planned('acme', '2026-12-08', { cancelled: true, sequence: 1 });
    const proposal = propose({ candidates: [candidate('acme')], ...existing(cancelled) });
    expect(proposal.visits.map(({ visit }) => [visit.id, visit.cancelled])).toEqual([
      ['202612-c-acme-2', false],
      ['202612-c-acme-1', true],
    ]);
  });

  test('not on the day that was cancelled, though it would be the best', () => {
    const signs = visited('2026-11-12');
    const cancelled = planned('acme', '2026-12-10', { cancelled: true, sequence: 1 });
    const proposal = propose({ candidates: [candidate('acme', {}, { signs })], ...existing(cancelled) });
    expect(told(proposal)).toEqual(['2026-12-11 acme jane']);
  });

  test('where nothing is left to do a visit is cancelled, not taken out', () => {
    const { work: _, ...done } = candidate('acme');
    const proposal = propose({ candidates: [done], ...existing(planned('acme', '2026-12-08')) });
    expect(proposal.visits.map(({ visit, status }) => [visit.cancelled, visit.sequence, status])).toEqual([
      [true, 1, 'dropped'],
    ]);
  });

  test('a visit that finds no other place is cancelled, and the client is named', () => {
    const holidays = Object.fromEntries(Array.from({ length: 31 }, (_, at) => [addDays('2026-12-01', at), 'Strike']));
    const proposal = propose({ candidates: [candidate('acme')], ...existing(planned('acme', '2026-12-08')) }, holidays);
    expect(proposal.visits.map(({ visit, status }) => [visit.cancelled, status])).toEqual([[true, 'dropped']]);
    expect(proposal.unplaced.map(({ client: slug }) => slug)).toEqual(['acme']);
  });

  test('visits of clients that are not known here stay', () => {
    const stranger = planned('other', '2026-12-08');
    expect(propose({ candidates: [], ...existing(stranger) }).visits.map(({ visit }) => visit)).toEqual([stranger]);
  });
});

describe('meetings', () => {
  const tom = person('tom', { roles: ['service-manager'] });
  const managed = firm({
    people: [person('jane'), tom],
    visits: { perDay: 3, onsiteMonths: 3, quietMonths: 6, managerMonths: 6 },
  });

  test.each([
    ['six months ago', '2026-06-30', true],
    ['five months ago', '2026-07-01', false],
  ])('the last %s', (_, lastMeeting, due) => {
    const signs = { ...visited('2026-11-12'), lastMeeting };
    const proposal = propose({ firm: managed, candidates: [candidate('acme', {}, { signs })] });
    expect(told(proposal)).toEqual(
      due ? ['2026-12-10 acme jane', '2026-12-10 acme tom meeting'] : ['2026-12-10 acme jane'],
    );
  });

  test('on a day of its own when the manager is away on that of the maintenance', () => {
    const away = [{ first: '2026-12-01', last: '2026-12-27' }];
    const signs = { ...visited('2026-11-12'), lastMeeting: '2026-01-10' };
    const on = { ...managed, people: [person('jane'), { ...tom, away }] };
    expect(told(propose({ firm: on, candidates: [candidate('acme', { weeks: [2] }, { signs })] }))).toEqual([
      '2026-12-10 acme jane',
      '2026-12-28 acme tom meeting',
    ]);
  });

  test('none when the service manager goes himself, or one is planned before', () => {
    const signs = { ...visited('2026-11-12'), lastMeeting: '2026-01-10' };
    const himself = candidate('acme', { technicians: ['tom'] }, { signs });
    expect(told(propose({ firm: managed, candidates: [himself] }))).toEqual(['2026-12-10 acme tom']);
    const others = [planned('acme', '2026-11-20', { who: 'tom', purpose: 'meeting' })];
    expect(told(propose({ firm: managed, others, candidates: [candidate('acme', {}, { signs })] }))).toEqual([
      '2026-12-10 acme jane',
    ]);
  });

  test('nobody is service manager: named', () => {
    const nobody = { ...managed, people: [person('jane')] };
    const signs = { ...visited('2026-11-12'), lastMeeting: '2026-01-10' };
    const { unplaced } = propose({ firm: nobody, candidates: [candidate('acme', {}, { signs })] });
    expect(unplaced).toEqual([
      { client: 'acme', purpose: 'meeting', who: [], obstacles: [{ kind: 'no-performer', days: 31 }] },
    ]);
  });
});
