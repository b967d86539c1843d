// Whether a list is due is one rule: all commands that ask for it say the same of the same odd firm.
import { expect, it } from 'vitest';
import { due } from '../../src/commands/due.ts';
import { ics } from '../../src/commands/ics.ts';
import { run } from '../../src/commands/run.ts';
import { schedule } from '../../src/commands/schedule.ts';
import { status } from '../../src/commands/status.ts';
import { waive } from '../../src/commands/waive.ts';
import { Failure } from '../../src/domain/failure.ts';
import { FIRM, type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const TODAY = '2026-11-10';
const NOW = `${TODAY}T10:00:00Z`;

interface Case {
  is: boolean;
  list?: Record<string, string>;
  client?: Record<string, string>;
  /** Whoever comes can walk it without a contract, and a schedule asks whether any day that is left has one. */
  contract?: true;
}

const machine = (retired: string) => ({
  assets: `\n  dc01:\n    type: server\n    name: DC01\n    retired: ${retired}`,
});
const on = { asset: 'dc01', start: '2026-11' };

const CASES: Record<string, Case> = {
  plain: { is: true },
  'leaves-later': { is: true, list: { retired: '2026-11-20' } },
  'leaves-today': { is: true, list: { retired: TODAY } },
  'left-yesterday': { is: false, list: { retired: '2026-11-09' } },
  'left-last-month': { is: false, list: { retired: '2026-10-31' } },
  'machine-later': { is: true, list: on, client: machine('2026-11-20') },
  'machine-today': { is: true, list: on, client: machine(TODAY) },
  'machine-yesterday': { is: false, list: on, client: machine('2026-11-09') },
  'machine-long-ago': { is: false, list: on, client: machine('2025-01-31') },
  'starts-now': { is: true, list: { start: '2026-11' } },
  'starts-later': { is: false, list: { start: '2026-12' } },
  quarterly: { is: false, list: { interval: 'quarterly', start: '2026-10' } },
  'half-yearly': { is: true, list: { interval: 'half-yearly', start: '2026-05' } },
  'on-demand': { is: false, list: { interval: 'on-demand' } },
  'ends-today': { is: true, client: { contract: `\n  end: ${TODAY}` } },
  'ended-yesterday': { is: false, client: { contract: '\n  end: 2026-11-09' }, contract: true },
  'begins-tomorrow': { is: false, client: { contract: '\n  start: 2026-11-11' }, contract: true },
  'without-plan': { is: false, client: { plan: '' }, contract: true },
};

function oddFirm(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.write('mmc.yaml', `${FIRM}visits:\n  per-day: 20\n`);
  const visits: string[] = [];
  for (const [name, { list = {}, client = {} }] of Object.entries(CASES)) {
    workspace.client(name, client);
    const keys = Object.entries({ title: `List of ${name}`, start: '2026-11', ...list });
    const head = keys.map(([key, value]) => `${key}: ${value}\n`).join('');
    workspace.list(
      name,
      'nas',
      `---\n${name === 'on-demand' ? head.replace(/start.*\n/, '') : head}---\n\n- [ ] A {#a}\n`,
    );
    visits.push(
      `  - {id: 202611-${name}-1, date: ${TODAY}, client: ${name}, client-id: c-${name}, who: bob, mode: onsite}\n`,
    );
  }
  workspace.write(
    'schedule/202611.yaml',
    `format: 1\nperiod: 2026-11\nmade: 2026-10-20\nby: bob\nvisits:\n${visits.join('')}`,
  );
  workspace.commit('Begin');
  return workspace;
}

interface Found {
  clients: { client: string; due: boolean; lists: { list: string; period: string; state: string }[] }[];
}

async function told(
  workspace: TestWorkspace,
  command: (world: ReturnType<TestWorkspace['world']>) => Promise<unknown>,
) {
  const world = workspace.world({ now: NOW, interactive: false, outIsTerminal: false });
  await command(world);
  return world.terminal.output();
}

const names = (say: (name: string, one: Case) => boolean) =>
  Object.entries(CASES).flatMap(([name, one]) => (say(name, one) ? [name] : []));
const expected = names((_, { is }) => is);

it('mmc due', async () => {
  const { clients } = JSON.parse(await told(oddFirm(), (world) => due({ json: true }, world))) as Found;
  const owing = clients.filter(({ lists }) => lists.some(({ period }) => period === '2026-11'));
  expect(owing.map(({ client }) => client).sort()).toEqual([...expected].sort());
});

it('mmc status', async () => {
  const { clients } = JSON.parse(await told(oddFirm(), (world) => status({ json: true }, world))) as Found;
  const found = clients.filter((one) => one.due && one.lists.some(({ state }) => state === 'not-begun'));
  expect(found.map(({ client }) => client).sort()).toEqual([...expected].sort());
});

it('mmc run', async () => {
  const workspace = oddFirm();
  const found: string[] = [];
  for (const client of names((_, one) => !one.contract)) {
    const output = await told(workspace, (world) => run({ client, dryRun: true, json: true, tech: 'jane' }, world));
    if ((JSON.parse(output) as { lists: unknown[] }).lists.length > 0) found.push(client);
  }
  expect(found).toEqual(expected);
});

it('mmc ics', async () => {
  const output = await told(oddFirm(), (world) => ics({ who: 'bob' }, world));
  const unfolded = output.replace(/\r\n[ \t]/g, '');
  expect(names((name) => unfolded.includes(`- List of ${name}`))).toEqual(expected);
});

it('mmc waive', async () => {
  const workspace = oddFirm();
  const found: string[] = [];
  for (const client of names(() => true)) {
    const given = { client, list: 'nas', reason: 'Closed', by: 'jane', period: '2026-11' };
    try {
      await told(workspace, (world) => waive(given, world));
      found.push(client);
    } catch (error) {
      expect(error).toBeInstanceOf(Failure);
    }
  }
  expect(found).toEqual(expected);
});

it('mmc schedule', async () => {
  const workspace = oddFirm();
  workspace.write('schedule/202611.yaml', 'format: 1\nperiod: 2026-11\nvisits: []\n');
  const output = await told(workspace, (world) => schedule({ period: '2026-11', json: true }, world));
  const { visits, unplaced } = JSON.parse(output) as { visits: { client: string }[]; unplaced: { client: string }[] };
  const planned = new Set([...visits, ...unplaced].map(({ client }) => client));
  const asked = (name: string) => planned.has(name);
  expect(names((name, one) => !one.contract && asked(name))).toEqual(expected);
});
