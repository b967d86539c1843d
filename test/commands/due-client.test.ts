import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueClient } from '../../src/commands/due-client.ts';
import { widthOf } from '../../src/render/wrap.ts';
import { dueWorkspace, leaveWalk, list, NOW } from './due-workspace.ts';

type Options = Parameters<typeof dueClient>[0];

async function shown(options: Options, workspace = dueWorkspace(), terminal = {}) {
  const world = workspace.world({ now: NOW, ...terminal });
  const code = await dueClient(options, world);
  return { code, text: `\n${world.terminal.output()}`, errors: world.terminal.errors() };
}

function waivedWorkspace() {
  const workspace = dueWorkspace();
  workspace.write(
    'clients/acme/waivers/20261105.ups.execute.k3f9qa.md',
    `---
format: 1
id: 01KA00000000000000K3F9QA
record: waiver
client: acme
client-id: c-acme
checklist: ups
duty: execute
period: 2026-11
date: 2026-11-05
by: tom
---

The UPS is at the vendor.
`.replace('01KA00000000000000K3F9QA', '01KA0000000000000000K3F9QA'),
  );
  workspace.write(
    'schedule/202611.yaml',
    `format: 1
period: 2026-11
made: 2026-10-20
by: tom
visits:
  - {id: 202611-c-acme-1, date: 2026-11-24, client: acme, client-id: c-acme, who: jane, mode: onsite, purpose: maintenance, pinned: yes, sequence: 1}
  - {id: 202611-c-acme-2, date: 2026-11-26, client: acme, client-id: c-acme, who: tom, mode: onsite, purpose: meeting, pinned: no, cancelled: yes, sequence: 0}
`,
  );
  return workspace;
}

describe('mmc due --client', () => {
  it('shows all that is known of a client', async () => {
    const { code, text, errors } = await shown({ client: 'acme' }, waivedWorkspace());
    expect(errors).toBe('');
    expect(code).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "
      Acme Inc.  acme  gold  Ann Lee, 123  Thursday 12 Nov 2026

      2026-11      EXECUTE        REVISE         PUBLISH        FILE
      server-dc01  Tue 24 jane    waits          waits          waits
      ups          waived by tom  waived by tom  waived by tom  open
      until        Wed 25 Nov     Mon 30 Nov     Thu 3 Dec      Sun 20 Dec
      who          jane, bob      tom            tom            ruth

      2026-10      EXECUTE          REVISE      FILE
      server-dc01  Wed 14 Oct jane  missed      waits for revise
      until        Tue 27 Oct       Sat 31 Oct  Fri 20 Nov, in 8 days
      who          jane, bob        tom         ruth

      Missing items
        2026-11 server-dc01: 1 onsite open, begun 2026-11-10 by bob

      Waived
        ups 2026-11 execute, by tom, Thu 5 Nov
          The UPS is at the vendor.

      1 open edit note, 29 days old  "mmc status acme"
      1 open finding, 10 days old  "mmc findings acme"

      Planned
        Tue 24 Nov, in 12 days: jane, on site, pinned
        Thu 26 Nov, in 14 days: tom, meeting, on site, cancelled

      Last visits
        Tue 10 Nov: bob, on site
        Wed 14 Oct: jane, on site, met Ann Lee
        last on site: Tue 10 Nov
        last met by the service manager: not known
      "
    `);
  });

  it('uses the room of a wide terminal', async () => {
    const { text } = await shown({ client: 'acme' }, waivedWorkspace(), { columns: 200 });
    expect(text.split('\n\n').slice(1, 3).join('\n\n')).toMatchInlineSnapshot(`
      "2026-11      EXECUTE                                      REVISE                  PUBLISH                FILE
      server-dc01  planned Tue 24 Nov jane, begun, 1 item open  waits for execute       waits for execute      waits for execute
      ups          waived by tom                                waived by tom           waived by tom          open
      until        Wed 25 Nov, in 13 days                       Mon 30 Nov, in 18 days  Thu 3 Dec, in 21 days  Sun 20 Dec, in 38 days
      who          jane, bob                                    tom                     tom                    ruth

      2026-10      EXECUTE          REVISE                   FILE
      server-dc01  Wed 14 Oct jane  missed                   waits for revise
      until        Tue 27 Oct       Sat 31 Oct, 12 days ago  Fri 20 Nov, in 8 days
      who          jane, bob        tom                      ruth"
    `);
  });

  it.each([40, 60, 64, 80, 120])('fits %d columns', async (columns) => {
    for (const client of ['acme', 'bolt', 'dora']) {
      const { text } = await shown({ client }, waivedWorkspace(), { columns });
      for (const line of text.split('\n')) expect(widthOf(line.trimEnd()), line).toBeLessThanOrEqual(columns);
    }
  });

  it('names each month that was missed', async () => {
    const { text } = await shown({ client: 'bolt', duty: 'execute' });
    expect(text).toMatchInlineSnapshot(`
      "
      Bolt Inc.  bolt  gold  Thursday 12 Nov 2026

      2026-11  EXECUTE
      nas      open
      until    Wed 25 Nov, in 13 days
      who      bob

      2026-10  EXECUTE
      nas      missed
      until    Tue 27 Oct, 16 days ago
      who      bob

      2026-09  EXECUTE
      nas      missed
      until    Fri 25 Sep, 48 days ago
      who      bob

      Missing items
        2026-11 nas: 1 remote, 1 onsite open, not begun
        2026-10 nas: 1 remote, 1 onsite open, not begun
        2026-09 nas: 1 remote, 1 onsite open, not begun

      No visit is known
      "
    `);
  });

  it.each([
    ['dora', 'Nothing to walk: it has no checklist. Start one with "mmc new dora TEMPLATE"'],
    ['elsa', 'Not due any more: the contract ended on 2026-10-31'],
    ['finn', 'Not due: it has no plan. Write "plan:" into its client.md'],
  ])('says why %s is not due', async (client, words) => {
    const { code, text } = await shown({ client });
    expect(code).toBe(0);
    expect(text.replace(/\n(?=\S)/g, ' ')).toContain(words);
    expect(JSON.parse((await shown({ client, json: true })).text)).toMatchObject({ due: false, why: words });
  });

  it('shows a walk that was left on this machine', async () => {
    const workspace = dueWorkspace();
    await leaveWalk(workspace, 'carl', 'nas');
    const { text } = await shown({ client: 'carl' }, workspace);
    expect(text).toMatch(/Unfinished on this machine\n {2}carl nas: 1 of 2 by jane/);
    expect((await shown({ client: 'acme' }, workspace)).text).not.toContain('Unfinished');
  });

  it('knows a client that left', async () => {
    const workspace = dueWorkspace();
    workspace.write(
      'clients/!Old/gone/client.md',
      '---\nformat: 1\nid: c-gone\nname: Gone\nplan: gold\nretired: 2026-01-31\n---\n',
    );
    expect((await shown({ client: 'gone' }, workspace)).text).toContain('Left on 2026-01-31: nothing is due any more');
  });

  it('shows what was walked at a client that left since, and still has to be filed', async () => {
    const workspace = dueWorkspace();
    mkdirSync(join(workspace.root, 'clients/!Old'));
    renameSync(join(workspace.root, 'clients/acme'), join(workspace.root, 'clients/!Old/acme'));
    const { text } = await shown({ client: 'acme' }, workspace);
    expect(text).toMatch(/^2026-10 .*\nserver-dc01 +Wed 14 Oct jane +missed +waits for revise/m);
    expect(text).toContain('last on site: Tue 10 Nov');
  });

  it('collapses months in which everything is done', async () => {
    const workspace = dueWorkspace();
    workspace.write('mmc.yaml', 'format: 1\nfirm: Harbor IT\ntimezone: Europe/Warsaw\n');
    workspace.client('gina');
    workspace.list('gina', 'nas', list('2026-01'));
    for (let month = 1; month <= 10; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-10`;
      workspace.result('gina', 'nas', { backup: 'done', tapes: 'done' }, { date });
    }
    const { text } = await shown({ client: 'gina' }, workspace);
    expect(text.match(/EXECUTE/g)).toHaveLength(3);
    expect(text).toContain('8 older months with everything done; "mmc history gina" shows all');
  });

  it('says how and with whom an old visit was as well', async () => {
    const workspace = dueWorkspace();
    workspace.archive('2026-09');
    workspace.result('carl', 'nas', { backup: 'done', tapes: 'done' }, { date: '2026-09-08', met: 'Ann Lee' });
    workspace.result('carl', 'nas', { backup: 'done', tapes: 'done' }, { date: '2026-11-05', by: 'tom' });
    expect((await shown({ client: 'carl' }, workspace)).text).toMatch(
      /Last visits\n(?: {2}.*\n)*? {2}Tue 8 Sep: jane, on site, met Ann Lee\n/,
    );
  });

  it('shows what is missing of a weekly list in its week', async () => {
    const workspace = dueWorkspace();
    workspace.list('carl', 'backups', list('2026-11', 'interval: weekly\n'));
    const { text } = await shown({ client: 'carl' }, workspace);
    expect(text).toMatch(/^backups W46 /m);
    expect(text).toContain('2026-W46 backups: 1 remote, 1 onsite open, not begun');
  });

  it('keeps showing a visit of last month that has no record, and warns of it', async () => {
    const workspace = dueWorkspace();
    const line = (client: string) =>
      `  - {id: 202610-c-${client}-1, date: 2026-10-12, client: ${client}, client-id: c-${client}, who: jane, mode: onsite}\n`;
    workspace.write(
      'schedule/202610.yaml',
      `format: 1\nperiod: 2026-10\nmade: 2026-09-20\nby: tom\nvisits:\n${line('acme')}${line('bolt')}`,
    );
    const { text } = await shown({ client: 'bolt' }, workspace);
    expect(text).toMatch(/Planned\n {2}Mon 12 Oct, 31 days ago: jane, on site/);
    expect(text).toContain('the visit planned for Mon 12 Oct (jane) has no record');
    const walked = await shown({ client: 'acme' }, workspace);
    expect(walked.text).not.toMatch(/Mon 12 Oct|no record/);
  });

  it('is rows for a pipe and an object for machines', async () => {
    const { text } = await shown({ client: 'acme' }, waivedWorkspace(), { outIsTerminal: false });
    expect(text.split('\n').map((row) => row.split('\t').slice(0, 5).join(' '))).toContain(
      'acme ups 2026-11 execute waived',
    );
    const json = JSON.parse((await shown({ client: 'acme', json: true }, waivedWorkspace())).text);
    expect(json).toMatchObject({ kind: 'due-client', due: true, why: null, uncommitted: 0 });
    expect(json.client).toMatchObject({ client: 'acme', clientId: 'c-acme' });
    expect(json.planned).toHaveLength(2);
    expect(json.editNotes).toHaveLength(1);
    expect(json.findings).toHaveLength(1);
    expect(json.missing).toMatchObject([
      { period: '2026-11', list: 'server-dc01', tiers: [{ tier: 'onsite', count: 1 }] },
    ]);
  });

  it('asks back for an unknown client, and refuses what changes nothing', async () => {
    await expect(shown({ client: 'acmee' })).rejects.toMatchObject({
      kind: 'usage',
      hint: expect.stringContaining('Did you mean "acme"?'),
    });
    await expect(shown({ client: 'acme', by: 'owner' })).rejects.toThrow('--by and --client exclude each other');
    await expect(shown({ client: 'acme', all: true })).rejects.toMatchObject({ kind: 'usage' });
  });

  it('fails on what cron should tell', async () => {
    expect((await shown({ client: 'bolt', failOn: 'missed' })).code).toBe(3);
    expect((await shown({ client: 'carl', failOn: 'overdue' })).code).toBe(0);
  });
});
