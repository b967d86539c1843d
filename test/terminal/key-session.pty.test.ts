import { afterEach, beforeAll, expect, test } from 'vitest';
import { bundleProgram, endPtyPrograms, inShell, keys, type PtyProgram, startOnPty } from '../helpers/pty.ts';

let program: string;

beforeAll(async () => {
  program = await bundleProgram('test/terminal/walk-program.ts');
});
afterEach(endPtyPrograms);

async function startWalk(mode = 'plain'): Promise<PtyProgram> {
  const walk = startOnPty(process.execPath, [program, mode]);
  await walk.waitFor('keys 0');
  return walk;
}

/** The terminal as the shell expects it back. */
function expectRestored(walk: PtyProgram): void {
  expect(walk.virtual.mode(1049)).toBe(false);
  expect(walk.virtual.mode(2004)).toBe(false);
  expect(walk.virtual.mode(7)).toBe(true);
  expect(walk.virtual.cursor().visible).toBe(true);
  expect(walk.virtual.unknown).toEqual([]);
}

test('a burst of 70 keys gives 70 keys, and none of the screen scrolls away', async () => {
  const walk = await startWalk();
  walk.write('d'.repeat(70));
  await walk.waitFor('keys 70');
  expect(walk.screen().split('\n')).toHaveLength(15);
  expect(walk.virtual.cursor()).toEqual({ row: 0, column: 5, visible: true });
});

test('keys typed before the program reads are not lost', async () => {
  const walk = startOnPty(process.execPath, [program]);
  walk.write('abc');
  await walk.waitFor('keys 3');
});

test('a bracketed paste of many lines is one key', async () => {
  const walk = await startWalk();
  walk.write(`${keys.paste('first line\nd\nd\n')}x`);
  await walk.waitFor('paste "first line\\nd\\nd\\n"');
  await walk.waitFor('keys 1');
});

test('Escape alone is a key, arrows are keys', async () => {
  const walk = await startWalk();
  walk.write(keys.escape);
  await walk.waitFor('escape');
  walk.write(keys.up);
  await walk.waitFor('up');
});

test('a smaller and a larger window are painted anew, lines cut at the width', async () => {
  const walk = await startWalk();
  walk.resize(40, 10);
  await walk.waitFor('size 40x10');
  expect(walk.screen().split('\n')[2]).toBe('wide 日本語 wide 日本語 wide 日本語 wide');
  walk.resize(100, 30);
  await walk.waitFor('size 100x30');
  expect(walk.screen()).toContain('keys 0');
});

test('Ctrl-C is a key; the terminal is restored and the code is 130', async () => {
  const walk = await startWalk();
  walk.write(`${keys.ctrlC}typed ahead`);
  expect(await walk.exited).toEqual({ code: 130, signal: undefined });
  expectRestored(walk);
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)('%s restores the terminal, tells what was kept, and ends with %i', async (signal, code) => {
  const walk = await startWalk();
  walk.write('dd');
  await walk.waitFor('keys 2');
  walk.kill(signal);
  expect(await walk.exited).toEqual({ code, signal: undefined });
  expectRestored(walk);
  expect(walk.screen()).toContain(`closed ${signal}, 2 kept`);
});

test('a closed window ends with 129, and not with an abort', async () => {
  const walk = await startWalk();
  walk.write('dd');
  await walk.waitFor('keys 2');
  walk.hangUp();
  expect(await walk.exited).toEqual({ code: 129, signal: undefined });
});

test('a program that hangs ends at the second signal, the terminal restored', async () => {
  const walk = await startWalk('hang');
  walk.write('d');
  await walk.waitFor('keys 1');
  walk.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 1300));
  walk.kill('SIGTERM');
  expect((await walk.exited).signal).toBe(15);
  expectRestored(walk);
});

test('an uncaught error leaves the screen first, so that its words can be read', async () => {
  const walk = await startWalk('throw');
  walk.write('d');
  expect((await walk.exited).code).toBe(1);
  expectRestored(walk);
  expect(walk.screen()).toContain('thrown on purpose');
});

test('Ctrl-Z gives the shell its terminal; fg paints again and loses no key', async () => {
  const shell = inShell(`${process.execPath} ${program}`);
  await shell.waitFor('keys 0');
  shell.write(`dd${keys.ctrlZ}`);
  await shell.waitFor('Stopped');
  expect(shell.virtual.mode(1049)).toBe(false);
  shell.resize(60, 20);
  shell.write('stty -a | head -3; fg\r');
  await shell.waitFor((screen) => screen.mode(1049) && screen.text().includes('resumed'));
  await shell.waitFor('size 60x20');
  shell.write('d');
  await shell.waitFor('keys 3');
  expect(shell.virtual.mode(2004)).toBe(true);
  shell.write(keys.ctrlC);
  await shell.waitFor((screen) => !screen.mode(1049));
  shell.write('echo code $?; stty -a | grep -o " icanon"\r');
  await shell.waitFor('code 130');
  await shell.waitFor(/^ icanon/m);
});

test('Ctrl-Z without a shell to return to goes on', async () => {
  const walk = await startWalk();
  walk.write(`d${keys.ctrlZ}d`);
  await walk.waitFor('resumed');
  await walk.waitFor('keys 2');
});
