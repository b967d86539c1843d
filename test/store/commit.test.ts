import { chmodSync, existsSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type CommitOutcome, commitPaths } from '../../src/store/git/commit.ts';
import { findRepository } from '../../src/store/git/repository.ts';
import { openRepository, type TemporaryRepository, temporaryRepository } from '../helpers/temporary-repository.ts';

const RECORD = 'clients/acme/results/202610/20261014.server.jane.k3f9qa.md';
const TEXT = '# Result\n\n- [x] Łódź ✓ {#a outcome=done}\n';

type Files = Record<string, string | 'removed'>;

async function commit(at: TemporaryRepository, files: Files, wait = 30_000): Promise<CommitOutcome> {
  const given = Object.entries(files).map(([path, text]) => ({
    path,
    bytes: text === 'removed' ? ('removed' as const) : Buffer.from(text),
  }));
  const holder = { what: 'a test', since: new Date() };
  return commitPaths(await at.find(), { files: given, message: 'Record a result', holder, now: new Date(), wait });
}

function withUsersWork(at: TemporaryRepository): void {
  at.write('staged.md', 'staged\n');
  at.git('add', 'staged.md');
  at.write('other.md', 'one\nTWO\nthree\n');
  at.git('add', 'other.md');
  at.write('other.md', 'one\nTWO\nTHREE\n');
  at.write('base.md', 'dirty\n');
  at.write('untracked.md', 'mine\n');
  at.write('announced.md', 'announced\n');
  at.git('add', '-N', 'announced.md');
}

function hook(at: TemporaryRepository, name: string, body: string): void {
  at.write(`.git/hooks/${name}`, `#!/bin/sh\n${body}\n`);
  chmodSync(join(at.folder, '.git/hooks', name), 0o755);
}

test('commits exactly its own paths and leaves staged, half staged, dirty and untracked work as it was', async () => {
  const at = temporaryRepository();
  withUsersWork(at);
  const before = at.userState();
  at.write(RECORD, TEXT);
  const outcome = await commit(at, { [RECORD]: TEXT });
  expect(outcome).toEqual({ state: 'committed', commit: at.git('rev-parse', 'HEAD').trim(), already: false });
  expect(at.userState()).toBe(before);
  expect(at.git('show', '--name-only', '--format=%an %s', 'HEAD')).toBe(`Jane Doe Record a result\n\n${RECORD}\n`);
  expect(at.git('show', `HEAD:${RECORD}`)).toBe(TEXT);
});

test('a repeated call finds the work done', async () => {
  const at = temporaryRepository();
  at.write(RECORD, TEXT);
  const first = await commit(at, { [RECORD]: TEXT });
  const again = await commit(at, { [RECORD]: TEXT });
  expect(again).toEqual({ ...first, already: true });
  expect(at.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
});

test('the first commit of a repository', async () => {
  const at = temporaryRepository();
  rmSync(join(at.folder, '.git'), { recursive: true });
  at.git('init', '--quiet', '--initial-branch=main');
  expect(await commit(at, { 'base.md': 'base\n' })).toMatchObject({ state: 'committed' });
  expect(at.git('ls-tree', '--name-only', 'HEAD')).toBe('base.md\n');
  expect(at.git('status', '--porcelain')).toBe('?? other.md\n');
});

test('renames, removals and edits in one commit, also below the top', async () => {
  const at = temporaryRepository();
  at.write('space/old.md', 'content\n');
  at.write('space/gone.md', 'x\n');
  expect(await commit(at, { 'space/old.md': 'content\n', 'space/gone.md': 'x\n' })).toMatchObject({
    state: 'committed',
  });
  rmSync(join(at.folder, 'space/old.md'));
  rmSync(join(at.folder, 'space/gone.md'));
  at.write('space/new name.md', 'content\n');
  const below = openRepository(join(at.folder, 'space'));
  const files = { 'old.md': 'removed', 'gone.md': 'removed', 'new name.md': 'content\n' };
  expect(await commit(below, files)).toMatchObject({ state: 'committed', already: false });
  expect(at.git('ls-tree', '-r', '--name-only', 'HEAD')).toBe('base.md\nother.md\nspace/new name.md\n');
  expect(at.git('status', '--porcelain')).toBe('');
});

test('names that look like options, patterns and magic', async () => {
  const at = temporaryRepository();
  const files: Files = {
    '-n.md': 'a\n',
    ':(top)x.md': 'b\n',
    '*.md': 'c\n',
    '[a].md': 'd\n',
    'clients/!Old/ü.md': 'e\n',
  };
  for (const [path, text] of Object.entries(files)) at.write(path, text);
  at.write('a.md', 'not ours\n');
  expect(await commit(at, files)).toMatchObject({ state: 'committed' });
  expect(at.git('status', '--porcelain')).toBe('?? a.md\n');
});

test('during a merge nothing is touched, and the merge can still be aborted', async () => {
  const at = temporaryRepository();
  at.git('switch', '-q', '-c', 'side');
  at.write('base.md', 'side\n');
  at.git('commit', '-qam', 'side');
  at.git('switch', '-q', 'main');
  at.write('base.md', 'main\n');
  at.git('commit', '-qam', 'main');
  expect(() => at.git('merge', 'side')).toThrow();
  at.write(RECORD, TEXT);
  const before = at.userState();
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason: 'merge' });
  expect(at.userState()).toBe(before);
  at.git('merge', '--abort');
  expect(at.read('base.md')).toBe('main\n');
  expect(at.read(RECORD)).toBe(TEXT);
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'committed', already: false });
});

test.each([
  ['cherry-pick', 'cherry-pick'],
  ['revert', 'revert'],
  ['rebase', 'rebase'],
] as const)('%s in progress is left alone', async (reason, command) => {
  const at = temporaryRepository();
  at.git('switch', '-q', '-c', 'side');
  at.write('base.md', 'side\n');
  at.git('commit', '-qam', 'side');
  at.write('base.md', 'side 2\n');
  at.git('commit', '-qam', 'side 2');
  if (command !== 'revert') at.git('switch', '-q', 'main');
  if (command === 'rebase') {
    at.write('base.md', 'main\n');
    at.git('commit', '-qam', 'main');
  }
  expect(() => at.git(command, { 'cherry-pick': 'side', revert: 'HEAD~1', rebase: 'side' }[command])).toThrow();
  at.write(RECORD, TEXT);
  const before = at.userState();
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason });
  expect(at.userState()).toBe(before);
  at.git(command, '--abort');
});

test('a detached HEAD keeps the file and says how to go on', async () => {
  const at = temporaryRepository();
  at.git('checkout', '-q', '--detach');
  at.write(RECORD, TEXT);
  const outcome = await commit(at, { [RECORD]: TEXT });
  expect(outcome).toMatchObject({ state: 'saved', reason: 'detached' });
  expect(at.git('status', '--porcelain', '-uall')).toBe(`?? ${RECORD}\n`);
});

test('without an identity nothing is guessed', async () => {
  const at = temporaryRepository({});
  at.write(RECORD, TEXT);
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason: 'no-identity' });
  expect(at.git('status', '--porcelain', '-uall')).toBe(`?? ${RECORD}\n`);
});

test('a refusing hook: its words are shown without escapes, the index is as it was', async () => {
  const at = temporaryRepository();
  withUsersWork(at);
  at.write(RECORD, TEXT);
  const before = at.userState();
  hook(at, 'pre-commit', 'printf "\\033[31mno tickets\\033[0m \\033]52;c;eA==\\007\\n" >&2; exit 1');
  const outcome = await commit(at, { [RECORD]: TEXT });
  expect(outcome).toMatchObject({ state: 'saved', reason: 'hook', why: 'a Git hook refused the commit: no tickets' });
  expect(at.userState()).toBe(before);
  rmSync(join(at.folder, '.git/hooks/pre-commit'));
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'committed' });
});

test('a path that the user has staged himself stays staged as he did when the commit fails', async () => {
  const at = temporaryRepository();
  at.write(RECORD, 'an older text\n');
  at.git('add', RECORD);
  at.write('second.md', 'announced by the user\n');
  at.git('add', '-N', 'second.md');
  at.write(RECORD, TEXT);
  at.write('third.md', 'third\n');
  const before = at.userState();
  hook(at, 'commit-msg', 'exit 1');
  const files = { [RECORD]: TEXT, 'second.md': 'announced by the user\n', 'third.md': 'third\n' };
  expect(await commit(at, files)).toMatchObject({ state: 'saved', reason: 'hook' });
  expect(at.userState()).toBe(before);
});

test('a hook that rewrites the file is found out', async () => {
  const at = temporaryRepository();
  at.write(RECORD, TEXT);
  hook(at, 'pre-commit', `echo formatted > ${RECORD}; git add ${RECORD}`);
  const outcome = await commit(at, { [RECORD]: TEXT });
  expect(outcome).toMatchObject({ state: 'saved', reason: 'rewritten', commit: at.git('rev-parse', 'HEAD').trim() });
  // Else the user's next commit would take back what the hook did.
  expect(at.git('status', '--porcelain', '-uall')).toBe('');
});

test('a commit that cannot be signed is not made', async () => {
  const at = temporaryRepository();
  at.git('config', 'commit.gpgsign', 'true');
  at.git('config', 'gpg.program', '/nonexistent/gpg');
  at.write(RECORD, TEXT);
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason: 'signing' });
  expect(at.git('status', '--porcelain', '-uall')).toBe(`?? ${RECORD}\n`);
});

test('an ignored path is found before the index is touched', async () => {
  const at = temporaryRepository();
  at.write('.gitignore', 'clients/\n');
  at.write(RECORD, TEXT);
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason: 'ignored' });
});

test('a file that somebody changed since it was written is not committed', async () => {
  const at = temporaryRepository();
  at.write(RECORD, 'somebody else\n');
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'saved', reason: 'changed' });
});

test('a foreign index.lock is waited for, named with its age, and left there', async () => {
  const at = temporaryRepository();
  at.write(RECORD, TEXT);
  at.write('.git/index.lock', '');
  const hourAgo = Date.now() / 1000 - 3600;
  utimesSync(join(at.folder, '.git/index.lock'), hourAgo, hourAgo);
  const outcome = await commit(at, { [RECORD]: TEXT }, 300);
  expect(outcome).toMatchObject({ state: 'saved', reason: 'index-lock' });
  expect(outcome).toHaveProperty('why', expect.stringMatching(/index\.lock is 60 minutes old/));
  expect(existsSync(join(at.folder, '.git/index.lock'))).toBe(true);
  setTimeout(() => rmSync(join(at.folder, '.git/index.lock')), 400);
  expect(await commit(at, { [RECORD]: TEXT })).toMatchObject({ state: 'committed' });
});

test('CRLF settings of a clone do not make a commit look lost', async () => {
  const at = temporaryRepository();
  at.git('config', 'core.autocrlf', 'true');
  at.write('crlf.md', 'a\r\nb\r\n');
  expect(await commit(at, { 'crlf.md': 'a\r\nb\r\n' })).toMatchObject({ state: 'committed', already: false });
});

test('a linked work tree commits to its own branch', async () => {
  const at = temporaryRepository();
  const linked = join(at.folder, '.git', 'linked');
  at.git('worktree', 'add', '-q', '-b', 'linked', linked);
  const there = openRepository(linked);
  there.write(RECORD, TEXT);
  expect(await commit(there, { [RECORD]: TEXT })).toMatchObject({ state: 'committed' });
  expect(at.git('log', '-1', '--format=%s', 'linked')).toBe('Record a result\n');
});

test('no program of a hostile environment or configuration runs, and GIT_DIR does not lead away', async () => {
  const at = temporaryRepository();
  at.write(RECORD, TEXT);
  at.git('config', 'core.fsmonitor', `touch ${at.folder}/.git/pwned; false`);
  const led = {
    ...at.environment,
    GIT_DIR: '/nonexistent',
    GIT_INDEX_FILE: '/nonexistent',
    GIT_EXTERNAL_DIFF: 'false',
  };
  const found = await findRepository(at.folder, led);
  if (found.kind !== 'repository') throw new Error(found.kind);
  expect(await commit({ ...at, find: async () => found }, { [RECORD]: TEXT })).toMatchObject({ state: 'committed' });
  expect(existsSync(join(at.folder, '.git/pwned'))).toBe(false);
});
