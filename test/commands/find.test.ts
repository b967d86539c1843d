import { readdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { find } from '../../src/commands/find.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const LIST = `---
title: Server DC01
---

## Backups {tier=remote}

- [ ] Last backup of the night {#backup}

  Open the backup console.

## Room {tier=onsite}

- [ ] Tapes on the shelf {#tapes kind=count expect=10}
- [ ] Desktops {#desktops kind=rows}
`;

function workspaceWithResults(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  workspace.client('lodz-son', { name: 'Łódź & Søn GmbH' });
  for (const client of ['acme', 'lodz-son']) workspace.list(client, 'server-dc01', LIST);
  workspace.result(
    'acme',
    'server-dc01',
    { backup: 'done', tapes: { outcome: 'done', value: '10' } },
    { date: '2026-09-14' },
  );
  workspace.result(
    'acme',
    'server-dc01',
    {
      backup: { outcome: 'problem', note: 'Job FS-DAILY failed.\nTape drive is ŁAMANY, says Bob.' },
      tapes: { outcome: 'problem', value: '8', note: 'Two are at home.' },
      desktops: {
        outcome: 'problem',
        note: 'One is old.',
        rows: [{ id: 'pc-09', label: 'PC-09', outcome: 'problem', note: 'No tape there.' }],
      },
    },
    { date: '2026-10-14', met: 'Bob Stone', remarks: 'Came back for the tapes' },
  );
  workspace.result(
    'lodz-son',
    'server-dc01',
    { tapes: { outcome: 'cannot', note: 'Tape room is locked' } },
    { date: '2026-10-08', by: 'bob' },
  );
  return workspace;
}

async function found(workspace: TestWorkspace, options: Parameters<typeof find>[0], columns = 80) {
  const world = workspace.world({ columns });
  const code = await find(options, world);
  return { code, text: world.terminal.output(), errors: world.terminal.errors() };
}

async function rows(workspace: TestWorkspace, options: Partial<Parameters<typeof find>[0]>) {
  const world = workspace.world({ interactive: false });
  await find({ words: [], ...options }, world);
  const lines = world.terminal.output().split('\n').slice(0, -1);
  return lines.map((line) => line.split('\t').slice(1, 5).join(' '));
}

function useWindowsLineEnds(workspace: TestWorkspace): void {
  for (const path of readdirSync(workspace.root, { recursive: true }) as string[]) {
    if (!/results\/\d+\//.test(path)) continue;
    workspace.write(path, readFileSync(join(workspace.root, path), 'utf8').replaceAll('\n', '\r\n'));
  }
}

describe('mmc find', () => {
  it('shows the answers of all clients, newest first, with the line where each stands', async () => {
    const { code, text } = await found(workspaceWithResults(), { words: ['TAPE'] });
    expect(code).toBe(0);
    expect(text).toMatchInlineSnapshot(`
      "acme  Acme Inc.
        2026-10-14  server-dc01  remarks
            Came back for the tapes
            clients/acme/results/202610/20261014.server-dc01.jane.000002.md:17
        2026-10-14  server-dc01  backup  problem
            Tape drive is ŁAMANY, says Bob.
            clients/acme/results/202610/20261014.server-dc01.jane.000002.md:32
        2026-10-14  server-dc01  desktops.pc-09  problem
            No tape there.
            clients/acme/results/202610/20261014.server-dc01.jane.000002.md:52

      lodz-son  Łódź & Søn GmbH
        2026-10-08  server-dc01  tapes  cannot
            Tape room is locked
            clients/lodz-son/results/202610/20261008.server-dc01.bob.000003.md:35

      4 answers in 2 results of 2 clients
      "
    `);
  });

  it('puts the place on the same line where there is room', async () => {
    const { text } = await found(workspaceWithResults(), { words: ['łamany', 'fs-daily'] }, 200);
    expect(text).toMatchInlineSnapshot(`
      "acme  Acme Inc.
        2026-10-14  server-dc01  backup  problem  clients/acme/results/202610/20261014.server-dc01.jane.000002.md:32
            Tape drive is ŁAMANY, says Bob.

      1 answer in 1 result of 1 client
      "
    `);
  });

  it.each<[string, Partial<Parameters<typeof find>[0]>, string[]]>([
    [
      'an item',
      { item: 'tapes' },
      [
        'acme 2026-10-14 server-dc01 tapes',
        'acme 2026-09-14 server-dc01 tapes',
        'lodz-son 2026-10-08 server-dc01 tapes',
      ],
    ],
    [
      'words of an item',
      { item: 'backup night', client: ['acme'], since: '2026-10' },
      ['acme 2026-10-14 server-dc01 backup'],
    ],
    ['an outcome', { outcome: 'cannot' }, ['lodz-son 2026-10-08 server-dc01 tapes']],
    ['a tier', { tier: 'remote', outcome: 'problem' }, ['acme 2026-10-14 server-dc01 backup']],
    ['days', { until: '2026-09' }, ['acme 2026-09-14 server-dc01 backup', 'acme 2026-09-14 server-dc01 tapes']],
    ['a day', { since: '2026-10-08', until: '2026-10-13', words: ['tape'] }, ['lodz-son 2026-10-08 server-dc01 tapes']],
    ['a person', { by: 'bob' }, ['lodz-son 2026-10-08 server-dc01 tapes']],
    ['a row', { item: 'desktops.pc-09' }, ['acme 2026-10-14 server-dc01 desktops.pc-09']],
    ['a fact of the visit', { words: ['stone'] }, ['acme 2026-10-14 server-dc01 met']],
    [
      'a client by its name',
      { client: ['łódź & søn gmbh'], words: ['locked'] },
      ['lodz-son 2026-10-08 server-dc01 tapes'],
    ],
    ['a client by its id', { client: ['c-lodz-son'], words: ['locked'] }, ['lodz-son 2026-10-08 server-dc01 tapes']],
    ['nothing of the list', { words: ['console'] }, []],
  ])('filters by %s', async (_, options, expected) => {
    expect(await rows(workspaceWithResults(), options)).toEqual(expected);
  });

  it('gives rows to a pipe, and objects and CSV when asked', async () => {
    const workspace = workspaceWithResults();
    const pipe = workspace.world({ interactive: false });
    await find({ words: ['locked'] }, pipe);
    expect(pipe.terminal.output()).toMatchInlineSnapshot(`
      "clients/lodz-son/results/202610/20261008.server-dc01.bob.000003.md:35	lodz-son	2026-10-08	server-dc01	tapes	cannot		Tape room is locked	bob
      "
    `);
    const csv = workspace.world({ interactive: false });
    await find({ words: ['locked'], csv: true }, csv);
    expect(csv.terminal.output()).toMatchInlineSnapshot(`
      "place,client,date,list,item,outcome,value,note,by
      clients/lodz-son/results/202610/20261008.server-dc01.bob.000003.md:35,lodz-son,2026-10-08,server-dc01,tapes,cannot,,Tape room is locked,bob
      "
    `);
    const json = workspace.world({ interactive: false });
    await find({ words: ['tape'], limit: '1', json: true }, json);
    expect(JSON.parse(json.terminal.output())).toMatchInlineSnapshot(`
      {
        "answers": [
          {
            "by": "jane",
            "client": "acme",
            "corrected": false,
            "date": "2026-10-14",
            "excerpt": "Came back for the tapes",
            "fact": "remarks",
            "former": false,
            "line": 17,
            "list": "server-dc01",
            "note": "Came back for the tapes",
            "path": "clients/acme/results/202610/20261014.server-dc01.jane.000002.md",
          },
        ],
        "kind": "find",
        "limited": true,
        "schemaVersion": 1,
        "unreadable": [],
      }
    `);
    await find({ words: ['tape'], output: 'found.txt' }, workspace.world());
    expect(workspace.exists('found.txt')).toBe(true);
  });

  it('says when nothing was found, and whose name is none', async () => {
    const { code, text } = await found(workspaceWithResults(), { words: ['locked'], by: 'jnae' });
    expect([code, text]).toEqual([0, 'Nothing was found\nhint: nobody signed as "jnae"; did you mean "jane"?\n']);
    const pipe = workspaceWithResults().world({ interactive: false });
    expect(await find({ words: ['zebra'] }, pipe)).toBe(0);
    expect([pipe.terminal.output(), pipe.terminal.errors()]).toEqual([
      '',
      'Nothing was found\nhint: searched were answers: outcomes, values, notes; --item looks for items\n',
    ]);
  });

  it('searches clients that left, and marks them', async () => {
    const workspace = workspaceWithResults();
    workspace.write('clients/!Old/gone/client.md', '---\nformat: 1\nid: c-gone\nname: Gone Inc.\n---\n');
    workspace.list('!Old/gone', 'server-dc01', LIST);
    workspace.result(
      '!Old/gone',
      'server-dc01',
      { tapes: { outcome: 'n/a', note: 'No tapes: all disks' } },
      { client: 'gone', clientId: 'c-gone' },
    );
    const { text } = await found(workspace, { words: ['disks'] });
    expect(text).toContain('gone  Gone Inc.  former client\n');
    expect(await rows(workspace, { words: ['disks'], client: ['gone'] })).toEqual([
      'gone 2026-10-14 server-dc01 tapes',
    ]);
  });

  it('marks what was corrected since', async () => {
    const workspace = workspaceWithResults();
    const wrong = workspace.result(
      'acme',
      'server-dc01',
      { backup: { outcome: 'done', note: 'Mistyped' } },
      { date: '2026-08-14' },
    );
    workspace.result('acme', 'server-dc01', { backup: 'done' }, { date: '2026-08-14', by: 'bob', corrects: wrong });
    const { text } = await found(workspace, { words: ['mistyped'], by: 'jane' });
    expect(text).toContain('2026-08-14  server-dc01  backup  done  corrected since');
  });

  it('counts the newest of two corrections of one result, whatever the line ends', async () => {
    const workspace = workspaceWithResults();
    const note = (words: string) => ({ backup: { outcome: 'problem' as const, note: `zebra ${words}` } });
    const at = (hour: string) => ({ date: '2026-08-14', finished: `2026-08-14T${hour}:00:00+02:00` });
    const first = workspace.result('acme', 'server-dc01', note('first'), at('10'));
    workspace.result('acme', 'server-dc01', note('second'), { ...at('11'), corrects: first });
    const expected = ['first true', 'second false'];
    const corrected = async () => {
      const world = workspace.world();
      await find({ words: ['zebra'], json: true }, world);
      const { answers } = JSON.parse(world.terminal.output());
      return answers.map((one: { note: string; corrected: boolean }) => `${one.note.slice(6)} ${one.corrected}`).sort();
    };
    expect(await corrected()).toEqual(expected);
    workspace.result('acme', 'server-dc01', note('third'), { ...at('12'), corrects: first });
    const newest = ['first true', 'second true', 'third false'];
    expect(await corrected()).toEqual(newest);
    useWindowsLineEnds(workspace);
    expect(await corrected()).toEqual(newest);
  });

  it('reads a month folder that is a link inside the workspace, and names one that leads out', async () => {
    const workspace = workspaceWithResults();
    const before = await rows(workspace, { words: ['tape'] });
    const month = join(workspace.root, 'clients/acme/results/202610');
    renameSync(month, join(workspace.root, 'october'));
    symlinkSync('../../../october', month);
    expect(await rows(workspace, { words: ['tape'] })).toEqual(before);
    symlinkSync('/tmp', join(workspace.root, 'clients/acme/results/202611'));
    const { code, errors } = await found(workspace, { words: ['tape'] });
    expect(code).toBe(3);
    expect(errors).toContain('clients/acme/results/202611:1');
  });

  it('finds an outcome and a person that somebody has put into quotes', async () => {
    const workspace = workspaceWithResults();
    const path = 'clients/lodz-son/results/202610';
    const [name = ''] = readdirSync(join(workspace.root, path));
    const text = readFileSync(join(workspace.root, path, name), 'utf8');
    workspace.write(`${path}/${name}`, text.replace('outcome=cannot', 'outcome="cannot" by="jane"'));
    const expected = ['lodz-son 2026-10-08 server-dc01 tapes'];
    expect(await rows(workspace, { words: [], outcome: 'cannot' })).toEqual(expected);
    expect(await rows(workspace, { words: ['locked'], by: 'jane' })).toEqual(expected);
  });

  it('says what was searched when nothing is found', async () => {
    const { text } = await found(workspaceWithResults(), { words: ['console'] });
    expect(text).toBe(
      'Nothing was found\nhint: searched were answers: outcomes, values, notes; --item looks for items\n',
    );
    const none = await found(workspaceWithResults(), { words: [], item: 'console' });
    expect(none.text).toBe('Nothing was found\n');
  });

  it('reads results with other line ends, and those that only the parser understands', async () => {
    const workspace = workspaceWithResults();
    workspace.list('acme', 'quoted', '> - [ ] In a quote {#quote}\n');
    workspace.result('acme', 'quoted', { quote: { outcome: 'problem', note: 'Odd\nzebra' } });
    const before = await rows(workspace, { words: ['zebra'] });
    expect(before).toEqual(['acme 2026-10-14 quoted quote']);
    useWindowsLineEnds(workspace);
    expect(await rows(workspace, { words: ['zebra'] })).toEqual(before);
    expect(await rows(workspace, { words: ['locked'] })).toEqual(['lodz-son 2026-10-08 server-dc01 tapes']);
  });

  it('names what cannot be read, and shows the rest', async () => {
    const workspace = workspaceWithResults();
    const folder = 'clients/acme/results/202608';
    workspace.write(`${folder}/20260814.server-dc01.jane.aaaaaa.md`, '\0\0');
    workspace.write(
      `${folder}/20260815.server-dc01.jane.bbbbbb.md`,
      '---\nformat: 1\ntally: done 1\n---\n- [x] A {#a outcome=done value=tape}\n\n<!-- mmc times: -->\n',
    );
    workspace.write('secret.txt', 'tape');
    symlinkSync(join(workspace.root, '..'), join(workspace.root, folder, '20260816.server-dc01.jane.cccccc.md'));
    const { code, text, errors } = await found(workspace, { words: ['tape'] });
    expect(code).toBe(3);
    expect(text).toContain('4 answers in 2 results of 2 clients');
    expect(errors).toMatch(/3 files cannot be read:\n.*aaaaaa.*\n.*bbbbbb.*\n.*cccccc/);
  });

  it.each<[Partial<Parameters<typeof find>[0]>, string]>([
    [{}, 'Say what to look for'],
    [{ words: [' '] }, 'Say what to look for'],
    [{ words: ['x'], since: 'soon' }, '"soon" is neither a day nor a month'],
    [{ words: ['x'], since: '2026-10', until: '2026-09' }, '2026-10 is after 2026-09'],
    [{ words: ['x'], limit: '0' }, '"0" is not a number of answers'],
    [{ words: ['x'], client: ['acne'] }, 'There is no client "acne"'],
  ])('refuses %o', async (options, sentence) => {
    await expect(find({ words: [], ...options }, workspaceWithResults().world())).rejects.toThrow(sentence);
  });
});
