import { afterEach, beforeAll, expect, test } from 'vitest';
import { bundleProgram, endPtyPrograms, keys, startOnPty } from '../helpers/pty.ts';

let program: string;

beforeAll(async () => {
  program = await bundleProgram('test/terminal/ask-program.ts');
});
afterEach(endPtyPrograms);

function start(args: string[] = [], env: Record<string, string> = {}) {
  return startOnPty(process.execPath, [program, ...args], { env });
}

test('questions one after the other', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.write('Initech\r');
  await asking.waitFor('Plan?');
  asking.write(`${keys.down}\r`);
  await asking.waitFor('Sure?');
  asking.write('y\r');
  await asking.waitFor('{"name":"Initech","plan":{"id":2},"sure":true}');
  expect(await asking.exited).toEqual({ code: 0, signal: undefined });
  expect(asking.virtual.mode(2004)).toBe(false);
  expect(asking.virtual.unknown).toEqual([]);
});

test('all answers typed in one burst', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.write(`Initech\r${keys.down}\ry\r`);
  await asking.waitFor('{"name":"Initech","plan":{"id":2},"sure":true}');
});

test('a paste of many lines becomes one line', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.write(keys.paste('one\n  two\nthree\n'));
  await asking.waitFor('one two three');
  asking.write('\r\r\r');
  await asking.waitFor('{"name":"one two three","plan":{"id":1},"sure":false}');
});

test('what is offered is taken by Enter, what is wrong is told', async () => {
  const asking = start();
  await asking.waitFor('Acme');
  asking.write('Wow!\r');
  await asking.waitFor('No exclamation marks.'.replace('No ', 'No  '));
  asking.write(`${keys.backspace.repeat(5)}\r\r\r`);
  await asking.waitFor('"plan":{"id":1}');
});

test('no colours where none are wanted', async () => {
  const asking = start([], { NO_COLOR: '1' });
  await asking.waitFor('Name ?');
  asking.write('\r\r\r');
  await asking.waitFor('"sure":false');
  expect(asking.raw()).not.toMatch(/\x1b\[\d*m/);
});

test('Ctrl-C ends with 130', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.write(`abc${keys.ctrlC}`);
  expect(await asking.exited).toEqual({ code: 130, signal: undefined });
  expect(asking.virtual.cursor().visible).toBe(true);
});

test('Ctrl-D ends with 1 and says why', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.write(keys.ctrlD);
  expect(await asking.exited).toEqual({ code: 1, signal: undefined });
  expect(asking.screen()).toContain('The input ended before "Name" was answered.');
});

test('SIGTERM ends with 143', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.kill('SIGTERM');
  expect(await asking.exited).toEqual({ code: 143, signal: undefined });
});

test('a closed terminal ends with 129', async () => {
  const asking = start();
  await asking.waitFor('Name ?');
  asking.hangUp();
  expect((await asking.exited).code).toBe(129);
});

test.each([
  ['--plain', {}],
  ['', { TERM: 'dumb' }],
])('plain questions (%s %j): no escape sequence, answers typed ahead are kept', async (argument, env) => {
  const asking = start(argument === '' ? [] : [argument], { NO_COLOR: '1', ...env });
  await asking.waitFor('Name ? [Acme]:');
  asking.write('Initech\r2\ry\r');
  await asking.waitFor('{"name":"Initech","plan":{"id":2},"sure":true}');
  expect((await asking.exited).code).toBe(0);
  expect(asking.raw()).not.toContain('\x1b');
});

test('plain questions: Ctrl-C ends with 130, Ctrl-D with 1', async () => {
  const interrupted = start(['--plain']);
  await interrupted.waitFor('Name ?');
  interrupted.write(keys.ctrlC);
  expect((await interrupted.exited).code).toBe(130);
  const ended = start(['--plain']);
  await ended.waitFor('Name ?');
  ended.write(keys.ctrlD);
  expect((await ended.exited).code).toBe(1);
});
