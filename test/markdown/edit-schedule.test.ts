import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlannedVisit, Schedule } from '../../src/domain/schedule/schedule.ts';
import { editSchedule } from '../../src/markdown/edit-schedule.ts';
import { parseSchedule, writeSchedule } from '../../src/markdown/schedule.ts';
import { toSource } from '../../src/markdown/source.ts';
import { planned } from '../domain/schedule/input.ts';

const FILE = `# ours
format: 1
period: 2026-12
made: 2026-11-12
by: tom
visits:
  # early
  - {id: 202612-c-acme-1, date: 2026-12-08, client: acme, client-id: c-acme, who: jane, mode: onsite} # ring first
  - { id: "202612-c-beta-1", date: 2026-12-09, client: beta, client-id: c-beta, who: jane, mode: onsite, pinned: yes }
  - {id: 202612-c-gamma-1, date: 2026-12-10, client: gamma, client-id: c-gamma, who: jane, mode: onsite}
# end
`;

function edited(text: string, change: (visits: PlannedVisit[]) => PlannedVisit[]): string {
  const source = toSource('schedule/202612.yaml', text);
  const { schedule } = parseSchedule(source);
  if (!schedule) throw new Error('cannot be read');
  return editSchedule(source, { ...schedule, visits: change(schedule.visits) });
}

const moved = (visits: PlannedVisit[], id: string, changes: Partial<PlannedVisit>) =>
  visits.map((one) => (one.id === id ? { ...one, ...changes } : one));

describe('a schedule that people have written into', () => {
  test('nothing changed: no byte', () => {
    expect(edited(FILE, (visits) => visits)).toBe(FILE);
  });

  test('a moved visit takes its comment along; other lines stay', () => {
    const text = edited(FILE, (visits) => moved(visits, '202612-c-acme-1', { date: '2026-12-09', sequence: 1 }));
    expect(text).toBe(`# ours
format: 1
period: 2026-12
made: 2026-11-12
by: tom
visits:
  # early
  - {id: 202612-c-acme-1, date: 2026-12-09, client: acme, client-id: c-acme, who: jane, mode: onsite, purpose: maintenance, sequence: 1} # ring first
  - { id: "202612-c-beta-1", date: 2026-12-09, client: beta, client-id: c-beta, who: jane, mode: onsite, pinned: yes }
  - {id: 202612-c-gamma-1, date: 2026-12-10, client: gamma, client-id: c-gamma, who: jane, mode: onsite}
# end
`);
  });

  test('a new visit comes at its day, also the last one, with the line ends of the file', () => {
    const visit = planned('delta', '2026-12-30');
    const text = edited(FILE.replaceAll('\n', '\r\n'), (visits) => [...visits, visit]);
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
    expect(text.split('\r\n').slice(-4)).toEqual([
      '  - {id: 202612-c-gamma-1, date: 2026-12-10, client: gamma, client-id: c-gamma, who: jane, mode: onsite}',
      '  - {id: 202612-c-delta-1, date: 2026-12-30, client: delta, client-id: c-delta, who: jane, mode: onsite, purpose: maintenance}',
      '# end',
      '',
    ]);
  });

  test('a file without a line end, and one without visits', () => {
    const text = edited(FILE.replace('\n# end\n', ''), (visits) => [...visits, planned('delta', '2026-12-30')]);
    expect(
      text
        .split('\n')
        .slice(-3)
        .map((line) => line.slice(0, 25)),
    ).toEqual(['  - {id: 202612-c-gamma-1', '  - {id: 202612-c-delta-1', '']);
    const empty = writeSchedule({ period: '2026-12', made: { date: '2026-11-12', by: 'tom' }, visits: [] });
    expect(edited(empty, () => [planned('delta', '2026-12-30')])).toContain('202612-c-delta-1');
  });

  test('a file without a line end gets one, and no empty line', () => {
    const last = (text: string) => text.slice(text.indexOf('visits:'));
    for (const end of ['', '\n']) {
      const text = FILE.replace('\n# end\n', end);
      const two = [planned('delta', '2026-12-30'), planned('echo', '2026-12-31')];
      const both = edited(text, (visits) => [...moved(visits, '202612-c-gamma-1', { pinned: true }), ...two]);
      expect(
        last(both)
          .split('\n')
          .filter((line) => line === ''),
      ).toHaveLength(1);
      const later = edited(text, (visits) => moved(visits, '202612-c-gamma-1', { date: '2026-12-11' }));
      expect(
        last(later)
          .split('\n')
          .filter((line) => line === ''),
      ).toHaveLength(1);
      expect(edited(text, (visits) => visits)).toBe(text);
    }
  });

  test('a file that was begun with a meeting says who made the schedule once somebody does', () => {
    const visits = [planned('delta', '2026-12-30')];
    const begun = `${writeSchedule({ period: '2026-12', visits })}# end\n`;
    expect(begun).not.toContain('made:');
    const made = { date: '2026-11-12', by: 'tom' };
    const text = editSchedule(toSource('schedule/202612.yaml', begun), { period: '2026-12', made, visits });
    expect(text).toBe(begun.replace('visits:', 'made: 2026-11-12\nby: tom\nvisits:'));
  });

  const many = FILE.replace('- {id: 202612-c-gamma-1, date', '- id: 202612-c-gamma-1\n    date').replace(
    '12-10, client: gamma, client-id: c-gamma, who: jane, mode: onsite}',
    '12-10\n    client: gamma\n    client-id: c-gamma\n    who: jane\n    mode: onsite',
  );

  test.each([
    ['a visit on several lines', many],
    ['a file that cannot be read', 'format: 1\nperiod: 2026-13\n'],
    ['two visits with one id', FILE.replace('202612-c-gamma-1', '202612-c-acme-1')],
  ])('%s is not changed', (_, text) => {
    const schedule: Schedule = {
      period: '2026-12',
      made: { date: '', by: '' },
      visits: [planned('delta', '2026-12-30')],
    };
    expect(() => editSchedule(toSource('schedule/202612.yaml', text), schedule)).toThrow(/not change/);
  });
});

test('any change of any schedule is read back as it was meant', () => {
  const visits = (minLength: number) =>
    fc.uniqueArray(
      fc.record({ at: fc.integer({ min: 0, max: 40 }), day: fc.integer({ min: 1, max: 31 }), pinned: fc.boolean() }),
      { selector: ({ at }) => at, minLength, maxLength: 30 },
    );
  const toSchedule = (all: { at: number; day: number; pinned: boolean }[]): Schedule => ({
    period: '2026-12',
    made: { date: '2026-11-12', by: 'tom' },
    visits: all.map(({ at, day, pinned }) => planned(`c${at}`, `2026-12-${String(day).padStart(2, '0')}`, { pinned })),
  });
  fc.assert(
    // A visit is cancelled, never taken out: no schedule becomes empty.
    fc.property(visits(0), visits(1), (before, after) => {
      const source = toSource('schedule/202612.yaml', writeSchedule(toSchedule(before)));
      const text = editSchedule(source, toSchedule(after));
      expect(text).toBe(writeSchedule(toSchedule(after)));
    }),
  );
});

test('a comment behind a visit stays whole, whatever is written in it', () => {
  const comment = fc
    .array(fc.constantFrom('{', '}', '"', "'", '#', ' ', ': ', ', ', 'a', 'key', '{in}', '- {id: x}'), { maxLength: 8 })
    .map((parts) => parts.join(''));
  const change = fc.constantFrom({ pinned: true }, { date: '2026-12-01' }, { date: '2026-12-30', sequence: 1 });
  const line = fc.constantFrom(
    '  - {id: 202612-c-x-1, date: 2026-12-08, client: x, client-id: c-x, who: jane, mode: onsite}',
    '  - { id: "202612-c-x-1", date: 2026-12-08, client: x, client-id: c-x, who: jane, mode: onsite }',
    "  - {id: '202612-c-x-1', date: 2026-12-08, client: x, client-id: c-x, who: 'jane', mode: onsite}",
  );
  fc.assert(
    fc.property(line, comment, change, fc.boolean(), (visit, words, changes, ends) => {
      const after = ` # ${words}`;
      const head = FILE.slice(0, FILE.indexOf('  # early'));
      const other =
        '  - {id: 202612-c-y-1, date: 2026-12-09, client: y, client-id: c-y, who: jane, mode: onsite} # }{\n';
      const text = edited(`${head}${other}${visit}${after}${ends ? '\n' : ''}`, (visits) =>
        moved(visits, '202612-c-x-1', changes),
      );
      const lines = text.slice(head.length).split('\n');
      expect(lines.filter((one) => one.endsWith(`}${after}`) && one.includes('c-x'))).toHaveLength(1);
      expect(lines).toContain(other.trimEnd());
      expect(lines).toHaveLength(3);
    }),
  );
});
