import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { waive } from '../../src/commands/waive.ts';
import { FIRM, type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const FOLDER = 'clients/acme/waivers';

function workspaceWithLists(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server-dc01', '- [ ] Backup {#backup}\n');
  workspace.list('acme', 'backups', '---\ntitle: Backups\ninterval: weekly\n---\n- [ ] Look {#look}\n');
  workspace.list('acme', 'ups', '---\ntitle: UPS\ninterval: quarterly\nstart: 2026-01\n---\n- [ ] Test {#test}\n');
  workspace.list('acme', 'new-user', '---\ntitle: New user\ninterval: on-demand\n---\n- [ ] Account {#account}\n');
  workspace.commit('All');
  return workspace;
}

type Options = Partial<Parameters<typeof waive>[0]>;
const given = { client: 'acme', list: 'server-dc01', reason: 'Office is closed', by: 'jane' };

async function waived(workspace: TestWorkspace, options: Options = {}, terminal: object = {}) {
  const world = workspace.world(terminal);
  expect(await waive({ ...given, ...options }, world)).toBe(0);
  return world.terminal.output();
}

const names = (workspace: TestWorkspace) => readdirSync(join(workspace.root, FOLDER)).sort();

describe('mmc waive', () => {
  it('writes and commits the record, and says what it means', async () => {
    const workspace = workspaceWithLists();
    expect((await waived(workspace)).replace(/[0-9a-f]{8}\n$/, '········\n')).toMatchInlineSnapshot(`
      "acme server-dc01: execute of 2026-10 is waived; it never counts as done
      Take it back with: mmc waive acme server-dc01 --withdraw 000001
      committed ········
      "
    `);
    const [name = ''] = names(workspace);
    expect(name).toBe('20261020.server-dc01.execute.000001.md');
    expect(readFileSync(join(workspace.root, FOLDER, name), 'utf8')).toMatchInlineSnapshot(`
      "---
      format: 1
      id: 01K7ZV2M8C4Q6T9W3X5Y000001
      record: waiver
      client: acme
      client-id: c-acme
      checklist: server-dc01
      duty: execute
      period: 2026-10
      date: 2026-10-20
      by: jane
      ---

      Office is closed
      "
    `);
    expect(workspace.git.git('log', '-1', '--format=%s', '--name-only')).toContain(
      `Waive execute of server-dc01 at acme for 2026-10\n\n${FOLDER}/${name}`,
    );
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('asks on a terminal for what is missing', async () => {
    const workspace = workspaceWithLists();
    const world = workspace.world({ answers: ['Strike', 'Bob Reed'] });
    expect(await waive({ client: 'acme', list: 'server-dc01' }, world)).toBe(0);
    expect(world.terminal.questions).toEqual(['Why is it skipped?', 'Who approved it?']);
    expect(readFileSync(join(workspace.root, FOLDER, names(workspace)[0] ?? ''), 'utf8')).toMatch(
      /by: bob\n---\n\nStrike\n$/,
    );
  });

  it('takes the week for a weekly list, and a month or week that is told', async () => {
    const workspace = workspaceWithLists();
    expect(await waived(workspace, { list: 'backups' })).toContain('execute of 2026-W43 is waived');
    expect(await waived(workspace, { list: 'backups', period: '2026-w42' })).toContain('execute of 2026-W42 is waived');
    expect(await waived(workspace, { period: '202611' })).toContain('execute of 2026-11 is waived');
    expect(await waived(workspace, { list: 'ups' })).toContain('execute of 2026-10 is waived');
  });

  it('refuses what is done already, and a month that is filed: it would change nothing', async () => {
    const workspace = workspaceWithLists();
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-10-14' });
    await expect(waived(workspace)).rejects.toMatchObject({
      kind: 'usage',
      message: 'acme server-dc01: execute of 2026-10 was done on 2026-10-14 by jane, so there is nothing to skip',
    });
    workspace.archive('2026-09');
    await expect(waived(workspace, { period: '2026-09' })).rejects.toMatchObject({
      kind: 'usage',
      message: '2026-09 is filed, and its verdicts stay as they are',
    });
    await expect(waived(workspace, { list: 'backups', period: '2026-W37' })).rejects.toThrow('2026-09 is filed');
    expect(workspace.exists(FOLDER)).toBe(false);
  });

  it('writes one of two that are given at the same time', async () => {
    const workspace = workspaceWithLists();
    const outcomes = await Promise.allSettled([waived(workspace), waived(workspace)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(names(workspace)).toHaveLength(1);
  });

  it('says what still holds when one of two is taken back', async () => {
    const workspace = workspaceWithLists();
    await waived(workspace);
    const path = `${FOLDER}/${names(workspace)[0]}`;
    const other = readFileSync(join(workspace.root, path), 'utf8')
      .replace('000001', '00000X')
      .replace('by: jane', 'by: bob')
      .replace('closed', 'shut');
    workspace.write(path.replace('000001', '00000x'), other);
    const world = workspace.world();
    expect(await waive({ ...given, withdraw: '000001', reason: 'It opened' }, world)).toBe(0);
    expect(world.terminal.output().replace(/[0-9a-f]{8}\n$/, '········\n')).toMatchInlineSnapshot(`
      "acme server-dc01: execute of 2026-10 stays waived: this waiver is taken back, and another one by bob still holds
      2026-10-20 by bob: Office is shut
      Take that one back with: mmc waive acme server-dc01 --withdraw 00000x
      committed ········
      "
    `);
  });

  it('refuses the same twice, until it is taken back', async () => {
    const workspace = workspaceWithLists();
    await waived(workspace);
    await expect(waived(workspace)).rejects.toMatchObject({
      kind: 'usage',
      message: 'acme server-dc01: execute of 2026-10 is waived already',
      hint: '2026-10-20 by jane: Office is closed. Take it back with "mmc waive acme server-dc01 --withdraw 000001"',
    });
    const back = workspace.world();
    const { by: _by, ...rest } = given;
    expect(await waive({ ...rest, withdraw: '000001', reason: 'It opened' }, back)).toBe(0);
    expect(back.terminal.output()).toMatch(/^acme server-dc01: execute of 2026-10 is waived no more\ncommitted/);
    expect(names(workspace)).toEqual(['20261020.closes-000001.000002.md', '20261020.server-dc01.execute.000001.md']);
    const again = workspace.world();
    expect(await waive({ ...rest, withdraw: '000001' }, again)).toBe(0);
    expect(again.terminal.output()).toBe(
      'acme server-dc01: execute of 2026-10: the waiver was taken back on 2026-10-20 by jane: It opened\n',
    );
    await waived(workspace);
  });

  it('refuses what a waiver of execute has waived with it', async () => {
    const workspace = workspaceWithLists();
    const duties = 'duties:\n  execute: {deadline: last}\n  revise: {deadline: last}\n';
    workspace.write('mmc.yaml', `${FIRM}${duties}`);
    await waived(workspace);
    await expect(waived(workspace, { duty: 'revise' })).rejects.toMatchObject({
      message: 'acme server-dc01: revise of 2026-10 is waived already, with execute of 2026-10',
    });
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-10-14' });
    workspace.editNote('acme', 'server-dc01', 'backup', 'Name the tape', { period: '2026-10' });
    expect(await waived(workspace, { duty: 'revise' })).toContain('revise of 2026-10 is waived');
  });

  it('knows lists that are not in use any more, and clients without a contract', async () => {
    const workspace = workspaceWithLists();
    const refused = (options: Options) => waived(workspace, options).then(String, ({ message }) => message);
    workspace.list('acme', 'old', '---\ntitle: Old\nretired: 2026-10-10\n---\n- [ ] Look {#look}\n');
    expect(await refused({ list: 'old' })).toBe('old is not due in 2026-10: it is retired since 2026-10-10');
    expect(await refused({ list: 'old', period: '2026-09' })).toContain('execute of 2026-09 is waived');
    workspace.client('bolt', { plan: '' });
    workspace.list('bolt', 'nas', '- [ ] Look {#look}\n');
    expect(await refused({ client: 'bolt', list: 'nas' })).toBe('nas is not due in 2026-10: bolt has no plan');
    workspace.client('carl', { contract: '\n  end: 2026-10-15' });
    workspace.list('carl', 'nas', '- [ ] Look {#look}\n');
    expect(await refused({ client: 'carl', list: 'nas' })).toBe(
      'nas is not due in 2026-10: no contract covers 2026-10-20',
    );
  });

  it.each<[Options, string, string]>([
    [{ list: 'server-dc02' }, 'acme has no list "server-dc02"', 'Did you mean "server-dc01"?'],
    [{ client: 'acm' }, 'There is no client "acm"', 'Did you mean "acme"?'],
    [{ by: 'jnae' }, 'There is no person "jnae" in mmc.yaml', 'Did you mean "jane"?'],
    [{ by: 'owl' }, 'owl is a vendor, and a waiver is approved by a person of the firm', 'Known are jane, bob'],
    [{ reason: ' \n' }, 'A waiver needs a reason', '--reason'],
    [{ reason: '\u200b\u2060' }, 'A waiver needs a reason', '--reason'],
    [{ reason: '\x1b[31m' }, 'A waiver needs a reason', '--reason'],
    [{ reason: '<!-- later -->' }, 'A waiver needs a reason', '--reason'],
    [{ reason: 'password: hunter22' }, 'The reason looks as if it holds a password', 'Nothing was written'],
    [{ list: 'new-user' }, 'new-user is walked on demand, so there is nothing to skip', '--duty'],
    [
      { list: 'backups', period: '2026-10' },
      'backups is walked every week, so a waiver is about a week',
      '2026-W40, 2026-W41',
    ],
    [{ period: '2026-W43' }, 'server-dc01 is not due in 2026-W43: it is monthly', '--period'],
    [{ list: 'ups', period: '2026-11' }, 'ups is not due in 2026-11: it is quarterly', '--period'],
    [{ list: 'ups', period: '2025-10' }, 'ups is not due in 2025-10: it starts in 2026-01', '--period'],
    [{ period: '2027-11' }, '2027-11 is too far ahead: waivers are decided at most a year before', '2027-10'],
    [{ period: 'soon' }, '"soon" is not a month', '2026-10'],
    [
      { duty: 'publish' },
      'The duty to publish is not tracked in 2026-10, so there is nothing to skip',
      'Tracked are execute',
    ],
    [{ withdraw: '0000' }, 'acme server-dc01 has no waiver "0000"', 'It has none at all'],
    [
      { withdraw: '0000', period: '2026-10' },
      '--withdraw names the waiver; --period and --duty say nothing more',
      'Leave',
    ],
  ])('refuses %o and writes nothing', async (options, message, hint) => {
    const workspace = workspaceWithLists();
    const world = workspace.world({ interactive: false });
    await expect(waive({ ...given, ...options }, world)).rejects.toMatchObject({
      message,
      ...(hint === '--duty' ? {} : { hint: expect.stringContaining(hint) }),
    });
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('never goes without a reason or an approval', async () => {
    const { reason: _reason, by: _by, ...rest } = given;
    const pipe = () => workspaceWithLists().world({ interactive: false });
    await expect(waive({ ...rest, by: 'jane' }, pipe())).rejects.toMatchObject({ kind: 'usage' });
    await expect(waive({ ...rest, reason: 'Strike' }, pipe())).rejects.toMatchObject({ kind: 'usage' });
  });

  it('knows the duties that mmc.yaml names', async () => {
    const workspace = workspaceWithLists();
    workspace.write('mmc.yaml', `${FIRM}duties:\n  execute: {deadline: last}\n  publish: {deadline: day 8 next}\n`);
    expect(await waived(workspace, { duty: 'publish' })).toContain('publish of 2026-10 is waived');
  });
});
