import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseResult } from '../../src/markdown/result.ts';
import { toSource } from '../../src/markdown/source.ts';
import { NODE, type TestFirm, testFirm, tickList } from './firm.ts';

const CRASHING = resolve(import.meta.dirname, 'crashing-mmc.mjs');

const ANSWERS = `met: Bob
answers:
  firewall:
    item-1: done
    item-2: {outcome: problem, note: "Old rules", edit: "Name the rules"}
  server:
    item-1: done
    item-2: {outcome: n/a, note: "No key"}
    item-3: done
`;

function firmWithWork(): TestFirm {
  const firm = testFirm({ server: tickList(3), firewall: tickList(2, 'Firewall') });
  firm.write('answers.yaml', ANSWERS);
  firm.write('mine-staged.md', 'staged\n');
  firm.git('add', 'mine-staged.md');
  firm.write('mine-untracked.md', 'untracked\n');
  firm.write('mmc.yaml', `${firm.read('mmc.yaml')}# dirty\n`);
  return firm;
}

function crashing(firm: TestFirm, env: Record<string, string>, args: string[]) {
  return spawnSync(NODE, [CRASHING, ...args], {
    cwd: firm.folder,
    env: { ...firm.env, ...env },
    encoding: 'utf8',
    input: '',
    timeout: 60_000,
  });
}

const RUN = ['run', 'acme', '--answers', 'answers.yaml'];

/** What a technician would do after the kill: look what is left, go on, until nothing is. */
function recover(firm: TestFirm, what: string): void {
  for (let tries = 0; tries < 6; tries += 1) {
    const { code, out, err } = firm.mmc(...RUN);
    if (code === 0 && out.includes('Nothing is left to walk')) return;
    if (code === 2 && err.includes('unfinished walk')) {
      const resumed = firm.mmc(...RUN, '--resume');
      expect(resumed.code, resumed.err).toBe(0);
    } else expect(code, `${what}: ${err}`).toBe(0);
  }
  throw new Error('the walk does not come to an end');
}

function expectWhole(firm: TestFirm): void {
  const results = firm.results();
  expect(results.map((path) => path.split('.')[1])).toEqual(['firewall', 'server']);
  for (const path of results) {
    const { result, problems } = parseResult(toSource(path, firm.read(`clients/${path}`)));
    expect(problems).toEqual([]);
    expect(result?.header.open).toEqual([]);
    const commits = firm
      .git('log', '--format=%H', '--diff-filter=A', '--', `clients/${path}`)
      .trim()
      .split('\n')
      .filter(Boolean);
    expect(commits, path).toHaveLength(1);
    expect(firm.git('show', `HEAD:clients/${path}`)).toBe(firm.read(`clients/${path}`));
  }
  expect(firm.git('ls-files', 'clients/acme/findings').trim().split('\n')).toHaveLength(1);
  expect(firm.git('ls-files', 'clients/acme/edits').trim().split('\n')).toHaveLength(1);
  // The user's own work is as it was, and nothing of ours is left over.
  expect(firm.git('status', '--porcelain').trimEnd().split('\n').sort()).toEqual([
    ' M mmc.yaml',
    '?? answers.yaml',
    '?? mine-untracked.md',
    'A  mine-staged.md',
  ]);
}

describe('a scripted visit with two lists, killed', () => {
  it('at every operation of the file port: one result for each sitting, committed once', { timeout: 900_000 }, () => {
    const counted = firmWithWork();
    const counter = join(counted.folder, '..', `count-${process.pid}`);
    expect(crashing(counted, { MMC_COUNT: counter }, RUN).status).toBe(0);
    const operations = readFileSync(counter, 'utf8').trim().split('\n').length;
    rmSync(counter);
    expect(operations).toBeGreaterThan(60);
    const every = Number(process.env.MMC_KILL_STEP ?? 3);
    for (let at = 1; at <= operations; at += every) {
      const firm = firmWithWork();
      const killed = crashing(firm, { MMC_CRASH_AT: String(at) }, RUN);
      expect(killed.signal, `operation ${at}`).toBe('SIGKILL');
      recover(firm, `operation ${at}`);
      expectWhole(firm);
    }
  });

  it.skipIf(!existsSync('/usr/bin/strace'))(
    'at system calls that write, rename, link or fsync',
    { timeout: 900_000 },
    () => {
      for (const call of ['fsync', 'link', 'rename', 'unlink']) {
        for (let at = 1; at <= 40; at += 4) {
          const firm = firmWithWork();
          const inject = [
            '-f',
            '-qq',
            '-o',
            '/dev/null',
            '-e',
            `trace=${call}`,
            '-e',
            `inject=${call}:signal=SIGKILL:when=${at}`,
          ];
          const killed = spawnSync(
            'strace',
            [...inject, NODE, resolve(import.meta.dirname, '../../bin/mmc.js'), ...RUN],
            { cwd: firm.folder, env: firm.env, encoding: 'utf8', input: '', timeout: 60_000 },
          );
          recover(firm, `${call} ${at}`);
          expectWhole(firm);
          if (killed.status === 0) break;
        }
      }
    },
  );
});
