// `npm run demo`: the main job of mmc on a copy of the example firm, which nobody can spoil.
// Usage: node examples/demo.mjs [folder for the copy]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

// The example's history ends before this day; the clock stands still, so every run is alike and no minutes pass.
const NOW = '2026-11-12T09:00:00-08:00';
const CLIENT = 'acme';

const top = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const example = join(top, 'examples', 'harbor-it');
const recorded = [join(example, 'demo', 'acme.answers.yaml'), join(top, 'examples', 'acme.answers.yaml')];
const program = join(top, 'bin', 'mmc.js');

// Whatever GIT_* the shell has set would lead Git away from the copy.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^GIT_/i.test(name)));
env.MMC_NOW = NOW;

const say = (words) => process.stdout.write(`${words}\n`);

function stop(words) {
  process.stderr.write(`demo: ${words}\n`);
  process.exit(1);
}

function run(command, args, options = {}) {
  const ended = spawnSync(command, args, { cwd: top, env, encoding: 'utf8', ...options });
  if (ended.error) stop(`${command} could not be started: ${ended.error.message}`);
  return ended;
}

function git(copy, ...args) {
  const { status, stdout, stderr } = run('git', args, { cwd: copy });
  if (status !== 0) stop(`git ${args[0]} failed: ${stderr.trim()}`);
  return stdout;
}

function emptyFolder() {
  const given = process.argv[2];
  if (given === undefined) return mkdtempSync(join(tmpdir(), 'mmc-demo-'));
  const folder = resolve(given);
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) stop(`${folder} is not empty`);
  return folder;
}

/** The first technician under "people:" in mmc.yaml. */
function technician(folder) {
  const people = readFileSync(join(folder, 'mmc.yaml'), 'utf8').split(/^people:\n/m)[1]?.split(/^\S/m)[0] ?? '';
  const entries = people.split(/^ {2}(?=[a-z0-9])/m).slice(1);
  const one = entries.find((entry) => /^ +roles:.*\btechnician\b/m.test(entry)) ?? entries[0] ?? '';
  const field = (key) => new RegExp(`^ +${key}: *"?([^"\\n]+?)"? *$`, 'm').exec(one)?.[1];
  return { name: field('name') ?? 'Example', email: field('email') ?? 'example@example.com' };
}

if (!existsSync(join(example, 'mmc.yaml'))) stop(`there is no example workspace in ${example}`);
if (!existsSync(join(top, 'dist', 'main.js'))) {
  say('building …');
  if (run(process.execPath, ['esbuild.config.mjs'], { stdio: 'inherit' }).status !== 0) stop('the build failed');
}

const copy = emptyFolder();
cpSync(example, copy, { recursive: true });
const { name, email } = technician(copy);
git(copy, 'init', '--quiet', '--initial-branch=main');
for (const [key, value] of [
  ['user.name', name],
  ['user.email', email],
  ['commit.gpgsign', 'false'],
])
  git(copy, 'config', key, value);
git(copy, 'add', '--all');
git(copy, 'commit', '--quiet', '--message=The example firm');
say(`A copy of the example firm is in ${copy}. You are ${name}, and it is ${NOW.slice(0, 10)}.`);

const onTerminal = process.stdin.isTTY && process.stdout.isTTY;
const answers = recorded.find((path) => existsSync(path));
if (!onTerminal && answers === undefined) stop(`without a terminal a file of answers is needed: ${recorded[0]}`);
say(onTerminal ? `mmc run ${CLIENT}` : `mmc run ${CLIENT} --answers ${answers}`);
say('');
const args = onTerminal ? ['run', CLIENT] : ['run', CLIENT, '--answers', answers];
const { status } = run(process.execPath, [program, ...args], { cwd: copy, stdio: 'inherit' });

if (!onTerminal && status === 0) {
  const results = git(copy, 'show', '--name-only', '--format=', 'HEAD')
    .split('\n')
    .filter((path) => path.includes('/results/'))
    .map((path) => ({ path, text: readFileSync(join(copy, path), 'utf8') }));
  const [shortest] = results.sort((a, b) => a.text.length - b.text.length);
  if (shortest) say(`\n----- the shortest of ${results.length} results, ${shortest.path}\n${shortest.text}`);
  say(`----- the commit\n${git(copy, 'show', '--stat=100', '--format=%h %an <%ae>%n%n%B', 'HEAD')}`);
}
say(`\nThe copy stays in ${copy}. Look around in it:\n`);
const shown = process.platform === 'win32' ? `set MMC_NOW=${NOW}` : `export MMC_NOW=${NOW}`;
for (const line of [`cd ${copy}`, shown, `node ${program} status`, `node ${program} show ${CLIENT}`]) say(`  ${line}`);
process.exitCode = status ?? 1;
