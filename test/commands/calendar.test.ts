import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { calendar } from '../../src/commands/calendar.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] A {#a}\n- [ ] B {#b}\n');
  workspace.client('bolt');
  workspace.list('bolt', 'ups', '- [ ] A {#a}\n');
  workspace.result('acme', 'server', { a: 'done', b: 'done' }, { date: '2026-08-14' });
  workspace.result('acme', 'server', { a: 'done', b: 'done' }, { date: '2026-10-02', period: '2026-09' });
  workspace.result('acme', 'server', { a: 'done' }, { date: '2026-10-14', by: 'bob', mode: 'remote' });
  const visit = (client: string, date: string, more = '') =>
    `  - {id: 202610-c-${client}-${date.slice(8)}, date: ${date}, client: ${client}-before, client-id: c-${client}, who: jane, mode: onsite${more}}\n`;
  workspace.write(
    'schedule/202610.yaml',
    `format: 1\nperiod: 2026-10\nmade: 2026-09-27\nby: bob\nvisits:\n${visit('acme', '2026-10-14')}${visit('bolt', '2026-10-15')}${visit('acme', '2026-10-28', ', purpose: meeting')}${visit('bolt', '2026-11-03')}`,
  );
  return workspace;
}

describe('mmc calendar', () => {
  it('shows the month: what was walked on its days, whatever month it was for, and what is planned', async () => {
    const world = firm().world();
    expect(await calendar({}, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "2026-10  2 visits done, 1 planned, 1 without a record
          Mon        Tue        Wed        Thu        Fri        Sat        Sun
      W40                                  1          2          3          4
                                                      ✓ acme                
      W41 5          6          7          8          9          10         11
      W42 12         13         14         15         16         17         18
                                ✓~acme     ? bolt                           
      W43 19         20 today   21         22         23         24         25
      W44 26         27         28         29         30         31         
                                ○@acme                                      

      ✓ done  ○ planned  ? planned, no record  ~ remote  @ meeting
      "
    `);
  });

  it('shows a visit that was moved into another month there', async () => {
    const world = firm().world({ interactive: false });
    await calendar({ period: '2026-11' }, world);
    expect(world.terminal.output()).toBe('2026-11-03\tbolt\tmaintenance\tjane\tplanned\tonsite\n');
  });

  it('shows one client, and holidays', async () => {
    const workspace = firm();
    workspace.write('mmc.yaml', `format: 1\nfirm: F\ntimezone: UTC\nholidays:\n  days:\n    2026-10-22: Party\n`);
    const world = workspace.world();
    await calendar({ client: 'bolt' }, world);
    expect(world.terminal.output()).toContain('bolt, 2026-10');
    expect(world.terminal.output()).toContain('22 Party');
    expect(world.terminal.output()).not.toContain('acme');
  });

  it('tells machines the month', async () => {
    const world = firm().world();
    await calendar({ json: true, client: 'acme' }, world);
    expect(JSON.parse(world.terminal.output())).toMatchObject({
      kind: 'calendar-month',
      period: '2026-10',
      client: 'acme',
      visits: [
        { date: '2026-10-02', state: 'done', lists: ['server'] },
        { date: '2026-10-14', state: 'done', who: 'bob', mode: 'remote' },
        { date: '2026-10-28', state: 'planned', purpose: 'meeting' },
      ],
    });
  });

  it('tells machines the year as another kind of report', async () => {
    const world = firm().world();
    await calendar({ json: true, client: 'acme', year: '2026' }, world);
    expect(JSON.parse(world.terminal.output())).toMatchObject({ kind: 'calendar-year', year: '2026', client: 'acme' });
  });

  it.each([
    [{}, 'date,client,what,who,state,mode', '2026-10-15,bolt,maintenance,jane,past,onsite'],
    [{ year: '2026' }, 'date,client,list,who,state,period', '2026-08-14,acme,server,jane,done,2026-08'],
  ])('writes %j as CSV into a file', async (options, heading, row) => {
    const workspace = firm();
    await calendar({ ...options, csv: true, output: 'calendar.csv' }, workspace.world());
    const [first, ...rows] = readFileSync(join(workspace.root, 'calendar.csv'), 'utf8').trimEnd().split('\r\n');
    expect(first).toBe(heading);
    expect(rows).toContain(row);
  });

  it('shows the year of a client', async () => {
    const world = firm().world();
    expect(await calendar({ client: 'acme', year: '2026' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "Acme Inc. (acme), 2026

      LIST     Jan   Feb   Mar   Apr   May   Jun   Jul   Aug   Sep   Oct   Nov   Dec  
      server   -     -     -     -     -     -     -     14    >2!   part             
                                                         jane  jane  bob              

      ! after the deadline  > in a later month  part: begun, not complete  - not due
      "
    `);
  });

  it('shows the year of all clients', async () => {
    const world = firm().world();
    expect(await calendar({ year: '2026' }, world)).toBe(0);
    expect(world.terminal.output()).toMatchInlineSnapshot(`
      "2026  lists executed of lists due

      CLIENT      Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec 
      acme        -    -    -    -    -    -    -    1/1  1/1  0/1           
      bolt        -    -    -    -    -    -    -    -    -    0/1           
      all clients -    -    -    -    -    -    -    1/1  1/1  0/2           

      - not due
      "
    `);
  });

  it('names a result that cannot be read, and shows the rest', async () => {
    const workspace = firm();
    workspace.write('clients/bolt/results/202610/20261007.ups.jane.abcdef.md', 'nothing');
    const world = workspace.world();
    expect(await calendar({}, world)).toBe(3);
    expect(world.terminal.output()).toContain('acme');
    expect(world.terminal.errors()).toContain('20261007.ups.jane.abcdef.md');
  });

  it.each([
    [{ year: '26' }, '"26" is not a year'],
    [{ year: '2027' }, '2027 has not begun yet'],
    [{ year: '2026', period: '2026-10' }, 'exclude each other'],
    [{ client: 'nobody' }, 'There is no client "nobody"'],
  ])('refuses %j', async (options, sentence) => {
    await expect(calendar(options, firm().world())).rejects.toThrow(sentence);
  });
});
