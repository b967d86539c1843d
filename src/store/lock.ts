// The only place that locks between processes, because such a lock must vanish with its process, even after kill -9:
// it is a listening socket, which the operating system takes back by itself. Whoever connects is told who holds it.
import { createHash } from 'node:crypto';
import type { Server } from 'node:net';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Failure } from '../domain/failure.ts';
import { errorCode } from './file-port.ts';
import { removeStaleSocket } from './stale-socket.ts';

/** Who asks for a lock, for the words that others see while it is held. */
export interface Holder {
  /** Such as "mmc run acme". */
  what: string;
  since: Date;
}

export type LockTransport = 'abstract' | 'pipe' | 'socket-file';

export interface LockOptions {
  /** How long to wait for another holder, milliseconds; 10 seconds unless told. 0 asks once. */
  wait?: number;
  /** For tests; else chosen by the operating system. */
  transport?: LockTransport;
}

export interface Lock {
  release(): Promise<void>;
}

/** Runs `work` while holding the lock. Throws Failure('busy') naming the holder when it stays taken. */
export async function withLock<T>(
  name: string,
  holder: Holder,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const lock = await acquireLock(name, holder, options);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** Takes the lock for longer than one call. `name` is any text; equal texts on one machine exclude each other. */
export async function acquireLock(name: string, holder: Holder, options: LockOptions = {}): Promise<Lock> {
  const address = addressOf(name, options.transport ?? usualTransport());
  const until = performance.now() + (options.wait ?? 10_000);
  for (;;) {
    const server = await listen(address, wordsOf(holder));
    if (server !== undefined) return { release: () => close(server) };
    const other = await askHolder(address.path);
    if (other === 'nobody' && address.isFile) await removeStaleSocket(address.path, askHolder);
    if (performance.now() >= until) throw busy(name, other);
    await pause(20 + Math.random() * 60);
  }
}

function usualTransport(): LockTransport {
  if (process.platform === 'linux') return 'abstract';
  return process.platform === 'win32' ? 'pipe' : 'socket-file';
}

interface Address {
  path: string;
  isFile: boolean;
}

/** Hashed, because a socket's name has at most 107 bytes (unix(7)), 103 on macOS. */
function addressOf(name: string, transport: LockTransport): Address {
  const key = `mmc-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
  if (transport === 'abstract') return { path: `\0${key}`, isFile: false };
  if (transport === 'pipe') return { path: `\\\\.\\pipe\\${key}`, isFile: false };
  return { path: join(tmpdir(), `${key}.sock`), isFile: true };
}

function wordsOf(holder: Holder): string {
  return `${holder.what} (process ${process.pid}, ${userName()}@${hostname()}, since ${holder.since.toISOString()})`;
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}

async function listen(address: Address, words: string): Promise<Server | undefined> {
  const { createServer } = await import('node:net');
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.end(words);
  });
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = errorCode(error);
      // A named pipe that another user holds answers EACCES.
      if (code === 'EADDRINUSE' || (process.platform === 'win32' && code === 'EACCES')) resolve(undefined);
      else reject(new Failure('failed', `could not take a lock: ${code ?? error.message}`, { cause: error }));
    });
    server.listen({ path: address.path }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** What the holder says of itself; 'silent' when it is too busy to answer; 'nobody' when none listens any more. */
async function askHolder(path: string): Promise<'nobody' | 'silent' | { words: string }> {
  const { connect } = await import('node:net');
  return new Promise((resolve) => {
    let words = '';
    const socket = connect({ path });
    socket.setEncoding('utf8');
    socket.setTimeout(500, () => {
      socket.destroy();
      resolve('silent');
    });
    socket.on('data', (text) => {
      words = (words + String(text)).slice(0, 500);
    });
    socket.on('error', (error) => {
      resolve(errorCode(error) === 'ECONNREFUSED' || errorCode(error) === 'ENOENT' ? 'nobody' : 'silent');
    });
    socket.on('end', () => {
      socket.destroy();
      resolve(words === '' ? 'silent' : { words });
    });
  });
}

function busy(name: string, other: 'nobody' | 'silent' | { words: string }): Failure {
  const who = typeof other === 'object' ? other.words : 'another process that does not say its name';
  // The words come from another process, which need not be ours.
  const plain = who.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
  return new Failure('busy', `${name} is held by ${plain}`, {
    hint: 'wait until it is done, or end it, and try again',
  });
}
