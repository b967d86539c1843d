import { describe, expect, it } from 'vitest';
import { parseClient, parseFirm } from '../../src/markdown/firm.ts';
import { toSource } from '../../src/markdown/source.ts';

const firmOf = (more: string) => parseFirm(toSource('mmc.yaml', `firm: Harbor IT\ntimezone: Europe/Warsaw\n${more}`));
const clientOf = (more: string) => parseClient(toSource('client.md', `---\nid: c-1\nname: Acme\n${more}---\n`), 'acme');
const told = (problems: { code: string; place: { line: number; column: number }; args: object }[]) =>
  problems.map(({ code, place, args }) => `${place.line}:${place.column} ${code} ${'key' in args ? args.key : ''}`);
const LAST = { text: 'last', next: false, kind: 'last', back: 0, workdays: false };

describe('the duties of a firm', () => {
  it.each(['', 'duties:\n', 'duties: {}\n'])(
    'are to execute by the last day of the month when nothing is said: %j',
    (more) => {
      expect(firmOf(more).firm?.duties).toEqual({ execute: { deadline: LAST, lead: 7 } });
    },
  );

  it('are those that are named, in their order, each with its defaults', () => {
    const { firm, problems } = firmOf(
      'duties:\n  file: {deadline: day 5 next, owner: ruth, lead: 3, since: 2026-10}\n  execute:\n',
    );
    expect(problems).toEqual([]);
    expect(Object.keys(firm?.duties ?? {})).toEqual(['execute', 'file']);
    expect(firm?.duties).toEqual({
      execute: { deadline: LAST, lead: 7 },
      file: {
        deadline: { text: 'day 5 next', next: true, kind: 'day', day: 5 },
        owner: 'ruth',
        lead: 3,
        since: '2026-10',
      },
    });
  });

  it('still load with an owner whom nobody knows', () => {
    expect(firmOf('duties:\n  execute: {owner: nobody}\n')).toMatchObject({
      firm: { duties: { execute: { owner: 'nobody' } } },
      problems: [],
    });
  });

  it('are warned of when misspelt, with what was meant', () => {
    const { problems } = firmOf('duties:\n  publsih: {ownr: x}\n  file: {ownr: ruth}\n');
    expect(problems.map(({ args }) => args.suggestion)).toEqual(['did you mean "owner"?', 'did you mean "publish"?']);
  });
});

describe('the days of a firm', () => {
  it('have defaults', () => {
    const { firm } = firmOf('');
    expect(firm?.workdays).toEqual(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']);
    expect(firm).toMatchObject({
      spacing: { min: 21, max: 42 },
      visits: { perDay: 3, onsiteMonths: 3, quietMonths: 6 },
    });
    expect(firm?.visits).not.toHaveProperty('managerMonths');
    expect(firm?.holidays).toEqual({ days: new Map() });
  });

  it('are read', () => {
    const { firm, problems } = firmOf(
      'workdays: [saturday, monday]\nholidays:\n  country: NO\n  days: {2026-12-24: Julaften}\nspacing: {min: 10, max: 10}\nvisits: {per-day: 2, manager-months: 6}\npeople:\n  jane: {name: Jane, away: 2026-12-24, visits-per-day: 1}\n  tom: {name: Tom, away: [2026-11-02..2026-11-06]}\n',
    );
    expect(problems).toEqual([]);
    expect(firm?.workdays).toEqual(['monday', 'saturday']);
    expect(firm?.holidays).toEqual({ country: 'NO', days: new Map([['2026-12-24', 'Julaften']]) });
    expect(firm?.visits).toEqual({ perDay: 2, onsiteMonths: 3, quietMonths: 6, managerMonths: 6 });
    expect(firm?.people.map(({ away, visitsPerDay }) => [away, visitsPerDay])).toEqual([
      [[{ first: '2026-12-24', last: '2026-12-24' }], 1],
      [[{ first: '2026-11-02', last: '2026-11-06' }], undefined],
    ]);
  });

  it.each([
    ['duties: {execute: {deadline: day 32}}', '3:30 MMC-118 deadline'],
    ['duties: {execute: {lead: soon}}', '3:26 MMC-118 lead'],
    ['duties: {execute: {since: 2026-13}}', '3:27 MMC-124 since'],
    ['workdays: [mon]', '3:12 MMC-118 workdays'],
    ['holidays: {country: Poland}', '3:21 MMC-118 country'],
    ['holidays: {days: {2026-02-29: Leap}}', '3:19 MMC-118 days'],
    ['spacing: {min: 30, max: 20}', '3:1 MMC-227 spacing'],
    ['spacing: {min: 30}', '3:1 MMC-111 max'],
    ['visits: {per-day: 0}', '3:19 MMC-118 per-day'],
    ['people: {jane: {name: J, away: [2026-11-06..2026-11-02]}}', '3:33 MMC-118 away'],
    ['people: {Jane D: {name: J}}', '3:10 MMC-118 people'],
  ])('tells what is wrong in %s', (line, place) => {
    const { firm, problems } = firmOf(`${line}\n`);
    expect(firm).toBeUndefined();
    expect(told(problems)).toEqual([place]);
  });
});

describe('the wishes of a client', () => {
  it('are none', () => {
    expect(clientOf('').client?.visits).toEqual({
      technicians: [],
      weekdays: [],
      weeks: [],
      neverWeekdays: [],
      never: [],
    });
  });

  it('are read, with weekdays and days that are never', () => {
    const { client, problems } = clientOf(
      'visits:\n  technicians: jane\n  weekdays: [tuesday]\n  weeks: [2, 5]\n  never: [friday, 2026-12-24..2027-01-02]\n  spacing: {min: 14, max: 30}\n  onsite-months: 2\n  manager-months: 3\n',
    );
    expect(problems).toEqual([]);
    expect(client?.visits).toEqual({
      technicians: ['jane'],
      weekdays: ['tuesday'],
      weeks: [2, 5],
      neverWeekdays: ['friday'],
      never: [{ first: '2026-12-24', last: '2027-01-02' }],
      spacing: { min: 14, max: 30 },
      onsiteMonths: 2,
      managerMonths: 3,
    });
  });

  it.each([
    ['visits: {weeks: [6]}', '4:18 MMC-118 weeks'],
    ['visits: {never: [fridays]}', '4:18 MMC-118 never'],
    ['visits: {never: 2027-01-02..2026-12-24}', '4:17 MMC-118 never'],
  ])('tell what is wrong in %s', (line, place) => expect(told(clientOf(`${line}\n`).problems)).toEqual([place]));
});
