import { expect, test } from 'vitest';
import { exitCodeOf } from '../../src/terminal/signals.ts';
import { createProcessWorld } from '../../src/terminal/world.ts';

test('the world of this process', () => {
  const world = createProcessWorld({ colour: 'never' });
  expect(world.cwd()).toBe(process.cwd());
  expect(world.argv).toEqual(process.argv.slice(2));
  expect(world.terminal.colour).toBe(false);
  const before = process.listenerCount('SIGTERM');
  const heard: string[] = [];
  const stop = world.onSignal((signal) => heard.push(signal));
  process.emit('SIGTERM', 'SIGTERM');
  stop();
  expect(heard).toEqual(['SIGTERM']);
  expect(process.listenerCount('SIGTERM')).toBe(before);
});

test.each([
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['end', 1],
] as const)('%s means exit code %i', (closedBy, code) => {
  expect(exitCodeOf(closedBy)).toBe(code);
});
