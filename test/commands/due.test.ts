import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { due } from '../../src/commands/due.ts';
import { temporaryWorkspace } from '../helpers/workspace.ts';
import { dueWorkspace, FIRM, list, NOW } from './due-workspace.ts';

type Options = Parameters<typeof due>[0];

async function shown(options: Options = {}, workspace = dueWorkspace(), terminal = {}) {
  const world = workspace.world({ now: NOW, ...terminal });
  const code = await due(options, world);
  return { code, text: `\n${world.terminal.output()}`, errors: world.terminal.errors() };
}

const body = (text: string) => text.split('\n\n').slice(3).join('\n\n');

describe('mmc due', () => {
  it('shows the month, what needs somebody, and counts the rest', async () => {
    const { code, text, errors } = await shown();
    expect(code).toBe(0);
    expect(errors).toBe('');
    expect(text).toMatchInlineSnapshot(`
      "
      2026-11  Thursday 12 Nov 2026  Harbor IT

      executed          1 of 4    until Wed 25 Nov, in 13 days  technician: jane, bob
      revised           1 of 4    until Mon 30 Nov, in 18 days  service-manager: tom
      published         0 of 4    until Thu 3 Dec, in 21 days   tom
      filed             0 of 4    until Sun 20 Dec, in 38 days  ruth
      schedule 2026-12  not made  until Fri 20 Nov, in 8 days   tom

      Earlier months that are not complete:
      2026-10  executed 1 of 2, revised 0 of 2, not filed, due 20 Nov (ruth)
      2026-09  executed 0 of 1, revised 0 of 1, not filed, was due 20 Oct (ruth)

      CLIENT  EXECUTE                      REVISE     PUBLISH  FILE   WHO
      bolt    missed 09 10, by Wed 25 Nov  waits      waits    waits  bob
      acme    by 25 Nov, begun             missed 10  waits    waits  tom

      1 more client on course; --all shows all

      No checklist yet: dora
      No plan, so never due: finn
      Contract ended: elsa (Sat 31 Oct)
      "
    `);
  });

  it('shows every client when asked', async () => {
    expect(body((await shown({ all: true })).text)).toMatchInlineSnapshot(`
      "CLIENT  EXECUTE                      REVISE     PUBLISH   FILE   WHO
      bolt    missed 09 10, by Wed 25 Nov  waits      waits     waits  bob
      acme    by 25 Nov, begun             missed 10  waits     waits  tom
      carl    done                         done       by 3 Dec  waits  tom

      No checklist yet: dora
      No plan, so never due: finn
      Contract ended: elsa (Sat 31 Oct)
      "
    `);
  });

  it('shows what falls due within a horizon', async () => {
    for (const horizon of ['14d', '14', '2w', '14 days'])
      expect((await shown({ horizon })).text, horizon).toMatch(/^carl|^acme/m);
    expect((await shown({ horizon: '1d' })).text).not.toMatch(/^carl/m);
  });

  it.each(['two weeks', '-3', '1000', '', '3x'])('refuses the horizon "%s"', async (horizon) => {
    await expect(shown({ horizon })).rejects.toThrow(`"${horizon}" is not a number of days`);
  });

  it("is a technician's own list", async () => {
    expect((await shown({ who: 'bob' })).text).toMatchInlineSnapshot(`
      "
      2026-11  Thursday 12 Nov 2026  bob, Bob Reed

      executed  1 of 4  until Wed 25 Nov, in 13 days  technician: jane, bob

      Earlier months that are not complete:
      2026-10  executed 1 of 2
      2026-09  executed 0 of 1

      DUE         DUTY     CLIENT  MONTH  LISTS             STATE
      Fri 25 Sep  execute  bolt    09 10  nas               missed
      Wed 25 Nov  execute  acme    11     server-dc01, ups  begun, 1 item open
      Wed 25 Nov  execute  bolt    11     nas               open
      "
    `);
  });

  it('takes a role for all who have it', async () => {
    const { text } = await shown({ who: 'service-manager', all: true });
    expect(text).toContain('service-manager');
    expect(text).toMatch(/revise +acme/);
    expect(text).not.toContain('file');
    expect(text).toContain('schedule 2026-12');
  });

  it.each([
    ['Bob', 'bob'],
    ['bob reed', 'bob'],
    ['Bob Reed', 'bob'],
    ['Technician', 'technician'],
  ])('knows "%s" as %s', async (word, name) => {
    expect((await shown({ who: word })).text).toBe((await shown({ who: name })).text);
  });

  it('names those who answer for what is shown, who may be others than the owner of the duty', async () => {
    const workspace = dueWorkspace();
    workspace.client('bolt', { visits: '\n  technicians: [tom]' });
    const { text } = await shown({ who: 'tom' }, workspace);
    expect(text).toMatch(/^executed +0 of 1 .* {2}tom$/m);
    expect(text).toMatch(/^revised +1 of 4 .* {2}service-manager: tom$/m);
  });

  it('asks back for an unknown person', async () => {
    await expect(shown({ who: 'jan' })).rejects.toMatchObject({ kind: 'usage', hint: 'Did you mean "jane"?' });
  });

  it('looks at one duty', async () => {
    const { text } = await shown({ duty: 'execute' });
    expect(text).toContain('CLIENT  EXECUTE');
    expect(text).not.toMatch(/REVISE|FILE|Warnings|No checklist/);
    const schedule = await shown({ duty: 'schedule' });
    expect(schedule.text).toMatchInlineSnapshot(`
      "
      2026-11  Thursday 12 Nov 2026  Harbor IT

      schedule 2026-12  not made  until Fri 20 Nov, in 8 days  tom
      "
    `);
  });

  it('groups by owner, duty and date', async () => {
    expect(body((await shown({ by: 'owner' })).text)).toMatchInlineSnapshot(`
      "bob, Bob Reed  2 duties
      DUE         DUTY     CLIENT  MONTH  LISTS  STATE
      Fri 25 Sep  execute  bolt    09 10  nas    missed

      tom, Tom Okafor  1 duty
      DUE         DUTY    CLIENT  MONTH  LISTS        STATE
      Sat 31 Oct  revise  acme    10     server-dc01  missed

      15 more rows on course or waiting; --all shows all

      No checklist yet: dora
      No plan, so never due: finn
      Contract ended: elsa (Sat 31 Oct)
      "
    `);
    expect(body((await shown({ by: 'date', all: true })).text)).toMatchInlineSnapshot(`
      "DAY         DUTY      CLIENT  MONTH  LISTS           STATE     WHO
      Fri 25 Sep  execute   bolt    09 10  nas             missed    bob
      Wed 30 Sep  revise    bolt    09 10  nas             waits     tom
      Tue 20 Oct  file      bolt    09     nas             waits     ruth
      Sat 31 Oct  revise    acme    10     server-dc01     missed    tom
      Fri 20 Nov  file      acme    10     server-dc01     waits     ruth
      Fri 20 Nov  file      bolt    10     nas             waits     ruth
      Fri 20 Nov  schedule          12                     not made  tom
      Wed 25 Nov  execute   acme    11     server-dc01 +1  begun     jane, bob
      Wed 25 Nov  execute   bolt    11     nas             open      bob
      Mon 30 Nov  revise    acme    11     server-dc01 +1  waits     tom
      Mon 30 Nov  revise    bolt    11     nas             waits     tom
      Thu 3 Dec   publish   acme    11     server-dc01 +1  waits     tom
      Thu 3 Dec   publish   bolt    11     nas             waits     tom
      Thu 3 Dec   publish   carl    11     nas             open      tom
      Sun 20 Dec  file      acme    11     server-dc01 +1  waits     ruth
      Sun 20 Dec  file      bolt    11     nas             waits     ruth
      Sun 20 Dec  file      carl    11     nas             waits     ruth

      No checklist yet: dora
      No plan, so never due: finn
      Contract ended: elsa (Sat 31 Oct)
      "
    `);
    expect(body((await shown({ by: 'duty' })).text)).toMatch(/^execute {2}2 duties$/m);
  });

  it('looks at an older month alone', async () => {
    const { text } = await shown({ period: '202610' });
    expect(text).toMatchInlineSnapshot(`
      "
      2026-10  Thursday 12 Nov 2026  Harbor IT

      executed  1 of 2  1 missed  was due Tue 27 Oct, 16 days ago  jane, bob
      revised   0 of 2  2 missed  was due Sat 31 Oct, 12 days ago  tom
      filed     0 of 2            until Fri 20 Nov, in 8 days      ruth

      CLIENT  EXECUTE    REVISE             FILE               WHO
      bolt    missed 10  waits for execute  waits for execute  bob
      acme    done       missed 10          waits for revise   tom

      No checklist yet: dora
      No plan, so never due: finn
      Contract ended: elsa (Sat 31 Oct)
      "
    `);
  });

  it('shows a filed month as it was filed', async () => {
    const workspace = dueWorkspace();
    workspace.write(
      'archive/202610.md',
      `---
format: 1
record: archive
period: 2026-10
filed: 2026-11-06
by: ruth
---

# Filed: 2026-10

## acme c-acme

- server-dc01
  - execute done 2026-10-14 jane
  - revise missed tom
  - file done 2026-11-06 ruth

## bolt c-bolt

- nas
  - execute missed bob
  - revise missed tom
  - file done 2026-11-06 ruth
`,
    );
    expect((await shown({ period: '2026-10' }, workspace)).text).toMatchInlineSnapshot(`
      "
      2026-10  Thursday 12 Nov 2026  Harbor IT  filed Fri 6 Nov by ruth

      executed  1 of 2  1 missed  until Tue 27 Oct  technician: jane, bob
      revised   0 of 2  2 missed  until Sat 31 Oct  service-manager: tom
      filed     2 of 2            until Fri 20 Nov  ruth

      CLIENT  EXECUTE    REVISE     FILE  WHO
      bolt    missed 10  missed 10  done  bob, tom
      acme    done       missed 10  done  tom
      "
    `);
    // What was filed is over; September is still owed.
    expect((await shown({}, workspace)).text).toMatch(/^bolt +missed 09, by/m);
  });

  it('keeps what a client that left has missed, and names it', async () => {
    const workspace = dueWorkspace();
    workspace.client('bolt', { retired: '2026-11-05' });
    mkdirSync(join(workspace.root, 'clients/!Old'), { recursive: true });
    renameSync(join(workspace.root, 'clients/bolt'), join(workspace.root, 'clients/!Old/bolt'));
    const { code, text } = await shown({}, workspace);
    expect(code).toBe(0);
    expect(text).toMatch(/^bolt +missed 09 10 /m);
    expect(text).toMatch(/^Contract ended: bolt \(Thu 5 Nov\)/m);
    expect((await shown({ failOn: 'missed' }, workspace)).code).toBe(3);
  });

  it('takes no month for filed whose archive cannot be read, and says so', async () => {
    const workspace = dueWorkspace();
    workspace.write('archive/202610.md', 'nonsense');
    for (const period of [undefined, '2026-10']) {
      const { code, text, errors } = await shown(period ? { period } : {}, workspace);
      expect([code, errors.includes('archive/202610.md')]).toEqual([3, true]);
      expect(text).toMatch(/^bolt +missed .*10/m);
    }
  });

  it('knows nothing of the future', async () => {
    await expect(shown({ period: '2026-12' })).rejects.toMatchObject({
      kind: 'usage',
      hint: expect.stringContaining('"mmc schedule" plans it'),
    });
    await expect(shown({ period: 'soon' })).rejects.toThrow('"soon" is not a month');
  });

  it('fails on what cron should tell', async () => {
    expect((await shown({ failOn: 'missed' })).code).toBe(3);
    expect((await shown({ failOn: 'overdue' })).code).toBe(3);
    expect((await shown({ failOn: 'missed', duty: 'publish' })).code).toBe(0);
    expect((await shown({ failOn: 'soon', duty: 'publish' })).code).toBe(0);
    const soon = dueWorkspace().world({ now: '2026-11-28T10:00:00Z' });
    expect(await due({ failOn: 'soon', duty: 'publish' }, soon)).toBe(3);
  });

  it('claims nothing when mmc.yaml cannot be read', async () => {
    const workspace = dueWorkspace();
    workspace.write('mmc.yaml', FIRM.replace('name: Tom Okafor', 'name: Tom Okafor\n    away: 2026-11-20..2026-11-10'));
    await expect(due({}, workspace.world({ now: NOW }))).rejects.toMatchObject({
      kind: 'data',
      message: expect.stringMatching(/^mmc\.yaml:\d+:\d+ cannot be read: "away" cannot be /),
    });
  });

  it('names what cannot be read and shows the rest', async () => {
    const workspace = dueWorkspace();
    workspace.write('clients/carl/client.md', '---\nformat: 1\nid: [\n---\n');
    workspace.write('clients/acme/checklists/ups.md', '---\ntitle: [\n---\n');
    const { code, text, errors } = await shown({}, workspace);
    expect(code).toBe(3);
    expect(text).toMatch(/^bolt +missed/m);
    expect(text).toContain('Lists that cannot be read: acme ups');
    expect(errors).toContain('clients/carl/client.md');
    expect(errors).toContain('clients/acme/checklists/ups.md');
    const json = await shown({ json: true }, workspace);
    expect(json.code).toBe(3);
    expect(JSON.parse(json.text).unreadable).toHaveLength(2);
  });
});

describe('warnings of mmc due', () => {
  function hurried() {
    const workspace = dueWorkspace();
    const items = Array.from({ length: 12 }, (_, at) => `i-${at}`);
    workspace.list(
      'carl',
      'big',
      `---\ntitle: Big\nstart: 2026-09\n---\n\n${items.map((id) => `- [ ] ${id} {#${id}}\n`).join('')}`,
    );
    for (const month of ['2026-09', '2026-10', '2026-11']) {
      const given = Object.fromEntries(items.map((id) => [id, 'done' as const]));
      const quick = { started: `${month}-05T09:00:00+01:00`, finished: `${month}-05T09:00:30+01:00`, minutes: 1 };
      workspace.result('carl', 'big', { ...given, 'i-0': 'problem' }, { date: `${month}-05`, ...quick });
    }
    return workspace;
  }

  it('tell of hurried and copied walks only when they are asked for, and never a technician', async () => {
    const fast = /carl +big 2026-11-05 by jane: 12 answers/;
    const same = /carl +big, i-0: the same note 3 months in a row: "It is problem\."/;
    const { text } = await shown({ warnings: true }, hurried());
    expect(text).toMatch(fast);
    expect(text).toMatch(same);
    expect((await shown({}, hurried())).text).not.toMatch(/12 answers|same note/);
    expect((await shown({ warnings: true, who: 'jane' }, hurried())).text).not.toMatch(/12 answers|same note|Warnings/);
    const json = JSON.parse((await shown({ warnings: true, json: true }, hurried())).text);
    expect(json.warnings.map(({ kind }: { kind: string }) => kind)).toEqual(
      expect.arrayContaining(['fast-walk', 'same-note']),
    );
  });

  it('are a few lines, and the rest is counted', async () => {
    const workspace = dueWorkspace();
    for (let at = 1; at <= 7; at += 1) {
      workspace.client(`client-${at}`);
      workspace.list(`client-${at}`, 'nas', list('2026-09'));
      for (const date of ['2026-10-28', '2026-11-02'])
        workspace.result(`client-${at}`, 'nas', { backup: 'done', tapes: 'done' }, { date });
    }
    const { text } = await shown({}, workspace);
    expect(text.match(/, too close/g)).toHaveLength(5);
    expect(text).toContain('more: 2 too close; "mmc due --warnings" shows all');
    expect((await shown({ warnings: true }, workspace)).text.match(/, too close/g)).toHaveLength(7);
    expect((await shown({ duty: 'execute' }, workspace)).text).not.toContain('Warnings');
  });
});

describe('mmc due for machines', () => {
  it('is tab-separated rows in a pipe', async () => {
    const { text } = await shown({}, dueWorkspace(), { outIsTerminal: false });
    const rows = text
      .slice(1, -1)
      .split('\n')
      .map((row) => row.split('\t'));
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([16]));
    expect(
      rows.map((row) => row.slice(0, 9).join(' ')).filter((row) => /acme|dora|schedule/.test(row)),
    ).toMatchInlineSnapshot(`
      [
        "acme server-dc01 2026-10 execute done 2026-10-27 jane,bob 2026-10-14 jane",
        "acme server-dc01 2026-10 revise missed 2026-10-31 tom  ",
        "acme server-dc01 2026-10 file open 2026-11-20 ruth  ",
        "acme server-dc01 2026-11 execute open 2026-11-25 jane,bob 2026-11-10 bob",
        "acme server-dc01 2026-11 revise open 2026-11-30 tom  ",
        "acme server-dc01 2026-11 publish open 2026-12-03 tom  ",
        "acme server-dc01 2026-11 file open 2026-12-20 ruth  ",
        "acme ups 2026-11 execute open 2026-11-25 jane,bob  ",
        "acme ups 2026-11 revise open 2026-11-30 tom  ",
        "acme ups 2026-11 publish open 2026-12-03 tom  ",
        "acme ups 2026-11 file open 2026-12-20 ruth  ",
        "dora    no-checklist    ",
        "  2026-12 schedule open 2026-11-20 tom  ",
      ]
    `);
  });

  it('is everything as JSON', async () => {
    const { text } = await shown({ json: true });
    const json = JSON.parse(text);
    expect(Object.keys(json)).toEqual([
      'schemaVersion',
      'kind',
      'today',
      'period',
      'filed',
      'duties',
      'schedules',
      'earlier',
      'clients',
      'warnings',
      'unreadable',
    ]);
    expect(json.clients.map((one: { client: string }) => one.client)).toEqual([
      'bolt',
      'acme',
      'dora',
      'finn',
      'carl',
      'elsa',
    ]);
    const [bolt] = json.clients;
    expect(bolt).toMatchObject({
      client: 'bolt',
      needsAttention: true,
      whoToAsk: ['bob'],
      note: null,
      unreadableLists: [],
    });
    expect(bolt.lists[0]).toMatchObject({ list: 'nas', period: '2026-09' });
    expect(bolt.lists[0].duties[0]).toMatchObject({
      duty: 'execute',
      state: 'missed',
      deadline: '2026-09-25',
      owners: ['bob'],
    });
    // What is done, late, waived, missed, overdue and open is all there is.
    for (const { due: all, done, late, waived, missed, overdue, open } of json.duties)
      expect(done + late + waived + missed + overdue + open).toBe(all);
  });

  it('goes into a file, as text and as a spreadsheet', async () => {
    const workspace = dueWorkspace();
    const { text, errors } = await shown({ output: 'due.txt' }, workspace);
    expect(text).toBe('\n');
    expect(errors).toContain('written to due.txt');
    expect(readFileSync(join(workspace.root, 'due.txt'), 'utf8')).toContain('Earlier months that are not complete:');
    await shown({ output: 'due.csv', csv: true }, workspace);
    const rows = readFileSync(join(workspace.root, 'due.csv'), 'utf8').split('\r\n');
    expect(rows[0]).toMatch(/^client,list,period,duty,state,deadline,owners,/);
    expect(rows[1]).toMatch(/^bolt,nas,2026-09,execute,missed,2026-09-25,bob,/);
  });
});

describe('mmc due in a small firm', () => {
  it('tracks execute alone and says how to track more', async () => {
    const workspace = temporaryWorkspace({ git: true });
    workspace.client('acme');
    workspace.list('acme', 'nas', list('2026-11'));
    const { code, text } = await shown({ all: true }, workspace);
    expect(code).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "
      2026-11  Thursday 12 Nov 2026  Harbor IT

      executed  0 of 1  until Mon 30 Nov, in 18 days

      CLIENT  EXECUTE
      acme    by Mon 30 Nov

      Only execute is tracked. To track revise, publish, file and schedule, write
      "duties:" into mmc.yaml
      "
    `);
  });

  it('has friendly words for a workspace without clients, and one in which nobody is due', async () => {
    const workspace = temporaryWorkspace();
    expect((await shown({}, workspace)).text).toContain('There is no client yet. Add one with "mmc client add".');
    workspace.client('carl', { plan: '' });
    expect((await shown({}, workspace)).text).toContain('Nothing is owed in 2026-11');
  });

  it('does not break on a narrow terminal', async () => {
    const { text } = await shown({ all: true }, dueWorkspace(), { columns: 40 });
    expect(text).toContain('ask bob');
  });
});
