import { expect, test } from 'vitest';
import { createFakeTerminal } from '../helpers/fake-terminal.ts';

test('scripted keys, painted frames, captured output', async () => {
  const terminal = createFakeTerminal({ keys: ['d\r', { type: 'resize' }], columns: 20, rows: 3 });
  const session = terminal.openKeys();
  expect(terminal.isFullScreen()).toBe(true);
  session.paint({ lines: [[{ text: 'one', tone: 'good' }], [{ text: 'two' }]] });
  expect(await session.next()).toEqual({ type: 'character', text: 'd' });
  expect(await session.next()).toEqual({ type: 'named', name: 'enter' });
  terminal.press('\x1b');
  expect(await session.next()).toEqual({ type: 'resize' });
  expect(session.pending()).toBe(true);
  expect(await session.next()).toEqual({ type: 'named', name: 'escape' });
  expect(await session.next()).toEqual({ type: 'closed', signal: 'end' });
  session.close();
  terminal.show([[{ text: 'shown' }]]);
  terminal.warn([[{ text: 'warned' }]]);
  expect([terminal.lastFrame(), terminal.output(), terminal.errors()]).toEqual(['one\ntwo', 'shown\n', 'warned\n']);
  expect(terminal.isFullScreen()).toBe(false);
});

test('scripted answers', async () => {
  const terminal = createFakeTerminal({ answers: ['Bob', '', 'gold', true], lines: ['d'] });
  expect(await terminal.ask.line('Who?')).toBe('Bob');
  expect(await terminal.ask.line('Ticket?', { offered: 'T1' })).toBe('T1');
  expect(await terminal.ask.choice('Plan?', [{ value: 2, name: 'gold' }])).toBe(2);
  expect(await terminal.ask.confirm('Sure?', false)).toBe(true);
  await expect(terminal.ask.line('More?')).rejects.toThrow('No answer is scripted');
  const lines = terminal.openLines();
  expect([await lines.ask('> '), await lines.ask('> ')]).toEqual(['d', undefined]);
  expect(terminal.questions).toEqual(['Who?', 'Ticket?', 'Plan?', 'Sure?', 'More?', '> ', '> ']);
});

test('without a terminal it refuses like the real one', async () => {
  const terminal = createFakeTerminal({ interactive: false });
  await expect(terminal.ask.confirm('Sure?', true)).rejects.toMatchObject({ kind: 'usage' });
  expect(() => terminal.openKeys()).toThrow(expect.objectContaining({ kind: 'usage' }));
});
