import { chmodSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ClientAddOptions, clientAdd } from '../../src/commands/client-add.ts';
import { clientList } from '../../src/commands/client-list.ts';
import { clientRename } from '../../src/commands/client-rename.ts';
import { clientRetire } from '../../src/commands/client-retire.ts';
import { clientShow } from '../../src/commands/client-show.ts';
import { displayNameTrouble, freeSlug, proposeSlug, slugTrouble } from '../../src/domain/slugs.ts';
import { readClients } from '../../src/store/workspace/clients.ts';
import { openWorkspace } from '../../src/store/workspace/workspace.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

function inGit(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.write('.gitattributes', '* text=auto eol=lf\n');
  workspace.commit('start');
  return workspace;
}

async function add(workspace: TestWorkspace, options: ClientAddOptions) {
  const world = workspace.world({ interactive: false });
  const code = await clientAdd(options, world);
  return { code, output: world.terminal.output() };
}

const clientsOf = (workspace: TestWorkspace) => readClients(openWorkspace(workspace.root), { old: true });
const read = (workspace: TestWorkspace, path: string) => readFileSync(join(workspace.root, path), 'utf8');

describe('mmc client add', () => {
  it('writes everything that was given, in one commit', async () => {
    const workspace = inGit();
    workspace.write('templates/big-server.md', '---\ntitle: Big\nfor: server\n---\n\n- [ ] One {#one}\n');
    const { code, output } = await add(workspace, {
      name: 'AT&T / West',
      plan: 'gold',
      contact: 'Bob Stone',
      phone: '+1 213 555 0100',
      email: 'bob@example.com',
      address: 'Main St 1, #4',
      start: '2026-01-01',
      end: '2026-12-31',
      asset: ['dc01:server:Dell T350: left one', 'ups:ups'],
      var: ['log_drive=D:', 'tapes=010'],
    });
    expect(code).toBe(0);
    expect(output).toContain('added AT&T / West as clients/at-and-t-west/client.md, id c-5y000001');
    expect(output).toMatch(/committed [0-9a-f]{8}/);
    expect(output).toContain('next: mmc new at-and-t-west big-server --asset dc01');
    const { clients, problems } = clientsOf(workspace);
    expect(problems).toEqual([]);
    expect(clients[0]?.client).toMatchObject({
      slug: 'at-and-t-west',
      id: 'c-5y000001',
      name: 'AT&T / West',
      plan: 'gold',
      contact: { name: 'Bob Stone', phone: '+1 213 555 0100', email: 'bob@example.com' },
      address: 'Main St 1, #4',
      contract: { start: '2026-01-01', end: '2026-12-31' },
      variables: { log_drive: 'D:', tapes: '010' },
    });
    expect(clients[0]?.client.assets).toEqual([
      { slug: 'dc01', type: 'server', name: 'Dell T350: left one', inherited: false },
      { slug: 'ups', type: 'ups', name: 'UPS', inherited: false },
    ]);
    expect(workspace.git.git('show', '--name-only', '--format=%s')).toBe(
      'Add client AT&T / West\n\nclients/at-and-t-west/client.md\n',
    );
  });

  it.each([
    ['Müller & Søn GmbH, Łódź', 'mueller-and-son-gmbh-lodz'],
    ['Acme Inc.', 'acme-inc'],
    ['CON', 'con-1'],
    ['x: # "y" {z}', 'x-y-z'],
    ['- yes', 'yes'],
  ])('takes the name %j', async (name, slug) => {
    const workspace = inGit();
    const { code } = await add(workspace, { name });
    expect(code).toBe(0);
    const { clients, problems } = clientsOf(workspace);
    expect(problems).toEqual([]);
    expect(clients.map(({ client }) => [client.name, client.slug])).toEqual([[name, slug]]);
  });

  it('says that a client without a plan is never due', async () => {
    const workspace = inGit();
    expect((await add(workspace, { name: 'Acme', plan: 'none' })).output).toContain('never due');
    expect(clientsOf(workspace).clients[0]?.client.plan).toBeUndefined();
  });

  it.each([
    ['a folder in capitals', { name: 'New', slug: 'ACME' }],
    ['a folder that is there', { name: 'New', slug: 'acme' }],
    ['a folder of a former client', { name: 'New', slug: 'gone' }],
    ['a device of Windows', { name: 'New', slug: 'con' }],
    ['a folder that looks like an option', { name: 'New', slug: '-x' }],
    ['a path', { name: 'New', slug: '../x' }],
    ['a trailing dot', { name: 'New', slug: 'acme.' }],
    ['a name that is there in other letter case', { name: 'ACME INC.' }],
    ['a name that is there in another normal form', { name: 'Cafe\u0301' }],
    ['the name of a former client', { name: 'Gone Inc.' }],
    ['an empty name', { name: ' ' }],
    ['a name of two lines', { name: 'a\nb' }],
    ['a name of which no folder can be made', { name: '株式会社' }],
    ['an unknown plan', { name: 'New', plan: 'golt' }],
    ['an asset without a type', { name: 'New', asset: ['dc01'] }],
    ['an asset in capitals', { name: 'New', asset: ['DC01:server'] }],
    ['an asset twice', { name: 'New', asset: ['a:server', 'a:ups'] }],
    ['a variable without a value', { name: 'New', var: ['log'] }],
    ['a day that is none', { name: 'New', start: '2026-02-30' }],
    ['a contract that ends first', { name: 'New', start: '2026-02-03', end: '2026-02-01' }],
    ['no name without a terminal', {}],
  ] as [string, ClientAddOptions][])('refuses %s and writes nothing', async (_what, options) => {
    const workspace = inGit();
    workspace.client('acme');
    workspace.client('cafe', { name: 'Caf\u00e9' });
    workspace.write('clients/!Old/gone/client.md', '---\nid: c-gone\nname: Gone Inc.\n---\n');
    workspace.commit('clients');
    await expect(add(workspace, options)).rejects.toMatchObject({ kind: 'usage' });
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('refuses a folder that differs from an existing one in letter case only', async () => {
    const workspace = inGit();
    workspace.write('clients/Acme/readme.md', 'x\n');
    await expect(add(workspace, { name: 'New', slug: 'acme' })).rejects.toMatchObject({ kind: 'usage' });
    await add(workspace, { name: 'Acme' });
    expect(workspace.exists('clients/acme-2/client.md')).toBe(true);
  });

  it('asks for everything on a terminal', async () => {
    const workspace = inGit();
    const answers = ['Acme Inc.', '', 'gold', 'Bob Stone', '', '', 'Main St 1', '2026-01-01'];
    const world = workspace.world({ answers: [...answers, 'dc01', '', 'Dell T350', ''] });
    expect(await clientAdd({}, world)).toBe(0);
    const [place] = clientsOf(workspace).clients;
    expect(place?.client).toMatchObject({
      slug: 'acme-inc',
      plan: 'gold',
      contact: { name: 'Bob Stone' },
      assets: [{ slug: 'dc01', type: 'server', name: 'Dell T350' }],
    });
  });

  it('works without Git and says so', async () => {
    const workspace = temporaryWorkspace();
    const { code, output } = await add(workspace, { name: 'Acme', plan: 'gold' });
    expect(code).toBe(0);
    expect(output).toContain('not in Git');
  });
});

function furnished(): TestWorkspace {
  const workspace = inGit();
  workspace.write(
    'clients/acme/client.md',
    '---\nid: c-acme\nname: Acme Inc.\nplan: gold\ncontact:\n  name: Bob Stone\n  phone: "0100"\ncontract:\n  start: 2026-01-01\n' +
      'assets:\n  dc01:\n    type: server\n    name: Dell T350\n    serial: 4711\nvariables:\n  log_drive: "D:"\n---\n\nKey at the reception.\n',
  );
  workspace.list('acme', 'server-dc01', '- [ ] Backup {#backup}\n');
  workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-09-14' });
  workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-10-14' });
  workspace.finding('acme', 'Fan is loud');
  const closed = workspace.finding('acme', 'Disk full');
  workspace.record('acme', { record: 'closing', refersTo: closed, words: 'mended' });
  workspace.client('berg', { name: 'Berg & Söhne mit einem wirklich sehr langen Namen GmbH', plan: '' });
  workspace.write('clients/!Old/gone/client.md', '---\nid: c-gone\nname: Gone Inc.\nretired: 2025-01-31\n---\n');
  workspace.commit('clients');
  return workspace;
}

describe('mmc client list', () => {
  it.each([80, 200])('fits a terminal of %i columns', async (columns) => {
    const world = furnished().world({ columns });
    expect(await clientList({}, world)).toBe(0);
    const lines = world.terminal.output().trimEnd().split('\n');
    expect(lines[0]).toMatch(/^CLIENT\s+NAME\s+PLAN\s+CONTACT\s+ASSETS\s+LISTS\s+CONTRACT$/);
    expect(lines[1]).toMatch(/^acme\s+Acme Inc\.\s+gold\s+Bob Stone\s+1\s+1\s+2026-01/);
    expect(lines[2]).toMatch(/^berg\s+Berg & S.*none\s+0\s+0/);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
  });

  it('is tab-separated in a pipe, and shows former clients when asked', async () => {
    const world = furnished().world({ interactive: false });
    expect(await clientList({ old: true }, world)).toBe(0);
    const rows = world.terminal
      .output()
      .trimEnd()
      .split('\n')
      .map((row) => row.split('\t'));
    expect(rows.map(([slug]) => slug)).toEqual(['acme', 'berg', 'gone']);
    expect(rows[0]).toEqual([
      'acme',
      'Acme Inc.',
      'gold',
      'Bob Stone',
      '0100',
      '',
      'dc01',
      'server-dc01',
      '2026-01-01',
      '',
      '',
      'c-acme',
    ]);
  });

  it('has a versioned JSON form', async () => {
    const world = furnished().world({ interactive: false });
    expect(await clientList({ json: true }, world)).toBe(0);
    const json = JSON.parse(world.terminal.output());
    expect(json).toMatchObject({ schemaVersion: 1, kind: 'clients', unreadable: [] });
    expect(json.clients[0]).toMatchObject({ slug: 'acme', lists: [{ list: 'server-dc01', lastWalked: '2026-10-14' }] });
  });

  it('shows the others when one client cannot be read, and answers 3', async () => {
    const workspace = furnished();
    workspace.write('clients/broken/client.md', '---\nname: [\n---\n');
    const world = workspace.world();
    expect(await clientList({}, world)).toBe(3);
    expect(world.terminal.output()).toContain('Acme Inc.');
    expect(world.terminal.errors()).toContain('clients/broken/client.md');
  });
});

describe('mmc client show', () => {
  it('tells everything about a client', async () => {
    const world = furnished().world();
    expect(await clientShow({ client: 'acme' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc.  acme
        id        c-acme
        folder    clients/acme
        plan      gold
        contact   Bob Stone, 0100
        contract  2026-01-01 – open
        findings  1 open

      Assets
      ASSET  TYPE    NAME       SERIAL  ROLE  SITE
      dc01   server  Dell T350  4711          

      Lists
      LIST         TITLE        DUE      LAST WALKED
      server-dc01  server-dc01  monthly  2026-10-14

      Variables
      VARIABLE   VALUE
      log_drive  D:

      Key at the reception.
      "
    `);
  });

  it('has a JSON form, and finds former clients', async () => {
    const workspace = furnished();
    const world = workspace.world({ interactive: false });
    expect(await clientShow({ client: 'Acme Inc.', json: true }, world)).toBe(0);
    const json = JSON.parse(world.terminal.output());
    expect(json).toMatchObject({
      kind: 'client',
      client: { slug: 'acme', openFindings: 1, notes: 'Key at the reception.' },
    });
    const old = workspace.world();
    expect(await clientShow({ client: 'gone' }, old)).toBe(0);
    expect(old.terminal.output()).toContain('clients/!Old/gone');
    await expect(clientShow({ client: 'acmi' }, workspace.world())).rejects.toMatchObject({
      hint: /Did you mean "acme"/,
    });
  });
});

describe('mmc client rename', () => {
  const CLIENT =
    '\ufeff---\r\n# who\r\nid:\tc-acme\r\nname:  "Acme Inc."\t # as on the door\r\nplan: gold\r\n---\r\n\r\nname: Acme\r\n';

  it('changes the value of the name and the folder, and no other byte, in one commit', async () => {
    const workspace = furnished();
    workspace.write('clients/acme/client.md', CLIENT);
    workspace.commit('by hand');
    const world = workspace.world();
    expect(await clientRename({ client: 'acme', name: 'Zenith: Łódź' }, world)).toBe(0);
    expect(read(workspace, 'clients/zenith-lodz/client.md')).toBe(CLIENT.replace('"Acme Inc."', '"Zenith: Łódź"'));
    expect(workspace.exists('clients/acme')).toBe(false);
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    expect(workspace.git.git('log', '-1', '--format=%s')).toBe('Rename client Acme Inc. to Zenith: Łódź\n');
    const changes = workspace.git.git('show', '-M', '--name-status', '--format=').trim().split('\n');
    expect(changes).toHaveLength(7);
    for (const change of changes) expect(change).toMatch(/^R\d+\tclients\/acme\/\S+\tclients\/zenith-lodz\//);
    const after = workspace.world();
    await clientShow({ client: 'c-acme' }, after);
    expect(after.terminal.output()).toContain('2026-10-14');
  });

  it('leaves what is staged, changed and untracked elsewhere as it is; untracked files of the client move along', async () => {
    const workspace = furnished();
    workspace.write('README.md', 'x\n');
    workspace.commit('readme');
    workspace.write('README.md', 'y\n');
    workspace.write('staged.md', 'x\n');
    workspace.git.git('add', 'staged.md');
    const before = workspace.git.userState();
    workspace.write('clients/acme/draft.md', 'mine\n');
    expect(await clientRename({ client: 'acme', name: 'Zenith' }, workspace.world())).toBe(0);
    expect(read(workspace, 'clients/zenith/draft.md')).toBe('mine\n');
    expect(workspace.git.git('status', '--porcelain', '-uall')).toContain('?? clients/zenith/draft.md');
    workspace.git.git('clean', '-fdq', 'clients');
    expect(workspace.git.userState()).toBe(before);
  });

  it('keeps the folder when told, and then commits client.md alone', async () => {
    const workspace = furnished();
    expect(await clientRename({ client: 'acme', name: 'Acme Ltd.', slug: 'acme' }, workspace.world())).toBe(0);
    expect(workspace.git.git('show', '--name-status', '--format=').trim()).toBe('M\tclients/acme/client.md');
  });

  it.each([
    ['an existing client', { client: 'acme', name: 'Other', slug: 'berg' }, 'usage'],
    ['a former client', { client: 'acme', name: 'Other', slug: 'gone' }, 'usage'],
    ["another client's name", { client: 'acme', name: 'gone inc.' }, 'usage'],
    ['a name of Windows', { client: 'acme', name: 'Other', slug: 'nul' }, 'usage'],
  ])('refuses %s as target and changes nothing', async (_what, options, kind) => {
    const workspace = furnished();
    await expect(clientRename(options, workspace.world())).rejects.toMatchObject({ kind });
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    expect(workspace.exists('clients/acme/client.md')).toBe(true);
  });

  it('refuses to commit unfinished work in the folder, and says which', async () => {
    for (const stage of [false, true]) {
      const workspace = furnished();
      workspace.write('clients/acme/checklists/server-dc01.md', 'changed\n');
      if (stage) {
        workspace.git.git('add', '.');
        workspace.git.git('restore', '--worktree', '--source=HEAD', 'clients');
      }
      const before = workspace.git.userState();
      await expect(clientRename({ client: 'acme', name: 'Zenith' }, workspace.world())).rejects.toMatchObject({
        kind: 'conflict',
        message: /clients\/acme\/checklists\/server-dc01\.md has changes/,
      });
      expect(workspace.git.userState()).toBe(before);
    }
  });

  it('refuses in the middle of a merge, before anything is changed', async () => {
    const workspace = furnished();
    workspace.write('.git/MERGE_HEAD', workspace.git.git('rev-parse', 'HEAD'));
    await expect(clientRename({ client: 'acme', name: 'Zenith' }, workspace.world())).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect(workspace.exists('clients/acme/client.md')).toBe(true);
  });

  it('finishes in a second run what a hook refused, or a kill interrupted', async () => {
    const workspace = furnished();
    workspace.write('.git/hooks/pre-commit', '#!/bin/sh\nexit 1\n');
    chmodSync(join(workspace.root, '.git/hooks/pre-commit'), 0o755);
    expect(await clientRename({ client: 'acme', name: 'Zenith' }, workspace.world())).toBe(6);
    expect(workspace.exists('clients/zenith/client.md')).toBe(true);
    rmSync(join(workspace.root, '.git/hooks/pre-commit'));
    expect(await clientRename({ client: 'zenith', name: 'Zenith' }, workspace.world())).toBe(0);
    expect(workspace.git.git('status', '--porcelain')).toBe('');

    renameSync(join(workspace.root, 'clients/zenith'), join(workspace.root, 'clients/!Old/zenith'));
    expect(await clientRetire({ client: 'zenith' }, workspace.world({ interactive: false }))).toBe(0);
    expect(read(workspace, 'clients/!Old/zenith/client.md')).toContain('retired: 2026-10-20\n');
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    const paths = workspace.git.git('ls-files', 'clients').trim().split('\n');
    expect(paths.filter((path) => path.includes('/zenith/'))).toHaveLength(7);
  });

  it('works without Git', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    expect(await clientRename({ client: 'acme', name: 'Zenith' }, workspace.world())).toBe(0);
    expect(clientsOf(workspace).clients.map(({ client }) => [client.slug, client.name])).toEqual([
      ['zenith', 'Zenith'],
    ]);
  });
});

describe('mmc client retire', () => {
  it('notes the day and moves the folder to !Old in one commit, after a question', async () => {
    const workspace = furnished();
    const before = read(workspace, 'clients/acme/client.md');
    const world = workspace.world({ answers: [true] });
    expect(await clientRetire({ client: 'acme', date: '2026-10-31' }, world)).toBe(0);
    expect(world.terminal.errors()).toContain('1 finding is still open at Acme Inc.');
    expect(world.terminal.questions).toEqual(['Retire Acme Inc., last day 2026-10-31?']);
    expect(read(workspace, 'clients/!Old/acme/client.md')).toBe(
      before.replace('\n---\n\nKey', '\nretired: 2026-10-31\n---\n\nKey'),
    );
    expect(workspace.git.git('status', '--porcelain')).toBe('');
    expect(workspace.git.git('show', '-M', '--name-status', '--format=').trim().split('\n')).toHaveLength(7);
  });

  it('takes today, and asks nobody without a terminal', async () => {
    const workspace = furnished();
    expect(await clientRetire({ client: 'berg' }, workspace.world({ interactive: false }))).toBe(0);
    expect(read(workspace, 'clients/!Old/berg/client.md')).toContain('retired: 2026-10-20\n');
  });

  it('changes nothing when the answer is no', async () => {
    const workspace = furnished();
    expect(await clientRetire({ client: 'acme' }, workspace.world({ answers: [false] }))).toBe(1);
    expect(workspace.git.git('status', '--porcelain')).toBe('');
  });

  it('refuses a former client, a day that is none, and a folder that is taken', async () => {
    const workspace = furnished();
    workspace.write('clients/!Old/ACME/note.md', 'x\n');
    const retire = (options: { client: string; date?: string }) => clientRetire(options, workspace.world());
    await expect(retire({ client: 'gone' })).rejects.toMatchObject({ kind: 'usage' });
    await expect(retire({ client: 'acme', date: '31.10.2026' })).rejects.toMatchObject({ kind: 'usage' });
    await expect(retire({ client: 'acme' })).rejects.toMatchObject({ kind: 'conflict' });
    expect(workspace.exists('clients/acme/client.md')).toBe(true);
  });
});

describe('names for folders', () => {
  it.each([
    ['Łódź', 'lodz'],
    ['a'.repeat(70), 'a'.repeat(63)],
    [`${'abc '.repeat(20)}`, `${'abc-'.repeat(15)}abc`],
    ['!!!', undefined],
    ['', undefined],
    ['LPT1', 'lpt1-1'],
  ])('are proposed: %j becomes %j', (name, slug) => expect(proposeSlug(name)).toBe(slug));

  it('get a number when taken', () => {
    expect(freeSlug('acme', ['ACME', 'acme-2'])).toBe('acme-3');
    expect(freeSlug('a'.repeat(63), ['a'.repeat(63)])).toBe(`${'a'.repeat(61)}-2`);
  });

  it('are refused with the reason', () => {
    expect(slugTrouble('con')).toContain('Windows');
    expect(slugTrouble('a:b')).toContain('Windows');
    expect(slugTrouble('Acme')).toContain('a to z');
    expect(slugTrouble('acme')).toBeUndefined();
    expect(displayNameTrouble('a\u2028b')).toContain('line end');
    expect(displayNameTrouble('AT&T / West')).toBeUndefined();
  });
});
