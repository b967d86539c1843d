// How fast mmc is, on this machine, now: `npm run bench`, or `npm run bench -- --json` for the raw numbers, or with
// `--program PATH` to measure another build. Takes one to two minutes; nothing else should run meanwhile.
//
// A duration says little without its machine, so each one stands beside a peer that was measured in the same run, in
// turns with it, and what counts is the ratio of the two: the median over the turns, with the quartiles.
//
//   start-up      mmc --version, mmc --help              against `node -e 0`: nothing can be faster
//   check         200 lists of 70 items                  against remark parsing the same files and doing nothing else
//   first frame   mmc run, until the first item shows    against a program that only greets on its terminal
//   dry run       mmc run --dry-run                      against `node -e 0`
//   key           until the next item shows, saved       against the echo of a bare program on a terminal of its own;
//                                                        what the disk takes of it is told apart (fsync)
//   memory        the peak of a process                  against `node -e 0`
//
// The environment is emptied first: NODE_EXTRA_CA_CERTS alone can more than double what a bare node takes.
//
// Aims: start-up at most 1.4 times bare node; 95 of 100 keys answered within 16 ms, which is one frame of a screen.
// Nothing here fails for being slow: the tests assert what is right, and a person judges what is fast.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { NOW, writeFirm } from './firm.mjs';
import { inTurns, peakMemory } from './measure.mjs';
import { toTable } from './table.mjs';
import { firstFrames, greeting, pressKeys } from './walk.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, program: { type: 'string' }, keys: { type: 'string', default: '300' } },
});
const program = resolve(options.program ?? join(import.meta.dirname, '../../bin/mmc.js'));
const BARE = ['-e', '0'];
const root = realpathSync(mkdtempSync(join(tmpdir(), 'mmc-bench-')));
const { PATH, HOME } = process.env;
const env = { PATH, HOME, LANG: 'C.UTF-8', MMC_NOW: NOW, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };

try {
  const measured = await measure();
  process.stdout.write(options.json ? `${JSON.stringify(measured, null, 2)}\n` : toTable(measured));
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function measure() {
  const many = makeFirm('many', { clients: 50, lists: 4, items: 70 });
  const young = makeFirm('young', { clients: 1, lists: 4, items: 70, months: 1 });
  const old = makeFirm('old', { clients: 1, lists: 4, items: 70, months: 24 });
  const keys = makeFirm('keys', { clients: 1, lists: 1, items: Number(options.keys) + 1, onlyTicks: true });
  const check = [program, '-C', many.folder, 'check'];
  const run = ({ folder }) => [program, '-C', folder, 'run', 'client-001', '--mode', 'onsite'];
  const dryRun = (firm) => [...run(firm), '--dry-run'];
  const walk = (firm) => ({ args: run(firm), first: 'item-1 ' });
  const there = { cwd: root, env };
  return {
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform, node: process.version },
    files: many.lists.length,
    milliseconds: {
      startUp: inTurns(40, { bare: BARE, version: [program, '--version'], help: [program, '--help'] }, there),
      check: inTurns(4, { bare: BARE, parseOnly: await parseOnly(many), check }, there),
      dryRun: inTurns(10, { bare: BARE, oneMonth: dryRun(young), twoYears: dryRun(old) }, there),
      firstFrame: await firstFrames(10, { greeting, oneMonth: walk(young), twoYears: walk(old) }, there),
      key: await pressKeys(
        { count: Number(options.keys), spacing: 80, args: run(keys), journals: join(keys.folder, '.git/mmc/sittings') },
        there,
      ),
    },
    kilobytes: {
      bare: peakMemory(BARE, there),
      version: peakMemory([program, '--version'], there),
      check: peakMemory(check, there),
      dryRun: peakMemory(dryRun(old), there),
    },
  };
}

/** A firm in a repository of its own. */
function makeFirm(name, size) {
  const folder = join(root, name);
  const lists = writeFirm(folder, size);
  const git = (...args) => execFileSync('git', args, { cwd: folder, env, stdio: 'ignore' });
  git('init', '-q');
  git('config', 'user.name', 'Jane Doe');
  git('config', 'user.email', 'jane@example.com');
  git('add', '-A');
  git('commit', '-qm', 'first');
  return { folder, lists };
}

/** Arguments of the peer of check, bundled as mmc is, so that neither has to search node_modules. */
async function parseOnly({ folder, lists }) {
  const outfile = join(root, 'parse-only.mjs');
  const names = join(root, 'lists.txt');
  writeFileSync(names, `${lists.join('\n')}\n`);
  const entry = join(import.meta.dirname, 'parse-only.mjs');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'warning' });
  return [outfile, folder, names];
}
