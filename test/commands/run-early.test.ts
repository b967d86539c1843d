import { expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

/** On 3 November, without a terminal: the question refuses, and its words name the lists. */
async function period(workspace: TestWorkspace, lists?: string[]): Promise<string> {
  const world = workspace.world({ interactive: false });
  world.clock = { now: () => new Date('2026-11-03T12:00:00Z') };
  try {
    await run({ client: 'acme', dryRun: true, json: true, ...(lists ? { lists } : {}) } as never, world);
  } catch (error) {
    return String(error);
  }
  return JSON.parse(world.terminal.output()).period;
}

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  const head = (more: string) => `---\ntitle: List\n${more}---\n\n`;
  workspace.list('acme', 'server', `${head('')}- [ ] Backup {#backup}\n`);
  workspace.list('acme', 'firewall', `${head('interval: quarterly\nstart: 2026-08\n')}- [ ] Rules {#rules}\n`);
  workspace.list('acme', 'rare', `${head('start: 2026-09\n')}- [ ] Dust {#dust months=11}\n`);
  return workspace;
}

it('asks for the month before only about lists that were due then', async () => {
  const workspace = firm();
  expect(await period(workspace)).toContain('2026-10 is still open for server.');
  expect(await period(workspace, ['firewall', 'server'])).toContain('2026-10 is still open for server.');
  expect(await period(workspace, ['firewall'])).toBe('2026-11');
});

it('takes a list of which nothing was due for no open one', async () => {
  expect(await period(firm(), ['rare'])).toBe('2026-11');
});
