import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { history } from '../../src/commands/history.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const DUTIES = `duties:
  execute: {deadline: last}
  revise: {deadline: day 5 next}
`;

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.write(
    'mmc.yaml',
    `format: 1\nfirm: F\ntimezone: UTC\npeople:\n  jane:\n    name: Jane\n  bob:\n    name: Bob\n${DUTIES}`,
  );
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] A {#a}\n- [ ] B {#b}\n');
  workspace.client('bolt');
  workspace.list('bolt', 'ups', '- [ ] A {#a}\n');
  workspace.result('acme', 'server', { a: 'done', b: 'problem' }, { date: '2026-08-14', met: 'Ann', ticket: 'T1' });
  workspace.result('acme', 'server', { a: 'done', b: 'done' }, { date: '2026-10-14' });
  workspace.result('bolt', 'ups', { a: 'done' }, { date: '2026-09-03' });
  workspace.write(
    'archive/202608.md',
    '---\nformat: 1\nrecord: archive\nperiod: 2026-08\nfiled: 2026-09-06\nby: bob\n---\n\n# Filed: 2026-08\n\n' +
      '## acme-before c-acme\n\n- server\n  - execute late 2026-08-14 jane\n  - revise missed bob\n\n' +
      '## bolt c-bolt\n\n- ups\n  - execute waived 2026-08-10 bob\n',
  );
  workspace.write(
    'clients/bolt/waivers/20260810.ups.execute.000009.md',
    '---\nformat: 1\nid: 01K7ZV2M8C4Q6T9W3X5Y000009\nrecord: waiver\nclient: bolt\nclient-id: c-bolt\nchecklist: ups\n' +
      'duty: execute\nperiod: 2026-08\ndate: 2026-08-10\nby: bob\n---\n\nAt the vendor.\n',
  );
  return workspace;
}

describe('mmc history', () => {
  it('tells each month: filed ones from the archive, the others derived', async () => {
    const world = firm().world();
    expect(await history({}, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "2026-10  not filed
        executed   1 of 2, 1 open
        revised    1 of 2, 1 open

      2026-09  not filed
        executed   1 of 2  missed 1: acme server
        revised    1 of 2  missed 1: acme server

      2026-08  filed 6 Sep by bob; verdicts from the archive
        executed   1 of 1, 1 late  waived bolt ups by bob: At the vendor.
        revised    0 of 1  missed 1: acme server
      "
    `);
  });

  it('reckons deadlines as mmc due does: an unknown country holds up nothing that counts no workdays', async () => {
    const workspace = firm();
    const text = readFileSync(join(workspace.root, 'mmc.yaml'), 'utf8');
    workspace.write('mmc.yaml', `${text}holidays: {country: XX}\n`);
    expect(await history({}, workspace.world())).toBe(0);
    workspace.write('mmc.yaml', `${text.replace('deadline: last', 'deadline: last workday')}holidays: {country: XX}\n`);
    const world = workspace.world();
    expect(await history({}, world)).toBe(3);
    expect(world.terminal.errors()).toContain('XX');
  });

  it('tells one client with its sittings', async () => {
    const world = firm().world();
    expect(await history({ client: 'acme', year: '2026' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc. (acme)
      executed 2 of 3, 1 late, 1 missed

      2026-10  not filed
        server
          executed 14 Oct jane  revised 14 Oct jane
          - 14 Oct jane, on site, 48 min

      2026-09  not filed
        server
          execute missed  revise missed

      2026-08  filed 6 Sep by bob; verdicts from the archive
        server
          executed 14 Aug jane, late  revise missed (bob)
          - 14 Aug jane, on site, 48 min, 1 problem, ticket T1, met Ann
      "
    `);
  });

  it('finds a former client', async () => {
    const workspace = firm();
    mkdirSync(join(workspace.root, 'clients/!Old'));
    renameSync(join(workspace.root, 'clients/acme'), join(workspace.root, 'clients/!Old/acme'));
    const world = workspace.world();
    expect(await history({ client: 'acme' }, world)).toBe(0);
    expect(world.terminal.output()).toContain('executed 14 Aug jane, late');
    expect(world.terminal.output()).toContain('executed 14 Oct jane  revised');
    expect(world.terminal.output()).toContain('14 Oct jane, on site');
  });

  it('gives rows to a pipe and to a spreadsheet', async () => {
    const workspace = firm();
    const pipe = workspace.world({ interactive: false });
    await history({ client: 'bolt' }, pipe);
    expect(pipe.terminal.output()).toContain(
      '2026-08\t2026-08\tbolt\tups\texecute\twaived\t2026-08-10\tbob\tAt the vendor.\t2026-09-06\t\t\t\t\n',
    );
    const world = workspace.world();
    await history({ csv: true, output: 'history.csv' }, world);
    const [heading, ...rows] = readFileSync(join(workspace.root, 'history.csv'), 'utf8').trimEnd().split('\r\n');
    expect(heading).toMatch(/^month,period,client,list,duty,state,/);
    expect(rows.find((row) => row.startsWith('2026-08,2026-08,acme,server,execute'))).toMatch(/,1,T1,Ann$/);
    expect(world.terminal.output()).toBe('');
  });

  it('tells machines the same', async () => {
    const world = firm().world();
    await history({ json: true, client: 'bolt' }, world);
    const { kind, months } = JSON.parse(world.terminal.output());
    expect(kind).toBe('history');
    const august = months.find(({ period }: { period: string }) => period === '2026-08');
    expect(august).toMatchObject({
      filed: { date: '2026-09-06', by: 'bob' },
      lists: [{ list: 'ups', duties: [{ duty: 'execute', state: 'waived', reason: 'At the vendor.' }], visits: [] }],
    });
  });

  it('names what cannot be read, and tells the rest', async () => {
    const workspace = firm();
    workspace.write('archive/202607.md', 'nothing');
    const world = workspace.world();
    expect(await history({}, world)).toBe(3);
    expect(world.terminal.output()).toContain('2026-08');
    expect(world.terminal.errors()).toContain('archive/202607.md');
    expect(existsSync(join(workspace.root, 'archive/202607.md'))).toBe(true);
  });
});
