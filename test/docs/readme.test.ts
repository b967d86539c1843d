// What the README shows of the example firm is what mmc shows.
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';

const top = resolve(import.meta.dirname, '../..');

it('shows mmc due on a terminal of 80 columns', async () => {
  const workspace = temporaryWorkspace();
  cpSync(join(top, 'examples/harbor-it'), workspace.root, { recursive: true });
  const world = workspace.world({ columns: 80, now: '2026-11-12T17:00:00Z' });
  expect(await main(['due'], world)).toBe(0);
  const output = world.terminal.output().trim().replace(/ +$/gm, '');
  expect(readFileSync(join(top, 'README.md'), 'utf8')).toContain(`\n\`\`\`text\n${output}\n\`\`\`\n`);
});
