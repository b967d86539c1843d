import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realFilePort } from '../../src/store/file-port.ts';
import { repairCommit } from '../../src/store/git/repair.ts';
import { openJournal, readJournal } from '../../src/store/journal.ts';
import { acquireLock, type LockTransport, withLock } from '../../src/store/lock.ts';
import { bundledScript } from '../helpers/bundled-script.ts';
import { temporaryFolder, temporaryRepository } from '../helpers/temporary-repository.ts';

const HOLDER = { what: 'mmc sync', since: new Date('2026-10-14T09:00:00Z') };

function start(script: string, args: string[], environment?: Record<string, string>): ChildProcess {
  const options = { stdio: ['ignore', 'pipe', 'inherit'] as ['ignore', 'pipe', 'inherit'] };
  return spawn(process.execPath, [script, ...args], environment ? { ...options, env: environment } : options);
}

async function firstLine(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) return String(chunk).trim();
  return '';
}

test('eight committers in one clone all succeed, while the user commits too', async () => {
  const at = temporaryRepository();
  at.write('staged.md', 'staged\n');
  at.git('add', 'staged.md');
  const script = bundledScript(
    temporaryFolder(),
    'committer',
    `import { commitPaths } from 'src/store/git/commit.ts';
     import { findRepository } from 'src/store/git/repository.ts';
     import { realFilePort } from 'src/store/file-port.ts';
     import { writeNewFile } from 'src/store/files.ts';
     const [folder, n] = process.argv.slice(2);
     const repository = await findRepository(folder, process.env);
     for (const round of [1, 2, 3]) {
       const path = 'clients/acme/findings/' + n + '-' + round + '.md';
       const bytes = Buffer.from('finding ' + path);
       writeNewFile(realFilePort, folder + '/' + path, bytes);
       const holder = { what: 'committer ' + n, since: new Date() };
       const outcome = await commitPaths(repository, { files: [{ path, bytes }], message: path, holder, now: new Date() });
       process.stdout.write(outcome.state + (outcome.why ?? '') + '\\n');
     }`,
  );
  const children = Array.from({ length: 8 }, (_, n) => start(script, [at.folder, String(n)], at.environment));
  const outputs = children.map(async (child) => {
    let text = '';
    for await (const chunk of child.stdout ?? []) text += String(chunk);
    return text;
  });
  for (const text of await Promise.all(outputs)) expect(text).toBe('committed\ncommitted\ncommitted\n');
  expect(at.git('rev-list', '--count', 'HEAD').trim()).toBe('25');
  expect(at.git('status', '--porcelain')).toBe('A  staged.md\n');
  expect(existsSync(join(at.folder, '.git/mmc/commit.json'))).toBe(false);
  at.git('fsck', '--strict');
});

test("mmc killed alone, its git running on: one commit, the user's work as it was", async () => {
  const script = bundledScript(
    temporaryFolder(),
    'killed',
    `import { commitPaths } from 'src/store/git/commit.ts';
     import { findRepository } from 'src/store/git/repository.ts';
     const [folder] = process.argv.slice(2);
     const repository = await findRepository(folder, process.env);
     const files = [{ path: 'clients/acme/r.md', bytes: Buffer.from('result') }];
     process.stdout.write('begun\\n');
     await commitPaths(repository, { files, message: 'result', holder: { what: 'x', since: new Date() }, now: new Date() });`,
  );
  for (let after = 0; after <= 100; after += 5) {
    const at = temporaryRepository();
    at.write('staged.md', 'staged\n');
    at.git('add', 'staged.md');
    at.write('base.md', 'dirty\n');
    const before = at.userState();
    const bytes = at.write('clients/acme/r.md', 'result');
    const child = start(script, [at.folder], at.environment);
    await firstLine(child);
    await new Promise((resolve) => setTimeout(resolve, after));
    child.kill('SIGKILL');
    const request = {
      files: [{ path: 'clients/acme/r.md', bytes }],
      message: 'result',
      holder: HOLDER,
      now: new Date(),
    };
    const { outcome } = await repairCommit(await at.find(), request);
    expect(outcome, `killed after ${after} ms`).toMatchObject({ state: 'committed' });
    expect(at.git('rev-list', '--count', 'HEAD').trim(), `killed after ${after} ms`).toBe('2');
    expect(at.userState(), `killed after ${after} ms`).toBe(before);
  }
});

const HOLD = `import { acquireLock } from 'src/store/lock.ts';
  await acquireLock(process.argv[2], { what: 'mmc run acme', since: new Date('2026-10-14T09:00:00Z') }, { transport: process.argv[3] });
  process.stdout.write('held\\n');
  setInterval(() => {}, 1000);`;

test.each(['abstract', 'socket-file'] as LockTransport[])(
  'a lock (%s) names its holder and vanishes with kill -9',
  async (transport) => {
    const folder = temporaryFolder();
    const child = start(bundledScript(folder, 'hold', HOLD), [folder, transport]);
    expect(await firstLine(child)).toBe('held');
    await expect(acquireLock(folder, HOLDER, { transport, wait: 200 })).rejects.toMatchObject({
      kind: 'busy',
      message: expect.stringContaining(`is held by mmc run acme (process ${child.pid}, `),
    });
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = await acquireLock(folder, HOLDER, { transport, wait: 2_000 });
    await lock.release();
  },
);

test.each(['abstract', 'socket-file'] as LockTransport[])(
  'a lock (%s) lets one at a time in, and is given back after an error',
  async (transport) => {
    const name = temporaryFolder();
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setTimeout(resolve, 5));
      inside -= 1;
    };
    await Promise.all(Array.from({ length: 10 }, () => withLock(name, HOLDER, { transport }, work)));
    expect(most).toBe(1);
    await expect(withLock(name, HOLDER, { transport }, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await withLock(name, HOLDER, { transport, wait: 0 }, work);
  },
);

test('a sitting killed at every operation of the file port loses no answer that was confirmed', async () => {
  const script = bundledScript(
    temporaryFolder(),
    'sitting',
    `import { createJournal } from 'src/store/journal.ts';
     import { realFilePort } from 'src/store/file-port.ts';
     const [folder, at] = process.argv.slice(2);
     let count = 0;
     const port = Object.fromEntries(Object.entries(realFilePort).map(([name, real]) => [name, (...args) => {
       if (!['read', 'stat', 'list'].includes(name)) {
         count += 1;
         // Half of what was to be written is there when the process dies.
         if (count === Number(at) && name === 'write') realFilePort.write(args[0], args[1], args[2], args[3] >> 1, args[4]);
         if (count === Number(at)) process.kill(process.pid, 'SIGKILL');
       }
       return real(...args);
     }]));
     const journal = await createJournal(port, folder + '/sittings', '01K7ABCDEFGHJKMNPQRSTVWXYZ', { what: 'x', since: new Date() });
     for (let n = 1; n <= 3; n += 1) {
       journal.append({ n });
       process.stdout.write(String(n));
     }
     await journal.close();`,
  );
  let killed = 0;
  for (let at = 1; ; at += 1) {
    const folder = temporaryFolder();
    const child = start(script, [folder, String(at)]);
    let confirmed = '';
    for await (const chunk of child.stdout ?? []) confirmed += String(chunk);
    const [, signal] =
      child.signalCode === null && child.exitCode === null ? await once(child, 'exit') : [0, child.signalCode];
    const path = join(folder, 'sittings/01K7ABCDEFGHJKMNPQRSTVWXYZ.jsonl');
    if (existsSync(path)) {
      const { journal, reading } = await openJournal<{ n: number }>(realFilePort, path, HOLDER);
      const answers = reading.events.map(({ n }) => n).join('');
      expect('123'.startsWith(answers) && answers.startsWith(confirmed), `killed at ${at}`).toBe(true);
      journal.append({ n: 9 });
      await journal.close();
      expect(readJournal(realFilePort, path).torn).toBe(false);
      expect(readFileSync(path, 'utf8').endsWith('\n')).toBe(true);
    } else expect(confirmed).toBe('');
    if (signal !== 'SIGKILL') break;
    killed += 1;
  }
  expect(killed).toBeGreaterThan(8);
});
