import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ScheduleOptions, schedule } from '../../src/commands/schedule.ts';
import { FIRM, type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

/** Łódź has a wish, Bolt is remote only, Zoo has no list; on 20 October 2026. */
function firm(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.write('mmc.yaml', `${FIRM}holidays:\n  days:\n    2026-11-11: Independence Day\n`);
  workspace.client('acme');
  workspace.list('acme', 'server', '---\ntitle: Server\nasset: dc01\nminutes: 60\n---\n\n- [ ] A {#a tier=onsite}\n');
  workspace.list('acme', 'ups', '---\ntitle: UPS\nasset: ups01\nminutes: 20\n---\n\n- [ ] B {#b}\n');
  workspace.result('acme', 'server', { a: 'done' }, { date: '2026-10-14' });
  workspace.result('acme', 'ups', { b: 'done' }, { date: '2026-10-14' });
  workspace.client('lodz', { name: 'Łódź & Søn GmbH', visits: '\n  technicians: [jane, bob]\n  weekdays: [friday]' });
  workspace.list('lodz', 'server', '- [ ] A {#a tier=onsite}\n');
  workspace.client('bolt');
  workspace.list('bolt', 'server', '- [ ] A {#a tier=remote}\n');
  workspace.client('zoo');
  workspace.commit('Begin');
  return workspace;
}

function fileOf(workspace: TestWorkspace): string {
  return readFileSync(join(workspace.root, 'schedule/202611.yaml'), 'utf8');
}

function waive(workspace: TestWorkspace, client: string, list: string, period: string): void {
  const id = workspace.newId();
  const head = `format: 1\nid: ${id}\nrecord: waiver\nclient: ${client}\nclient-id: c-${client}\n`;
  const what = `checklist: ${list}\nduty: execute\nperiod: ${period}\ndate: 2026-10-20\nby: jane\n`;
  const path = `clients/${client}/waivers/20261020.${list}.execute.${id.slice(-6)}.md`;
  workspace.write(path, `---\n${head}${what}---\n\nThey are moving house.\n`);
}

async function shown(workspace: TestWorkspace, options: ScheduleOptions = {}, columns = 80): Promise<string> {
  const world = workspace.world({ columns });
  await schedule(options, world);
  return world.terminal.output();
}

describe('mmc schedule', () => {
  it('proposes the next month at 80 columns and writes nothing', async () => {
    const workspace = firm();
    expect(await shown(workspace)).toMatchInlineSnapshot(`
      "Schedule 2026-11  3 planned

      DAY         CLIENT  WHO   MODE     FOR               SINCE LAST  
      Mon 2 Nov   bolt    bob   remote   1 list, 60 min                new
      Fri 6 Nov   lodz    jane  on site  1 list, 60 min                new
      Thu 12 Nov  acme    bob   on site  2 assets, 80 min     29 days  new

      bob   2 visits, 2 h 20
      jane  1 visit, 1 h 00

      No visit, since there is no list yet: zoo

      A proposal; nothing is written. To save it: mmc schedule 2026-11 --write
      "
    `);
    expect(workspace.exists('schedule')).toBe(false);
  });

  it('explains each visit at 200 columns', async () => {
    expect(await shown(firm(), { explain: true }, 200)).toMatchInlineSnapshot(`
      "Schedule 2026-11  3 planned

      DAY         CLIENT  NAME             WHO   MODE     FOR                        SINCE LAST  
      Mon 2 Nov   bolt    Bolt Inc.        bob   remote   1 list, 60 min                         new
                  No visit before it is known; whoever has least to do goes.
      Fri 6 Nov   lodz    Łódź & Søn GmbH  jane  on site  1 list, 60 min                         new
                  No visit before it is known; Friday is wished; the first of those who take turns.
      Thu 12 Nov  acme    Acme Inc.        bob   on site  2 lists, 2 assets, 80 min     29 days  new
                  29 days after the visit on 2026-10-14, about a month; whoever has least to do goes.

      bob   2 visits, 2 h 20
      jane  1 visit, 1 h 00

      No visit, since there is no list yet: zoo

      A proposal; nothing is written. To save it: mmc schedule 2026-11 --write
      "
    `);
  });

  it('gives rows to a pipe and to a spreadsheet, with who found no place at the end', async () => {
    const workspace = firm();
    workspace.client('never', { visits: '\n  never: [2026-11-01..2026-11-30]' });
    workspace.list('never', 'server', '- [ ] A {#a}\n');
    const pipe = workspace.world({ interactive: false });
    expect(await schedule({}, pipe)).toBe(0);
    const rows = pipe.terminal.output().trimEnd().split('\n');
    expect(rows.map((row) => row.split('\t').slice(0, 7).join(' ')).slice(0, 2)).toEqual([
      '2026-11-02 monday bolt Bolt Inc. bob remote maintenance',
      '2026-11-06 friday lodz Łódź & Søn GmbH jane onsite maintenance',
    ]);
    expect(rows.at(-1)?.split('\t').slice(12)).toEqual([
      'unplaced',
      '',
      'no day for a visit by bob or jane: 20 days on which the client wants no visit, 9 days on which nobody works, 1 day of holidays',
    ]);
    const sheet = workspace.world();
    await schedule({ csv: true }, sheet);
    expect(sheet.terminal.output().split(/\r?\n/)[0]).toBe(
      'date,weekday,client,name,who,mode,purpose,lists,assets,minutes,previous,days,status,id,why',
    );
  });

  it('refuses to write visits of two clients with one id, which would be mixed', async () => {
    const workspace = firm();
    workspace.client('copy', { id: 'c-acme' });
    const refused = schedule({ write: true, by: 'bob' }, workspace.world());
    await expect(refused).rejects.toThrow(
      'clients/copy/client.md:3: the client id c-acme is used by two clients, first by clients/acme/client.md MMC-407',
    );
    expect(workspace.exists('schedule')).toBe(false);
  });

  it('tells machines the same', async () => {
    const world = firm().world();
    await schedule({ json: true }, world);
    const json = JSON.parse(world.terminal.output());
    expect([json.kind, json.period, json.saved, json.totals]).toEqual([
      'schedule',
      '2026-11',
      false,
      [
        { who: 'bob', visits: 2, minutes: 140 },
        { who: 'jane', visits: 1, minutes: 60 },
      ],
    ]);
    expect(json.visits[2]).toMatchObject({ client: 'acme', status: 'new', work: { lists: 2, assets: 2, minutes: 80 } });
    expect(json.idle).toEqual([{ client: 'zoo', why: 'no-list' }]);
  });

  it('saves and commits the file alone, and proposes the same again', async () => {
    const workspace = firm();
    workspace.write(
      'clients/acme/client.md',
      `${readFileSync(join(workspace.root, 'clients/acme/client.md'), 'utf8')}\nmine\n`,
    );
    const world = workspace.world();
    expect(await schedule({ write: true }, world)).toBe(0);
    expect(world.terminal.errors()).toContain('committed');
    expect(workspace.git.git('show', '--stat', '--format=%s', 'HEAD')).toContain('Make the schedule of 2026-11');
    expect(workspace.git.git('show', '--name-only', '--format=', 'HEAD').trim()).toBe('schedule/202611.yaml');
    expect(fileOf(workspace)).toMatchInlineSnapshot(`
      "# The visits of a month. "mmc schedule --write" and "mmc schedule move" write it; you may, too. A visit keeps its id.
      format: 1
      period: 2026-11
      made: 2026-10-20
      by: jane
      visits:
        - {id: 202611-c-bolt-1, date: 2026-11-02, client: bolt, client-id: c-bolt, who: bob, mode: remote, purpose: maintenance}
        - {id: 202611-c-lodz-1, date: 2026-11-06, client: lodz, client-id: c-lodz, who: jane, mode: onsite, purpose: maintenance}
        - {id: 202611-c-acme-1, date: 2026-11-12, client: acme, client-id: c-acme, who: bob, mode: onsite, purpose: maintenance}
      "
    `);
    const before = fileOf(workspace);
    const again = workspace.world();
    expect(await schedule({ write: true }, again)).toBe(0);
    expect(again.terminal.output()).toContain('It is saved as it stands here.');
    expect(again.terminal.errors()).toBe('');
    expect(fileOf(workspace)).toBe(before);
  });

  it('moves what a new holiday is against, and leaves comments and other lines alone', async () => {
    const workspace = firm();
    await schedule({ write: true }, workspace.world());
    workspace.write('schedule/202611.yaml', fileOf(workspace).replace('visits:\n', 'visits:\n  # ours\n'));
    const before = fileOf(workspace).split('\n');
    workspace.write('mmc.yaml', `${FIRM}holidays:\n  days:\n    2026-11-02: Flood\n`);
    const text = await shown(workspace, { write: true });
    expect(text).toContain('moved from 2 Nov');
    const after = fileOf(workspace).split('\n');
    expect(after.filter((line) => !before.includes(line))).toEqual([
      '  - {id: 202611-c-bolt-1, date: 2026-11-03, client: bolt, client-id: c-bolt, who: bob, mode: remote, purpose: maintenance, sequence: 1}',
    ]);
    expect(after).toContain('  # ours');
  });

  it('counts what was done, and takes no day before today', async () => {
    const workspace = firm();
    expect(await shown(workspace, { period: '2026-10' })).toMatchInlineSnapshot(`
      "Schedule 2026-10  2 planned, 1 done

      DAY         CLIENT  WHO   MODE     FOR             SINCE LAST  
      Wed 14 Oct  acme    jane  on site                              done
      Tue 20 Oct  bolt    bob   remote   1 list, 60 min              new
      Fri 23 Oct  lodz    jane  on site  1 list, 60 min              new

      bob   1 visit, 1 h 00
      jane  1 visit, 1 h 00

      No visit, since there is no list yet: zoo

      A proposal; nothing is written. To save it: mmc schedule 2026-10 --write
      "
    `);
  });

  it('plans the rest of what was begun, and weekly lists only where there is nothing else', async () => {
    const workspace = firm();
    workspace.list('bolt', 'server', '- [ ] A {#a tier=remote}\n- [ ] B {#b}\n');
    workspace.result('bolt', 'server', { a: 'done' }, { date: '2026-10-05', mode: 'remote' });
    const weekly = '---\ntitle: Backups\ninterval: weekly\nminutes: 10\n---\n\n- [ ] A {#a tier=remote}\n';
    workspace.list('acme', 'backups', weekly);
    workspace.client('week');
    workspace.list('week', 'backups', weekly);
    const text = await shown(workspace, { period: '2026-10' });
    const rows = text.split('\n').filter((line) => /(acme|bolt|week) /.test(line));
    expect(rows.map((line) => line.slice(12).replace(/ +/g, ' '))).toEqual([
      'bolt jane remote done',
      'acme jane on site done',
      'bolt bob on site 1 list, 60 min new',
      'week bob remote 1 list, 10 min new',
    ]);
  });

  it('leaves out what is waived', async () => {
    const workspace = firm();
    waive(workspace, 'bolt', 'server', '2026-11');
    expect(await shown(workspace)).toContain('No visit, since no list is due: bolt');
  });

  it('leaves out the week that is waived, and not the month around it', async () => {
    const workspace = firm();
    workspace.list('bolt', 'server', '---\ntitle: S\ninterval: weekly\n---\n\n- [ ] A {#a tier=remote}\n');
    waive(workspace, 'bolt', 'server', '2026-W45');
    expect(await shown(workspace)).toMatch(/^.* bolt .* new$/m);
    for (const week of ['2026-W46', '2026-W47', '2026-W48']) waive(workspace, 'bolt', 'server', week);
    expect(await shown(workspace)).toContain('No visit, since no list is due: bolt');
  });

  it('cancels the visits of a client that left', async () => {
    const workspace = firm();
    await schedule({ write: true }, workspace.world());
    workspace.git.git('mv', 'clients/bolt', 'clients/moved');
    workspace.write(
      'clients/!Old/bolt/client.md',
      '---\nformat: 1\nid: c-bolt\nname: Bolt Inc.\nplan: gold\nretired: 2026-10-19\n---\n',
    );
    workspace.git.git('rm', '-rqf', 'clients/moved');
    const text = await shown(workspace, { write: true });
    expect(text).toContain('cancelled now');
    expect(fileOf(workspace)).toContain('who: bob, mode: remote, purpose: maintenance, cancelled: yes, sequence: 1}');
  });

  it.each([
    ['a month that is over', { period: '2026-09', write: true }, '2026-09 is over'],
    ['no month', { period: 'soon' }, '"soon" is not a month'],
    ['a maker of nothing', { by: 'jane' }, '--by needs --write'],
    ['nobody', { write: true, by: 'janet' }, 'There is no person "janet"'],
  ])('refuses %s', async (_, options, words) => {
    await expect(schedule(options, firm().world())).rejects.toThrow(words);
  });

  it('names what cannot be read, does the rest, and does not write over a broken schedule', async () => {
    const workspace = firm();
    workspace.write('clients/acme/checklists/server.md', '<<<<<<< a\n=======\n>>>>>>> b\n');
    const world = workspace.world();
    expect(await schedule({}, world)).toBe(3);
    expect(world.terminal.errors()).toContain('clients/acme/checklists/server.md');
    expect(world.terminal.output()).toContain('lodz');
    workspace.write('schedule/202611.yaml', 'format: 1\nperiod: later\n');
    const broken = workspace.world();
    expect(await schedule({}, broken)).toBe(3);
    await expect(schedule({ write: true }, broken)).rejects.toThrow(/cannot be read/);
    expect(fileOf(workspace)).toBe('format: 1\nperiod: later\n');
  });
});
