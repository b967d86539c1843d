// What only reads says nothing on stderr where all is well, on every Node that mmc is for: a setting of the engine, or a
// module, that one of them does not know would be told there, and cron would send a mail each night.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanEnvironment, JANE } from '../helpers/temporary-repository.ts';
import { NODE, NOW, PROGRAM } from './firm.ts';

const EXAMPLE = resolve(import.meta.dirname, '../../examples/harbor-it');

describe('on a copy of the example', () => {
  let folder = '';
  const run = (program: string, args: readonly string[], env: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd: folder,
      env: { ...cleanEnvironment(JANE), MMC_NOW: NOW, LANG: 'C.UTF-8', ...env },
      encoding: 'utf8',
      input: '',
    });
    return { code: status, out: stdout, err: stderr };
  };
  const mmc = (line: string, env?: Record<string, string>) => run(NODE, [PROGRAM, ...line.split(' ')], env);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mmc-example-'));
    cpSync(EXAMPLE, folder, { recursive: true });
    for (const line of ['init -q -b main', 'add -A', 'commit -q -m Begin'])
      expect(run('git', line.split(' ')).code, line).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    'due',
    'due --json',
    'due --all --warnings',
    'due --period 2026-10',
    'due --client acme',
    'schedule',
    'schedule 2026-12 --explain',
    'calendar',
    'calendar --year 2026',
    'history',
    'history acme',
    'find disk',
    'trend acme room-temperature --list server-dc01',
    'ics --who jane',
    'status',
    'status acme',
    'show acme',
    'findings',
    'log acme server-dc01',
    'check',
    'doctor',
    'client list',
    'client show acme',
    'schema client',
    'completion bash',
    '--version',
    '--help',
  ])('mmc %s tells its answer and nothing else', (line) => {
    const { code, out, err } = mmc(line);
    expect(err).toBe('');
    expect(out).not.toBe('');
    expect(code).toBe(0);
  });

  it('tells the day of the firm whatever zone the machine is in', () => {
    const told = (zone: string | undefined) =>
      mmc('due --json', { MMC_NOW: '2026-11-13T03:00:00Z', ...(zone === undefined ? {} : { TZ: zone }) });
    const expected = told(undefined);
    expect(JSON.parse(expected.out)).toMatchObject({ today: '2026-11-12' });
    for (const zone of ['nonsense', 'europe/warsaw', ':Europe/Warsaw', 'Asia/Tokyo', ''])
      expect(told(zone), zone).toEqual(expected);
  });
});

describe('where there is no world to run in, one sentence and a hint are told:', () => {
  it.each(['due', 'status', '--version'])('mmc %s with a wrong MMC_NOW', (command) => {
    const env = { ...cleanEnvironment(), MMC_NOW: 'tomorrow' };
    const { status, stdout, stderr } = spawnSync(NODE, [PROGRAM, command], { env, encoding: 'utf8', input: '' });
    expect(stderr).toBe(
      'error: MMC_NOW is not a time: tomorrow\nhint: Write 2026-10-14 or 2026-10-14T09:00:00+02:00\n',
    );
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('mmc due in a folder that has gone', () => {
    const words = 'folder=$(mktemp -d) && cd "$folder" && rmdir "$folder" && exec "$0" "$@"';
    const { status, stderr } = spawnSync('sh', ['-c', words, NODE, PROGRAM, 'due'], {
      env: cleanEnvironment(),
      encoding: 'utf8',
    });
    expect(stderr).toBe('error: The current folder no longer exists.\nhint: cd to the workspace, or use -C DIR\n');
    expect(status).toBe(1);
  });
});
