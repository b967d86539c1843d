import { expect, test } from 'vitest';
import { terminalOn } from '../../src/terminal/compose.ts';
import { createPainter } from '../../src/terminal/painter.ts';
import { createScreen, enterScreen } from '../../src/terminal/screen.ts';
import type { Line } from '../../src/terminal/span.ts';
import { createFakeHost } from './fake-host.ts';
import { createVirtualScreen } from './virtual-screen.ts';

const size = { columns: 10, rows: 3 };

function lines(...texts: string[]): Line[] {
  return texts.map((text) => [{ text }]);
}

test('the first frame is painted whole, the next only where it differs', () => {
  const screen = createScreen(createPainter(false));
  expect(screen.update({ lines: lines('one', 'two') }, size)).toBe(
    '\x1b[?25l\x1b[2J\x1b[1;1Hone\x1b[K\x1b[2;1Htwo\x1b[K\x1b[3;1H\x1b[K',
  );
  expect(screen.update({ lines: lines('one', 'TWO'), cursor: { row: 1, column: 3 } }, size)).toBe(
    '\x1b[?25l\x1b[2;1HTWO\x1b[K\x1b[2;4H\x1b[?25h',
  );
  expect(screen.update({ lines: lines('one', 'TWO') }, size)).toBe('\x1b[?25l');
});

test('another size, or forgetting, paints the whole again', () => {
  const screen = createScreen(createPainter(false));
  screen.update({ lines: lines('one') }, size);
  expect(screen.update({ lines: lines('one') }, { columns: 9, rows: 3 })).toContain('one');
  screen.forget();
  expect(screen.update({ lines: lines('one') }, { columns: 9, rows: 3 })).toContain('one');
});

test.each([
  ['1234567890', '1234567890'],
  ['12345678901', '1234567890'],
  ['日本語日本語', '日本語日本'],
  ['a日本語日本語', 'a日本語日'],
  ['e\u0301'.repeat(12), 'e\u0301'.repeat(10)],
  ['\x1b[2Ja\tb\nc\u202e', 'a    b c<U'],
])('%j is cut to the width and does not wrap', (text, shown) => {
  const virtual = createVirtualScreen(10, 3);
  virtual.write(enterScreen + createScreen(createPainter(true)).update({ lines: [[{ text, tone: 'good' }]] }, size));
  expect(virtual.text()).toBe(shown);
  expect(virtual.unknown).toEqual([]);
});

test('more lines than rows do not scroll, and a cursor outside stays inside', () => {
  const virtual = createVirtualScreen(10, 3);
  const frame = { lines: lines('1', '2', '3', '4', '5'), cursor: { row: 9, column: 99 } };
  virtual.write(createScreen(createPainter(false)).update(frame, size));
  expect(virtual.text()).toBe('1\n2\n3');
  expect(virtual.cursor()).toEqual({ row: 2, column: 9, visible: true });
});

test('a frame is one write; closing restores and later frames are ignored', () => {
  const host = createFakeHost();
  const session = terminalOn(host, {}).openKeys();
  const before = host.writes.length;
  session.paint({ lines: lines('one', 'two', 'three') });
  expect(host.writes).toHaveLength(before + 1);
  session.close();
  session.close();
  session.paint({ lines: lines('late') });
  expect(host.writes.slice(before + 1)).toEqual(['\x1b[?2004l', '\x1b[0m\x1b[?7h\x1b[?25h\x1b[?1049l']);
  expect(host.rawModes).toEqual([true, false]);
});

test('tones are colours only where colour is on', () => {
  const line: Line = [{ text: 'ok', tone: 'good' }, { text: ' plain' }, { text: '', tone: 'bad' }];
  expect(createPainter(true)(line)).toBe('\x1b[32mok\x1b[39m plain');
  expect(createPainter(false)(line)).toBe('ok plain');
});
