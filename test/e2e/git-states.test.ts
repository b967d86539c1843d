import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { endPtyPrograms, startOnPty } from '../helpers/pty.ts';
import { NODE, PROGRAM, type TestFirm, testFirm, tickList } from './firm.ts';

afterEach(endPtyPrograms);

/** A firm whose owner is in the middle of other work: something staged, something changed, something new. */
function firmAtWork(): TestFirm {
  const firm = testFirm({ server: tickList(2) });
  firm.write('notes.md', 'one\n');
  firm.write('other.md', 'one\n');
  firm.commitAll('notes');
  firm.write('answers.yaml', 'item-1: done\nitem-2: {outcome: problem, note: "Smoke"}\n');
  firm.write('staged.md', 'staged\n');
  firm.git('add', 'staged.md');
  firm.write('notes.md', 'changed\n');
  firm.write('untracked.md', 'untracked\n');
  return firm;
}

const RUN = ['run', 'acme', '--answers', 'answers.yaml', '--tech', 'jane'];

/** What the user sees of his own work. */
function ownWork(firm: TestFirm): string {
  const own = ['--', '.', ':!clients/acme/results', ':!clients/acme/findings'];
  return [
    firm.git('status', '--porcelain', '-uall', ...own),
    firm.git('diff', ...own),
    firm.git('diff', '--cached', ...own),
  ].join('\n');
}

/** The result is there, whole, and so is its finding. */
function expectSaved(firm: TestFirm): string {
  const [path, second] = firm.results();
  expect(second).toBeUndefined();
  const { result, problems } = parseResult(toSource('r.md', firm.read(`clients/${path}`)));
  expect(problems).toEqual([]);
  expect(result?.header.open).toEqual([]);
  return `clients/${path}`;
}

/** The commits that hold the result: exactly one, and nothing else of the user's in it. */
function expectCommittedOnce(firm: TestFirm, path: string): void {
  const commits = firm.git('log', '--all', '--format=%H', '--diff-filter=A', '--', path).trim().split('\n');
  expect(commits).toHaveLength(1);
  expect(firm.git('show', `HEAD:${path}`)).toBe(firm.read(path));
  const files = firm
    .git('show', '--name-only', '--format=', commits[0] ?? '')
    .trim()
    .split('\n');
  expect(files.every((one) => one.startsWith('clients/acme/'))).toBe(true);
  expect(files).toHaveLength(2);
}

interface State {
  name: string;
  /** Brings the repository into the state. */
  before(firm: TestFirm): void;
  said: RegExp;
  /** What the hint tells the user to do. */
  mend(firm: TestFirm): void;
}

/** A branch whose merge or rebase onto main stops at a conflict in other.md. */
function conflicting(firm: TestFirm): void {
  firm.git('stash', '-q', '-u');
  firm.git('switch', '-q', '-c', 'theirs');
  firm.write('other.md', 'theirs\n');
  firm.git('commit', '-qam', 'theirs');
  firm.git('switch', '-q', 'main');
  firm.write('other.md', 'ours\n');
  firm.git('commit', '-qam', 'ours');
}

function quietly(firm: TestFirm, ...args: string[]): void {
  spawnSync('git', args, { cwd: firm.folder, env: firm.env });
}

function hook(firm: TestFirm, name: string, script: string): void {
  mkdirSync(join(firm.folder, '.git/hooks'), { recursive: true });
  writeFileSync(join(firm.folder, '.git/hooks', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(firm.folder, '.git/hooks', name), 0o755);
}

const STATES: State[] = [
  {
    name: 'a merge in progress',
    before: (firm) => {
      conflicting(firm);
      quietly(firm, 'merge', 'theirs');
      firm.git('checkout', '-q', 'stash@{0}', '--', 'notes.md');
      firm.git('reset', '-q', '--', 'notes.md');
      firm.write('answers.yaml', 'item-1: done\nitem-2: {outcome: problem, note: "Smoke"}\n');
    },
    said: /a merge is in progress/,
    mend: (firm) => firm.git('merge', '--abort'),
  },
  {
    name: 'a rebase in progress',
    before: (firm) => {
      conflicting(firm);
      quietly(firm, 'rebase', 'theirs');
      firm.write('answers.yaml', 'item-1: done\nitem-2: {outcome: problem, note: "Smoke"}\n');
    },
    said: /a rebase is in progress/,
    mend: (firm) => firm.git('rebase', '--abort'),
  },
  {
    name: 'a cherry-pick in progress',
    before: (firm) => {
      conflicting(firm);
      quietly(firm, 'cherry-pick', 'theirs');
      firm.write('answers.yaml', 'item-1: done\nitem-2: {outcome: problem, note: "Smoke"}\n');
    },
    said: /a cherry-pick is in progress/,
    mend: (firm) => firm.git('cherry-pick', '--abort'),
  },
  {
    name: 'a detached HEAD',
    before: (firm) => firm.git('checkout', '-q', '--detach'),
    said: /HEAD is detached/,
    mend: (firm) => firm.git('switch', '-q', 'main'),
  },
  {
    name: 'a hook that refuses',
    before: (firm) =>
      hook(firm, 'pre-commit', 'printf "\\033[31mlint:\\033[0m \\033]0;owned\\007 too long\\n" >&2; exit 1'),
    said: /a Git hook refused the commit: lint: {1,2}too long/,
    mend: (firm) => rmSync(join(firm.folder, '.git/hooks/pre-commit')),
  },
  {
    name: 'signing that fails',
    before: (firm) => {
      firm.git('config', 'commit.gpgsign', 'true');
      firm.git('config', 'gpg.program', '/bin/false');
    },
    said: /could not be signed/,
    mend: (firm) => firm.git('config', 'commit.gpgsign', 'false'),
  },
  {
    name: 'no identity',
    before: (firm) => {
      for (const name of Object.keys(firm.env)) if (/^GIT_(AUTHOR|COMMITTER)/.test(name)) delete firm.env[name];
    },
    said: /does not know your name/,
    mend: (firm) => {
      firm.git('config', 'user.name', 'Jane Doe');
      firm.git('config', 'user.email', 'jane@example.com');
    },
  },
  {
    name: 'an ignored path',
    before: (firm) => writeFileSync(join(firm.folder, '.git/info/exclude'), 'results/\n'),
    said: /Git is told to ignore clients\/acme\/results/,
    mend: (firm) => rmSync(join(firm.folder, '.git/info/exclude')),
  },
];

describe('a walk that ends in a repository with', () => {
  for (const { name, before, said, mend } of STATES) {
    for (const by of ['doctor', 'run'] as const) {
      it(`${name}: saved, exit 6, nothing of the user's is touched, and mmc ${by} commits it once it is mended`, () => {
        const firm = firmAtWork();
        before(firm);
        const work = ownWork(firm);
        const head = firm.git('rev-parse', 'HEAD');
        const { code, out, err } = firm.mmc(...RUN);
        expect(code, `${out}${err}`).toBe(6);
        expect(out).toMatch(said);
        expect(out).toMatch(/saved clients\/acme\/results/);
        expect(out).toMatch(/^hint: /m);
        expect(out + err).not.toMatch(/mmc sync|\x1b|\x07/);
        const path = expectSaved(firm);
        expect(ownWork(firm)).toBe(work);
        expect(firm.git('rev-parse', 'HEAD')).toBe(head);
        // As long as it is not mended, every further try says the same and changes nothing.
        expect(firm.mmc('doctor', '--fix').code).toBe(3);
        expect(ownWork(firm)).toBe(work);
        mend(firm);
        const later = ownWork(firm);
        const again =
          by === 'doctor' ? firm.mmc('doctor', '--fix') : firm.mmc('run', 'acme', '--plain', '--tech', 'jane');
        expect(again.out + again.err).toMatch(/committed [0-9a-f]{8}/);
        expectCommittedOnce(firm, expectSaved(firm));
        expect(path).toBe(expectSaved(firm));
        expect(ownWork(firm)).toBe(later);
        // And then there is nothing left to do.
        const commits = firm.git('rev-list', '--count', '--all');
        firm.mmc('doctor', '--fix');
        expect(firm.git('rev-list', '--count', '--all')).toBe(commits);
      });
    }
  }

  it('a hook that rewrites the files: says so, keeps the file, and does not commit for ever', () => {
    const firm = firmAtWork();
    const rewriting =
      'for f in $(git diff --cached --name-only | grep results); do echo "<!-- seen -->" >> "$f"; git add "$f"; done';
    hook(firm, 'pre-commit', rewriting);
    const { code, out } = firm.mmc(...RUN);
    expect(code).toBe(6);
    expect(out).toMatch(/hook or filter has changed clients\/acme\/results/);
    rmSync(join(firm.folder, '.git/hooks/pre-commit'));
    firm.mmc('doctor', '--fix');
    firm.mmc('doctor', '--fix');
    const path = `clients/${firm.results()[0]}`;
    const commits = firm.git('log', '--format=%H', '--', path).trim().split('\n');
    expect(commits.length).toBeLessThanOrEqual(2);
    // What the hook made of the file is what stands in both.
    expect(firm.git('show', `HEAD:${path}`)).toBe(firm.read(path));
    expect(firm.mmc('run', 'acme', '--plain', '--tech', 'jane')).toMatchObject({ code: 0, err: '' });
  });

  it('a left-over index.lock: names it with its age, and finishes when it is gone', { timeout: 120_000 }, () => {
    const firm = firmAtWork();
    writeFileSync(join(firm.folder, '.git/index.lock'), '');
    const { code, out } = firm.mmc(...RUN);
    expect(code).toBe(6);
    expect(out).toMatch(/index\.lock is \d+ (seconds|minutes|hours) old/);
    expect(existsSync(join(firm.folder, '.git/index.lock'))).toBe(true);
    const path = expectSaved(firm);
    rmSync(join(firm.folder, '.git/index.lock'));
    firm.mmc('doctor', '--fix');
    expectCommittedOnce(firm, path);
  });

  it('a merge in progress that began during the walk, on a terminal', async () => {
    const firm = firmAtWork();
    conflicting(firm);
    const terminal = startOnPty(NODE, [PROGRAM, 'run', 'acme'], { cwd: firm.folder, env: firm.env });
    await terminal.waitFor('1/2');
    quietly(firm, 'merge', 'theirs');
    terminal.write('ddf');
    await terminal.waitFor('The revision question');
    terminal.write('n\r\r\r\r\r');
    expect((await terminal.exited).code).toBe(6);
    expect(terminal.raw()).toContain('a merge is in progress');
    const path = expectSaved(firm);
    firm.git('merge', '--abort');
    expect(firm.read('other.md')).toBe('ours\n');
    firm.mmc('doctor', '--fix');
    expect(firm.git('show', `HEAD:${path}`)).toBe(firm.read(path));
  });
});

describe('a walk without Git', () => {
  it('in a folder that is in no repository: saved, and that is said', () => {
    const firm = testFirm({ server: tickList(2) }, { git: false });
    firm.write('answers.yaml', 'item-1: done\nitem-2: done\n');
    const { code, out } = firm.mmc(...RUN);
    expect(code).toBe(0);
    expect(out).toMatch(/not in Git, so there is no history/);
    expectSaved(firm);
    expect(firm.mmc(...RUN).out).toContain('Nothing is left to walk');
  });

  it('on PATH: saved with 6; an answer of an interrupted walk is found again when Git is back', () => {
    const firm = firmAtWork();
    const { PATH = '' } = firm.env;
    const bare = join(firm.folder, '..', `bin-${process.pid}`);
    mkdirSync(bare, { recursive: true });
    if (!existsSync(join(bare, 'node'))) symlinkSync(NODE, join(bare, 'node'));
    firm.env.PATH = bare;
    const { code, out } = firm.mmc(...RUN);
    expect(code).toBe(6);
    expect(out).toMatch(/Git is not installed, or not in PATH/);
    firm.env.PATH = PATH;
    rmSync(bare, { recursive: true });
    const path = expectSaved(firm);
    const again = firm.mmc('run', 'acme', '--plain', '--tech', 'jane');
    expect(again.err + again.out).toMatch(/committed [0-9a-f]{8}/);
    expectCommittedOnce(firm, path);
    expect(firm.git('status', '--porcelain')).not.toContain('.mmc');
  });
});

describe('a walk where the disk does not take its result', () => {
  it('because the folder is read-only for us: the walk is kept and finished later', () => {
    const firm = firmAtWork();
    firm.write('.git/mmc/keep', '');
    spawnSync('chown', ['-R', '12345:12345', firm.folder]);
    chmodSync(join(firm.folder, '..'), 0o755);
    chmodSync(join(firm.folder, 'clients/acme'), 0o555);
    const asOther = (...args: string[]) =>
      spawnSync('setpriv', ['--reuid=12345', '--regid=12345', '--clear-groups', NODE, PROGRAM, ...args], {
        cwd: firm.folder,
        env: { ...firm.env, HOME: firm.folder },
        encoding: 'utf8',
        input: '',
      });
    const failed = asOther(...RUN);
    if (failed.error || /setpriv/.test(failed.stderr)) return;
    expect(failed.status, failed.stdout + failed.stderr).toBe(1);
    expect(failed.stderr).toMatch(/you have no right to write there/);
    expect(failed.stderr).toMatch(/is kept|mmc doctor --fix/);
    expect(firm.results()).toEqual([]);
    chmodSync(join(firm.folder, 'clients/acme'), 0o755);
    const again = asOther('doctor', '--fix');
    expect(again.stdout + again.stderr).toMatch(/committed [0-9a-f]{8}/);
    spawnSync('chown', ['-R', '0:0', firm.folder]);
    expectCommittedOnce(firm, expectSaved(firm));
  });

  it('because it is full: the walk is kept and finished later', () => {
    const firm = firmAtWork();
    const results = join(firm.folder, 'clients/acme/results');
    mkdirSync(results);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', results]).status !== 0) return;
    try {
      writeFileSync(join(results, 'filler'), Buffer.alloc(8192));
      const failed = firm.mmc(...RUN);
      expect(failed.code, failed.out + failed.err).toBe(1);
      expect(failed.err).toMatch(/the disk is full/);
      expect(failed.err).toMatch(/is kept|mmc doctor --fix/);
      expect(readFileSync(join(results, 'filler'))).toHaveLength(8192);
      expect(firm.results()).toEqual([]);
    } finally {
      spawnSync('umount', [results]);
    }
    const again = firm.mmc('run', 'acme', '--plain', '--tech', 'jane');
    expect(again.out + again.err).toMatch(/committed [0-9a-f]{8}/);
    expectCommittedOnce(firm, expectSaved(firm));
  });
});
