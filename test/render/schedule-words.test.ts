import { describe, expect, test } from 'vitest';
import type { Obstacle } from '../../src/domain/schedule/hard-rules.ts';
import type { Reason } from '../../src/domain/schedule/reasons.ts';
import { explanation, obstacleWords, unplacedWords } from '../../src/render/schedule/schedule-words.ts';
import { planned } from '../domain/schedule/input.ts';

function explained(...reasons: Reason[]): string {
  return explanation({ visit: planned('acme', '2026-12-08'), status: 'new', reasons });
}

const last = { kind: 'spacing', date: '2026-11-10', expected: false } as const;

describe('why a visit is on its day', () => {
  test.each<[string, Reason[]]>([
    [
      'The next in turn after jane; 14 days after the visit on 2026-11-10, closer than wanted; not on the wished Monday or Friday.',
      [
        { ...last, days: 14, fit: 'too-close' },
        { kind: 'weekday', wished: ['monday', 'friday'], met: false },
        { kind: 'turn', after: 'jane' },
      ],
    ],
    [
      '60 days before the one planned on 2027-02-06, further apart than wanted.',
      [{ kind: 'next', date: '2027-02-06', days: 60, fit: 'too-far' }],
    ],
    [
      'Week 1 or 2 of the month is wished; after the deadline, 2026-12-04.',
      [
        { kind: 'after-deadline', deadline: '2026-12-04' },
        { kind: 'week', wished: [1, 2], met: true },
      ],
    ],
    ['Instead of ines, whose turn it is.', [{ kind: 'instead', of: 'ines' }]],
    [
      'The last meeting was on 2026-06-02; every 6 months is wanted; on the day of the maintenance.',
      [{ kind: 'meeting', months: 6, last: '2026-06-02' }, { kind: 'with-maintenance' }],
    ],
    ['No meeting with the service manager is known; every 1 month is wanted.', [{ kind: 'meeting', months: 1 }]],
    ['Cancelled, since nothing is left to do.', [{ kind: 'dropped' }]],
    ['Cancelled, since jane is away.', [{ kind: 'dropped', obstacle: { kind: 'away', who: 'jane' } }]],
    [
      'Moved from 2026-12-07, jane, since jane has 2 visits already.',
      [{ kind: 'moved', from: '2026-12-07', who: 'jane', obstacle: { kind: 'full', who: 'jane', most: 2 } }],
    ],
  ])('%s', (words, reasons) => {
    expect(explained(...reasons)).toBe(words);
  });
});

test.each<[Obstacle, string]>([
  [{ kind: 'outside' }, 'it is in another month'],
  [{ kind: 'past' }, 'it is over'],
  [{ kind: 'contract' }, 'the contract does not cover it'],
  [{ kind: 'holiday', name: 'Łódź Day' }, 'it is a holiday (Łódź Day)'],
  [{ kind: 'free-day', weekday: 'sunday' }, 'nobody works on a Sunday'],
  [{ kind: 'never' }, 'the client wants no visit then'],
  [{ kind: 'not-allowed', who: 'bob' }, 'bob is not among the technicians of this client'],
])('%j', (obstacle, words) => {
  expect(obstacleWords(obstacle)).toBe(words);
});

test.each([
  [
    { who: [], kind: 'no-performer' as const },
    'no day for a visit: nobody could go; name technicians in client.md, or give people the role in mmc.yaml',
  ],
  [{ who: ['jane'], kind: 'month-over' as const }, 'no day for a visit by jane: the month is over'],
  [{ who: ['ines', 'jane'], kind: 'away' as const }, 'no day for a visit by ines or jane: 1 day with somebody away'],
])('who found no place: %j', ({ who, kind }, words) => {
  expect(unplacedWords({ client: 'acme', purpose: 'maintenance', who, obstacles: [{ kind, days: 1 }] })).toBe(words);
});

test('nobody could meet a client', () => {
  const obstacles = [{ kind: 'no-performer' as const, days: 31 }];
  expect(unplacedWords({ client: 'acme', purpose: 'meeting', who: [], obstacles })).toBe(
    'no day for a meeting with the service manager: nobody has the role service-manager in mmc.yaml',
  );
});
