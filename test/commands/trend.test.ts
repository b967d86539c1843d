import { describe, expect, it } from 'vitest';
import { trend } from '../../src/commands/trend.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const LIST = `---
title: Server DC01
start: 2026-05
---

- [ ] Free space on C: {#c-free kind=number unit=% min="{{least}}" warn=20}
- [ ] Internet, down {#isp kind=number unit=Mbit/s per=client}
- [ ] Who has the key {#key kind=text}
- [ ] Desktops {#desktops kind=rows}
`;

function workspaceWithReadings(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme');
  workspace.list('acme', 'server-dc01', LIST);
  workspace.list('acme', 'server-app01', LIST);
  const free = (value: string, note?: string) =>
    note ? { outcome: 'problem' as const, value, note } : { outcome: 'done' as const, value };
  const on = (date: string, least: string) => ({ date, variables: { least } });
  workspace.result('acme', 'server-dc01', { 'c-free': free('44') }, on('2026-05-14', '10'));
  workspace.result(
    'acme',
    'server-dc01',
    { 'c-free': free('18'), key: { outcome: 'done', value: 'Łucja' } },
    on('2026-06-15', '10'),
  );
  workspace.result('acme', 'server-dc01', { 'c-free': { outcome: 'cannot', note: 'Locked' } }, on('2026-08-14', '15'));
  workspace.result('acme', 'server-dc01', { 'c-free': free('9', 'Logs') }, on('2026-09-14', '15'));
  workspace.result('acme', 'server-app01', { isp: { outcome: 'done', value: '210' } }, on('2026-09-14', '15'));
  workspace.result(
    'acme',
    'server-dc01',
    {
      desktops: { outcome: 'done', rows: [{ id: 'pc-07', label: 'PC-07', outcome: 'done' }] },
      isp: { outcome: 'done', value: '190' },
    },
    on('2026-10-14', '15'),
  );
  return workspace;
}

type Options = Partial<Parameters<typeof trend>[0]>;

async function shown(options: Options, terminal: object = {}) {
  const world = workspaceWithReadings().world(terminal);
  expect(await trend({ client: 'acme', item: 'c-free', list: 'server-dc01', ...options }, world)).toBe(0);
  return world.terminal.output();
}

describe('mmc trend', () => {
  it('shows the curve, each month with the limits of its time, and what it amounts to', async () => {
    expect(await shown({})).toMatchInlineSnapshot(`
      "Acme Inc.: Free space on C:
      server-dc01  #c-free

      2026-05  █▃··▁·  2026-10
      ▁ 9 %  █ 44 %  · no reading; limits: at least 15, warn at 20

      PERIOD   DAY         VALUE  LIMITS                   OUTCOME     BY
      2026-05  2026-05-14   44 %  at least 10, warn at 20  done        jane
      2026-06  2026-06-15   18 %  "                        done        jane
      2026-07                                              not walked  
      2026-08  2026-08-14         at least 15, warn at 20  cannot      jane
      2026-09  2026-09-14    9 %  "                        problem     jane
      2026-10                                              unanswered  

      3 readings in 6 periods: smallest 9 % (2026-09-14), largest 44 % (2026-05-14),
      last 9 % (2026-09-14)
      From 44 % in 2026-05 to 9 % in 2026-09: 7.42 less each month, on the straight
      line closest to all 3 readings
      "
    `);
  });

  it('draws with letters where there is no Unicode', async () => {
    expect((await shown({}, { unicode: false })).split('\n')[3]).toMatchInlineSnapshot(`"2026-05  #-.._.  2026-10"`);
  });

  it('gives rows to a pipe, empty where there is no reading', async () => {
    expect(await shown({}, { interactive: false })).toMatchInlineSnapshot(`
      "2026-05	2026-05-14	44	%	10		20		done	jane	
      2026-06	2026-06-15	18	%	10		20		done	jane	
      2026-07										not walked
      2026-08	2026-08-14		%	15		20		cannot	jane	cannot
      2026-09	2026-09-14	9	%	15		20		problem	jane	
      2026-10										unanswered
      "
    `);
    expect(await shown({ csv: true, since: '2026-09' }, { interactive: false })).toMatchInlineSnapshot(`
      "period,date,value,unit,min,max,warn,expect,outcome,by,gap
      2026-09,2026-09-14,9,%,15,,20,,problem,jane,
      2026-10,,,,,,,,,,unanswered
      "
    `);
  });

  it('gives null for a gap', async () => {
    const json = JSON.parse(await shown({ json: true, since: '2026-07', until: '2026-09' }));
    expect(json.points.map(({ period, number, gap }: Record<string, unknown>) => [period, number, gap])).toEqual([
      ['2026-07', null, 'not-walked'],
      ['2026-08', null, 'cannot'],
      ['2026-09', 9, null],
    ]);
    expect(json.summary).toMatchObject({ readings: 1, monthlyChange: null, last: { period: '2026-09', number: 9 } });
  });

  it('shows words, and rows of items', async () => {
    expect(await shown({ item: 'who has', since: '2026-06', until: '2026-06' })).toContain('Łucja');
    expect(await shown({ item: 'desktops.pc-07', since: '2026-10', until: '2026-10' })).toMatch(
      /Desktops: pc-07\n.*\n\n.*\n2026-10 {2}2026-10-14 .*done/,
    );
  });

  it('follows what is asked once for the client over all lists', async () => {
    const world = workspaceWithReadings().world({ interactive: false });
    await trend({ client: 'acme', item: 'isp', since: '2026-09', until: '2026-10' }, world);
    expect(world.terminal.output()).toBe(
      '2026-09\t2026-09-14\t210\tMbit/s\t\t\t\t\tdone\tjane\t\n2026-10\t2026-10-14\t190\tMbit/s\t\t\t\t\tdone\tjane\t\n',
    );
  });

  it('finds what is on no list any more', async () => {
    const workspace = workspaceWithReadings();
    workspace.list('acme', 'server-dc01', '- [ ] Other {#other}\n');
    const world = workspace.world({ interactive: false });
    await trend({ client: 'acme', item: 'c-free', list: 'server-dc01', since: '2026-09', until: '2026-09' }, world);
    expect(world.terminal.output()).toContain('2026-09-14\t9\t%');
  });

  it('names what cannot be read, and shows the rest', async () => {
    const workspace = workspaceWithReadings();
    workspace.write('clients/acme/results/202609/20260920.server-dc01.jane.aaaaaa.md', '---\nformat: 1\n---\n');
    const world = workspace.world();
    expect(await trend({ client: 'acme', item: 'c-free', list: 'server-dc01' }, world)).toBe(3);
    expect(world.terminal.output()).toContain('3 readings');
    expect(world.terminal.errors()).toContain('aaaaaa');
  });

  it('says that a month is unreadable, also when all are', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    workspace.list('acme', 'server-dc01', LIST);
    workspace.write('clients/acme/results/202609/20260920.server-dc01.jane.aaaaaa.md', '<<<<<<< HEAD\n');
    const world = workspace.world({ interactive: false });
    expect(await trend({ client: 'acme', item: 'c-free' }, world)).toBe(3);
    expect(world.terminal.output()).toMatch(/^2026-09\t+unreadable\n2026-10\t+not walked\n$/);
    expect(world.terminal.errors()).toContain('aaaaaa');
    const json = workspace.world();
    expect(await trend({ client: 'acme', item: 'c-free', json: true }, json)).toBe(3);
    expect(JSON.parse(json.terminal.output())).toMatchObject({ points: [{ gap: 'unreadable' }, {}], unreadable: [{}] });
  });

  it.each<[Options | { list: undefined }, string, string]>([
    [
      { list: undefined },
      'Several lists of acme have "c-free"',
      'Choose with --list server-app01 or --list server-dc01',
    ],
    [{ item: 'c-fre' }, 'acme server-dc01 has no item "c-fre"', 'Did you mean "c-free"?'],
    [{ item: 'e' }, '"e" could be several items of acme', 'Write one of c-free, isp, key'],
    [{ list: 'server-dc02' }, 'acme has no list "server-dc02"', 'Did you mean "server-dc01"?'],
    [{ since: '2026-10', until: '2026-09' }, '2026-10 is after 2026-09', 'Exchange'],
    [{ since: 'soon' }, '"soon" is not a month', '2026-10'],
    [{ until: '2026-04' }, 'acme has no result of server-dc01 in these months', 'mmc show acme'],
  ])('refuses %o', async (options, message, hint) => {
    const given = { client: 'acme', item: 'c-free', list: 'server-dc01', ...options };
    const { list, ...rest } = given;
    await expect(
      trend({ ...rest, ...(list === undefined ? {} : { list }) }, workspaceWithReadings().world()),
    ).rejects.toMatchObject({ message, hint: expect.stringContaining(hint) });
  });
});
