import { describe, expect, it } from 'vitest';
import type { ClientStanding, OpenItem } from '../../src/domain/standing.ts';
import { ageWords } from '../../src/render/age.ts';
import { statusLines, uncommittedLines, unfinishedLines } from '../../src/render/status.ts';
import { plain } from '../../src/render/text.ts';
import { widthOf } from '../../src/render/wrap.ts';

const open: OpenItem[] = [
  { id: 'a', text: 'A', section: 'S', tier: 'remote' },
  { id: 'b', text: 'B', section: 'S', tier: 'onsite' },
  { id: 'gone', text: 'gone', section: 'No longer in the list' },
];
const clients: ClientStanding[] = [
  {
    client: 'a-client-with-a-name-that-does-not-want-to-end-gmbh',
    name: 'A',
    plan: 'gold',
    due: true,
    lists: [
      {
        list: 'server-of-the-accounting-department',
        state: 'partial',
        answered: 40,
        open,
        last: { date: '2026-10-14', by: 'jane' },
      },
      { list: 'ups', state: 'not-due', answered: 0, open: [] },
      { list: 'nas', state: 'unreadable', answered: 0, open: [] },
    ],
  },
  {
    client: 'müller',
    name: 'Müller',
    plan: 'gold',
    due: true,
    lists: [{ list: 'ups', state: 'nothing-due', answered: 0, open: [] }],
  },
  {
    client: '東京',
    name: '東京',
    due: false,
    lists: [
      {
        list: 'nas',
        state: 'executed',
        answered: 3,
        open: [],
        executed: { date: '2026-10-02', by: 'bob', sitting: 'S' },
      },
    ],
  },
];

describe('statusLines', () => {
  it('fits 80 columns, whatever the names', () => {
    const lines = statusLines(clients, '2026-10', 80).map(plain);
    for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(80);
    expect(lines.map((line) => line.trimEnd()).join('\n')).toMatchInlineSnapshot(`
      "2026-10
      CLIENT          LIST            STATE          AUTO  REMOTE  ONSITE  LAST
      a-client-with…  server-of-the…  partial 40/43             1       1  10-14 jane
      a-client-with…  nas             unreadable
      müller                          nothing due
      東京            nas             executed                             10-02 bob

      0 of 1 list executed, 1 partial, 0 not begun"
    `);
  });

  it('gives names their whole length where there is room', () => {
    const text = statusLines(clients, '2026-10', 200).map(plain).join('\n');
    expect(text).toContain('a-client-with-a-name-that-does-not-want-to-end-gmbh  server-of-the-accounting-department');
  });
});

it('tells of walks and results that wait, and of none with nothing', () => {
  const walk = {
    id: 'S',
    client: 'acme',
    list: 'new-user',
    subject: 'Ann Lee',
    by: 'jane',
    answered: 2,
    asked: 9,
    age: 7300,
  };
  expect(unfinishedLines([walk]).map(plain).join('\n')).toMatchInlineSnapshot(`
    "
    Unfinished on this machine
      acme new-user (Ann Lee): 2 of 9 by jane, left 2 hours ago
      go on with "mmc run""
  `);
  expect(uncommittedLines(2).map(plain).join('\n')).toMatchInlineSnapshot(`
    "
    2 results are saved but not committed; "mmc run" or "mmc doctor --fix" commits"
  `);
  expect([unfinishedLines([]), uncommittedLines(0)]).toEqual([[], []]);
});

it.each([
  [0, 'a moment'],
  [60, '1 minute'],
  [7199, '1 hour'],
  [86_400 * 2, '2 days'],
])('%i seconds are %s', (seconds, words) => expect(ageWords(seconds)).toBe(words));
