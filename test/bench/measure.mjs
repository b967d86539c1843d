// Durations and memory of whole processes. What is to be compared is run in turns (A B C, A B C, …), so that whatever
// else the machine does meets all of them, and a ratio is taken within a turn.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MEMORY_HOOK = resolve(import.meta.dirname, 'peak-memory.mjs');

/** Runs node with each list of arguments, or another program, in turns; the milliseconds of every run, by name. */
export function inTurns(turns, commands, options) {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, command] of Object.entries(commands)) {
      const { program, args } = Array.isArray(command) ? { program: process.execPath, args: command } : command;
      const started = performance.now();
      run(program, args, options);
      times[name].push(performance.now() - started);
    }
  }
  return times;
}

/** Peak resident memory of a run of node, in kilobytes. */
export function peakMemory(args, options) {
  const folder = mkdtempSync(join(tmpdir(), 'mmc-bench-memory-'));
  try {
    const file = join(folder, 'kilobytes');
    run(process.execPath, ['--import', MEMORY_HOOK, ...args], {
      ...options,
      env: { ...options.env, MMC_BENCH_MEMORY: file },
    });
    return Number(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Whether a program can be run. */
export function isThere(program) {
  return spawnSync(program, ['--version']).status === 0;
}

function run(program, args, options) {
  const { status, stderr, stdout } = spawnSync(program, args, {
    ...options,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1e8,
  });
  if (status !== 0)
    throw new Error(`${program} ${args.slice(0, 9).join(' ')} ended with ${status}\n${stdout.slice(-2000)}${stderr}`);
}

/** The share of sorted numbers that lies below: 0.5 is the median. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

/** Median and quartiles of the ratios, turn by turn. */
export function ratios(times, base) {
  const each = times.map((time, turn) => time / base[turn]);
  return { median: quantile(each, 0.5), quartiles: [quantile(each, 0.25), quantile(each, 0.75)] };
}
