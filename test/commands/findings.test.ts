import { describe, expect, it } from 'vitest';
import { findings } from '../../src/commands/findings.ts';
import { closeFinding } from '../../src/commands/findings-close.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

function workspaceWithFindings(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.client('bolt');
  const first = workspace.finding('bolt', 'UPS battery is old', { date: '2026-08-01', responsible: 'client' });
  workspace.finding(
    'acme',
    'Logs filled the disk; the archive job stopped in August because its account was locked out.',
    {
      date: '2026-10-14',
      checklist: 'server-dc01',
      item: 'c-free',
      responsible: 'ours',
    },
  );
  workspace.finding('acme', 'Line drops\nat noon', {
    date: '2026-09-20',
    item: 'isp',
    responsible: 'vendor',
    vendor: 'Telecom',
  });
  workspace.record('bolt', {
    record: 'occurrence',
    refersTo: first,
    date: '2026-09-02',
    words: 'Still old',
    item: 'battery',
  });
  const closed = workspace.finding('acme', 'Fan is loud', { date: '2026-07-01' });
  workspace.record('acme', { record: 'closing', refersTo: closed, date: '2026-07-11', words: 'Cleaned' });
  workspace.commit('All');
  return workspace;
}

describe('mmc findings', () => {
  it('lists the open ones, oldest first', async () => {
    const world = workspaceWithFindings().world();
    expect(await findings({}, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "ID          AGE  CLIENT  LIST         ITEM    WHOSE    SEEN
      000001  80 days  bolt                         client   2 times
              UPS battery is old
              2026-09-02 jane: Still old
      000003  30 days  acme                 isp     Telecom  once
              Line drops
              at noon
      000002   6 days  acme    server-dc01  c-free  ours     once
              Logs filled the disk; the archive job stopped in August because its
              account was locked out.
      3 open findings
      "
    `);
  });

  it('lists the closed ones with --all', async () => {
    const world = workspaceWithFindings().world({ columns: 200 });
    expect(await findings({ client: 'acme', all: true }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "ID          AGE  CLIENT  LIST         ITEM    WHOSE    SEEN
      000005  10 days  acme                                  once
              Fan is loud
              closed 2026-07-11 by jane: Cleaned
      000003  30 days  acme                 isp     Telecom  once
              Line drops
              at noon
      000002   6 days  acme    server-dc01  c-free  ours     once
              Logs filled the disk; the archive job stopped in August because its account was locked out.
      2 open findings, 1 closed
      "
    `);
  });

  it('writes rows to a pipe, and an object with --json', async () => {
    const workspace = workspaceWithFindings();
    const pipe = workspace.world({ interactive: false });
    await findings({}, pipe);
    expect(pipe.terminal.output()).toMatchInlineSnapshot(`
      "000001	2026-08-01	80	bolt			client		2	open	UPS battery is old
      000003	2026-09-20	30	acme		isp	vendor	Telecom	1	open	Line drops at noon
      000002	2026-10-14	6	acme	server-dc01	c-free	ours		1	open	Logs filled the disk; the archive job stopped in August because its account was locked out.
      "
    `);
    const json = workspace.world({ interactive: false });
    await findings({ json: true }, json);
    expect(JSON.parse(json.terminal.output())).toMatchObject({
      schemaVersion: 1,
      kind: 'findings',
      findings: [{ client: 'bolt', shortId: '000001', days: 80, seen: 2 }, { client: 'acme' }, { client: 'acme' }],
    });
  });

  it('says when there is none, and names what cannot be read', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    const world = workspace.world();
    expect(await findings({}, world)).toBe(0);
    expect(world.terminal.output()).toBe('There is no open finding\n');
    workspace.write('clients/acme/findings/20261001.x.abc123.md', '---\nrecord: finding\n---\n');
    const broken = workspace.world();
    expect(await findings({}, broken)).toBe(3);
    expect(broken.terminal.errors()).toContain('clients/acme/findings/20261001.x.abc123.md');
  });
});

describe('mmc findings close', () => {
  it('asks how it ended, and commits the closing', async () => {
    const workspace = workspaceWithFindings();
    const world = workspace.world({ answers: ['New battery'] });
    expect(await closeFinding({ id: '000001' }, world)).toBe(0);
    expect(world.terminal.output()).toMatch(
      /^UPS battery is old\nclosed 000001 at Bolt Inc.: UPS battery is old\ncommitted [0-9a-f]{8}\n$/,
    );
    expect(workspace.git.git('log', '-1', '--format=%s', '--name-only')).toMatchInlineSnapshot(`
      "Close finding 000001 at bolt

      clients/bolt/findings/20261020.closes-000001.000007.md
      "
    `);
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    const after = workspace.world();
    await findings({ client: 'bolt' }, after);
    expect(after.terminal.output()).toContain('no open finding');
  });

  it('says so when it is closed already', async () => {
    const workspace = workspaceWithFindings();
    const closed = workspace.world();
    expect(await closeFinding({ id: '000005', note: 'Again' }, closed)).toBe(0);
    expect(closed.terminal.output()).toBe('000005 is closed already: 2026-07-11 by jane: Cleaned\n');
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('takes note, person and day from options', async () => {
    const workspace = workspaceWithFindings();
    const world = workspace.world({ interactive: false });
    expect(await closeFinding({ id: '000002', note: 'Moved the logs', tech: 'bob', date: '2026-10-15' }, world)).toBe(
      0,
    );
    expect(workspace.git.git('log', '-1', '--name-only', '--format=')).toContain('20261015.closes-000002.');
    const all = workspace.world({ columns: 200 });
    await findings({ client: 'acme', all: true }, all);
    expect(all.terminal.output()).toContain('closed 2026-10-15 by bob: Moved the logs');
  });

  it('says "did you mean"', async () => {
    const workspace = workspaceWithFindings();
    await expect(closeFinding({ id: '000012', note: 'x' }, workspace.world())).rejects.toMatchObject({
      message: 'There is no finding "000012"',
      hint: expect.stringContaining('Did you mean "00000'),
    });
  });

  it.each([
    [{ tech: 'jan' }, 'There is no person "jan" in mmc.yaml'],
    [{ date: 'soon' }, '"soon" is not a day'],
    [{ date: '2026-10-30' }, '2026-10-30 is in the future'],
    [{ date: '2026-07-01' }, '2026-07-01 is before the finding'],
    [{ note: ' \n' }, 'A closing needs words'],
    [{ note: 'password: hunter22' }, 'The note looks as if it holds a password'],
  ])('refuses %o and writes nothing', async (wrong, sentence) => {
    const workspace = workspaceWithFindings();
    const world = workspace.world({ interactive: false });
    await expect(closeFinding({ id: '000001', note: 'Done', ...wrong }, world)).rejects.toThrow(sentence);
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('names both when an id could be two', async () => {
    const workspace = workspaceWithFindings();
    workspace.finding('acme', 'Twin', { id: '01K8AAAAAAAAAAAAAAAA000001' });
    await expect(closeFinding({ id: '000001', note: 'x' }, workspace.world())).rejects.toMatchObject({
      kind: 'usage',
      hint: 'Write one of 01K7ZV2M8C4Q6T9W3X5Y000001 (bolt: UPS battery is old), 01K8AAAAAAAAAAAAAAAA000001 (acme: Twin)',
    });
    expect(await closeFinding({ id: '01K8AAAAAAAAAAAAAAAA000001', note: 'x' }, workspace.world())).toBe(0);
  });

  it('works without Git, and says so', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    workspace.finding('acme', 'Fan');
    const world = workspace.world();
    expect(await closeFinding({ id: '000001', note: 'Cleaned', tech: 'jane' }, world)).toBe(0);
    expect(world.terminal.output()).toContain('not in Git');
  });
});
