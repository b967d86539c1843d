import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Result } from '../../src/domain/records/result.ts';
import { parseResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { endPtyPrograms, keys, startOnPty } from '../helpers/pty.ts';
import { NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

afterEach(endPtyPrograms);

const JANE = { GIT_AUTHOR_EMAIL: 'jane@example.com', GIT_COMMITTER_EMAIL: 'jane@example.com' };
const TOM = { GIT_AUTHOR_EMAIL: 'tom@example.com', GIT_COMMITTER_EMAIL: 'tom@example.com' };

const MIXED = `---
title: Server
start: 2026-08
---

## Check-in

- [ ] Ask the contact {#check-in tier=onsite per=client}

## Backups

- [ ] Backup ran {#backup tier=remote}
- [ ] Disk space {#disk tier=remote kind=number unit=% min=15}
- [ ] Dust filter {#dust tier=onsite}
- [ ] Test restore {#restore tier=remote every=3m}
`;

function walk(firm: TestFirm, answers: string, ...args: string[]) {
  firm.write('answers.yaml', answers);
  return firm.mmc('run', 'acme', '--answers', 'answers.yaml', ...args);
}

function results(firm: TestFirm): Result[] {
  return firm.results().map((path) => {
    const { result, problems } = parseResult(toSource(path, firm.read(`clients/${path}`)));
    expect(problems).toEqual([]);
    if (!result) throw new Error(path);
    return result;
  });
}

/** The ids that a walk would ask now, list by list. */
function asked(firm: TestFirm, ...args: string[]): Record<string, string[]> {
  const { out, err } = firm.mmc('run', 'acme', '--dry-run', '--json', ...args);
  const { lists } = JSON.parse(out || `{"lists":[{"list":${JSON.stringify(err)},"asked":[]}]}`);
  return Object.fromEntries(
    lists.map((one: { list: string; asked: { id: string; carriedFrom?: string }[] }) => [
      one.list,
      one.asked.map(({ id, carriedFrom }) => (carriedFrom ? `${id} from ${carriedFrom}` : id)),
    ]),
  );
}

const start = (firm: TestFirm, args: string[] = ['acme'], env: Record<string, string> = {}) =>
  startOnPty(NODE, [PROGRAM, 'run', ...args], { cwd: firm.folder, env: { ...firm.env, ...env } });

describe('two technicians', () => {
  it('share a list by tiers on two days; the second is not asked what the first answered, but again what could not be done', () => {
    const firm = testFirm({ server: MIXED });
    Object.assign(firm.env, JANE, { MMC_NOW: '2026-11-12T09:00:00+01:00' });
    const first = walk(
      firm,
      'backup: done\ndisk: {outcome: cannot, note: "No login"}\nrestore: done\n',
      '--tier',
      'remote',
    );
    expect(first.code, first.err).toBe(0);
    Object.assign(firm.env, TOM, { MMC_NOW: '2026-11-14T09:00:00+01:00' });
    expect(asked(firm)).toEqual({ server: ['check-in', 'disk', 'dust'] });
    const second = walk(firm, 'check-in: done\ndisk: 22\ndust: done\n');
    expect(second.code, second.err).toBe(0);
    const [one, two] = results(firm);
    expect(one?.header).toMatchObject({ by: 'jane', mode: 'remote', open: ['check-in', 'dust'] });
    expect(two?.header).toMatchObject({ by: 'tom', mode: 'onsite', open: ['backup', 'restore'] });
    expect(firm.mmc('status', 'acme').out).toMatch(/executed/);
    expect(firm.mmc('run', 'acme', '--plain').out).toContain('Nothing is left to walk');
  });

  it('ask once for the client what is asked once, in one visit and in another', () => {
    const other = MIXED.replace('title: Server', 'title: Firewall').replace(/- \[ \] (Disk|Dust|Test).*\n/g, '');
    const firm = testFirm({ server: MIXED, firewall: other });
    expect(asked(firm)).toMatchObject({ firewall: ['check-in', 'backup'] });
    expect(walk(firm, 'answers:\n  firewall:\n    check-in: done\n    backup: done\n').code).toBe(0);
    expect(asked(firm)).toEqual({ server: ['backup', 'disk', 'dust', 'restore'] });
    expect(walk(firm, 'backup: done\ndisk: 20\ndust: done\nrestore: done\n').code).toBe(0);
    expect(results(firm).map((one) => one.header.open)).toEqual([[], []]);
  });

  it('are asked each month for what is owed, until it is done; the anchor stays', () => {
    const firm = testFirm({ server: MIXED });
    const month = (now: string) => Object.assign(firm.env, { MMC_NOW: `${now}-20T09:00:00+01:00` });
    const rest = 'check-in: done\nbackup: done\ndisk: 22\ndust: done\n';
    month('2026-08');
    expect(asked(firm).server).toContain('restore');
    expect(walk(firm, rest).code).toBe(0);
    month('2026-09');
    expect(asked(firm).server).toContain('restore from 2026-08');
    expect(walk(firm, `${rest}restore: {outcome: cannot, note: "No room"}\n`).code).toBe(0);
    month('2026-10');
    expect(asked(firm).server).toContain('restore from 2026-08');
    expect(walk(firm, `${rest}restore: done\n`).code).toBe(0);
    month('2026-11');
    expect(asked(firm).server).toContain('restore');
    month('2026-12');
    expect(asked(firm).server).toContain('restore from 2026-11');
  });

  it('see that label also after a break', async () => {
    const firm = testFirm({ server: MIXED });
    firm.env.MMC_NOW = '2026-09-20T09:00:00+02:00';
    const terminal = start(firm);
    await terminal.waitFor('1/5');
    terminal.write(`dd${keys.ctrlC}`);
    await terminal.exited;
    const again = start(firm, ['acme', '--resume']);
    await again.waitFor('answers are kept');
    again.write('j5\r');
    await again.waitFor('5/5');
    expect(again.screen()).toContain('carried from 2026-08');
  });
});

describe('a correction', () => {
  it('takes the place of its original: list, month, day, person, facts and minutes', () => {
    const firm = testFirm({ server: MIXED, firewall: tickList(1, 'Firewall').replace('2026-11', '2026-10') });
    firm.env.MMC_NOW = '2026-10-14T09:00:00+02:00';
    const all = 'check-in: done\nbackup: done\ndisk: 22\ndust: done\nrestore: done\nitem-1: done\n';
    const begun = walk(firm, `met: Bob\nminutes: 40\nanswers:\n${all.replace(/^(?=.)/gm, '  ')}`);
    expect(begun.code, begun.err).toBe(0);
    const original = results(firm).find((one) => one.header.checklist === 'server');
    const id = original?.header.id ?? '';
    // Since then the list was edited, and a month has passed.
    firm.write('clients/acme/checklists/server.md', MIXED.replace(/- \[ \] Dust.*\n/, ''));
    Object.assign(firm.env, TOM, { MMC_NOW: '2026-11-03T09:00:00+01:00' });
    const done = walk(firm, 'disk: {outcome: problem, value: 9, note: "Misread"}\n', '--corrects', id.slice(-6));
    expect(done.code, done.err).toBe(0);
    const correction = results(firm).find((one) => one.header.corrects !== undefined);
    expect(correction?.header).toMatchObject({
      corrects: id,
      checklist: 'server',
      period: '2026-10',
      date: '2026-10-14',
      by: 'jane',
      entered: '2026-11-03',
      enteredBy: 'tom',
      met: 'Bob',
      minutes: original?.header.minutes,
      answered: 'all',
      open: [],
    });
    expect(correction?.answers.get('disk')).toMatchObject({ outcome: 'problem', value: '9' });
    expect(correction?.answers.get('dust')).toEqual({ outcome: 'done' });
    expect(correction?.walked).toBe(original?.walked);
    expect(results(firm)).toHaveLength(3);
    expect(firm.mmc('run', 'acme', 'firewall', '--corrects', id, '--plain').code).toBe(2);
    expect(firm.mmc('run', 'acme', '--corrects', 'nowhere', '--plain').code).toBe(2);
  });
});

describe('a paper sheet', () => {
  it('is entered later for the one who did it, without times of items', () => {
    const firm = testFirm({ server: MIXED });
    Object.assign(firm.env, TOM);
    const done = walk(
      firm,
      'check-in: done\nbackup: done\ndisk: 22\ndust: done\nrestore: done\n',
      '--date',
      '2026-11-10',
      '--tech',
      'jane',
    );
    expect(done.code, done.err).toBe(0);
    const [result] = results(firm);
    expect(result?.header).toMatchObject({ date: '2026-11-10', by: 'jane', entered: '2026-11-12', enteredBy: 'tom' });
    expect(result?.times.size).toBe(0);
    expect(firm.results()[0]).toContain('20261110.server.jane.');
  });

  it.each([
    ['2026-11-13', 2, 'in the future'],
    ['2026-02-30', 2, 'is not a day'],
    ['yesterday', 2, 'is not a day'],
  ])('of %s is refused', (day, code, words) => {
    const firm = testFirm({ server: MIXED });
    const done = walk(firm, 'backup: done\n', '--date', day);
    expect(done).toMatchObject({ code });
    expect(done.err).toContain(words);
    expect(firm.results()).toEqual([]);
  });
});

describe('an on-demand list', () => {
  const newUser =
    '---\ntitle: New user\ninterval: on-demand\nsubject: Who is it?\n---\n\n- [ ] Account {#account}\n- [ ] Desk {#desk}\n';

  it('is walked for a subject, goes on where it was left, and begins anew for another', () => {
    const firm = testFirm({ 'new-user': newUser, server: tickList(1) });
    const missing = walk(firm, 'account: done\n', '--tech', 'jane');
    expect(missing.code).toBe(3);
    firm.write('answers.yaml', 'account: done\n');
    const unnamed = firm.mmc('run', 'acme', 'new-user', '--answers', 'answers.yaml');
    expect(unnamed.code).toBe(2);
    expect(unnamed.err).toContain('--subject');
    const run = (...args: string[]) => firm.mmc('run', 'acme', 'new-user', '--answers', 'answers.yaml', ...args);
    expect(run('--subject', 'Ann Lee').code).toBe(0);
    const planned = (subject: string) =>
      JSON.parse(
        firm.mmc('run', 'acme', 'new-user', '--subject', subject, '--dry-run', '--json').out,
      ).lists[0].asked.map((one: { id: string }) => one.id);
    expect(planned('Ann Lee')).toEqual(['desk']);
    expect(planned('Bob Ray')).toEqual(['account', 'desk']);
    firm.write('answers.yaml', 'desk: done\n');
    expect(run('--subject', 'Ann Lee').code).toBe(0);
    expect(results(firm).map((one) => one.header)).toMatchObject([{ subject: 'Ann Lee' }, { subject: 'Ann Lee' }]);
    expect(planned('Ann Lee')).toEqual(['account', 'desk']);
  });
});

describe('the month of a visit', () => {
  const early = { MMC_NOW: '2026-11-03T09:00:00+01:00' };

  it('is asked in the first days while the last month is open: exit 2 names both without a terminal', () => {
    const firm = testFirm({ server: MIXED });
    Object.assign(firm.env, early);
    const refused = walk(firm, 'backup: done\n');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--period 2026-10 or --period 2026-11');
    expect(walk(firm, 'backup: done\n', '--period', '2026-10').code).toBe(0);
    expect(results(firm)[0]?.header).toMatchObject({ period: '2026-10', date: '2026-11-03' });
    expect(walk(firm, 'backup: done\n', '--period', '2026-12').code).toBe(2);
    expect(walk(firm, 'backup: done\n', '--period', 'soon').code).toBe(2);
  });

  it('is asked on a terminal', async () => {
    const firm = testFirm({ server: MIXED });
    const terminal = start(firm, ['acme'], early);
    await terminal.waitFor('Which month is this visit for');
    terminal.write(`${keys.down}\r`);
    await terminal.waitFor('1/5');
    expect(terminal.screen()).toContain('2026-11');
  });

  it.each([
    ['Pacific/Kiritimati', '2026-11-30T10:30:00Z', '2026-12-01'],
    ['America/Los_Angeles', '2026-12-01T07:30:00Z', '2026-11-30'],
    ['Australia/Lord_Howe', '2026-11-30T13:30:00Z', '2026-12-01'],
    ['Pacific/Apia', '2026-12-31T10:59:59Z', '2026-12-31'],
    ['UTC', '2028-02-29T23:59:59Z', '2028-02-29'],
  ])('is that of the firm’s own day: %s at %s', (zone, now, day) => {
    for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/Los_Angeles']) {
      const firm = testFirm({ server: tickList(1) });
      firm.write('mmc.yaml', firm.read('mmc.yaml').replace('Europe/Warsaw', zone));
      Object.assign(firm.env, { MMC_NOW: now, TZ });
      const done = walk(firm, 'item-1: done\n', '--period', day.slice(0, 7));
      expect(done.code, done.err).toBe(0);
      expect(results(firm)[0]?.header).toMatchObject({ date: day, period: day.slice(0, 7) });
    }
  });
});

describe('what changes during a walk', () => {
  it('a renamed client gets the result, with what was attached before and after', async () => {
    const firm = testFirm({ server: tickList(3) });
    firm.write('a photo.jpg', 'one');
    firm.write('b.jpg', 'two');
    const terminal = start(firm);
    await terminal.waitFor('1/3');
    terminal.write("a'a photo.jpg'\r");
    await terminal.waitFor('Attached a photo.jpg');
    terminal.write(`d${keys.ctrlC}`);
    expect((await terminal.exited).code).toBe(130);
    firm.git('mv', 'clients/acme', 'clients/beta');
    firm.git('commit', '-qm', 'renamed');
    const again = start(firm, ['beta']);
    await again.waitFor('Go on with it');
    again.write('\r');
    await again.waitFor('1 answers are kept');
    again.write('ab.jpg\r');
    await again.waitFor('Attached b.jpg');
    again.write('ddf');
    await again.waitFor('The revision question');
    again.write('n\r\r\r\r\r');
    expect((await again.exited).code).toBe(0);
    expect(firm.results()).toEqual([expect.stringMatching(/^beta\/results\/202611\/20261112\.server\.jane\./)]);
    expect(readdirSync(join(firm.folder, 'clients'))).toEqual(['beta']);
    expect(firm.git('ls-files', 'clients/beta/attachments').trim().split('\n')).toHaveLength(2);
    expect(firm.git('status', '--porcelain')).toBe('?? "a photo.jpg"\n?? b.jpg\n');
  });

  it.each([
    ['edited', (firm: TestFirm) => firm.write('clients/acme/checklists/server.md', tickList(9))],
    ['deleted', (firm: TestFirm) => rmSync(join(firm.folder, 'clients/acme/checklists/server.md'))],
    ['broken', (firm: TestFirm) => firm.write('clients/acme/checklists/server.md', '---\ntitle: [\n')],
  ])('a list that is %s: the sitting keeps what it pinned, and says so', async (_, change) => {
    const firm = testFirm({ server: tickList(3) });
    const terminal = start(firm);
    await terminal.waitFor('1/3');
    terminal.write(`d${keys.ctrlC}`);
    await terminal.exited;
    change(firm);
    const again = start(firm, ['acme', '--resume']);
    await again.waitFor('has changed since');
    expect(again.screen()).toContain('2/3');
    again.write('ddf');
    await again.waitFor('The revision question');
    again.write('n\r\r\r\r\r');
    expect((await again.exited).code).toBe(0);
    expect(results(firm)[0]).toMatchObject({ walked: tickList(3), header: { answered: 'all' } });
  });

  it('a retired client: the walk that waits for it is named, and can be saved', async () => {
    const firm = testFirm({ server: tickList(3) });
    const terminal = start(firm);
    await terminal.waitFor('1/3');
    terminal.write(`d${keys.ctrlC}`);
    await terminal.exited;
    mkdirSync(join(firm.folder, 'clients/!Old'));
    renameSync(join(firm.folder, 'clients/acme'), join(firm.folder, 'clients/!Old/acme'));
    firm.commitAll('retired');
    const refused = firm.mmc('run', 'acme', '--plain');
    expect(refused.code).toBe(2);
    const id = /--save-partial (\w+)/.exec(refused.err)?.[1] ?? '';
    const saved = firm.mmc('run', '--save-partial', id);
    expect(saved.code, saved.err).toBe(0);
    expect(firm.results()[0]).toMatch(/^!Old\/acme\/results/);
    expect(firm.git('status', '--porcelain')).toBe('');
  });

  it('the other lists of a paused visit wait with it', async () => {
    const firm = testFirm({ server: tickList(3), firewall: tickList(2, 'Firewall') });
    const terminal = start(firm);
    await terminal.waitFor('1/2');
    terminal.write(`d${keys.ctrlC}`);
    await terminal.exited;
    const again = start(firm, ['acme', '--resume']);
    await again.waitFor('answers are kept');
    expect(again.screen()).toContain('list 1/2');
    again.write('q');
    await again.exited;
    const id = /--save-partial (\w+)/.exec(firm.mmc('run', 'acme', '--plain').err)?.[1] ?? '';
    expect(firm.mmc('run', '--save-partial', id).code).toBe(0);
    expect(asked(firm)).toEqual({ firewall: ['item-2'], server: ['item-1', 'item-2', 'item-3'] });
  });

  it('midnight, and a clock that is put back: the day stays, no duration is negative', async () => {
    const firm = testFirm({ server: tickList(3) });
    const terminal = start(firm, ['acme'], { MMC_NOW: '2026-11-12T23:58:00+01:00' });
    await terminal.waitFor('1/3');
    terminal.write(`d${keys.ctrlC}`);
    await terminal.exited;
    const after = start(firm, ['acme', '--resume'], { MMC_NOW: '2026-11-13T00:10:00+01:00' });
    await after.waitFor('answers are kept');
    after.write(`d${keys.ctrlC}`);
    await after.exited;
    const back = start(firm, ['acme', '--resume'], { MMC_NOW: '2026-11-11T08:00:00+01:00' });
    await back.waitFor('answers are kept');
    back.write('df');
    await back.waitFor('The revision question');
    back.write('n\r\r\r\r\r');
    expect((await back.exited).code).toBe(0);
    const [result] = results(firm);
    expect(result?.header).toMatchObject({ date: '2026-11-12', period: '2026-11', minutes: 0 });
    expect(Date.parse(result?.header.finished ?? '')).toBeGreaterThanOrEqual(Date.parse(result?.header.started ?? ''));
    expect([...(result?.times.values() ?? [])].every((seconds) => seconds >= 0)).toBe(true);
  });
});

describe('attachments', () => {
  it('are copied by content, once, and committed with the result', () => {
    const firm = testFirm({ server: '---\ntitle: T\n---\n\n- [ ] Rack {#rack kind=photo}\n- [ ] Two {#two}\n' });
    firm.write('photos/it’s a "rack".JPG', 'bytes');
    firm.write('photos/copy.jpg', 'bytes');
    firm.commitAll('photos');
    const done = walk(
      firm,
      `answers:\n  rack: {outcome: done, attach: ['photos/it’s a "rack".JPG', photos/copy.jpg]}\n  two: {outcome: done, attach: photos/copy.jpg}\n`,
    );
    expect(done.code, done.err).toBe(0);
    const names = readdirSync(join(firm.folder, 'clients/acme/attachments/202611'));
    expect(names).toEqual([expect.stringMatching(/^[0-9a-f]{32}\.jpg$/)]);
    expect(results(firm)[0]?.answers.get('rack')?.files).toEqual([`202611/${names[0]}`]);
    const files = firm.git('show', '--name-only', '--format=', 'HEAD').trim().split('\n');
    expect(files).toContain(`clients/acme/attachments/202611/${names[0]}`);
    expect(firm.git('status', '--porcelain')).toBe('?? answers.yaml\n');
  });

  it.each([
    ['nowhere.jpg', /There is no file .*nowhere\.jpg/],
    ['photos', /There is no file .*photos/],
    ['empty.jpg', /empty\.jpg is empty/],
    ['huge.jpg', /at most 25\.0 MB/],
  ])('%s is refused before anything is recorded', (path, words) => {
    const firm = testFirm({ server: tickList(2) });
    mkdirSync(join(firm.folder, 'photos'));
    firm.write('empty.jpg', '');
    if (path === 'huge.jpg') writeFileSync(join(firm.folder, path), Buffer.alloc(26 * 1024 * 1024));
    const done = walk(firm, `item-1: done\nitem-2: {outcome: done, attach: ${path}}\n`);
    expect(done.code).toBe(3);
    expect(done.err).toMatch(words);
    expect(readdirSync(join(firm.folder, '.git/mmc/sittings')).filter((name) => name.endsWith('.jsonl'))).toEqual([]);
    expect(readdirSync(join(firm.folder, 'clients/acme'))).toEqual(['checklists', 'client.md']);
  });
});
