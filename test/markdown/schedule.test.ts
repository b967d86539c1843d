import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar/day.ts';
import { isSlug } from '../../src/domain/names.ts';
import type { PlannedVisit, Schedule } from '../../src/domain/schedule/schedule.ts';
import { parseSchedule, writeSchedule } from '../../src/markdown/schedule.ts';
import { scanHeldMeetings, scanSchedule } from '../../src/markdown/schedule-scan.ts';
import { toSource } from '../../src/markdown/source.ts';
import { VISIT } from '../helpers/planned-visit.ts';
import '../helpers/property-seed.ts';

const read = (text: string) => parseSchedule(toSource('schedule/202611.yaml', text));
const HEAD = 'format: 1\nperiod: 2026-11\nmade: 2026-10-27\nby: tom\n';
const LINE =
  '  - {id: 202611-c-7k3v9mzq-1, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite}\n';

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).filter(isSlug);
const visit: fc.Arbitrary<PlannedVisit> = fc
  .record({
    id: fc.oneof(
      fc.uuid(),
      fc.string({ minLength: 1, unit: 'grapheme' }).filter((one) => one.trim() !== ''),
    ),
    date: fc.nat(400).map((count) => addDays('2026-01-01', count)),
    client: slug,
    clientId: fc.constantFrom('c-7k3v9mzq', '4711', 'no', 'c: 1', 'a, b', '{x}', '"', 'null'),
    who: slug,
    mode: fc.constantFrom('onsite' as const, 'remote' as const),
    purpose: fc.constantFrom('maintenance' as const, 'meeting' as const),
    pinned: fc.boolean(),
    cancelled: fc.boolean(),
    sequence: fc.nat(20),
    held: fc.option(fc.constant('2026-11-05'), { nil: undefined }),
  })
  .map(({ held, ...rest }) => ({ ...rest, ...(held ? { held } : {}) }));
const byDay = (visits: readonly PlannedVisit[]) =>
  visits.map((one) => JSON.stringify([one.date, one.client, one.id, one])).sort();

describe('a schedule', () => {
  it('reads back what it writes, by day, whatever the words', () => {
    fc.assert(
      fc.property(fc.array(visit, { maxLength: 12 }), slug, (visits, by) => {
        const schedule: Schedule = { period: '2026-11', made: { date: '2026-10-27', by }, visits };
        const text = writeSchedule(schedule);
        const back = read(text);
        expect(back.problems).toEqual([]);
        expect(back.schedule).toMatchObject({ period: '2026-11', made: { date: '2026-10-27', by } });
        expect(byDay(back.schedule?.visits ?? [])).toEqual(byDay(visits));
        expect(back.schedule?.visits.map(({ date }) => date)).toEqual(visits.map(({ date }) => date).sort());
        expect(back.starts.map((start) => text[start])).toEqual(visits.map(() => '{'));
        expect(writeSchedule(back.schedule as Schedule)).toBe(text);
        // The scanner and YAML agree: a comment in the head leaves all to YAML.
        expect(read(text.replace('format: 1\n', 'format: 1 # words\n')).schedule).toEqual(back.schedule);
      }),
      { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) },
    );
  });

  it('has one visit a line and leaves out what is not said', () => {
    const pinned = { ...VISIT, id: 'b', date: '2026-11-01', pinned: true, cancelled: true, sequence: 2 };
    const meeting = { ...VISIT, id: 'c', purpose: 'meeting' as const, held: '2026-11-04' };
    const text = writeSchedule({
      period: '2026-11',
      made: { date: '2026-10-27', by: 'tom' },
      visits: [meeting, VISIT, pinned],
    });
    expect(text.split('\n').slice(1)).toEqual([
      ...HEAD.trimEnd().split('\n'),
      'visits:',
      '  - {id: b, date: 2026-11-01, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite, purpose: maintenance, pinned: yes, cancelled: yes, sequence: 2}',
      '  - {id: 202611-c-7k3v9mzq-1, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite, purpose: maintenance}',
      '  - {id: c, date: 2026-11-03, client: acme, client-id: c-7k3v9mzq, who: jane, mode: onsite, purpose: meeting, held: 2026-11-04}',
      '',
    ]);
  });

  it.each([
    ['as mmc writes it', `${HEAD}visits:\n${LINE}`],
    ['with a comment', `${HEAD}visits: # all\n${LINE}`],
    ['with comments between', `# mine\n${HEAD}visits:\n# first week\n\n${LINE}  # done\n`],
    ['with a comment behind', `${HEAD}visits:\n${LINE.replace('}', '} # Bob asked for it: "Tuesday"')}`],
    ['in the long form', `${HEAD}visits:\n${LINE.replace(/[{}]/g, '').replaceAll(', ', '\n    ')}`],
    ['as a list of one', `${HEAD}visits:\n${LINE.replace('  - ', '  ')}`.replace('{', '\n    {')],
    ['with CRLF', `${HEAD}visits:\n${LINE}`.replaceAll('\n', '\r\n')],
    ['without the line feed at its end', `${HEAD}visits:\n${LINE.trimEnd()}`],
    ['with quotes', `${HEAD}visits:\n${LINE.replace('jane', '"jane"')}`],
    ['with keys in another order', `visits:\n${LINE}${HEAD}`],
  ])('is read %s', (_how, text) => {
    const { schedule, problems } = read(text);
    if (_how === 'as a list of one') return expect(problems.map(({ code }) => code)).toEqual(['MMC-118']);
    expect(problems).toEqual([]);
    expect(schedule).toEqual({ period: '2026-11', made: { date: '2026-10-27', by: 'tom' }, visits: [VISIT] });
  });

  it.each([
    ['nothing', `${HEAD}visits:\n`],
    ['an empty list', `${HEAD}visits: []\n`],
    ['no key', HEAD],
  ])('may be without visits: %s', (_how, text) =>
    expect(read(text)).toMatchObject({ schedule: { visits: [] }, problems: [] }),
  );

  it.each([
    ['a day that is none', LINE.replace('2026-11-03', '2026-11-31'), '6:37 MMC-112'],
    ['a mode that is none', LINE.replace('onsite', 'onsit'), '6:103 MMC-118'],
    ['no performer', LINE.replace(' who: jane,', ''), '5:1 MMC-111'],
    ['an unknown key', LINE.replace('mode', 'note: x, mode'), '6:97 MMC-117'],
    ['a key twice', LINE.replace('who', 'who: tom, who'), '6:96 MMC-116'],
    ['a number of changes that is none', LINE.replace('}', ', sequence: -1}'), '6:121 MMC-118'],
  ])('tells %s with its place', (_what, line, told) => {
    const { problems } = read(`${HEAD}visits:\n${line}`);
    expect(problems.map(({ place, code }) => `${place.line}:${place.column} ${code}`)).toEqual([told]);
  });

  it('is scanned without YAML in the form that mmc writes, and only then', () => {
    expect(scanSchedule(`${HEAD}visits:\n${LINE}`)).toBeDefined();
    expect(scanSchedule(`${HEAD}visits:\n# words\n${LINE.replace('}', '} # words')}`)?.starts).toEqual([
      HEAD.length + 20,
    ]);
    expect(scanSchedule(`${HEAD}visits:\n${LINE.replace('}', '}# words')}`)).toBeUndefined();
    expect(scanSchedule(`${HEAD}visits: [] # none\n`)).toBeUndefined();
    expect(scanSchedule(`${HEAD}visits: []\n${LINE}`)).toBeUndefined();
  });
});

describe('scanHeldMeetings', () => {
  const line = (more: string, beginning = '  - ') =>
    `${beginning}{id: 202611-c-1-1, date: 2026-11-03, client: acme, client-id: c-1, who: tom, mode: onsite${more}}\n`;
  it.each([
    ['a meeting', line(', purpose: meeting, held: 2026-11-04'), ['c-1 2026-11-04']],
    [
      'one with words behind it',
      line(', purpose: meeting, held: 2026-11-04').replace('}', '} # lunch'),
      ['c-1 2026-11-04'],
    ],
    ['none that is planned', line(', purpose: meeting'), []],
    ['none that was cancelled', line(', purpose: meeting, cancelled: yes, held: 2026-11-04'), []],
    ['no maintenance', line(', held: 2026-11-04'), []],
    ['no day that does not exist', line(', purpose: meeting, held: 2026-11-31'), []],
    ['no line that mmc did not write', line(', purpose: meeting, held: 2026-11-04', '-  '), []],
  ])('finds %s', (_, text, found) => {
    const held = scanHeldMeetings(`format: 1\nperiod: 2026-11\nvisits:\n${text}`);
    expect(held.map((one) => `${one.clientId} ${one.held}`)).toEqual(found);
  });
});
