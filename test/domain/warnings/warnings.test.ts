import { describe, expect, test } from 'vitest';
import type { Mode, ResultHeader } from '../../../src/domain/records/result.ts';
import type { PlannedVisit } from '../../../src/domain/schedule/schedule.ts';
import { notVisited } from '../../../src/domain/warnings/not-visited.ts';
import type { ClientSigns } from '../../../src/domain/warnings/signs.ts';
import { warningsOf } from '../../../src/domain/warnings/warnings.ts';
import { warningWords } from '../../../src/render/warnings.ts';
import { header } from '../../helpers/result-header.ts';
import { client, firm, person, planned, visited } from '../schedule/input.ts';

const TODAY = '2026-11-12';
const managed = firm({
  people: [person('jane'), person('tom', { roles: ['service-manager'] })],
  visits: { perDay: 3, onsiteMonths: 3, quietMonths: 6, managerMonths: 6 },
});

function told(
  signs: ClientSigns,
  visits = [planned('acme', '2026-11-12')],
  own = client('acme'),
  of = firm(),
): string[] {
  return warningsOf(of, { client: own, signs, planned: visits }, TODAY).map(warningWords);
}

describe('days between visits', () => {
  test.each([
    [
      'too close across a month end',
      ['2026-02-27', '2026-03-01'],
      '2026-03-10',
      ['visits 2026-02-27 and 2026-03-01, too close: 2 days, at least 21 wanted'],
    ],
    ['a remote half and an on-site half of one month', ['2026-10-14', '2026-10-16'], '2026-10-20', []],
    [
      'too far apart',
      ['2026-08-03', '2026-09-30'],
      '2026-09-30',
      ['visits 2026-08-03 and 2026-09-30, far apart: 58 days, at most 42 wanted'],
    ],
    ['two visits that are long done', ['2026-08-03', '2026-09-30'], '2026-10-12', []],
    ['only the newest pair is told', ['2026-02-27', '2026-03-01', '2026-03-31', '2026-04-28'], '2026-05-01', []],
    [
      'nobody came and nobody is planned',
      ['2026-09-30'],
      '2026-11-12',
      ['last visit 2026-09-30, 43 days ago, and none planned; at most 42 wanted'],
    ],
    ['at the edges', ['2026-09-09', '2026-09-30'], '2026-11-11', []],
  ])('%s', (_, days, today, expected) => {
    const warnings = warningsOf(firm(), { client: client('acme'), signs: visited(...days), planned: [] }, today);
    expect(warnings.map(warningWords)).toEqual(expected);
  });

  test.each([
    [
      'planned too close',
      ['2026-10-28'],
      ['2026-11-12'],
      ['visits 2026-10-28 and 2026-11-12 (planned), too close: 15 days, at least 21 wanted'],
    ],
    [
      'planned too late',
      ['2026-10-01'],
      ['2026-11-30'],
      ['visits 2026-10-01 and 2026-11-30 (planned), far apart: 60 days, at most 42 wanted'],
    ],
    [
      'two months planned',
      ['2026-10-14'],
      ['2026-11-30', '2026-12-02'],
      [
        'visits 2026-10-14 and 2026-11-30 (planned), far apart: 47 days, at most 42 wanted',
        'visits 2026-11-30 and 2026-12-02 (planned), too close: 2 days, at least 21 wanted',
      ],
    ],
    ['this month is still to be planned', ['2026-10-14'], ['2026-12-14'], []],
    [
      'the next month after the other half of this month',
      ['2026-10-14', '2026-11-10'],
      ['2026-11-24', '2026-12-24'],
      [],
    ],
    ['the other half of this month', ['2026-10-14', '2026-11-10'], ['2026-11-16'], []],
  ])('%s', (_, days, ahead, expected) => {
    expect(
      told(
        visited(...days),
        ahead.map((day) => planned('acme', day)),
      ),
    ).toEqual(expected);
  });

  test("cancelled visits and meetings do not count, the client's own window does", () => {
    const visits = [
      planned('acme', '2026-11-13', { cancelled: true }),
      planned('acme', '2026-11-14', { purpose: 'meeting' }),
      planned('acme', '2026-11-16'),
    ];
    expect(told(visited('2026-10-20'), visits)).toEqual([]);
    expect(told(visited('2026-10-20'), visits, client('acme', { spacing: { min: 10, max: 20 } }))).toEqual([
      'visits 2026-10-20 and 2026-11-16 (planned), far apart: 27 days, at most 20 wanted',
    ]);
  });

  test('the months are named where a visit counts for another one', () => {
    const signs = visited('2026-11-03', '2026-11-10');
    const late = signs.visits.at(-1);
    if (late) late.period = '2026-10';
    expect(told(signs, [])).toEqual([
      'visits 2026-11-03 (counts for 2026-10) and 2026-11-10, too close: 7 days, at least 21 wanted',
    ]);
  });

  test('on-demand walks do not count', () => {
    const signs = visited('2026-10-14');
    signs.visits.unshift({ date: '2026-11-02', by: 'jane', mode: 'onsite' });
    expect(told(signs, [planned('acme', '2026-11-16')])).toEqual([]);
  });
});

describe('months without something', () => {
  const remote = (...days: string[]): ClientSigns => ({
    visits: visited(...days).visits.map((one) => ({ ...one, mode: 'remote' as Mode })),
    lastFinding: '2026-10-14',
  });
  const far = [planned('acme', '2026-11-12', { mode: 'remote' })];

  test.each([
    ['three months ago', { lastOnsite: '2026-08-12' }, ['nothing on site for 3 months, last 2026-08-12']],
    ['a day less', { lastOnsite: '2026-08-13' }, []],
    ['never, in two years', { firstMonth: '2024-11' }, ['nothing on site for 24 months']],
    ['never, in two months of results', { firstMonth: '2026-09' }, []],
    ['nothing is known', {}, []],
  ])('on site: %s', (_, signs, expected) => {
    expect(told({ ...remote('2026-10-20'), ...signs }, far)).toEqual(expected);
  });

  test('a planned on-site visit mends it; the client may want less', () => {
    const signs = { ...remote('2026-10-20'), lastOnsite: '2026-08-12' };
    expect(told(signs, [planned('acme', '2026-11-12')])).toEqual([]);
    expect(told(signs, far, client('acme', { onsiteMonths: 4 }))).toEqual([]);
  });

  test.each([
    [
      'no finding for six months',
      { firstMonth: '2025-01', lastFinding: '2026-05-12' },
      ['quiet: no finding for 6 months, last 2026-05-12'],
    ],
    ['never a finding', { firstMonth: '2026-05' }, ['quiet: no finding for 6 months']],
    ['new clients are not quiet', { firstMonth: '2026-06' }, []],
    ['a finding of late', { firstMonth: '2025-01', lastFinding: '2026-06-01' }, []],
    ['nobody was there since', { firstMonth: '2025-01', lastFinding: '2026-10-20' }, []],
  ])('quiet: %s', (_, signs, expected) => {
    const own = { ...visited('2026-10-20'), lastOnsite: '2026-10-20', ...signs };
    expect(told(own)).toEqual(expected);
  });

  test.each([
    [
      'six months ago',
      { lastMeeting: '2026-05-12' },
      ['no meeting with a service manager for 6 months, last 2026-05-12'],
    ],
    ['five months ago', { lastMeeting: '2026-05-13' }, []],
    ['never', { firstMonth: '2026-01' }, ['no meeting with a service manager for 10 months']],
  ])('meeting: %s', (_, signs, expected) => {
    const own = { ...visited('2026-10-20'), lastFinding: '2026-10-20', ...signs };
    expect(told(own, undefined, client('acme'), managed)).toEqual(expected);
    expect(told(own, [planned('acme', '2026-11-12', { who: 'tom' })], client('acme'), managed)).toEqual([]);
    expect(told(own, undefined, client('acme'), firm())).toEqual([]);
  });
});

test('nothing about clients without a contract', () => {
  const gone = client('acme', {}, { contract: { end: '2026-11-11' } });
  expect(told(visited('2026-01-01'), [], gone)).toEqual([]);
});

describe('planned visits without a record', () => {
  const sitting = (date: string, changes: Partial<ResultHeader> = {}) =>
    header({ date, period: date.slice(0, 7), by: 'jane', mode: 'onsite', ...changes });
  const words = (visits: PlannedVisit[], sittings: ResultHeader[] = [], filed: string[] = [], own = client('acme')) =>
    notVisited(managed, { client: own, planned: visits, sittings }, new Set(filed), TODAY).map((one) =>
      warningWords({ client: 'acme', ...one }),
    );
  const october = planned('acme', '2026-10-12');

  test('are told of this month and the last one, from the day after', () => {
    const visits = ['2026-09-28', '2026-10-12', '2026-11-11', '2026-11-12'].map((day) => planned('acme', day));
    expect(words(visits)).toEqual([
      'the visit planned for Mon 12 Oct (jane) has no record',
      'the visit planned for Wed 11 Nov (jane) has no record',
    ]);
  });

  test.each<[string, ResultHeader[]]>([
    ['walked on another day of the month', [sitting('2026-10-28')]],
    ['walked for the month a day after it', [sitting('2026-11-02', { period: '2026-10' })]],
    ['an on-demand list was walked', [sitting('2026-10-12', { period: undefined } as never)]],
  ])('has one: %s', (_, sittings) => {
    expect(words([october], sittings)).toEqual([]);
  });

  test('says nothing of cancelled ones, filed months, and days without a contract', () => {
    expect(words([planned('acme', '2026-10-12', { cancelled: true })])).toEqual([]);
    expect(words([october], [], ['2026-10'])).toEqual([]);
    expect(words([october], [], [], client('acme', {}, { contract: { start: '2026-11-01' } }))).toEqual([]);
    expect(words([october], [sitting('2026-11-03')])).toHaveLength(1);
  });

  test('a meeting wants to have been held, or a service manager to have been there', () => {
    const meeting = planned('acme', '2026-11-03', { purpose: 'meeting', who: 'tom' });
    expect(words([meeting], [sitting('2026-11-03')])).toEqual([
      'the meeting planned for Tue 3 Nov (tom) has no record',
    ]);
    expect(words([{ ...meeting, held: '2026-11-03' }])).toEqual([]);
    expect(words([meeting, planned('acme', '2026-11-09', { purpose: 'meeting', held: '2026-11-09' })])).toEqual([]);
    expect(words([meeting], [sitting('2026-11-05', { by: 'tom' })])).toEqual([]);
  });
});
