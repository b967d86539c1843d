import { type FilePort, realFilePort } from '../../src/store/file-port.ts';

/** The operations that change something, or make it durable: those that a fault can hit. */
const WRITING = [
  'open',
  'write',
  'fsync',
  'close',
  'truncate',
  'chmod',
  'link',
  'rename',
  'unlink',
  'makeFolder',
  'removeFolder',
  'fsyncFolder',
] as const;
export type Operation = (typeof WRITING)[number];

/** A real port that calls `before` ahead of each writing operation; it may throw, or end the process. */
export function watchedPort(before: (operation: Operation, args: readonly unknown[]) => void): FilePort {
  const port = { ...realFilePort } as Record<string, (...args: never[]) => unknown>;
  for (const name of WRITING) {
    const real = port[name];
    if (real === undefined) throw new Error(name);
    port[name] = (...args: never[]) => {
      before(name, args);
      return real(...args);
    };
  }
  return port as unknown as FilePort;
}

export interface FaultyPort extends FilePort {
  /** The operations that ran, with the failed one. */
  log: Operation[];
  failed: Operation | undefined;
}

/** Fails the Nth writing operation, from 1, or all from it on. A failing close has closed the file, as on Linux. */
export function faultyPort(at: number, code: string, persistent = false): FaultyPort {
  const log: Operation[] = [];
  const port = watchedPort((operation, args) => {
    log.push(operation);
    if (persistent ? log.length < at : log.length !== at) return;
    faulty.failed ??= operation;
    if (operation === 'close') realFilePort.close(args[0] as number);
    throw Object.assign(new Error(`${code}: injected`), { code });
  });
  const faulty: FaultyPort = Object.assign(port, { log, failed: undefined as Operation | undefined });
  return faulty;
}

/** Writes at most `most` bytes at a time. */
export function shortWritingPort(most: number): FilePort {
  return {
    ...realFilePort,
    write: (file, bytes, offset, length, position) =>
      realFilePort.write(file, bytes, offset, Math.min(most, length), position),
  };
}
