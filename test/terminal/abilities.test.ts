import { expect, test } from 'vitest';
import { abilitiesOf, type Surroundings, type TerminalOptions } from '../../src/terminal/abilities.ts';

const onTerminal: Surroundings = {
  env: { TERM: 'xterm-256color', LANG: 'en_US.UTF-8' },
  platform: 'linux',
  stdin: true,
  stdout: true,
  stderr: true,
};

function withEnv(env: Record<string, string>): Surroundings {
  return { ...onTerminal, env: { ...onTerminal.env, ...env } };
}

test.each<[string, Surroundings, TerminalOptions, boolean]>([
  ['a terminal', onTerminal, {}, true],
  ['a pipe', { ...onTerminal, stdout: false }, {}, false],
  ['NO_COLOR', withEnv({ NO_COLOR: '1' }), {}, false],
  ['an empty NO_COLOR', withEnv({ NO_COLOR: '' }), {}, true],
  ['FORCE_COLOR into a pipe', { ...withEnv({ FORCE_COLOR: '1' }), stdout: false }, {}, true],
  ['FORCE_COLOR=0', withEnv({ FORCE_COLOR: '0' }), {}, false],
  ['NO_COLOR beats FORCE_COLOR', withEnv({ NO_COLOR: '1', FORCE_COLOR: '1' }), {}, false],
  ['--no-color beats FORCE_COLOR', withEnv({ FORCE_COLOR: '1' }), { colour: 'never' }, false],
  ['always beats NO_COLOR', withEnv({ NO_COLOR: '1' }), { colour: 'always' }, true],
  ['a dumb terminal', withEnv({ TERM: 'dumb' }), {}, false],
])('colour: %s', (_name, surroundings, options, expected) => {
  expect(abilitiesOf(surroundings, options).colour).toBe(expected);
});

test('errors are coloured by their own stream', () => {
  expect(abilitiesOf({ ...onTerminal, stdout: false }, {}).colourOfErrors).toBe(true);
  expect(abilitiesOf({ ...onTerminal, stderr: false }, {}).colourOfErrors).toBe(false);
});

test.each<[string, Surroundings, boolean]>([
  ['UTF-8', onTerminal, true],
  ['LC_ALL=C beats LANG', withEnv({ LC_ALL: 'C' }), false],
  ['no locale', { ...onTerminal, env: { TERM: 'xterm' } }, false],
  ['the Linux console', withEnv({ TERM: 'linux' }), false],
  ['Windows Terminal', { ...onTerminal, platform: 'win32', env: { WT_SESSION: 'x' } }, true],
  ['an old Windows console', { ...onTerminal, platform: 'win32', env: {} }, false],
])('unicode: %s', (_name, surroundings, expected) => {
  expect(abilitiesOf(surroundings, {}).unicode).toBe(expected);
});

test('interactive needs both ends, and somebody at a dumb terminal', () => {
  expect(abilitiesOf(onTerminal, {}).interactive).toBe(true);
  expect(abilitiesOf({ ...onTerminal, stdin: false }, {}).interactive).toBe(false);
  expect(abilitiesOf({ ...onTerminal, stdout: false }, {}).interactive).toBe(false);
  expect(abilitiesOf(withEnv({ CI: 'true', TERM: 'dumb' }), {}).interactive).toBe(false);
  expect(abilitiesOf({ ...onTerminal, env: {} }, {}).dumb).toBe(true);
  expect(abilitiesOf({ ...onTerminal, platform: 'win32', env: {} }, {}).dumb).toBe(false);
});
