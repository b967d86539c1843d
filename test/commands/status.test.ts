import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { status } from '../../src/commands/status.ts';
import type { Opening } from '../../src/domain/walk/events.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createJournal } from '../../src/store/journal.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const SERVER = `## Check-in {tier=onsite per=client}

- [ ] Ask the contact {#check-in}

## Backups {tier=remote}

- [ ] Last night's *backup* succeeded {#backup-ok}
- [ ] Free space on C: {#c-free kind=number unit=% min=15}
- [ ] Test restore {#restore every=3m}
- [ ] Tapes on the shelf {#tapes tier=onsite}
- [ ] Spam filter {#spam plan=platinum}
`;
const UPS = '- [ ] Ask the contact {#check-in per=client}\n- [ ] Battery {#battery}\n';

function workspaceWithLists(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server-dc01', `---\ntitle: Server DC01\nstart: 2026-07\n---\n\n${SERVER}`);
  workspace.list('acme', 'ups', UPS);
  workspace.list(
    'acme',
    'firewall',
    '---\ntitle: Firewall\ninterval: quarterly\nstart: 2026-08\n---\n\n- [ ] Rules {#rules}\n',
  );
  workspace.list('acme', 'new-user', '---\ntitle: New user\ninterval: on-demand\n---\n\n- [ ] Account {#account}\n');
  workspace.client('bolt');
  workspace.client('carl', { plan: '' });
  workspace.list('carl', 'nas', '- [ ] Disks {#disks}\n');
  return workspace;
}

describe('mmc status', () => {
  it('shows what is executed, begun, open and not due', async () => {
    const workspace = workspaceWithLists();
    // In July the restore was due and could not be done: it is owed since.
    workspace.result('acme', 'server-dc01', { restore: 'cannot' }, { date: '2026-07-10' });
    workspace.result('acme', 'ups', { 'check-in': 'done', battery: 'done' }, { date: '2026-10-12', by: 'bob' });
    workspace.result(
      'acme',
      'server-dc01',
      { 'c-free': 'done' },
      {
        date: '2026-10-14',
        due: ['backup-ok', 'c-free', 'restore', 'tapes'],
      },
    );
    workspace.result('acme', 'new-user', { account: 'done' }, {
      date: '2026-10-15',
      period: undefined,
      subject: 'Ann Lee',
    } as never);
    const world = workspace.world();
    expect(await status({}, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "2026-10
      CLIENT  LIST               STATE         AUTO  REMOTE  ONSITE  LAST
      acme    new-user: Ann Lee  executed                            10-15 jane
      acme    server-dc01        partial 1/4              2       1  10-14 jane
      acme    ups                executed                            10-12 bob
      bolt                       no checklist                        
      carl                       not due                             

      1 of 2 lists executed, 1 partial, 0 not begun
      "
    `);
    const wide = workspace.world({ columns: 200 });
    await status({}, wide);
    expect(wide.terminal.output()).toMatchInlineSnapshot(`
      "2026-10
      CLIENT  LIST               STATE         AUTO  REMOTE  ONSITE  LAST
      acme    new-user: Ann Lee  executed                            2026-10-15 jane
      acme    server-dc01        partial 1/4              2       1  2026-10-14 jane
      acme    ups                executed                            2026-10-12 bob
      bolt                       no checklist                        
      carl                       not due                             

      1 of 2 lists executed, 1 partial, 0 not begun
      "
    `);
    const detail = workspace.world();
    expect(await status({ client: 'acme' }, detail)).toBe(0);
    expect(detail.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc. (acme), gold, 2026-10

      firewall  not due

      new-user (Ann Lee)  executed on 2026-10-15 by jane

      server-dc01  partial 1/4, open: 2 remote, 1 onsite; last on 2026-10-14 by jane
        Backups
          Last night's backup succeeded  remote
          Test restore  remote, since 2026-07
          Tapes on the shelf  onsite

      ups  executed on 2026-10-12 by bob
      "
    `);
  });

  it('shows sections of a list that was not begun, edit notes and findings', async () => {
    const workspace = workspaceWithLists();
    workspace.finding('acme', 'Disk 2 makes noise\nand is hot', { item: 'backup-ok', date: '2026-09-10' });
    const closed = workspace.finding('acme', 'Fan', { date: '2026-09-10' });
    workspace.record('acme', { record: 'closing', refersTo: closed, words: 'Replaced' });
    workspace.editNote('acme', 'server-dc01', 'c-free', 'Look at D: too');
    const world = workspace.world();
    await status({ client: 'Acme', period: '2026-11' }, world);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc. (acme), gold, 2026-11

      firewall  not begun, open: 1 onsite

      server-dc01  not begun, open: 3 remote, 2 onsite
        Check-in: 1
        Backups: 4

      ups  not begun, open: 2 onsite

      Edit notes (1)
        2026-10-14 server-dc01 #c-free  Look at D: too (jane)

      Findings (1)
        000001 40 days  #backup-ok Disk 2 makes noise / and is hot
      "
    `);
  });

  it('writes rows to a pipe and an object with --json', async () => {
    const workspace = workspaceWithLists();
    workspace.result('acme', 'ups', { 'check-in': 'done', battery: 'done' }, { date: '2026-10-12', by: 'bob' });
    const pipe = workspace.world({ interactive: false });
    await status({}, pipe);
    expect(pipe.terminal.output()).toMatchInlineSnapshot(`
      "acme	server-dc01	not-begun	0	0	3	1				
      acme	ups	executed	2	0	0	0	2026-10-12	bob		
      bolt		no-checklist	0	0	0	0				
      carl		no-plan	0	0	0	0				
      "
    `);
    const json = workspace.world({ interactive: false });
    await status({ json: true }, json);
    const parsed = JSON.parse(json.terminal.output());
    expect(parsed).toMatchObject({
      schemaVersion: 1,
      kind: 'status',
      period: '2026-10',
      unfinished: [],
      unreadable: [],
    });
    expect(parsed.clients[0].lists.map((one: { state: string }) => one.state)).toEqual([
      'not-due',
      'not-begun',
      'executed',
    ]);
  });

  it('names what cannot be read, shows the rest, and exits with 3', async () => {
    const workspace = workspaceWithLists();
    workspace.write('clients/acme/results/202610/20261001.ups.jane.abc123.md', 'no header\n');
    workspace.write('clients/acme/checklists/broken.md', '---\ntitle: [\n---\n');
    workspace.write('clients/dune/readme.md', 'nothing\n');
    const world = workspace.world();
    expect(await status({}, world)).toBe(3);
    expect(world.terminal.output()).toContain('server-dc01');
    expect(world.terminal.output()).toMatch(/broken +unreadable/);
    expect(world.terminal.errors()).toMatchInlineSnapshot(`
      "3 files cannot be read:
        clients/acme/checklists/broken.md:2: this is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ] MMC-115
        clients/acme/results/202610/20261001.ups.jane.abc123.md:1: the front-matter is not a list of keys MMC-121
        clients/dune/client.md:1: there is no client.md in this folder MMC-412
      hint: "mmc check" says how to mend them
      "
    `);
  });

  it('tells of unfinished walks and of results that are not committed', async () => {
    const workspace = workspaceWithLists();
    const sittings = join(workspace.root, '.git/mmc/sittings');
    const opening = {
      type: 'open',
      format: 1,
      client: { slug: 'acme', id: 'c-acme', name: 'Acme' },
      by: 'jane',
      visit: '01K7ZV2M8C4Q6T9W3X5Y7B1DEH',
      date: '2026-10-19',
      mode: 'onsite',
      walked: '',
      due: ['battery'],
      asked: ['battery', 'x'],
    } as unknown as Opening;
    const left = await createJournal(realFilePort, sittings, '01K7ZV2M8C4Q6T9W3X5Y7B1DEF', {
      what: 'a test',
      since: new Date(),
    });
    left.append({ ...opening, checklist: 'ups', sitting: left.id, at: '2026-10-19T08:00:00+02:00' });
    left.append({ type: 'answer', at: '2026-10-19T09:00:00+02:00', item: 'battery', answer: { outcome: 'done' } });
    await left.close();
    const saved = await createJournal(realFilePort, sittings, '01K7ZV2M8C4Q6T9W3X5Y7B1DEG', {
      what: 'a test',
      since: new Date(),
    });
    saved.append({ ...opening, checklist: 'server-dc01', sitting: saved.id, at: '2026-10-19T08:00:00+02:00' });
    saved.append({ type: 'finish', at: '2026-10-19T09:00:00+02:00', minutes: 3, elsewhere: [] });
    await saved.close();
    const world = workspace.world();
    expect(await status({}, world)).toBe(0);
    expect(world.terminal.output().split('\n').slice(-8).join('\n')).toMatchInlineSnapshot(`
      "0 of 2 lists executed, 0 partial, 2 not begun

      Unfinished on this machine
        acme ups: 1 of 2 by jane, left 1 day ago
        go on with "mmc run"

      One result is saved but not committed; "mmc run" or "mmc doctor --fix" commits
      "
    `);
    expect(workspace.git.git('status', '--porcelain', 'clients')).not.toContain('sittings');
  });

  it('refuses a month that is none', async () => {
    const workspace = workspaceWithLists();
    await expect(status({ period: 'last' }, workspace.world())).rejects.toThrow('"last" is not a month');
  });

  it('says so when there is no client', async () => {
    const workspace = temporaryWorkspace();
    mkdirSync(join(workspace.root, 'clients'));
    writeFileSync(join(workspace.root, 'clients', 'readme.txt'), 'x');
    const world = workspace.world();
    expect(await status({}, world)).toBe(0);
    expect(world.terminal.output()).toBe('There is no client yet. Add one with "mmc client add".\n');
  });
});
