import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { ics } from '../../src/commands/ics.ts';
import { Failure } from '../../src/domain/failure.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

/** Lines of a schedule: client, day, who, and more keys. */
function schedule(workspace: TestWorkspace, period: string, visits: [string, string, string, string?][]): void {
  const compact = period.replace('-', '');
  const lines = visits.map(
    ([client, date, who, more = ''], at) =>
      `  - {id: ${compact}-c-${client}-${at + 1}, date: ${date}, client: ${client}, client-id: c-${client}, who: ${who}, mode: onsite${more}}\n`,
  );
  workspace.write(
    `schedule/${compact}.yaml`,
    `format: 1\nperiod: ${period}\nmade: 2026-09-27\nby: bob\nvisits:\n${lines.join('')}`,
  );
}

function firm(): TestWorkspace {
  const workspace = temporaryWorkspace();
  workspace.client('acme', { address: '1 Harbor Street' });
  workspace.list('acme', 'server', '---\ntitle: Server DC01\n---\n\n- [ ] A {#a}\n');
  workspace.list(
    'acme',
    'firewall',
    '---\ntitle: Firewall\ninterval: quarterly\nstart: 2026-08\n---\n\n- [ ] B {#b}\n',
  );
  workspace.list('acme', 'new-user', '---\ntitle: New user\ninterval: on-demand\n---\n\n- [ ] C {#c}\n');
  workspace.client('bolt');
  schedule(workspace, '2026-09', [['acme', '2026-09-14', 'jane']]);
  schedule(workspace, '2026-10', [
    ['acme', '2026-10-14', 'jane'],
    ['bolt', '2026-10-15', 'bob', ', cancelled: yes, sequence: 1'],
  ]);
  schedule(workspace, '2026-11', [['acme', '2026-11-10', 'jane']]);
  return workspace;
}

function eventsIn(workspace: TestWorkspace, path: string): string[] {
  return eventsOf(readFileSync(join(workspace.root, path), 'utf8'));
}

function eventsOf(text: string): string[] {
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return events.map((one) => `${one.startDate} ${one.summary} ${one.uid} ${one.sequence}`);
}

describe('mmc ics', () => {
  it('writes a calendar for everybody and one for each technician, of this month and later', async () => {
    const workspace = firm();
    const world = workspace.world();
    expect(await ics({}, world)).toBe(0);
    expect(eventsIn(workspace, 'calendars/mmc-all.ics')).toEqual([
      '2026-10-14 Acme Inc. 202610-c-acme-1@mmc 0',
      '2026-10-15 Cancelled: Bolt Inc. 202610-c-bolt-2@mmc 1',
      '2026-11-10 Acme Inc. 202611-c-acme-1@mmc 0',
    ]);
    expect(eventsIn(workspace, 'calendars/mmc-jane.ics')).toHaveLength(2);
    expect(eventsIn(workspace, 'calendars/mmc-bob.ics')).toHaveLength(1);
    expect(world.terminal.errors()).toContain('3 visits written to calendars');
  });

  it('names the lists that fall due in the month of the visit', async () => {
    const workspace = firm();
    await ics({ output: 'out' }, workspace.world());
    const text = readFileSync(join(workspace.root, 'out/mmc-jane.ics'), 'utf8').replaceAll('\r\n ', '');
    const told = text.split('\r\n').filter((line) => line.startsWith('DESCRIPTION'));
    expect(
      told.map((line) => [line.includes('Server DC01'), line.includes('Firewall'), line.includes('New user')]),
    ).toEqual([
      [true, false, false],
      [true, true, false],
    ]);
  });

  it('writes the same bytes again, and a moved visit under its old UID', async () => {
    const workspace = firm();
    const read = () => readFileSync(join(workspace.root, 'calendars/mmc-jane.ics'), 'utf8');
    await ics({}, workspace.world());
    const first = read();
    await ics({}, workspace.world({ now: '2026-10-25T10:00:00Z' }));
    expect(read()).toBe(first);
    schedule(workspace, '2026-11', [['acme', '2026-11-12', 'jane', ', pinned: yes, sequence: 1']]);
    await ics({}, workspace.world());
    expect(eventsOf(read())).toContain('2026-11-12 Acme Inc. 202611-c-acme-1@mmc 1');
  });

  it('empties the calendar of somebody who lost his last visit', async () => {
    const workspace = firm();
    await ics({}, workspace.world());
    schedule(workspace, '2026-10', [['acme', '2026-10-14', 'jane']]);
    await ics({}, workspace.world());
    expect(eventsIn(workspace, 'calendars/mmc-bob.ics')).toEqual([]);
  });

  it('writes one month, and one person into a file or to a pipe', async () => {
    const workspace = firm();
    await ics({ period: '202609', who: 'jane', output: 'jane.ics' }, workspace.world());
    expect(eventsIn(workspace, 'jane.ics')).toEqual(['2026-09-14 Acme Inc. 202609-c-acme-1@mmc 0']);
    const world = workspace.world({ interactive: false });
    expect(await ics({ period: '2026-10', who: 'bob' }, world)).toBe(0);
    expect(eventsOf(world.terminal.output())).toHaveLength(1);
    expect(workspace.exists('calendars')).toBe(false);
  });

  it('leaves the calendars as they are when a schedule of that time cannot be read, and says so', async () => {
    const workspace = firm();
    await ics({}, workspace.world());
    const before = readFileSync(join(workspace.root, 'calendars/mmc-all.ics'), 'utf8');
    const text = readFileSync(join(workspace.root, 'schedule/202611.yaml'), 'utf8');
    workspace.write('schedule/202611.yaml', `<<<<<<< HEAD\n${text}`);
    for (const who of [{}, { who: 'jane' }]) {
      const world = workspace.world();
      expect(await ics(who, world)).toBe(3);
      expect(world.terminal.errors()).toContain('No calendar is written');
      expect(world.terminal.errors()).toContain('schedule/202611.yaml');
    }
    expect(readFileSync(join(workspace.root, 'calendars/mmc-all.ics'), 'utf8')).toBe(before);
    expect(eventsIn(workspace, 'calendars/mmc-jane.ics')).toHaveLength(2);
    const pipe = workspace.world({ interactive: false });
    expect(await ics({ who: 'jane' }, pipe)).toBe(3);
    expect(pipe.terminal.output()).toBe('');
    // Another month has calendars of its own.
    expect(await ics({ period: '2026-10', output: 'october' }, workspace.world())).toBe(3);
    expect(eventsIn(workspace, 'october/mmc-all.ics')).toHaveLength(2);
  });

  it.each([
    [{ period: '2027-01' }, 'There is no schedule for 2027-01'],
    [{ period: 'soon' }, '"soon" is not a month'],
    [{ who: 'jan' }, 'There is no person "jan" in mmc.yaml'],
    [{ who: 'jane', output: 'mmc.yaml' }, 'is where mmc keeps files'],
    [{ output: 'a-file' }, 'a-file is a file'],
  ])('refuses %j', async (options, sentence) => {
    const workspace = firm();
    writeFileSync(join(workspace.root, 'a-file'), '');
    const failed = ics(options, workspace.world());
    await expect(failed).rejects.toThrow(Failure);
    await expect(failed).rejects.toThrow(sentence);
  });
});
