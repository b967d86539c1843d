import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type InitOptions, init } from '../../src/commands/init.ts';
import { usualPaper } from '../../src/domain/paper.ts';
import { parseChecklist } from '../../src/markdown/checklist.ts';
import { parseFirm } from '../../src/markdown/firm.ts';
import { toSource } from '../../src/markdown/source.ts';
import { realFilePort } from '../../src/store/file-port.ts';
import { openWorkspace } from '../../src/store/workspace/workspace.ts';
import { createFakeTerminal, type FakeTerminalOptions } from '../helpers/fake-terminal.ts';
import {
  cleanEnvironment,
  JANE,
  openRepository,
  temporaryFolder,
  temporaryRepository,
} from '../helpers/temporary-repository.ts';
import type { TestWorld } from '../helpers/workspace.ts';

const FLAGS = { firm: 'Harbor IT', timezone: 'Europe/Warsaw', tech: 'Jane Doe', email: 'jane@example.com' };

function worldIn(
  folder: string,
  options: FakeTerminalOptions & { environment?: Record<string, string> } = {},
): TestWorld {
  return {
    machine: { now: () => new Date() },
    clock: { now: () => new Date('2026-10-20T10:00:00Z') },
    files: realFilePort,
    terminal: createFakeTerminal({ interactive: false, ...options }),
    env: { ...cleanEnvironment(options.environment ?? JANE), LANG: 'pl_PL.UTF-8' },
    platform: process.platform,
    folder,
    version: '0.0.0',
    newId: () => '01K7ZV2M8C4Q6T9W3X5Y000001',
    onSignal: () => () => {},
  };
}

function filesIn(folder: string): Map<string, string> {
  const paths = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (path) => !/^\.git(?:\/|$)/.test(path) && statSync(join(folder, path)).isFile(),
  );
  return new Map(paths.sort().map((path) => [path, readFileSync(join(folder, path), 'utf8')]));
}

async function start(folder: string, options: InitOptions = {}) {
  const world = worldIn(folder);
  const code = await init({ ...FLAGS, ...options }, world);
  return { code, output: world.terminal.output(), errors: world.terminal.errors() };
}

describe('mmc init', () => {
  it('makes a workspace in a folder that is not there yet, in Git, with one commit', async () => {
    const folder = temporaryFolder();
    const { code, output } = await start(folder, { dir: 'harbor/lists', paper: 'Letter' });
    const root = join(folder, 'harbor/lists');
    expect(code).toBe(0);
    expect(output).toContain(`made a workspace for Harbor IT in ${root}`);
    expect(output).toMatch(/committed [0-9a-f]{8}/);
    expect(output).toMatch(/next: mmc -C .*lists client add/);
    const git = openRepository(root);
    expect(git.git('status', '--porcelain')).toBe('');
    expect(git.git('log', '--format=%s')).toBe('Start the checklists of Harbor IT\n');
    const files = filesIn(root);
    for (const path of ['README.md', 'singles/ideas.md', 'singles/starters/time-services.md', 'templates/server.md'])
      expect(files.has(path), path).toBe(true);
    expect(git.git('ls-files').trim().split('\n').sort()).toEqual([...files.keys()].sort());
    expect(files.get('README.md')).toContain('# Maintenance checklists of Harbor IT\n');
  });

  it('writes files that are all read without a problem', async () => {
    const folder = temporaryFolder();
    await start(folder, { firm: 'Łódź: "IT" #1', tech: 'Con' });
    const files = filesIn(folder);
    const { firm, problems } = parseFirm(toSource('mmc.yaml', files.get('mmc.yaml') ?? ''));
    expect(problems).toEqual([]);
    expect(firm).toMatchObject({ name: 'Łódź: "IT" #1', timezone: 'Europe/Warsaw', paper: 'A4' });
    expect(firm?.people).toEqual([
      { slug: 'con-1', name: 'Con', email: 'jane@example.com', roles: ['technician', 'service-manager'], away: [] },
    ]);
    expect(firm?.plans).toEqual(['silver', 'gold', 'platinum']);
    const lists = [...files].filter(([path]) => /^(templates|singles\/starters)\//.test(path));
    expect(lists.length).toBeGreaterThanOrEqual(21);
    for (const [path, text] of lists) expect(parseChecklist(toSource(path, text)).problems, path).toEqual([]);
  });

  it('explains every key of mmc.yaml, and tells editors how to check it', async () => {
    const folder = temporaryFolder();
    await start(folder);
    const files = filesIn(folder);
    const yaml = files.get('mmc.yaml') ?? '';
    const schema = JSON.parse(files.get('.vscode/mmc-workspace.schema.json') ?? '');
    for (const key of Object.keys(schema.properties))
      expect(yaml, key).toMatch(new RegExp(`^# .*\\n(?:# )?${key}:`, 'm'));
    const settings = JSON.parse(files.get('.vscode/settings.json') ?? '');
    const [[path, pattern]] = Object.entries(settings['yaml.schemas']) as [[string, string]];
    expect(pattern).toBe('mmc.yaml');
    expect(files.has(path.replace('./', ''))).toBe(true);
    expect(yaml).toContain(`$schema=${path.replace('./', '')}`);
  });

  it('tracks the walks and the schedule, and the rest when its comment signs are taken away', async () => {
    const folder = temporaryFolder();
    await start(folder);
    const yaml = filesIn(folder).get('mmc.yaml') ?? '';
    const { firm } = parseFirm(toSource('mmc.yaml', yaml));
    const said = Object.entries(firm?.duties ?? {}).map(([duty, rule]) => [duty, rule.deadline.text, rule.owner]);
    expect(said).toEqual([
      ['execute', 'last', 'technician'],
      ['schedule', 'last-3 workdays', 'service-manager'],
    ]);
    // Nobody could have planned the month in which the firm begins.
    expect(firm?.duties.schedule?.since).toBe('2026-11');
    const uncommented = yaml.replace(/^( *)# (?!yaml-)( *[a-z0-9-]+:(?: .*)?)$/gm, '$1$2');
    const whole = parseFirm(toSource('mmc.yaml', uncommented));
    expect(whole.problems).toEqual([]);
    expect(Object.keys(whole.firm?.duties ?? {})).toEqual(['execute', 'revise', 'publish', 'file', 'schedule']);
    expect(whole.firm).toMatchObject({ workdays: firm?.workdays, spacing: firm?.spacing });
    expect(whole.firm?.visits).toEqual({ ...firm?.visits, managerMonths: 6 });
    expect(whole.firm?.holidays.country).toBe('US');
  });

  it('asks on a terminal, and offers what it knows', async () => {
    const folder = temporaryFolder();
    const config = join(folder, 'gitconfig');
    writeFileSync(config, '[user]\n\tname = Ann Lee\n\temail = ann@example.com\n');
    const world = worldIn(folder, {
      interactive: true,
      answers: ['Harbor IT', 'America/Los_Angeles', 'Letter', '', ''],
      environment: { GIT_CONFIG_GLOBAL: config },
    });
    expect(await init({ dir: 'lists' }, world)).toBe(0);
    expect(world.terminal.questions).toHaveLength(5);
    const { firm } = openWorkspace(join(folder, 'lists'));
    expect(firm.people).toMatchObject([{ slug: 'ann', name: 'Ann Lee', email: 'ann@example.com' }]);
    expect(firm).toMatchObject({ timezone: 'America/Los_Angeles', paper: 'Letter' });
    expect(openRepository(join(folder, 'lists')).git('log', '--format=%an <%ae>')).toBe('Ann Lee <ann@example.com>\n');
  });

  it('names the flags that are missing without a terminal, and writes nothing', async () => {
    const folder = temporaryFolder();
    const world = worldIn(folder);
    await expect(init({ dir: 'new', firm: 'Harbor IT' }, world)).rejects.toMatchObject({
      kind: 'usage',
      hint: 'Give --timezone Europe/Warsaw --tech "Jane Doe"',
    });
    await expect(init({ ...FLAGS, timezone: 'Mars/Olympus' }, world)).rejects.toMatchObject({ kind: 'usage' });
    await expect(init({ ...FLAGS, firm: ' ' }, world)).rejects.toMatchObject({ kind: 'usage' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('changes nothing when run again', async () => {
    const folder = temporaryFolder();
    await start(folder);
    const before = filesIn(folder);
    const { code, output, errors } = await start(folder, { firm: 'Other' });
    expect(code).toBe(0);
    expect(output).toContain('nothing is missing');
    expect(errors).toContain('--firm, --timezone, --tech, --email had no effect');
    expect(filesIn(folder)).toEqual(before);
    expect(openRepository(folder).git('rev-list', '--count', 'HEAD')).toBe('1\n');
  });

  it('adds only what is missing, says it, and commits only that', async () => {
    const folder = temporaryFolder();
    await start(folder);
    const git = openRepository(folder);
    rmSync(join(folder, 'templates/ups.md'));
    git.write('templates/server.md', 'mine\n');
    git.write('mmc.yaml', `${git.read('mmc.yaml')}# mine\n`);
    git.git('add', 'mmc.yaml', 'templates/ups.md');
    git.git('commit', '--quiet', '-m', 'no UPS');
    const { code, output } = await start(folder);
    expect(code).toBe(0);
    expect(output).toContain('templates/ups.md');
    expect(output).not.toContain('ideas.md');
    expect(git.read('templates/server.md')).toBe('mine\n');
    expect(git.git('show', '--name-only', '--format=').trim()).toBe('templates/ups.md');
    expect(git.git('status', '--porcelain')).toBe(' M templates/server.md\n');
  });

  it('needs no .gitkeep beside clients, and takes readme.md for README.md', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'clients/acme'), { recursive: true });
    writeFileSync(join(folder, 'readme.md'), 'mine\n');
    await start(folder);
    expect(readdirSync(join(folder, 'clients'))).toEqual(['acme']);
    expect(readdirSync(folder)).not.toContain('README.md');
    expect(readFileSync(join(folder, 'readme.md'), 'utf8')).toBe('mine\n');
  });

  it('works in an existing repository, in a folder below its top, and leaves the work of others alone', async () => {
    const repository = temporaryRepository();
    repository.write('other.md', 'changed\n');
    repository.write('staged.md', 'staged\n');
    repository.git('add', 'staged.md');
    repository.write('untracked.md', 'untracked\n');
    const before = repository.userState();
    const { code } = await start(repository.folder, { dir: 'lists' });
    expect(code).toBe(0);
    expect(repository.userState()).toBe(before);
    const paths = repository.git('show', '--name-only', '--format=').trim().split('\n');
    expect(paths.every((path) => path.startsWith('lists/'))).toBe(true);
    expect(paths).toContain('lists/.gitattributes');
  });

  it('says what Git is told to ignore, and commits the rest', async () => {
    const repository = temporaryRepository();
    repository.write('.git/info/exclude', '.vscode/\n');
    const { code, output } = await start(repository.folder);
    expect(code).toBe(0);
    expect(output).toMatch(/Git is told to ignore them: \.vscode\//);
    expect(repository.git('ls-files')).not.toContain('.vscode');
    expect(repository.git('ls-files')).toContain('mmc.yaml');
  });

  it('works without Git and says so; later Git can be added', async () => {
    const folder = temporaryFolder();
    const { code, output } = await start(folder, { git: false });
    expect(code).toBe(0);
    expect(output).toContain('without Git');
    expect(readdirSync(folder)).not.toContain('.git');
    expect((await start(folder)).code).toBe(0);
    expect(openRepository(folder).git('status', '--porcelain')).toBe('');
  });

  it('answers 6 where Git is missing: the files are there, the history is not', async () => {
    const folder = temporaryFolder();
    const world = worldIn(folder);
    expect(await init(FLAGS, { ...world, env: { PATH: '/nonexistent' } })).toBe(6);
    expect(world.terminal.output()).toContain('without history');
    expect(filesIn(folder).has('mmc.yaml')).toBe(true);
  });

  it('tells Git who commits in its own repository when Git knows nobody', async () => {
    const folder = temporaryFolder();
    const world = worldIn(folder, { environment: {} });
    expect(await init(FLAGS, world)).toBe(0);
    expect(world.terminal.output()).toContain('Git commits here as Jane Doe <jane@example.com>');
    expect(openRepository(folder, {}).git('log', '--format=%an <%ae>')).toBe('Jane Doe <jane@example.com>\n');
  });

  it('makes good in a second run what could not be committed in the first', async () => {
    const folder = temporaryFolder();
    const { email: _, ...withoutEmail } = FLAGS;
    const nobody = worldIn(folder, { environment: {} });
    expect(await init(withoutEmail, nobody)).toBe(6);
    expect(nobody.terminal.output()).toContain('saved, not committed: Git does not know your name');
    const { code } = await start(folder);
    expect(code).toBe(0);
    expect(openRepository(folder).git('status', '--porcelain')).toBe('');
  });

  it('refuses a workspace in a workspace, and a file', async () => {
    const folder = temporaryFolder();
    await start(folder);
    await expect(start(folder, { dir: 'clients' })).rejects.toMatchObject({ kind: 'usage' });
    await expect(start(folder, { dir: 'mmc.yaml' })).rejects.toMatchObject({ kind: 'usage' });
  });
});

describe('mmc init on a disk that fails', () => {
  it('says so at whichever call it fails, and a second run adds the rest', async () => {
    for (const call of [1, 2, 9, 25]) {
      const folder = temporaryFolder();
      const world = worldIn(folder);
      const files = { ...realFilePort };
      let calls = 0;
      files.fsync = (file) => {
        calls += 1;
        if (calls === call) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
        realFilePort.fsync(file);
      };
      await expect(init(FLAGS, { ...world, files })).rejects.toMatchObject({ kind: 'failed', message: /disk is full/ });
      expect((await start(folder)).code).toBe(0);
      expect(filesIn(folder).size).toBeGreaterThan(25);
      expect(openRepository(folder).git('status', '--porcelain')).toBe('');
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }
  });
});

describe('the usual paper', () => {
  it.each([
    ['Europe/Warsaw', 'en_US.UTF-8', 'A4'],
    ['America/Los_Angeles', 'C.UTF-8', 'Letter'],
    ['America/Sao_Paulo', 'pt_BR.UTF-8', 'A4'],
    ['America/Argentina/Ushuaia', 'es_AR', 'A4'],
    ['Asia/Manila', '', 'Letter'],
    ['UTC', 'en_US.UTF-8', 'Letter'],
    ['UTC', 'en-GB', 'A4'],
    ['Etc/UTC', 'C', 'A4'],
  ])('in %s with the locale %j is %s', (zone, locale, paper) => expect(usualPaper(zone, locale)).toBe(paper));
});
