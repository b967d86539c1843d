// How fast mmc is, on this machine, now: `npm run bench`, or `npm run bench -- --json` for the raw numbers, or with
// `--program PATH` to measure another build. Takes two to three minutes; nothing else should run meanwhile.
//
// A duration says little without its machine, so each one stands beside a peer that was measured in the same run, in
// turns with it, and what counts is the ratio of the two: the median over the turns, with the quartiles.
//
//   start-up      mmc --version, mmc --help              against `node -e 0`: nothing can be faster
//   check         200 lists of 70 items                  against remark parsing the same files and doing nothing else
//   first frame   mmc run, until the first item shows    against a program that only greets on its terminal
//   dry run       mmc run --dry-run                      against `node -e 0`
//   due           mmc due, 100 clients with 10 years     against `node -e 0`, and against itself with one year
//   find          mmc find, one word in 24,000 results   against rg -l (or grep -rl) over the same files
//   key           until the next item shows, saved       against the echo of a bare program on a terminal of its own;
//                                                        what the disk takes of it is told apart (fsync)
//   memory        the peak of a process                  against `node -e 0`
//
// The environment is emptied first: NODE_EXTRA_CA_CERTS alone can more than double what a bare node takes.
//
// Aims: due at most 3 times bare node, and at most 1.15 times as long as with one year of history; find at most 4 times
// rg -l. Start-up at most 1.4 times bare node; 95 of 100 keys answered within 16 ms, which is one frame of a screen.
// Nothing here fails for being slow: the tests assert what is right, and a person judges what is fast.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { writeBigFirm } from './big-firm.mjs';
import { NOW, writeFirm } from './firm.mjs';
import { inTurns, isThere, peakMemory } from './measure.mjs';
import { toTable } from './table.mjs';
import { firstFrames, greeting, pressKeys } from './walk.mjs';

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, program: { type: 'string' }, keys: { type: 'string', default: '300' } },
});
const program = resolve(options.program ?? join(import.meta.dirname, '../../bin/mmc.js'));
const BARE = ['-e', '0'];
/** Stands in the notes of one result in thirty. */
const WORD = 'sectors';
const SEARCH = isThere('rg') ? { program: 'rg', args: ['-l'] } : { program: 'grep', args: ['-rl'] };
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
  const decade = makeBigFirm('decade', 120);
  const year = makeBigFirm('year', 12);
  const due = ({ folder }, ...more) => [program, '-C', folder, 'due', ...more];
  const find = [program, '-C', decade.folder, 'find', WORD];
  const check = [program, '-C', many.folder, 'check'];
  const run = ({ folder }) => [program, '-C', folder, 'run', 'client-001', '--mode', 'onsite'];
  const dryRun = (firm) => [...run(firm), '--dry-run'];
  const walk = (firm) => ({ args: run(firm), first: 'item-1 ' });
  const there = { cwd: root, env };
  return {
    machine: { cpu: cpus()[0]?.model, cores: cpus().length, platform: process.platform, node: process.version },
    files: many.lists.length,
    results: decade.results,
    search: SEARCH.program,
    milliseconds: {
      startUp: inTurns(40, { bare: BARE, version: [program, '--version'], help: [program, '--help'] }, there),
      check: inTurns(4, { bare: BARE, parseOnly: await parseOnly(many), check }, there),
      dryRun: inTurns(10, { bare: BARE, oneMonth: dryRun(young), twoYears: dryRun(old) }, there),
      due: inTurns(20, { bare: BARE, decade: due(decade), year: due(year), json: due(decade, '--json') }, there),
      find: inTurns(5, { search: { ...SEARCH, args: [...SEARCH.args, WORD, ...resultFolders(decade)] }, find }, there),
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
      due: peakMemory(due(decade), there),
      find: peakMemory(find, there),
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

/** A hundred clients; no repository, which would take a minute and is not looked at. */
function makeBigFirm(name, months) {
  const folder = join(root, name);
  return { folder, results: writeBigFirm(folder, { clients: 100, months }) };
}

function resultFolders({ folder }) {
  const clients = join(folder, 'clients');
  return readdirSync(clients).map((client) => join(clients, client, 'results'));
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
