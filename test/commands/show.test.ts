import { describe, expect, it } from 'vitest';
import { show } from '../../src/commands/show.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const SERVER = `---
title: Server DC01
asset: dc01
minutes: 75
---

## Check-in

- [ ] Ask the contact {#check-in per=client}

## Disks {tier=remote}

- [ ] Free space on {{log_drive}} {#c-free kind=number unit=% min=15}
- [ ] \`chkdsk\` found **nothing** {#chkdsk}
- [ ] Tapes on the shelf {#tapes kind=count expect=10 tier=onsite}
- [ ] Desktops scanned {#desktops kind=rows}
- [ ] Photo of the rack {#photo kind=photo}
- [ ] Fax line tested {#fax}
- [ ] Restore {#restore kind=text}
`;

function workspaceWithResults(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme', { name: 'Acme Inc.' });
  workspace.list('acme', 'server-dc01', SERVER);
  workspace.list('acme', 'new-user', '---\ntitle: New user\ninterval: on-demand\n---\n\n- [ ] Account {#account}\n');
  const variables = { log_drive: 'D:' };
  workspace.result(
    'acme',
    'server-dc01',
    { 'c-free': { outcome: 'done', value: '22' } },
    { date: '2026-09-15', variables },
  );
  workspace.result(
    'acme',
    'server-dc01',
    {
      'c-free': {
        outcome: 'problem',
        value: '9',
        note: 'Logs filled it; the archive job had stopped in August because its account was locked. Moved to D:.\n\nWatch it.',
      },
      chkdsk: { outcome: 'done', via: 'rmm' },
      fax: { outcome: 'n/a', note: 'They have no fax any more.' },
    },
    { date: '2026-10-12', by: 'bob', mode: 'remote', variables, estimate: 75, ticket: 'T20261014.0042' },
  );
  workspace.result(
    'acme',
    'server-dc01',
    {
      'check-in': 'done',
      tapes: { outcome: 'done', value: '10' },
      desktops: {
        outcome: 'problem',
        note: 'PC-07: infected',
        rows: [
          { id: 'pc-06', label: 'PC-06', outcome: 'done' },
          { id: 'pc-07', label: 'PC-07', outcome: 'problem', note: 'infected' },
        ],
      },
      photo: { outcome: 'done', files: ['202610/e458c4e1f09127ab5daaab291ea90920.jpg'] },
      restore: { outcome: 'cannot', note: 'Nobody knew the safe.' },
    },
    {
      date: '2026-10-14',
      variables,
      estimate: 75,
      met: 'Bob Stone',
      ticket: 'T20261014.0042',
      revision: 'notes',
      trip: true,
    },
  );
  workspace.result('acme', 'new-user', { account: 'done' }, {
    date: '2026-08-03',
    period: undefined,
    subject: 'Ann Lee',
  } as never);
  return workspace;
}

describe('mmc show', () => {
  it('shows the newest month of a list: what needs attention first', async () => {
    const world = workspaceWithResults().world();
    expect(await show({ client: 'acme' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc.: Server DC01  server-dc01
      asset     dc01
      month     2026-10
      visited   2026-10-12, 2026-10-14
      by        bob; jane
      mode      remote; on site
      met       Bob Stone
      time      1 h 36 min in 2 sittings, estimated 1 h 15 min
      ticket    T20261014.0042
      extra     trip
      revision  nothing to change; edit notes left
      results   000002 (bob 2026-10-12); 000003 (jane 2026-10-14)

      Problems (2)
        ✗ Free space on D: 9 %  bob 2026-10-12
            Logs filled it; the archive job had stopped in August because its account
            was locked. Moved to D:.
            Watch it.
        ✗ Desktops scanned: 2 rows  jane 2026-10-14
            PC-07: infected
            ✓ PC-06
            ✗ PC-07
                infected

      Could not be done (1)
        ○ Restore  jane 2026-10-14
            Nobody knew the safe.

      Does not apply (1)
        – Fax line tested  bob 2026-10-12
            They have no fax any more.

        READING                VALUE  LIMITS       LAST MONTH
        Free space on D:         9 %  at least 15  22 %
        Tapes on the shelf  10 of 10               

      done 4, problem 2, cannot 1, n/a 1
      "
    `);
  });

  it('shows every item with --all, without Unicode where there is none', async () => {
    const workspace = workspaceWithResults();
    const wide = workspace.world({ columns: 200 });
    await show({ client: 'acme', list: 'server', all: true }, wide);
    expect(wide.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc.: Server DC01  server-dc01
      asset     dc01
      month     2026-10
      visited   2026-10-12, 2026-10-14
      by        bob; jane
      mode      remote; on site
      met       Bob Stone
      time      1 h 36 min in 2 sittings, estimated 1 h 15 min
      ticket    T20261014.0042
      extra     trip
      revision  nothing to change; edit notes left
      results   000002 (bob 2026-10-12); 000003 (jane 2026-10-14)

      Check-in
        ✓ Ask the contact  jane 2026-10-14, 09:00

      Disks
        ✗ Free space on D: 9 %  bob 2026-10-12, 09:00
            Logs filled it; the archive job had stopped in August because its account was locked. Moved to D:.
            Watch it.
        ✓ chkdsk found nothing  bob 2026-10-12, 09:00, rmm
        ✓ Tapes on the shelf: 10 of 10  jane 2026-10-14, 09:00
        ✗ Desktops scanned: 2 rows  jane 2026-10-14, 09:01
            PC-07: infected
            ✓ PC-06
            ✗ PC-07
                infected
        ✓ Photo of the rack  jane 2026-10-14, 09:01
            attached: 202610/e458c4e1f09127ab5daaab291ea90920.jpg
        – Fax line tested  bob 2026-10-12, 09:01
            They have no fax any more.
        ○ Restore  jane 2026-10-14, 09:02
            Nobody knew the safe.

      done 4, problem 2, cannot 1, n/a 1
      "
    `);
    const ascii = workspace.world({ unicode: false, columns: 50 });
    await show({ client: 'acme', list: 'server-dc01', period: '202609', all: true }, ascii);
    expect(ascii.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc.: Server DC01  server-dc01
      asset     dc01
      month     2026-09
      visited   2026-09-15
      by        jane
      mode      on site
      time      48 min
      revision  nothing to change
      result    000001

      Check-in
        [ ] Ask the contact

      Disks
        [x] Free space on D: 22 %  09:00
        [ ] chkdsk found nothing
        [ ] Tapes on the shelf
        [ ] Desktops scanned
        [ ] Photo of the rack
        [ ] Fax line tested
        [ ] Restore

      done 1; 7 open: not executed yet
      "
    `);
  });

  it('keeps to 80 columns', async () => {
    const world = workspaceWithResults().world();
    await show({ client: 'acme', all: true }, world);
    for (const line of world.terminal.output().split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('finds an on-demand list by its subject, in whatever month', async () => {
    const world = workspaceWithResults().world();
    expect(await show({ client: 'acme', subject: 'ann' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc.: New user  new-user
      about     Ann Lee
      visited   2026-08-03
      by        jane
      mode      on site
      time      48 min
      revision  nothing to change
      result    000004

      done 1
      "
    `);
    await expect(show({ client: 'acme', subject: 'nobody' }, world)).rejects.toThrow(
      'There is no result about "nobody" at Acme Inc.',
    );
  });

  it('tells machines everything', async () => {
    const world = workspaceWithResults().world({ interactive: false });
    await show({ client: 'acme', json: true }, world);
    const parsed = JSON.parse(world.terminal.output());
    expect(parsed).toMatchObject({ schemaVersion: 1, kind: 'show', client: 'acme', unreadable: [] });
    const [list] = parsed.lists;
    expect(list).toMatchObject({ list: 'server-dc01', period: '2026-10', executed: { by: 'jane' }, open: [] });
    expect(list.items.find((one: { id: string }) => one.id === 'c-free')).toMatchObject({
      outcome: 'problem',
      value: '9',
      by: 'bob',
      time: '09:00',
      last: { value: '22', date: '2026-09-15' },
    });
  });

  it('counts what another list answered for the client, as status does', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    const shared = '- [ ] Ask the contact {#check-in per=client}\n';
    workspace.list('acme', 'server', `${shared}- [ ] Disks {#disks}\n`);
    workspace.list('acme', 'ups', shared);
    const forClient = ['check-in'];
    workspace.result('acme', 'server', { disks: 'done' }, { date: '2026-10-14', forClient });
    const open = workspace.world();
    await show({ client: 'acme', list: 'server' }, open);
    expect(open.terminal.output()).toContain('1 open: not executed yet');
    workspace.result('acme', 'ups', { 'check-in': 'done' }, { date: '2026-10-15', forClient });
    const executed = workspace.world();
    await show({ client: 'acme', list: 'server' }, executed);
    expect(executed.terminal.output()).toMatch(/done 1\n$/);
  });

  it('names each result as --corrects takes it', async () => {
    const workspace = workspaceWithResults();
    const world = workspace.world();
    await show({ client: 'acme', list: 'server-dc01' }, world);
    expect(world.terminal.output()).toContain('000002 (bob 2026-10-12); 000003 (jane 2026-10-14)');
  });

  it('says "did you mean", and that there is nothing', async () => {
    const workspace = workspaceWithResults();
    await expect(show({ client: 'acme', list: 'servr-dc01' }, workspace.world())).rejects.toMatchObject({
      hint: 'Did you mean "server-dc01"?',
    });
    await expect(show({ client: 'acme', period: '2025-01' }, workspace.world())).rejects.toThrow(
      'There is no result in 2025-01 at Acme Inc.',
    );
  });

  it('shows the others when one result cannot be read', async () => {
    const workspace = workspaceWithResults();
    workspace.write('clients/acme/results/202610/20261016.server-dc01.jane.zzzzzz.md', '---\nformat: 9\n---\n');
    const world = workspace.world();
    expect(await show({ client: 'acme' }, world)).toBe(3);
    expect(world.terminal.output()).toContain('Problems (2)');
    expect(world.terminal.errors()).toContain('zzzzzz.md');
  });
});
