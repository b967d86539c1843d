import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { dayIn } from '../src/domain/calendar/clock.ts';
import { clockFrom, createWorld, dayOfProcess } from '../src/world.ts';
import { bundledScript } from './helpers/bundled-script.ts';
import { temporaryFolder } from './helpers/temporary-repository.ts';

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

it('a clock that is set wrongly is a failure of use', () => {
  expect(() => clockFrom('tomorrow')).toThrow('MMC_NOW is not a time: tomorrow');
  expect(clockFrom('2026-10-14').now().toISOString()).toBe('2026-10-14T12:00:00.000Z');
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
    expect(dayOfProcess('Europe/London', new Date('2026-07-12T23:30:00Z'))).toBe('2026-07-13');
  });

  it.each([undefined, '', 'nonsense', 'europe/warsaw', ':Europe/Warsaw', 'Asia/Tokyo', 'UTC', 'XYZ-13'])(
    'does not depend on TZ=%s of the machine, and leaves it',
    (machine) => {
      const before = process.env.TZ;
      try {
        if (machine === undefined) delete process.env.TZ;
        else process.env.TZ = machine;
        const offset = new Date(2026, 0, 1).getTimezoneOffset();
        expect(dayOfProcess('Europe/Warsaw', new Date('2026-11-12T22:59:59Z'))).toBe('2026-11-12');
        expect(dayOfProcess('Europe/Warsaw', new Date('2026-11-12T23:00:00Z'))).toBe('2026-11-13');
        expect(dayOfProcess('Pacific/Auckland', new Date('2026-11-12T11:00:00Z'))).toBe('2026-11-13');
        expect(dayOfProcess('Europe/warsaw', new Date('2026-11-12T23:00:00Z'))).toBeUndefined();
        expect(process.env.TZ).toBe(machine);
        expect(new Date(2026, 0, 1).getTimezoneOffset()).toBe(offset);
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );

  it('is left to Intl where a process cannot be lent a zone, as in a worker', async () => {
    const script = bundledScript(
      temporaryFolder(),
      'worker',
      `import { parentPort } from 'node:worker_threads';
       import { dayOfProcess } from 'src/world.ts';
       parentPort?.postMessage({ day: dayOfProcess('Asia/Tokyo', new Date('2026-11-12T23:30:00Z')) });`,
    );
    const [said] = await once(new Worker(script), 'message');
    expect(said).toEqual({ day: undefined });
  });

  it.each([
    'Europe/Nowhere',
    'America/Los_Angeles/X',
    'UTC',
    'EST5EDT',
    '../etc/localtime',
    'Europe/warsaw',
    'Europe/-',
  ])('leaves %s to Intl', (zone) => {
    expect(dayOfProcess(zone, new Date('2026-11-12T23:30:00Z'))).toBeUndefined();
  });
});
