import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from 'vitest';
import { terminalOn } from '../../src/terminal/compose.ts';
import { bundleProgram } from '../helpers/pty.ts';
import { createFakeHost } from './fake-host.ts';

test('show and warn sanitise; out leaves bytes alone in a pipe and not on a terminal', async () => {
  const hostile = 'a\x1b[2J\x07';
  for (const [terminals, out] of [
    [false, hostile],
    [true, 'a^G'],
  ] as const) {
    const host = createFakeHost({ terminals, env: { TERM: 'xterm', NO_COLOR: '1' } });
    const terminal = terminalOn(host, {});
    terminal.out(hostile);
    terminal.show([[{ text: hostile }], [{ text: 'two\nlines' }]]);
    terminal.show([]);
    terminal.warn([[{ text: hostile, tone: 'bad' }]]);
    expect(await terminal.flush()).toEqual({ lost: false });
    expect(host.writes.join('')).toBe(`${out}a^G\ntwo lines\n`);
    expect(host.errorWrites).toEqual(['a^G\n']);
  }
});

describe('a program whose output breaks', () => {
  let program: string;
  beforeAll(async () => {
    program = await bundleProgram('test/terminal/output-program.ts');
  });

  test('a whole megabyte arrives through a slow pipe', async () => {
    const { stdout } = await promisify(execFile)('sh', ['-c', `node ${program} | { sleep 0.3; wc -c; }`]);
    expect(Number(stdout)).toBe(1_000_000);
  });

  test('a closed pipe is quiet, and not a success', async () => {
    const child = spawn('bash', ['-c', `set -o pipefail; node ${program} | head -c 10`], { stdio: 'pipe' });
    let errors = '';
    child.stderr.on('data', (data) => {
      errors += data;
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(errors).toBe('');
    expect(code).toBe(1);
  });

  test.skipIf(process.platform !== 'linux')('a full disk is told and not a success', async () => {
    await expect(promisify(execFile)('sh', ['-c', `node ${program} > /dev/full`])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ENOSPC'),
    });
  });
});
