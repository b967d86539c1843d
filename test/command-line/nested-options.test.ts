import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { FIRM, temporaryWorkspace } from '../helpers/workspace.ts';

it('an option behind the name of a command below another belongs to that one', async () => {
  const workspace = temporaryWorkspace({ git: true });
  workspace.write('mmc.yaml', FIRM.replace('name: Bob Reed', 'name: Bob Reed\n    roles: service-manager'));
  workspace.client('acme');
  workspace.commit('Begin');
  const world = workspace.world();
  const code = await main(['schedule', 'held', 'acme', '2026-10-16', '--by', 'bob'], world);
  expect(code).toBe(0);
  expect(readFileSync(join(workspace.root, 'schedule/202610.yaml'), 'utf8')).toContain('who: bob');
});

it('mmc due takes the client with and without its option, not both', async () => {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  const texts = [];
  for (const words of [['acme'], ['--client', 'acme']]) {
    const world = workspace.world();
    expect(await main(['due', ...words], world)).toBe(0);
    texts.push(world.terminal.output());
  }
  expect(texts[0]).toContain('acme');
  expect(texts[1]).toBe(texts[0]);
  expect(await main(['due', 'acme', '--client', 'acme'], workspace.world())).toBe(2);
});
