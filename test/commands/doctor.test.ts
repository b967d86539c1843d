import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor } from '../../src/commands/doctor.ts';
import type { Check } from '../../src/domain/checkup.ts';
import type { Opening, SittingEvent } from '../../src/domain/walk/events.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { createJournal } from '../../src/store/journal.ts';
import { JANE, temporaryFolder } from '../helpers/temporary-repository.ts';
import { type TestWorkspace, temporaryWorkspace } from '../helpers/workspace.ts';

const NOW = { now: '2027-01-01T10:00:00Z', interactive: false, outIsTerminal: false };

/** A workspace in Git with nothing to complain of. */
function healthy(): TestWorkspace {
  const workspace = temporaryWorkspace({ git: true });
  workspace.client('acme');
  workspace.list('acme', 'server', '- [ ] Backup {#backup}\n');
  workspace.write('.gitattributes', '* text=auto eol=lf\n');
  workspace.commit('begin');
  workspace.git.git('remote', 'add', 'origin', 'https://example.com/x.git');
  return workspace;
}

interface Report {
  code: number;
  ok: boolean;
  checks: Check[];
  fixed: string[];
}

async function examine(
  workspace: TestWorkspace,
  options: { fix?: boolean } = {},
  changes: Parameters<TestWorkspace['world']>[0] = {},
): Promise<Report> {
  const world = workspace.world({ ...NOW, ...changes });
  const code = await doctor({ json: true, ...options }, world);
  expect(world.terminal.errors()).toBe('');
  const report = JSON.parse(world.terminal.output());
  expect(report).toMatchObject({ schemaVersion: 1, kind: 'doctor' });
  return { code, ...report };
}

/** Which `mmc` is installed on the machine of the test is none of the test's business. */
const complaints = ({ checks }: Report) =>
  checks
    .filter(({ verdict, check }) => verdict !== 'ok' && check !== 'program on the PATH')
    .map(({ check, verdict, found }) => `${verdict} ${check}: ${found}`);

async function journal(
  workspace: TestWorkspace,
  events: SittingEvent[],
  folder = '.git/mmc/sittings',
): Promise<string> {
  const { opening } = walk(workspace);
  const holder = { what: 'a test', since: new Date() };
  const made = await createJournal<SittingEvent>(realFilePort, join(workspace.root, folder), opening.sitting, holder);
  for (const event of events) made.append(event);
  await made.close();
  return made.path;
}

function walk(workspace: TestWorkspace) {
  const at = '2026-10-14T09:00:00+02:00';
  const opening: Opening = {
    type: 'open',
    format: 1,
    at,
    sitting: '01K7ZV2M8C4Q6T9W3X5Y7B1DEF',
    visit: '01K7ZV2M8C4Q6T9W3X5Y7B1DEG',
    workspace: workspace.root,
    client: { slug: 'acme', id: 'c-acme', name: 'Acme Inc.' },
    checklist: 'server',
    walked: readFileSync(join(workspace.root, 'clients/acme/checklists/server.md'), 'utf8'),
    source: '0'.repeat(40),
    period: '2026-10',
    date: '2026-10-14',
    by: 'jane',
    mode: 'remote',
    forClient: [],
    due: ['backup'],
    asked: ['backup'],
    variables: {},
  };
  const answer: SittingEvent = { type: 'answer', at, item: 'backup', answer: { outcome: 'done' } };
  const finish: SittingEvent = { type: 'finish', at, minutes: 5, elsewhere: [] };
  return { opening, answer, finish };
}

/** Every file with its bytes and its time, in .git too. */
function snapshot(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).sort().map((name) => {
    const stat = lstatSync(join(folder, name));
    return `${name} ${stat.mtimeMs} ${stat.isFile() ? readFileSync(join(folder, name)).toString('base64') : ''}`;
  });
}

describe('a healthy workspace', () => {
  it('is found to be so, and 0 is answered', async () => {
    const report = await examine(healthy());
    expect(complaints(report)).toEqual([]);
    expect(report).toMatchObject({ code: 0, ok: true, fixed: [] });
    expect(report.checks.find(({ check }) => check === 'who you are')?.found).toContain('Jane Doe (jane)');
  });

  it('is looked at without a byte or a time changed', async () => {
    const workspace = healthy();
    await journal(workspace, Object.values(walk(workspace)));
    const before = snapshot(workspace.root);
    await examine(workspace);
    expect(snapshot(workspace.root)).toEqual(before);
  });

  it('is no workspace where there is none: then only the machine is looked at', async () => {
    const workspace = temporaryWorkspace();
    const world = { ...workspace.world(NOW), folder: temporaryFolder() };
    expect(await doctor({ json: true, fix: true }, world)).toBe(0);
    const names = JSON.parse(world.terminal.output()).checks.map(({ check }: Check) => check);
    expect(names).toEqual(expect.arrayContaining(['Node', 'Git', 'terminal', 'clock', 'workspace']));
    expect(names).not.toContain('mmc.yaml');
  });
});

describe('what is wrong', () => {
  it.each<[string, (workspace: TestWorkspace) => unknown, string, 0 | 3]>([
    ['a merge', (w) => w.write('.git/MERGE_HEAD', `${'0'.repeat(40)}\n`), 'bad repository: a merge is in progress', 3],
    ['a detached HEAD', (w) => w.git.git('checkout', '--quiet', '--detach'), 'bad repository: HEAD is detached', 3],
    [
      'results that Git ignores',
      (w) => w.write('.gitignore', 'results/\n'),
      'bad repository: Git is told to ignore',
      3,
    ],
    ['no remote', (w) => w.git.git('remote', 'remove', 'origin'), 'warn remote: there is none', 0],
    ['no .gitattributes', (w) => w.write('.gitattributes', ''), 'warn line ends: .gitattributes does not fix them', 0],
    ['a lock', (w) => w.write('.git/index.lock', ''), 'warn repository: another Git is at work', 0],
    [
      'a filter',
      (w) => w.git.git('config', 'filter.x.clean', 'touch x'),
      'warn configuration of the clone: filter.x',
      0,
    ],
    ['a hook folder', (w) => w.git.git('config', 'core.hooksPath', 'h'), 'warn configuration of the clone: core.h', 0],
    ['a broken mmc.yaml', (w) => w.write('mmc.yaml', 'firm: [\n'), 'bad mmc.yaml: cannot be read', 3],
    ['nobody', (w) => w.write('mmc.yaml', 'firm: x\ntimezone: UTC\n'), 'warn people: nobody could sign', 0],
    ['a mark of Dropbox', (w) => w.write('.dropbox', ''), 'warn synchronised folder: ', 0],
    ['a killed commit', (w) => w.write('.git/mmc/commit.json', '{}'), 'warn left-over of a commit: ', 0],
    ['a damaged journal', (w) => w.write('.git/mmc/sittings/01K.jsonl', 'x\ny\n'), 'bad damaged journal: ', 3],
    ['an empty journal', (w) => w.write('.git/mmc/sittings/01K.jsonl', ''), 'warn damaged journal: ', 0],
  ])('%s is found', async (_, harm, expected, code) => {
    const workspace = healthy();
    harm(workspace);
    const report = await examine(workspace);
    expect(complaints(report).filter((one) => one.startsWith(expected))).toHaveLength(1);
    expect(report.code).toBe(code);
    expect(report.checks.filter(({ verdict, mend }) => verdict !== 'ok' && !mend)).toEqual([]);
  });

  it('finds a workspace without Git, and its walks', async () => {
    const workspace = temporaryWorkspace();
    workspace.client('acme');
    workspace.list('acme', 'server', '- [ ] Backup {#backup}\n');
    const { opening, answer } = walk(workspace);
    await journal(workspace, [opening, answer], '.mmc/sittings');
    const report = await examine(workspace);
    expect(complaints(report)).toEqual([
      'warn repository: the workspace is not in Git: no history, no sharing',
      'warn unfinished walk: acme server of 2026-10-14: 1 answers, the last 2026-10-14 09:00',
    ]);
    expect(report.code).toBe(0);
  });

  it('finds that nobody is known to Git', async () => {
    const report = await examine(healthy(), {}, { environment: {} });
    expect(complaints(report).join()).toMatch(/bad identity: .*warn who you are: Git knows no e-mail/);
    const stranger = { ...JANE, GIT_AUTHOR_EMAIL: 'x@example.com' };
    expect(complaints(await examine(healthy(), {}, { environment: stranger }))).toEqual([
      'warn who you are: nobody in mmc.yaml has the e-mail x@example.com',
    ]);
  });

  it('finds a clock that is behind the history', async () => {
    expect(complaints(await examine(healthy(), {}, { now: '2026-02-01T00:00:00Z' })).join()).toContain(
      'clock and history: the newest commit is of',
    );
    expect((await examine(healthy(), {}, { now: '1970-01-01T00:00:00Z' })).code).toBe(3);
  });

  it('finds a terminal that cannot redraw', async () => {
    const dumb = { interactive: true, outIsTerminal: true, dumb: true };
    expect(complaints(await examine(healthy(), {}, dumb)).join()).toContain('warn terminal: ');
  });

  it.runIf(process.getuid?.() !== 0)('finds a folder that cannot be written in', async () => {
    const workspace = healthy();
    chmodSync(join(workspace.root, 'clients'), 0o555);
    expect((await examine(workspace)).code).toBe(3);
    chmodSync(join(workspace.root, 'clients'), 0o755);
  });

  it('tells which mmc wins on the PATH', async () => {
    const workspace = healthy();
    const [one, two] = ['one', 'two'].map((name) => join(temporaryFolder(), name));
    for (const folder of [one, two]) {
      mkdirSync(folder as string);
      writeFileSync(join(folder as string, 'mmc'), '', { mode: 0o755 });
    }
    const PATH = `${one}:${two}:${process.env.PATH}`;
    const program = async () => {
      const { checks } = await examine(workspace, {}, { environment: { ...JANE, PATH } });
      return checks.find(({ check }) => check === 'program on the PATH');
    };
    expect(await program()).toMatchObject({ verdict: 'warn', found: expect.stringContaining(`${one}/mmc wins over`) });
  });
});

describe('--fix', () => {
  it('writes and commits a finished walk, once', async () => {
    const workspace = healthy();
    await journal(workspace, Object.values(walk(workspace)));
    const before = await examine(workspace);
    expect(complaints(before)).toEqual(['bad finished walk: acme server: its result is not written yet']);
    expect(before.code).toBe(3);
    const after = await examine(workspace, { fix: true });
    expect(complaints(after)).toEqual([]);
    expect(after.fixed.join('\n')).toMatch(/saved clients\/acme\/results\/202610\/.*\ncommitted /);
    expect(workspace.git.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
    expect((await examine(workspace, { fix: true })).fixed).toEqual([]);
    expect(workspace.git.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
  });

  it('says what is in the way when a walk cannot be committed', async () => {
    const workspace = healthy();
    await journal(workspace, Object.values(walk(workspace)));
    workspace.git.git('checkout', '--quiet', '--detach');
    const report = await examine(workspace, { fix: true });
    expect(complaints(report)).toEqual([
      expect.stringContaining('bad repository: HEAD is detached'),
      'bad finished walk: acme server: its result is written, but in no commit that mmc has seen',
    ]);
    expect(report.code).toBe(3);
  });

  it('removes our own old temporary files and the traces of a killed commit, and nothing else', async () => {
    const workspace = healthy();
    const [old, fresh, other] = [
      '.mmc-01234567-1-0123456789abcdef.tmp',
      '.mmc-01234567-1-fedcba9876543210.tmp',
      'mine.tmp',
    ];
    for (const name of [old, fresh, other]) workspace.write(`clients/acme/${name}`, 'x');
    const long = new Date('2026-01-01T00:00:00Z');
    const [now] = [new Date(Date.parse(NOW.now) - 1000)];
    utimesSync(join(workspace.root, 'clients/acme', old as string), long, long);
    utimesSync(join(workspace.root, 'clients/acme', fresh as string), now as Date, now as Date);
    workspace.write('.git/mmc/commit.json', '{}');
    const report = await examine(workspace, { fix: true });
    expect(report.fixed).toEqual([`removed ${join(workspace.root, 'clients/acme', old as string)}`]);
    expect(complaints(report)).toEqual([]);
    expect(readdirSync(join(workspace.root, 'clients/acme')).filter((name) => name.endsWith('tmp'))).toEqual([
      fresh,
      other,
    ]);
    expect(workspace.exists('.git/mmc/commit.json')).toBe(false);
  });

  it('leaves a lock that is not ours', async () => {
    const workspace = healthy();
    workspace.write('.git/index.lock', '');
    await examine(workspace, { fix: true });
    expect(workspace.exists('.git/index.lock')).toBe(true);
  });

  it('leaves the walk of another workspace alone', async () => {
    const workspace = healthy();
    const other = temporaryWorkspace();
    const { opening, answer, finish } = walk(workspace);
    await journal(workspace, [{ ...opening, workspace: other.root }, answer, finish]);
    const report = await examine(workspace, { fix: true });
    expect(complaints(report)).toEqual([]);
    expect(report.checks).toContainEqual(
      expect.objectContaining({ check: 'walk of another workspace', verdict: 'ok' }),
    );
    expect(workspace.exists('clients/acme/results')).toBe(false);
  });

  it('finishes the walk of a workspace that was moved', async () => {
    const workspace = healthy();
    const { opening, answer, finish } = walk(workspace);
    await journal(workspace, [{ ...opening, workspace: '/no/such/folder' }, answer, finish]);
    expect((await examine(workspace)).code).toBe(3);
    expect(complaints(await examine(workspace, { fix: true }))).toEqual([]);
    expect(workspace.exists('clients/acme/results')).toBe(true);
  });
});

describe('what is shown', () => {
  it('is a list on a terminal and rows in a pipe', async () => {
    const workspace = healthy();
    workspace.git.git('config', 'filter.x.clean', 'evil \u001b[2J');
    const shown = workspace.world({ now: NOW.now, columns: 60 });
    await doctor({}, shown);
    expect(shown.terminal.output()).toContain('✓ repository: ');
    expect(shown.terminal.output()).toMatch(/0 bad, \d warnings?, \d+ well\.\n$/);
    expect(
      Math.max(
        ...shown.terminal
          .output()
          .split('\n')
          .map((one) => one.length),
      ),
    ).toBeLessThanOrEqual(60);
    const ascii = workspace.world({ now: NOW.now, unicode: false });
    await doctor({}, ascii);
    expect(ascii.terminal.output()).toMatch(/^ok {3}Node: /);
    const piped = workspace.world(NOW);
    await doctor({}, piped);
    const rows = piped.terminal.output().replace(/\n$/, '').split('\n');
    expect(rows.filter((row) => !/^(?:ok|warn|bad)\t[^\t]+\t[^\t]+\t[^\t]*$/.test(row))).toEqual([]);
    expect(piped.terminal.output()).not.toContain('\u001b');
  });

  it('survives a link in a circle', async () => {
    const workspace = healthy();
    symlinkSync('.', join(workspace.root, 'clients/acme/again'));
    expect((await examine(workspace)).code).toBe(0);
  });
});
