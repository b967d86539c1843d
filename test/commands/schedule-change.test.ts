import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cancelVisit, meetingHeld, moveVisit } from '../../src/commands/schedule-change.ts';
import { FIRM, type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const HEAD = 'format: 1\nperiod: 2026-11\nmade: 2026-10-12\nby: bob\nvisits:\n';
const ACME =
  '  - {id: 202611-c-acme-1, date: 2026-11-10, client: acme, client-id: c-acme, who: jane, mode: onsite} # ring first\n';
const MEETING =
  '  - {id: 202611-c-acme-2, date: 2026-11-10, client: acme, client-id: c-acme, who: bob, mode: onsite, purpose: meeting}\n';
const BOLT = '  - {id: 202611-c-bolt-1, date: 2026-11-12, client: bolt, client-id: c-bolt, who: jane, mode: remote}\n';

/** Acme and Bolt have visits in November 2026; today is 20 October. */
function firm(visits = `${ACME}${BOLT}`): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  const away = FIRM.replace(
    'name: Jane Doe',
    'name: Jane Doe\n    visits-per-day: 1\n    away: [2026-11-16..2026-11-20]',
  );
  const roles = away.replace('name: Bob Reed', 'name: Bob Reed\n    roles: service-manager');
  workspace.write('mmc.yaml', `${roles}holidays:\n  days:\n    2026-11-11: Independence Day\n`);
  workspace.client('acme', { visits: '\n  technicians: [jane, bob]\n  never: [friday]' });
  workspace.list('acme', 'server', '- [ ] A {#a}\n');
  workspace.result('acme', 'server', { a: 'done' }, { date: '2026-10-14' });
  workspace.client('bolt');
  workspace.write('schedule/202611.yaml', `${HEAD}${visits}`);
  workspace.commit('Begin');
  return workspace;
}

function fileOf(workspace: TestWorkspace, period = '202611'): string {
  return readFileSync(join(workspace.root, `schedule/${period}.yaml`), 'utf8');
}

async function moved(workspace: TestWorkspace, options: Parameters<typeof moveVisit>[0]): Promise<string> {
  const world = workspace.world();
  expect(await moveVisit(options, world)).toBe(0);
  return world.terminal.output().replace(/committed [0-9a-f]{8}/, 'committed');
}

describe('mmc schedule move', () => {
  it('changes one line, pins it, and commits the file alone', async () => {
    const workspace = firm();
    expect(await moved(workspace, { client: 'acme', day: '2026-11-17', who: 'bob' })).toMatchInlineSnapshot(`
      "Acme Inc.: Tue 17 Nov, bob; it was on Tue 10 Nov. Pinned.
      committed
      "
    `);
    expect(fileOf(workspace)).toBe(
      `${HEAD}${BOLT}  - {id: 202611-c-acme-1, date: 2026-11-17, client: acme, client-id: c-acme, who: bob, mode: onsite, purpose: maintenance, pinned: yes, sequence: 1} # ring first\n`,
    );
    expect(workspace.git.git('show', '--name-only', '--format=%s', 'HEAD')).toBe(
      'Move the visit at acme to 2026-11-17\n\nschedule/202611.yaml\n',
    );
  });

  it.each([
    ['a holiday', { day: '2026-11-11' }, 'it is a holiday (Independence Day)'],
    ['a weekend', { day: '2026-11-14' }, 'nobody works on a Saturday'],
    ['an absence', { day: '2026-11-17' }, 'jane is away'],
    ['a day that the client does not want', { day: '2026-11-13' }, 'the client wants no visit then'],
    ['somebody else', { day: '2026-11-24', who: 'owl' }, 'owl is not among the technicians of this client'],
    ['a day that is full', { day: '2026-11-12' }, 'jane has 1 visit already'],
    [
      'a day too close to the last visit',
      { day: '2026-11-03' },
      'it is 20 days from the visit on 2026-10-14; at least 21 are wanted',
    ],
  ])('obeys, but says what speaks against %s', async (_, options, words) => {
    const workspace = firm();
    expect(await moved(workspace, { client: 'acme', ...options })).toContain(`but ${words}`);
    expect(fileOf(workspace)).toContain(`date: ${options.day}, client: acme`);
  });

  it('takes the meeting of the same day along, with its own person', async () => {
    const workspace = firm(`${ACME}${MEETING}${BOLT}`);
    await moved(workspace, { client: 'acme', day: '2026-11-24', who: 'jane' });
    expect(fileOf(workspace).match(/date: 2026-11-24.*/g)).toHaveLength(2);
    expect(fileOf(workspace)).toContain('who: bob, mode: onsite, purpose: meeting, pinned: yes, sequence: 1}');
  });

  it('only pins what stays where it is', async () => {
    const workspace = firm();
    await moved(workspace, { client: 'acme', day: '2026-11-10' });
    expect(fileOf(workspace)).toContain('purpose: maintenance, pinned: yes} # ring first');
    expect(await moved(workspace, { client: 'acme', day: '2026-11-10' })).toContain('The schedule says so already');
  });

  const second = BOLT.replaceAll('bolt', 'acme').replace('acme-1', 'acme-3');

  it.each([
    ['another month', ACME, { client: 'acme', day: '2026-12-01', from: '2026-11-10' }, 'is not in 2026-11'],
    ['a month without a schedule', ACME, { client: 'acme', day: '2026-12-01' }, 'no schedule of 2026-12'],
    ['no day', ACME, { client: 'acme', day: '2026-11-31' }, 'is not a day'],
    ['nobody', ACME, { client: 'acme', day: '2026-11-17', who: 'janet' }, 'no person "janet"'],
    ['no client', ACME, { client: 'acmee', day: '2026-11-17' }, 'no client "acmee"'],
    [
      'the wrong day',
      ACME,
      { client: 'acme', day: '2026-11-17', from: '2026-11-09' },
      'no visit at Acme Inc. on 2026-11-09',
    ],
    ['one of two', `${ACME}${second}`, { client: 'acme', day: '2026-11-17' }, 'several visits in 2026-11'],
    ['a broken file', 'x', { client: 'acme', day: '2026-11-17' }, 'cannot be read'],
  ])('refuses %s and changes nothing', async (_, visits, options, words) => {
    const workspace = firm(visits);
    await expect(moveVisit(options, workspace.world())).rejects.toThrow(words);
    expect(fileOf(workspace)).toBe(`${HEAD}${visits}`);
  });

  it('plans a visit at a client that has none', async () => {
    const workspace = firm(ACME);
    workspace.list('bolt', 'server', '- [ ] A {#a tier=remote}\n');
    expect(await moved(workspace, { client: 'bolt', day: '2026-11-17' })).toMatchInlineSnapshot(`
      "Bolt Inc.: Tue 17 Nov, bob; it had none. Pinned.
      committed
      "
    `);
    expect(fileOf(workspace)).toContain(
      '  - {id: 202611-c-bolt-1, date: 2026-11-17, client: bolt, client-id: c-bolt, who: bob, mode: remote, purpose: maintenance, pinned: yes}\n',
    );
  });

  it('moves the one that was named', async () => {
    const workspace = firm(`${ACME}${second}`);
    await moved(workspace, { client: 'acme', day: '2026-11-17', from: '2026-11-12' });
    expect(fileOf(workspace)).toContain('id: 202611-c-acme-3, date: 2026-11-17');
  });
});

describe('mmc schedule cancel', () => {
  it('cancels all visits of the day, which stay in the file; again is success', async () => {
    const workspace = firm(`${ACME}${MEETING}${BOLT}`);
    const world = workspace.world();
    expect(await cancelVisit({ client: 'acme', day: '2026-11-10' }, world)).toBe(0);
    expect(fileOf(workspace).match(/cancelled: yes, sequence: 1/g)).toHaveLength(2);
    const again = workspace.world();
    expect(await cancelVisit({ client: 'acme', day: '2026-11-10' }, again)).toBe(0);
    expect(again.terminal.output()).toContain('cancelled already');
    await expect(cancelVisit({ client: 'acme', day: '2026-11-12' }, world)).rejects.toThrow('no visit at Acme Inc.');
  });
});

it('nothing is changed for a client whose id another one has, too; others can be moved', async () => {
  const workspace = firm();
  workspace.client('copy', { id: 'c-acme' });
  const world = () => workspace.world({ now: '2026-11-12T10:00:00Z' });
  const changes = [
    moveVisit({ client: 'copy', day: '2026-11-24' }, world()),
    cancelVisit({ client: 'acme', day: '2026-11-10' }, world()),
    meetingHeld({ client: 'acme', day: '2026-11-11', by: 'bob' }, world()),
  ];
  for (const change of changes) await expect(change).rejects.toThrow('MMC-407');
  expect(fileOf(workspace)).toBe(`${HEAD}${ACME}${BOLT}`);
  expect(await moveVisit({ client: 'bolt', day: '2026-11-24' }, world())).toBe(0);
});

describe('mmc schedule held', () => {
  it('marks the meeting that was planned, and gives it its true day', async () => {
    const workspace = firm(`${ACME}${MEETING}`);
    const world = workspace.world({ now: '2026-11-13T10:00:00Z' });
    expect(await meetingHeld({ client: 'acme', day: '2026-11-12', by: 'bob' }, world)).toBe(0);
    expect(fileOf(workspace)).toContain(
      'date: 2026-11-12, client: acme, client-id: c-acme, who: bob, mode: onsite, purpose: meeting, sequence: 1, held: 2026-11-12}',
    );
    expect(fileOf(workspace)).toContain(ACME);
  });

  it('leaves a meeting alone that is still to come', async () => {
    const workspace = firm(`${ACME}${MEETING}`);
    const world = workspace.world({ now: '2026-11-06T10:00:00Z' });
    expect(await meetingHeld({ client: 'acme', day: '2026-11-05', by: 'bob' }, world)).toBe(0);
    expect(fileOf(workspace)).toContain(MEETING);
    expect(fileOf(workspace)).toContain('id: 202611-c-acme-3, date: 2026-11-05');
  });

  it('is only for service managers', async () => {
    await expect(meetingHeld({ client: 'bolt', day: '2026-10-16', by: 'jane' }, firm().world())).rejects.toMatchObject({
      message: 'jane is no service manager',
      hint: 'Say who met the client: --by bob',
    });
  });

  it('was held for good: it is neither moved nor cancelled', async () => {
    const workspace = firm(`${ACME}${MEETING.replace('meeting}', 'meeting, held: 2026-11-10}')}`);
    const world = workspace.world({ now: '2026-11-13T10:00:00Z' });
    const held = workspace.world({ now: '2026-11-13T10:00:00Z' });
    expect(await moveVisit({ client: 'acme', day: '2026-11-20', from: '2026-11-10' }, held)).toBe(0);
    expect(fileOf(workspace)).toContain(MEETING.replace('meeting}', 'meeting, held: 2026-11-10}'));
    await expect(cancelVisit({ client: 'acme', day: '2026-11-10' }, world)).rejects.toThrow('took place');
  });

  it('adds a line, and a schedule where there is none; again is success', async () => {
    const workspace = firm();
    expect(await meetingHeld({ client: 'bolt', day: '2026-10-16', by: 'bob' }, workspace.world())).toBe(0);
    const text = fileOf(workspace, '202610');
    expect(text).toContain(
      '  - {id: 202610-c-bolt-1, date: 2026-10-16, client: bolt, client-id: c-bolt, who: bob, mode: onsite, purpose: meeting, pinned: yes, held: 2026-10-16}\n',
    );
    expect(await meetingHeld({ client: 'bolt', day: '2026-10-16', by: 'bob' }, workspace.world())).toBe(0);
    expect(fileOf(workspace, '202610')).toBe(text);
    // A meeting is no claim that somebody made the month's schedule.
    expect(text).not.toContain('made:');
  });

  it('says how to sign by its own option where nobody can be asked', async () => {
    const stranger = firm().world({ environment: {}, interactive: false });
    const asked = meetingHeld({ client: 'bolt', day: '2026-10-16' }, stranger);
    await expect(asked).rejects.toMatchObject({ hint: 'Say who you are with --by, such as --by jane' });
  });

  it('refuses a day in the future', async () => {
    await expect(meetingHeld({ client: 'bolt', day: '2026-10-21' }, firm().world())).rejects.toThrow(
      '2026-10-21 is in the future',
    );
  });
});
