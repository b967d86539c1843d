import { expect, test } from 'vitest';
import { terminalOn } from '../../src/terminal/compose.ts';
import { createFakeHost } from './fake-host.ts';

test('keys come strictly in order, with what happens between them', async () => {
  const host = createFakeHost();
  const session = terminalOn(host, {}).openKeys();
  host.typing.write('ab');
  await new Promise(setImmediate);
  host.stdout.emit('resize');
  host.stdout.emit('resize');
  host.typing.write('\r');
  await new Promise(setImmediate);
  host.signal('SIGHUP');
  expect(session.pending()).toBe(true);
  const keys = [];
  for (let count = 0; count < 6; count += 1) keys.push(await session.next());
  expect(keys).toEqual([
    { type: 'character', text: 'a' },
    { type: 'character', text: 'b' },
    { type: 'resize' },
    { type: 'named', name: 'enter' },
    { type: 'closed', signal: 'SIGHUP' },
    { type: 'closed', signal: 'SIGHUP' },
  ]);
  session.close();
});

test('the end of the input is a key, but SIGHUP is the better word for it', async () => {
  const ended = createFakeHost();
  const first = terminalOn(ended, {}).openKeys();
  ended.typing.end();
  expect(await first.next()).toEqual({ type: 'closed', signal: 'end' });
  const gone = createFakeHost();
  const second = terminalOn(gone, {}).openKeys();
  gone.typing.emit('error', Object.assign(new Error('read EIO'), { code: 'EIO' }));
  setTimeout(() => gone.signal('SIGHUP'), 20);
  expect(await second.next()).toEqual({ type: 'closed', signal: 'SIGHUP' });
  first.close();
  second.close();
});

test('keys that nobody has taken are there for the next session', async () => {
  const host = createFakeHost();
  const terminal = terminalOn(host, {});
  const first = terminal.openKeys();
  host.typing.write('ab\x1b[A\x1b[200~one\rtwo');
  await new Promise(setImmediate);
  expect(await first.next()).toEqual({ type: 'character', text: 'a' });
  first.close();
  const second = terminal.openKeys();
  host.typing.write('\x1b[201~');
  expect(await second.next()).toEqual({ type: 'character', text: 'b' });
  expect(await second.next()).toEqual({ type: 'named', name: 'up' });
  expect(await second.next()).toEqual({ type: 'paste', text: 'one\ntwo' });
  second.close();
});

test('closing ends a waiting next()', async () => {
  const session = terminalOn(createFakeHost(), {}).openKeys();
  const waiting = session.next();
  session.close();
  expect(await waiting).toEqual({ type: 'closed', signal: 'end' });
});

test('a console without bracketed paste: a burst over several lines is one paste', async () => {
  const host = createFakeHost({ env: { TERM: 'linux' } });
  const session = terminalOn(host, {}).openKeys();
  host.typing.write('one\rd\rd');
  expect(await session.next()).toEqual({ type: 'paste', text: 'one\nd\nd' });
  session.close();
});

test('a terminal that is gone closes the session instead of throwing', async () => {
  const host = createFakeHost();
  host.stdin.setRawMode = () => {
    throw Object.assign(new Error('setRawMode EIO'), { code: 'EIO' });
  };
  const session = terminalOn(host, {}).openKeys();
  host.typing.destroy();
  expect(await session.next()).toEqual({ type: 'closed', signal: 'end' });
  session.close();
});

test('without a terminal it is a usage failure', () => {
  const terminal = terminalOn(createFakeHost({ terminals: [false, true, true] }), {});
  expect(() => terminal.openKeys()).toThrow(expect.objectContaining({ kind: 'usage' }));
});
