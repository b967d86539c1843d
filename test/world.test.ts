import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayIn } from '../src/domain/calendar/clock.ts';
import { createWorld, dayOfProcess } from '../src/world.ts';

it.each([
  [['status'], '.'],
  [['-C', '/other', 'status'], '/other'],
  [['-C/other', 'status'], '/other'],
  [['status', '-Cbelow'], 'below'],
  [['-C/first', 'status', '-C', '/last'], '/last'],
  [['-C', '/first', '-C/last', 'status'], '/last'],
  [['status', '--', '-C/other'], '.'],
])('mmc %j works in %s', (argv, folder) => {
  expect(createWorld(argv).folder).toBe(resolve(folder));
});

describe('new ids', () => {
  it('keep their order within one millisecond', () => {
    const { newId } = createWorld([]);
    const ids = Array.from({ length: 50 }, () => newId());
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids.map((id) => id.slice(-6))).size).toBe(50);
  });
});

describe('the day of the process', () => {
  const instants = ['2026-01-01T00:30:00Z', '2026-07-01T11:59:59Z', '2026-11-12T23:30:00Z', '2012-12-31T10:00:00Z'];

  it.each(instants)('is that of Intl in every zone at %s, or left to Intl', (text) => {
    const instant = new Date(text);
    const before = process.env.TZ;
    for (const zone of Intl.supportedValuesOf('timeZone'))
      expect(dayOfProcess(zone, instant) ?? dayIn(zone, instant), zone).toBe(dayIn(zone, instant));
    expect(process.env.TZ).toBe(before);
  });

  it('is told without Intl where the firms are', () => {
    expect(dayOfProcess('Europe/Warsaw', new Date('2026-11-12T23:30:00Z'))).toBe('2026-11-13');
    expect(dayOfProcess('America/Los_Angeles', new Date('2026-11-12T07:30:00Z'))).toBe('2026-11-11');
  });

  it.each([
    'Europe/Nowhere',
    'America/Los_Angeles/X',
    'UTC',
    'EST5EDT',
    '../etc/localtime',
    'Africa/Abidjan',
    'Europe/-',
  ])('leaves %s to Intl', (zone) => {
    expect(dayOfProcess(zone, new Date('2026-11-12T23:30:00Z'))).toBeUndefined();
  });
});
