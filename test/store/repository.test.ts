import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { blobHash, readBlobs, storeBlob } from '../../src/store/git/blobs.ts';
import { commitPaths } from '../../src/store/git/commit.ts';
import { configurationNotes } from '../../src/store/git/configuration.ts';
import { fileHistory } from '../../src/store/git/history.ts';
import { findRepository, isAtLeast } from '../../src/store/git/repository.ts';
import { readableMessage, runGit, withoutCredentials } from '../../src/store/git/run.ts';
import { setUpRepository } from '../../src/store/git/setup.ts';
import { repositoryState } from '../../src/store/git/state.ts';
import { cleanEnvironment, JANE, temporaryFolder, temporaryRepository } from '../helpers/temporary-repository.ts';

test('finds the top, the folders of Git and the place of the workspace in it', async () => {
  const at = temporaryRepository();
  mkdirSync(join(at.folder, 'a/ü b'), { recursive: true });
  const found = await findRepository(join(at.folder, 'a/ü b'), at.environment);
  const git = join(at.folder, '.git');
  expect(found).toMatchObject({
    kind: 'repository',
    top: at.folder,
    gitFolder: git,
    commonFolder: git,
    prefix: 'a/ü b/',
    algorithm: 'sha1',
    shallow: false,
  });
  at.git('worktree', 'add', '-q', join(at.folder, 'linked'));
  expect(await findRepository(join(at.folder, 'linked'), at.environment)).toMatchObject({
    gitFolder: join(git, 'worktrees/linked'),
    commonFolder: git,
  });
});

test('no repository, no Git, a bare one, the inside of .git: answers, never errors', async () => {
  const folder = temporaryFolder();
  const environment = cleanEnvironment({ GIT_CEILING_DIRECTORIES: folder });
  expect(await findRepository(folder, environment)).toEqual({ kind: 'none' });
  expect(await findRepository(folder, { ...environment, PATH: '/nonexistent' })).toMatchObject({ kind: 'no-git' });
  execFileSync('git', ['init', '-q', '--bare', 'bare'], { cwd: folder, env: environment });
  expect(await findRepository(join(folder, 'bare'), environment)).toMatchObject({ kind: 'bare' });
  expect(await findRepository(join(folder, 'nowhere'), environment)).toEqual({ kind: 'none' });
  const at = temporaryRepository();
  expect((await findRepository(join(at.folder, '.git'), at.environment)).kind).not.toBe('repository');
});

test('versions compare by number', () => {
  expect([
    isAtLeast([2, 39, 5], [2, 38, 0]),
    isAtLeast([2, 9, 0], [2, 38, 0]),
    isAtLeast([3, 0, 0], [2, 38, 0]),
  ]).toEqual([true, false, true]);
});

test('a shallow clone and a submodule are noted and do not block', async () => {
  const at = temporaryRepository();
  const folder = temporaryFolder();
  at.git('clone', '-q', '--depth=1', `file://${at.folder}`, join(folder, 'shallow'));
  const shallow = await findRepository(join(folder, 'shallow'), at.environment);
  if (shallow.kind !== 'repository') throw new Error(shallow.kind);
  expect((await repositoryState(shallow, [], new Date())).notes).toMatchObject([{ kind: 'shallow', blocks: false }]);
  at.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', `file://${at.folder}`, 'sub');
  const inner = await findRepository(join(at.folder, 'sub'), at.environment);
  if (inner.kind !== 'repository') throw new Error(inner.kind);
  expect(inner).toMatchObject({ within: at.folder, top: join(at.folder, 'sub') });
  expect((await repositoryState(inner, [], new Date())).notes).toMatchObject([{ kind: 'submodule', blocks: false }]);
});

test('the state of an ordinary repository has no notes; an unborn branch does not block', async () => {
  const at = temporaryRepository();
  const state = await repositoryState(await at.find(), ['base.md'], new Date());
  expect(state).toEqual({ head: at.git('rev-parse', 'HEAD').trim(), branch: 'refs/heads/main', notes: [] });
  at.git('switch', '-q', '--orphan', 'empty');
  expect((await repositoryState(await at.find(), [], new Date())).notes).toMatchObject([
    { kind: 'unborn', blocks: false },
  ]);
});

test('looking changes nothing in .git', async () => {
  const at = temporaryRepository();
  at.write('base.md', 'base\n');
  const print = (): string =>
    readdirSync(join(at.folder, '.git'), { recursive: true })
      .map((name) => `${String(name)} ${statSync(join(at.folder, '.git', String(name))).mtimeMs}`)
      .sort()
      .join('\n');
  const before = print();
  const repository = await at.find();
  await repositoryState(repository, ['base.md', 'new.md'], new Date());
  await fileHistory(repository, 'base.md');
  await configurationNotes(repository);
  await readBlobs(repository, ['HEAD:base.md']);
  expect(print()).toBe(before);
});

test('blobs: the id without a process is the id that Git gives', async () => {
  const at = temporaryRepository();
  const repository = await at.find();
  const bytes = Buffer.from('Łódź\0\n');
  const id = await storeBlob(repository, bytes);
  expect(blobHash(bytes, repository.algorithm)).toBe(id);
  expect(await readBlobs(repository, [id, 'HEAD:nowhere.md', 'HEAD:base.md', id])).toEqual([
    bytes,
    undefined,
    Buffer.from('base\n'),
    bytes,
  ]);
});

test('SHA-256 repositories', async () => {
  const folder = temporaryFolder();
  execFileSync('git', ['init', '-q', '--object-format=sha256'], { cwd: folder, env: cleanEnvironment() });
  const { repository, made } = await setUpRepository(folder, cleanEnvironment(JANE));
  expect([made, repository.algorithm]).toEqual([false, 'sha256']);
  expect(await storeBlob(repository, Buffer.from('x'))).toBe(blobHash(Buffer.from('x'), 'sha256'));
});

test('history follows renames, from one commit to the last', async () => {
  const at = temporaryRepository();
  renameSync(join(at.folder, 'other.md'), join(at.folder, 'new ü.md'));
  at.git('add', '-A');
  at.git('commit', '-qm', 'rename: it\n\nbody');
  at.write('new ü.md', 'one\ntwo\nthree\nfour\n');
  at.git('commit', '-qam', 'edit');
  const repository = await at.find();
  const history = await fileHistory(repository, 'new ü.md');
  expect(history.map(({ subject, path, author, email }) => [subject, path, author, email])).toEqual([
    ['edit', 'new ü.md', 'Jane Doe', 'jane@example.com'],
    ['rename: it', 'new ü.md', 'Jane Doe', 'jane@example.com'],
    ['base', 'other.md', 'Jane Doe', 'jane@example.com'],
  ]);
  for (const { commit, path, blob, date } of history) {
    expect(at.git('rev-parse', `${commit}:${path}`).trim()).toBe(blob);
    expect(date).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:[+-]\d\d:\d\d|Z)$/);
  }
  expect(await fileHistory(repository, 'new ü.md', { limit: 1 })).toHaveLength(1);
  expect(await fileHistory(repository, 'nowhere.md')).toEqual([]);
});

test('the history of a copy does not go on with what it was copied from', async () => {
  const at = temporaryRepository();
  const template = Array.from({ length: 30 }, (_, index) => `- [ ] Item ${index}\n`).join('');
  at.write('template.md', template);
  at.git('add', '-A');
  at.git('commit', '-qm', 'template');
  at.write('list.md', `# Own\n${template}`);
  at.git('add', '-A');
  at.git('commit', '-qm', 'copy');
  const history = await fileHistory(await at.find(), 'list.md');
  expect(history.map(({ subject, path }) => [subject, path])).toEqual([['copy', 'list.md']]);
});

test('init makes a repository on main, once, and its first commit', async () => {
  const folder = temporaryFolder();
  const environment = cleanEnvironment({ ...JANE, GIT_CEILING_DIRECTORIES: folder });
  const { repository, made } = await setUpRepository(folder, environment);
  expect([made, readFileSync(join(folder, '.git/HEAD'), 'utf8')]).toEqual([true, 'ref: refs/heads/main\n']);
  execFileSync('touch', [join(folder, 'mmc.yaml')]);
  const files = [{ path: 'mmc.yaml', bytes: Buffer.alloc(0) }];
  const request = { files, message: 'Set up', holder: { what: 'mmc init', since: new Date() }, now: new Date() };
  expect(await commitPaths(repository, request)).toMatchObject({ state: 'committed' });
  expect((await setUpRepository(folder, environment)).made).toBe(false);
});

test('hostile configuration is reported as data, without its credentials', async () => {
  const at = temporaryRepository();
  const settings = {
    'core.fsmonitor': 'x',
    'filter.f.smudge': 'x',
    'alias.st': '!x',
    'alias.ok': 'status',
    'include.path': '../c',
    'core.autocrlf': 'true',
    'core.sshCommand': 'x',
  };
  for (const [key, value] of Object.entries(settings)) at.git('config', key, value);
  at.git('config', 'credential.https://u:secret@h.helper', '\u001b[31m!x');
  const notes = await configurationNotes(await at.find());
  expect(notes.map(({ key }) => key).sort()).toEqual([
    'alias.st',
    'core.autocrlf',
    'core.fsmonitor',
    'core.sshcommand',
    'credential.https://h.helper',
    'filter.f.smudge',
    'include.path',
  ]);
  expect(notes.find(({ key }) => key.startsWith('credential'))?.value).toBe('!x');
});

test('credentials and escapes never reach a message', () => {
  expect(withoutCredentials("to 'https://jane:p@ss@example.com/x.git' and ssh://git@h/y")).toBe(
    "to 'https://example.com/x.git' and ssh://git@h/y",
  );
  expect(readableMessage('\u001b]8;;http://x\u0007a\u001b]8;;\u0007\u009b31m\u202eb\r\nc\u0000')).toBe('a31mb\nc');
});

test('credentials are found in time that grows with the text, not with its square', () => {
  const long = 200_000;
  const texts = [
    'a'.repeat(long),
    'a-'.repeat(long),
    'a://'.repeat(long),
    `a://${'b@'.repeat(long)}`,
    `a://${'b'.repeat(long)}`,
  ];
  const began = performance.now();
  for (const text of texts) withoutCredentials(text);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(withoutCredentials(`a://${'b@'.repeat(long)}c`)).toBe('a://c');
  expect(withoutCredentials(`${'x'.repeat(long)}https://u:p@h`)).toBe(`${'x'.repeat(long)}https://h`);
});

test('a git that does not end is ended', async () => {
  const at = temporaryRepository();
  at.git('config', 'alias.hang', '!sleep 20');
  const began = performance.now();
  const answer = await runGit(await at.find(), ['hang'], { access: 'read', timeout: 200, linger: 100 });
  expect([answer.trouble, answer.code]).toEqual(['timeout', -1]);
  expect(performance.now() - began).toBeLessThan(5_000);
  expect(existsSync(at.folder)).toBe(true);
});
