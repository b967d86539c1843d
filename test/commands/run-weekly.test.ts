// A weekly list from its walk to what status, show and check say of it. 12 November 2026 is a Thursday of 2026-W46.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { run } from '../../src/commands/run.ts';
import { show } from '../../src/commands/show.ts';
import { status } from '../../src/commands/status.ts';
import type { RunOptions } from '../../src/commands/walk/options.ts';
import { Failure } from '../../src/domain/failure.ts';
import { checkIn } from '../check/workspace.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const weekly = (items: string, more = '') => `---\ntitle: Tapes\ninterval: weekly\n${more}---\n\n${items}`;

let workspace: TestWorkspace;

beforeEach(() => {
  workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] Backup {#backup}\n- [ ] Ask the contact {#ask per=client}\n');
  workspace.list('acme', 'tapes', weekly('- [ ] Change the tape {#tape}\n- [ ] Ask the contact {#ask per=client}\n'));
});

const at = (day: string) => `${day}T10:00:00Z`;

/** Walks on a day; gives the exit code and what was said, or the failure with its hint. */
async function walk(day: string, answers: object, options: Partial<RunOptions> = {}) {
  workspace.write('answers.json', JSON.stringify({ answers }));
  const world = workspace.world({ now: at(day), interactive: false });
  try {
    const code = await run({ client: 'acme', answers: 'answers.json', ...options }, world);
    return { code, out: world.terminal.output() + world.terminal.errors() };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return { code: error.kind, out: `${error.message}\n${error.hint}` };
  }
}

interface Asked {
  list: string;
  period?: string;
  result: string;
  asked: { id: string; carriedFrom?: string }[];
}

/** What a walk on a day would ask, as `list period: ids`. */
async function asks(day: string, options: Partial<RunOptions> = {}): Promise<string[]> {
  const world = workspace.world({ now: at(day), interactive: false });
  await run({ client: 'acme', dryRun: true, json: true, ...options }, world);
  const { lists } = JSON.parse(world.terminal.output()) as { lists: Asked[] };
  return lists.map(({ list, period, asked }) => {
    const ids = asked.map(({ id, carriedFrom }) => (carriedFrom ? `${id} from ${carriedFrom}` : id));
    return `${list} ${period}: ${ids.join(', ')}`;
  });
}

function resultsIn(folder: string): string[] {
  const path = join(workspace.root, 'clients/acme/results', folder);
  return existsSync(path) ? readdirSync(path).sort() : [];
}

function textOf(folder: string, beginning: string): string {
  const name = resultsIn(folder).find((one) => one.startsWith(beginning)) ?? '';
  return readFileSync(join(workspace.root, 'clients/acme/results', folder, name), 'utf8');
}

const DONE = { server: { backup: 'done', ask: 'done' }, tapes: { tape: 'done', ask: 'done' } };

describe('mmc run', () => {
  it('walks a weekly list for the week, beside the others for the month', async () => {
    expect(await walk('2026-11-12', DONE)).toMatchObject({ code: 0 });
    expect(textOf('202611', '20261112.tapes')).toContain('\nperiod: 2026-W46\n');
    expect(textOf('202611', '20261112.server')).toContain('\nperiod: 2026-11\n');
    expect(await asks('2026-11-13')).toEqual([]);
    // On Monday only the week has changed.
    expect(await asks('2026-11-16')).toEqual(['tapes 2026-W47: tape, ask']);
  });

  it('puts a week into the month of its Thursday', async () => {
    await walk('2026-11-30', DONE);
    expect(resultsIn('202611').map((name) => name.split('.')[1])).toEqual(['server']);
    expect(textOf('202612', '20261130.tapes')).toContain('\nperiod: 2026-W49\n');
    await walk('2027-01-01', { tape: 'done', ask: 'done' }, { lists: ['tapes'], period: '2026-W53' });
    expect(textOf('202612', '20270101.tapes')).toContain('\nperiod: 2026-W53\n');
  });

  it('asks again what was answered in another week, and what another list answered for the client in the month', async () => {
    await walk('2026-11-09', { server: { ask: 'done' }, tapes: { tape: 'done' } });
    expect(await asks('2026-11-12')).toEqual(['server 2026-11: backup', 'tapes 2026-W46: ask']);
    expect(await asks('2026-11-16')).toEqual(['server 2026-11: backup', 'tapes 2026-W47: tape, ask']);
  });

  it('shares what is answered once for the client among weekly lists of the week', async () => {
    workspace.list('acme', 'mail', weekly('- [ ] Ask the contact {#ask per=client}\n- [ ] Queue {#queue}\n'));
    await walk('2026-11-09', { mail: { ask: 'done', queue: 'done' } });
    expect(await asks('2026-11-12')).toEqual(['server 2026-11: backup, ask', 'tapes 2026-W46: tape']);
  });

  it('shows what the week before said', async () => {
    await walk(
      '2026-11-03',
      { tape: { outcome: 'problem', note: 'Stuck' }, ask: 'done' },
      { lists: ['tapes'], period: '2026-W45' },
    );
    await walk('2026-11-12', { tape: 'done', ask: 'done' }, { lists: ['tapes'] });
    const world = workspace.world({ now: at('2026-11-12') });
    await show({ client: 'acme', list: 'tapes', period: '2026-W46', json: true }, world);
    const [list] = JSON.parse(world.terminal.output()).lists;
    expect(list.items[0]).toMatchObject({
      id: 'tape',
      outcome: 'done',
      last: { outcome: 'problem', date: '2026-11-03' },
    });
  });

  it('takes an earlier week by --period, and then only weekly lists', async () => {
    expect(await asks('2026-11-12', { period: '2026-W45' })).toEqual(['tapes 2026-W45: tape, ask']);
    expect(await asks('2026-11-12', { period: '2026-w45' })).toEqual(['tapes 2026-W45: tape, ask']);
    await walk('2026-11-12', { tape: 'done', ask: 'done' }, { period: '2026-W44' });
    expect(textOf('202610', '20261112.tapes')).toContain('\nperiod: 2026-W44\n');
    expect(await asks('2026-11-12', { period: '2026-W44' })).toEqual([]);
    expect(await asks('2026-11-12', { period: '2026-W45' })).toEqual(['tapes 2026-W45: tape, ask']);
  });

  it('leaves weekly lists alone in a visit for another month, not in one for this month', async () => {
    expect(await asks('2026-11-12', { period: '2026-10' })).toEqual(['server 2026-10: backup, ask']);
    expect(await asks('2026-11-12', { period: '2026-11' })).toEqual([
      'server 2026-11: backup, ask',
      'tapes 2026-W46: tape, ask',
    ]);
  });

  it('asks early in a month for no weekly list', async () => {
    expect(await asks('2026-11-03', { lists: ['tapes'] })).toEqual(['tapes 2026-W45: tape, ask']);
    const { out } = await walk('2026-11-03', DONE);
    expect(out).toContain('2026-10 is still open for server. Which month');
  });

  it.each([
    [
      'a list of the other kind',
      { lists: ['server'], period: '2026-W46' },
      'server is walked by months, not for 2026-W46',
      '--period 2026-11',
    ],
    [
      'a weekly list for a month',
      { lists: ['tapes'], period: '2026-10' },
      'tapes is walked by weeks, not for 2026-10',
      '--period 2026-W46',
    ],
    ['a week to come', { period: '2026-W47' }, '2026-W47 has not begun on 2026-11-12', 'from its Monday on'],
    ['a week that no year has', { period: '2025-W53' }, '"2025-W53" is not a month', 'a week, such as 2026-W46'],
  ])('refuses %s', async (_, options, words, hint) => {
    const refused = await walk('2026-11-12', DONE, options);
    expect(refused.code).toBe('usage');
    expect(refused.out).toContain(words);
    expect(refused.out).toContain(hint);
  });

  it('corrects a result in its week, with all of its answers', async () => {
    workspace.list('acme', 'tapes', weekly('- [ ] Tape {#tape}\n- [ ] Clean {#clean every=1m}\n'));
    const id = workspace.result(
      'acme',
      'tapes',
      { tape: 'done', clean: 'done' },
      { date: '2026-11-04', period: '2026-W45' },
    );
    expect(await asks('2026-11-12', { corrects: id })).toEqual(['tapes 2026-W45: tape, clean']);
    await walk('2026-11-12', { tape: { outcome: 'problem', note: 'Torn' } }, { corrects: id });
    const corrected = resultsIn('202611')
      .map((name) => textOf('202611', name))
      .find((text) => text.includes('corrects:'));
    expect(corrected).toContain('\nperiod: 2026-W45\n');
    expect(corrected).toContain('{#clean every=1m outcome=done}');
  });
});

describe('items with a rhythm in a weekly list', () => {
  beforeEach(() => {
    const items = '- [ ] Tape {#tape}\n- [ ] Clean the drive {#clean every=3m}\n';
    workspace.list('acme', 'tapes', weekly(items, 'start: 2026-08\n'));
  });
  const asked = async (day: string) => (await asks(day, { lists: ['tapes'] }))[0];

  it('are asked each week of their month until they are answered', async () => {
    expect(await asked('2026-11-03')).toBe('tapes 2026-W45: tape, clean');
    await walk('2026-11-03', { tape: 'done' }, { lists: ['tapes'], period: '2026-W45' });
    expect(await asked('2026-11-04')).toBe('tapes 2026-W45: clean');
    expect(await asked('2026-11-10')).toBe('tapes 2026-W46: tape, clean');
    await walk('2026-11-10', { clean: 'done' }, { lists: ['tapes'] });
    expect(await asked('2026-11-12')).toBe('tapes 2026-W46: tape');
    expect(await asked('2026-11-17')).toBe('tapes 2026-W47: tape');
    expect(await asked('2027-02-10')).toBe('tapes 2027-W06: tape, clean');
  });

  it('are carried into the weeks of later months, and asked no more once one has answered them', async () => {
    workspace.result(
      'acme',
      'tapes',
      { tape: 'done' },
      { date: '2026-11-10', period: '2026-W46', due: ['tape', 'clean'] },
    );
    expect(await asked('2026-12-08')).toBe('tapes 2026-W50: tape, clean from 2026-11');
    await walk('2026-12-08', { tape: 'done', clean: 'done' }, { lists: ['tapes'] });
    expect(await asked('2026-12-15')).toBe('tapes 2026-W51: tape');
  });

  it('do not change by what a later week has answered', async () => {
    workspace.result('acme', 'tapes', { tape: 'done', clean: 'done' }, { date: '2026-11-10', period: '2026-W46' });
    expect(await asks('2026-11-12', { period: '2026-W45' })).toEqual(['tapes 2026-W45: tape, clean']);
  });
});

describe('mmc status', () => {
  const states = async (day: string, period?: string) => {
    const world = workspace.world({ now: at(day), interactive: false });
    await status({ json: true, ...(period ? { period } : {}) }, world);
    const [client] = JSON.parse(world.terminal.output()).clients as {
      lists: { list: string; state: string; week?: string }[];
    }[];
    return client?.lists.map(({ list, state, week }) => [list, state, week].filter(Boolean).join(' '));
  };

  it('shows the week that is walked now', async () => {
    await walk('2026-11-12', DONE);
    expect(await states('2026-11-12')).toEqual(['server executed', 'tapes executed 2026-W46']);
    expect(await states('2026-11-16')).toEqual(['server executed', 'tapes not-begun 2026-W47']);
    expect(await states('2026-11-12', '2026-W46')).toEqual(['server not-due', 'tapes executed 2026-W46']);
    expect(await states('2026-11-12', '2026-W45')).toEqual(['server not-due', 'tapes not-begun 2026-W45']);
  });

  it('shows the last week of an earlier month, and none of a later one', async () => {
    workspace.result('acme', 'tapes', { tape: 'done' }, { date: '2026-10-29', period: '2026-W44' });
    expect(await states('2026-11-12', '2026-10')).toEqual(['server not-begun', 'tapes partial 2026-W44']);
    expect(await states('2026-11-12', '2026-12')).toEqual(['server not-begun', 'tapes not-due']);
    // Sunday: its week belongs to October.
    expect(await states('2026-11-01')).toEqual(['server not-begun', 'tapes partial 2026-W44']);
  });

  it('does not count what another period answered for the client', async () => {
    workspace.result('acme', 'server', { backup: 'done', ask: 'done' }, { date: '2026-11-11', period: '2026-11' });
    workspace.result('acme', 'tapes', { tape: 'done' }, { date: '2026-11-12', period: '2026-W46' });
    expect(await states('2026-11-12')).toEqual(['server executed', 'tapes partial 2026-W46']);
  });

  it('names the week in the table, in the rows of a pipe and for one client', async () => {
    await walk('2026-11-12', DONE);
    const table = workspace.world({ now: at('2026-11-12'), columns: 80 });
    await status({}, table);
    expect(table.terminal.output()).toMatch(/acme\s+tapes W46\s+executed/);
    const pipe = workspace.world({ now: at('2026-11-12'), interactive: false });
    await status({}, pipe);
    expect(pipe.terminal.output()).toContain('acme\ttapes\texecuted\t2\t0\t0\t0\t2026-11-12\tjane\t\t2026-W46\n');
    const one = workspace.world({ now: at('2026-11-12'), columns: 80 });
    await status({ client: 'acme' }, one);
    expect(one.terminal.output()).toContain('tapes (2026-W46)  executed');
  });

  it('goes on showing a list that is gone', async () => {
    workspace.result('acme', 'tapes', { tape: 'done', ask: 'done' }, { date: '2026-11-12', period: '2026-W46' });
    rmSync(join(workspace.root, 'clients/acme/checklists/tapes.md'));
    expect(await states('2026-11-12')).toEqual(['server not-begun', 'tapes executed 2026-W46']);
  });
});

describe('mmc show', () => {
  beforeEach(() => {
    for (const [day, week] of [
      ['2026-11-03', '2026-W45'],
      ['2026-11-12', '2026-W46'],
    ] as const)
      workspace.result('acme', 'tapes', { tape: 'done', ask: 'done' }, { date: day, period: week });
    workspace.result('acme', 'server', { backup: 'done', ask: 'done' }, { date: '2026-11-11', period: '2026-11' });
  });
  const shown = async (period?: string) => {
    const world = workspace.world();
    await show({ client: 'acme', json: true, ...(period ? { period } : {}) }, world);
    const { lists } = JSON.parse(world.terminal.output()) as {
      lists: { list: string; period: string; executed?: { date: string } }[];
    };
    return lists.map(({ list, period: of, executed }) => `${list} ${of} ${executed?.date}`);
  };

  it('shows each week of a month for itself', async () => {
    const month = ['server 2026-11 2026-11-11', 'tapes 2026-W45 2026-11-03', 'tapes 2026-W46 2026-11-12'];
    expect(await shown()).toEqual(month);
    expect(await shown('2026-11')).toEqual(month);
    expect(await shown('2026-W45')).toEqual(['tapes 2026-W45 2026-11-03']);
  });

  it('says that it is a week', async () => {
    const world = workspace.world({ columns: 80 });
    await show({ client: 'acme', period: '2026-W46' }, world);
    expect(world.terminal.output()).toMatch(/^week\s+2026-W46$/m);
  });

  it('refuses a week without results', async () => {
    await expect(shown('2026-W47')).rejects.toThrow('There is no result in 2026-W47 at Acme Inc.');
  });
});

describe('mmc check', () => {
  it('finds nothing wrong with what was walked by weeks', async () => {
    await walk('2026-11-30', {
      tapes: { tape: { outcome: 'problem', note: 'Stuck', edit: 'Say which' }, ask: 'done' },
    });
    const { codes, output } = await checkIn(workspace.root);
    expect(codes, output).toEqual([]);
    const [note = ''] = readdirSync(join(workspace.root, 'clients/acme/edits'));
    expect(readFileSync(join(workspace.root, 'clients/acme/edits', note), 'utf8')).toContain('\nperiod: 2026-W49\n');
  });

  it('tells a week in the folder of another month, and a week of a list that is not weekly', async () => {
    workspace.result('acme', 'server', { backup: 'done', ask: 'done' }, { date: '2026-11-12', period: '2026-W46' });
    workspace.result('acme', 'tapes', { tape: 'done', ask: 'done' }, { date: '2026-11-30', period: '2026-W49' });
    const [name = ''] = resultsIn('202612');
    workspace.write(`clients/acme/results/202611/${name}`, textOf('202612', name));
    rmSync(join(workspace.root, 'clients/acme/results/202612'), { recursive: true });
    const { codes, output } = await checkIn(workspace.root);
    expect(codes.sort()).toEqual(['MMC-306', 'MMC-309']);
    expect(output).toContain(`by its header it is results/202612/${name}`);
  });
});

it('goes on with a walk in its week, when the next has begun', async () => {
  // The terminal closes after one answer.
  const left = workspace.world({ now: at('2026-11-15'), keys: ['d'] });
  await run({ client: 'acme', lists: ['tapes'] }, left);
  expect(resultsIn('202611')).toEqual([]);
  const { code } = await walk('2026-11-17', { ask: 'done' }, { resume: true });
  expect(code).toBe(0);
  const text = textOf('202611', '20261115.tapes');
  expect(text).toContain('\nperiod: 2026-W46\n');
  expect(text).toContain('\nanswered: all\n');
  expect(await asks('2026-11-17', { lists: ['tapes'] })).toEqual(['tapes 2026-W47: tape, ask']);
});
