import { expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';

const dry = async (workspace: ReturnType<typeof temporaryWorkspace>, options: object) => {
  const world = workspace.world({ interactive: false });
  await run({ client: 'acme', tech: 'jane', dryRun: true, json: true, ...options } as never, world);
  return JSON.parse(world.terminal.output()).lists;
};

it('a result that was corrected before can be corrected again', async () => {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] Backup {#backup}\n- [ ] Disks {#disks}\n');
  const original = workspace.result('acme', 'server', { backup: 'done', disks: 'done' }, { date: '2026-10-12' });
  workspace.result('acme', 'server', { backup: 'done', disks: 'done' }, { date: '2026-10-12', corrects: original });
  const [list] = await dry(workspace, { corrects: original });
  expect(list.asked.map((one: { id: string }) => one.id)).toEqual(['backup', 'disks']);
});
