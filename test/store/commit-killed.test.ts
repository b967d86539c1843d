import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitPaths } from '../../src/store/git/commit.ts';
import { repairCommit } from '../../src/store/git/repair.ts';
import {
  copyRepository,
  JANE,
  type TemporaryRepository,
  temporaryFolder,
  temporaryRepository,
} from '../helpers/temporary-repository.ts';

const STRACE = '/usr/bin/strace';
const CALLS = ['openat', 'write', 'rename', 'link', 'unlink', 'close', 'mkdir', 'fsync'] as const;
const RECORD = 'clients/acme/results/202610/r.k3f9qa.md';
const EDITED = 'clients/acme/client.md';

/**
 * A `git` that kills the real one at the Nth system call of `git add` or `git commit`, counted over both. From then on
 * it refuses to run, and so stands for the whole of mmc being dead.
 */
function killingGit(folder: string): void {
  const path = join(folder, 'git');
  writeFileSync(
    path,
    `#!/bin/sh
[ -e ${folder}/dead ] && exit 99
case " $* " in
*" $KILL_COMMAND "*)
  ${STRACE} -qq -o /dev/null -e trace=$KILL_CALL -e inject=$KILL_CALL:signal=SIGKILL:when=$KILL_AT "$REAL_GIT" "$@"
  code=$?
  [ $code -eq 137 ] && touch ${folder}/dead
  exit $code;;
esac
exec "$REAL_GIT" "$@"
`,
  );
  chmodSync(path, 0o755);
}

function templateRepository(): { template: TemporaryRepository; expected: string } {
  const template = temporaryRepository();
  template.write(EDITED, 'old\n');
  template.git('add', '.');
  template.git('commit', '-qm', 'client');
  template.write('staged.md', 'staged\n');
  template.git('add', 'staged.md');
  template.write('other.md', 'one\nTWO\nthree\n');
  template.git('add', 'other.md');
  template.write('other.md', 'one\nTWO\nTHREE\n');
  template.write('base.md', 'dirty\n');
  template.write('untracked.md', 'mine\n');
  const expected = template.userState();
  template.write(RECORD, 'result\n');
  template.write(EDITED, 'new\n');
  return { template, expected };
}

const files = [
  { path: RECORD, bytes: Buffer.from('result\n') },
  { path: EDITED, bytes: Buffer.from('new\n') },
];
const request = { files, message: 'Record a result', holder: { what: 'a test', since: new Date() }, now: new Date() };

async function killedAt(
  template: TemporaryRepository,
  expected: string,
  command: string,
  call: string,
  at: number,
): Promise<'killed' | 'finished'> {
  const folder = temporaryFolder();
  killingGit(folder);
  const work = copyRepository(template, join(folder, 'work'));
  const path = { PATH: `${folder}:${process.env.PATH}`, REAL_GIT: '/usr/bin/git' };
  const deadly = { ...JANE, ...path, KILL_COMMAND: command, KILL_CALL: call, KILL_AT: String(at) };
  const repository = await work.find();
  await commitPaths({ ...repository, environment: { ...work.environment, ...deadly } }, { ...request, wait: 200 });
  const killed = existsSync(join(folder, 'dead'));
  const { outcome } = await repairCommit(repository, request);
  const where = `git ${command} killed at ${call} ${at}`;
  expect(outcome, where).toMatchObject({ state: 'committed' });
  expect(work.git('log', '--format=%s'), where).toBe('Record a result\nclient\nbase\n');
  expect(work.userState(), where).toBe(expected);
  expect(work.git('diff', '--name-only', 'HEAD~1', 'HEAD'), where).toBe(`${EDITED}\n${RECORD}\n`);
  expect(readFileSync(join(work.folder, 'base.md'), 'utf8'), where).toBe('dirty\n');
  rmSync(folder, { recursive: true, force: true });
  return killed ? 'killed' : 'finished';
}

if (!existsSync(STRACE)) {
  test.skip('SKIPPED, strace is not installed: git killed at every system call of a commit', () => {});
} else {
  for (const command of ['commit', 'add']) {
    test.each(CALLS)(
      `git ${command} killed at every %s: repaired to exactly one commit`,
      async (call) => {
        const { template, expected } = templateRepository();
        let points = 0;
        while ((await killedAt(template, expected, command, call, points + 1)) === 'killed') points += 1;
        if (call === 'openat' || call === 'close') expect(points).toBeGreaterThan(10);
      },
      300_000,
    );
  }
}
