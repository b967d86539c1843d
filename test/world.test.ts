import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../src/world.ts';

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
