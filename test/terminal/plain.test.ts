import { expect, test } from 'vitest';
import { terminalOn } from '../../src/terminal/compose.ts';
import { Interrupted } from '../../src/terminal/signals.ts';
import { createFakeHost, type FakeHost } from './fake-host.ts';

const pipe = [false, false, false] as [boolean, boolean, boolean];

function plain(host: FakeHost) {
  return terminalOn(host, { plain: true });
}

test('answers typed ahead or piped in one piece wait for their questions', async () => {
  const host = createFakeHost({ terminals: pipe });
  host.typing.end('Bob Stone\r\n\n2\nmonthly\nyes\nlast, without a line end');
  const { ask } = plain(host);
  expect(await ask.line('Whom did you meet?')).toBe('Bob Stone');
  expect(await ask.line('Ticket', { offered: 'T2026' })).toBe('T2026');
  const choices = [
    { value: 'w', name: 'weekly', hint: 'seldom' },
    { value: 'm', name: 'monthly' },
  ];
  expect(await ask.choice('How often?', choices)).toBe('m');
  expect(await ask.choice('How often?', choices)).toBe('m');
  expect(await ask.confirm('Sure?', false)).toBe(true);
  expect(await ask.line('Remarks')).toBe('last, without a line end');
  await expect(ask.line('More')).rejects.toMatchObject({
    kind: 'failed',
    message: 'The input ended before "More" was answered.',
  });
  expect(host.writes.join('')).toContain('How often?\n  1. weekly  seldom\n  2. monthly\n1-2: ');
});

test('lines arrive in pieces, cut within a character', async () => {
  const host = createFakeHost();
  const answer = plain(host).ask.line('Name');
  const bytes = Buffer.from('Łódź\n');
  host.typing.write(bytes.subarray(0, 1));
  await new Promise(setImmediate);
  host.typing.write(bytes.subarray(1));
  expect(await answer).toBe('Łódź');
});

test('a wrong answer is explained and asked again', async () => {
  const host = createFakeHost({ terminals: pipe });
  host.typing.end('abc\n7\nmaybe\n\n9\nfirst\n');
  const { ask } = plain(host);
  const check = (text: string): string | undefined => (/^\d+$/.test(text) ? undefined : 'Not a number.');
  expect(await ask.line('Number', { check })).toBe('7');
  expect(await ask.confirm('Sure?', true)).toBe(true);
  expect(await ask.choice('Which', [{ value: 1, name: 'first' }])).toBe(1);
  const shown = host.writes.join('');
  expect(shown).toContain('Not a number.\n');
  expect(shown).toContain('Type y or n.\n');
  expect(shown).toContain('Type a number from 1 to 1.\n');
});

test('questions are sanitised', async () => {
  const host = createFakeHost({ terminals: pipe });
  host.typing.end('x\n');
  await plain(host).ask.line('a\x1b]52;c;x\x07b\nc', { offered: '\x1b[2J!' });
  expect(host.writes[0]).toBe('ab c [!]: ');
});

test('a line session: prompts, lines, the end', async () => {
  const host = createFakeHost({ terminals: pipe });
  host.typing.end('d\n\n');
  const lines = plain(host).openLines();
  expect(await lines.ask('1/2> ')).toBe('d');
  lines.say([[{ text: 'done', tone: 'good' }]]);
  expect(await lines.ask('2/2> ')).toBe('');
  expect(await lines.ask('2/2> ')).toBeUndefined();
  lines.close();
  expect(host.writes.join('')).toBe('1/2> \ndone\n2/2> \n2/2> \n');
});

test('a signal while asking, or between two questions, is thrown', async () => {
  const host = createFakeHost();
  const lines = plain(host).openLines();
  const waiting = lines.ask('> ');
  await new Promise(setImmediate);
  host.signal('SIGTERM');
  await expect(waiting).rejects.toEqual(new Interrupted('SIGTERM'));
  await expect(lines.ask('> ')).rejects.toMatchObject({ signal: 'SIGTERM', exitCode: 143 });
  lines.close();
  const asked = plain(host).ask.line('Name');
  await new Promise(setImmediate);
  host.signal('SIGINT');
  await expect(asked).rejects.toMatchObject({ exitCode: 130 });
});

test('without a terminal, and not plain, a question is a usage failure that says what to type', async () => {
  const host = createFakeHost({ terminals: pipe });
  const { ask } = terminalOn(host, {});
  const failure = { kind: 'usage', hint: '--period 2026-10' };
  await expect(ask.confirm('Sure?', true, { instead: '--period 2026-10' })).rejects.toMatchObject(failure);
  await expect(ask.line('Which?', { instead: '--period 2026-10' })).rejects.toMatchObject(failure);
  await expect(ask.choice('Which?', [], { instead: '--period 2026-10' })).rejects.toMatchObject(failure);
  expect(host.writes).toEqual([]);
});
