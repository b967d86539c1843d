// mmc due while others work: many readers with few open files each, and files that go away meanwhile.
import { execFile, spawn } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../helpers/temporary-repository.ts';
import { PROGRAM } from './firm.ts';

const run = promisify(execFile);
const env = { PATH: process.env.PATH, HOME: process.env.HOME, MMC_NOW: '2026-11-12' };

interface BigFirm {
  writeBigFirm(folder: string, size: { clients: number; months: number; items?: number }): number;
}

async function bigFirm(clients: number): Promise<string> {
  const generator: string = '../bench/big-firm.mjs';
  const { writeBigFirm } = (await import(generator)) as BigFirm;
  const root = temporaryFolder();
  writeBigFirm(root, { clients, months: 4, items: 12 });
  return root;
}

const due = [PROGRAM, 'due', '--all', '--json'];

it('is right with 64 open files at most, sixteen times at once', async () => {
  const root = await bigFirm(100);
  const { stdout } = await run(process.execPath, due, { cwd: root, env, maxBuffer: 1e8 });
  expect(JSON.parse(stdout).unreadable).toEqual([]);
  const limited = () =>
    run('sh', ['-c', 'ulimit -n 64 && exec "$0" "$@"', process.execPath, ...due], { cwd: root, env, maxBuffer: 1e8 });
  const all = await Promise.all(Array.from({ length: 16 }, limited));
  for (const one of all) expect(one.stdout).toBe(stdout);
});

it('tells the rest when files are moved away while it reads', async () => {
  const root = await bigFirm(60);
  const clients = Array.from({ length: 60 }, (_, at) => `client-${String(at + 1).padStart(3, '0')}`);
  const folder = (client: string, name: string) => join(root, 'clients', client, name);
  const away = (client: string, from: string, to: string) => renameSync(folder(client, from), folder(client, to));
  let running = true;
  const moving = (async () => {
    for (let round = 0; running; round += 1) {
      const client = clients[round % clients.length] as string;
      away(client, 'results/202610', 'results/away');
      away(client, 'client.md', 'away.md');
      await new Promise(setImmediate);
      away(client, 'away.md', 'client.md');
      away(client, 'results/away', 'results/202610');
    }
  })();
  for (let turn = 0; turn < 5; turn += 1) {
    const child = spawn(process.execPath, due, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    for await (const piece of child.stdout) stdout += piece;
    const code = child.exitCode ?? (await new Promise((done) => child.once('exit', done)));
    expect([0, 3]).toContain(code);
    expect(JSON.parse(stdout).clients.length).toBeGreaterThan(50);
  }
  running = false;
  await moving;
});
