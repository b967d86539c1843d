// The walk on a real pseudo-terminal: how long until something is on the screen.
import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '@lydell/node-pty';

const ECHO = resolve(import.meta.dirname, 'echo-keys.mjs');

/** Starts node on an 80x24 terminal. */
export function startOnTerminal(args, { cwd, env }) {
  const pty = spawn(process.execPath, args, { cols: 80, rows: 24, cwd, name: 'xterm-256color', env });
  let seen = '';
  let look = () => {};
  pty.onData((data) => {
    seen += data;
    look();
  });
  const exited = new Promise((done) => pty.onExit(({ exitCode }) => done(exitCode)));
  /** Milliseconds until the terminal has got the text, from the call on; only what arrives after the call counts. */
  const until = (text) => {
    const started = performance.now();
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`"${text}" did not come:\n${seen.slice(-3000)}`)), 20_000);
      look = () => {
        if (!seen.includes(text)) return;
        clearTimeout(timer);
        look = () => {};
        seen = '';
        done(performance.now() - started);
      };
      look();
    });
  };
  const press = (key, text) => {
    seen = '';
    const shown = until(text);
    pty.write(key);
    return shown;
  };
  return { until, press, exited, write: (key) => pty.write(key) };
}

/** Milliseconds from the start of the program to its first item, in turns with a program that only greets. */
export async function firstFrames(turns, programs, options) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, { args, first }] of Object.entries({ ...programs })) {
      const terminal = startOnTerminal(args, options);
      times[name].push(await terminal.until(first));
      terminal.write('q');
      await terminal.exited;
    }
  }
  return times;
}

export const greeting = { args: [ECHO], first: 'ready' };

/**
 * Walks a list of ticks with one key after the other, as a person does. After each key, and never at the same time, a
 * program that only echoes gets a key, and as many bytes as an answer has are written and fsynced beside the journal.
 */
export async function pressKeys({ count, spacing, args, journals }, options) {
  const walk = startOnTerminal(args, options);
  const echo = startOnTerminal([ECHO], options);
  await Promise.all([walk.until('item-1 '), echo.until('ready')]);
  const times = { key: [], echo: [], fsync: [] };
  const probe = openSync(join(journals, 'probe'), 'w');
  for (let key = 1; key <= count; key++) {
    await pause(spacing * (0.6 + (0.8 * (key % 10)) / 10));
    times.key.push(await walk.press('d', `item-${key + 1} `));
    await pause(10);
    times.echo.push(await echo.press('x', '<x>'));
    times.fsync.push(writeAndFsync(probe));
  }
  closeSync(probe);
  rmSync(join(journals, 'probe'));
  const answers = countAnswers(journals);
  if (answers !== count) throw new Error(`${count} items were shown as answered, ${answers} are in the journal`);
  walk.write('q');
  echo.write('q');
  await Promise.all([walk.exited, echo.exited]);
  return times;
}

const ANSWER = Buffer.from(`${'x'.repeat(160)}\n`);

function writeAndFsync(file) {
  const started = performance.now();
  writeSync(file, ANSWER);
  fsyncSync(file);
  return performance.now() - started;
}

function countAnswers(journals) {
  const lines = readdirSync(journals).flatMap((name) =>
    name.endsWith('.jsonl') ? readFileSync(join(journals, name), 'utf8').split('\n') : [],
  );
  return lines.filter((line) => line.includes('"type":"answer"')).length;
}
