import { EventEmitter } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import type { Host, Input, Output } from '../../src/terminal/host.ts';

export interface FakeHost extends Host {
  readonly typing: PassThrough;
  /** Every write on stdout, one entry each. */
  readonly writes: string[];
  readonly errorWrites: string[];
  /** Raw mode as it was switched. */
  readonly rawModes: boolean[];
  signal(name: NodeJS.Signals): void;
}

export interface FakeHostOptions {
  env?: Record<string, string>;
  terminals?: boolean | [stdin: boolean, stdout: boolean, stderr: boolean];
  stdout?: Output;
  platform?: string;
}

/** Streams in memory instead of a process. */
export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const { env = { TERM: 'xterm', LANG: 'C.UTF-8' }, terminals = true, platform = 'linux' } = options;
  const isTerminal = Array.isArray(terminals) ? terminals : [terminals, terminals, terminals];
  const typing = new PassThrough();
  const writes: string[] = [];
  const errorWrites: string[] = [];
  const rawModes: boolean[] = [];
  const signals = new EventEmitter();
  const stdin: Input = Object.assign(typing, { setRawMode: (raw: boolean) => rawModes.push(raw) });
  return {
    typing,
    writes,
    errorWrites,
    rawModes,
    stdin,
    stdout: options.stdout ?? Object.assign(collect(writes), { columns: 20, rows: 5 }),
    stderr: collect(errorWrites),
    env,
    platform,
    isTerminal: (descriptor) => isTerminal[descriptor] === true,
    onSignal: (name, listener) => {
      signals.on(name, listener);
      return () => signals.off(name, listener);
    },
    onLeaving: () => () => {},
    suspendJob: () => {},
    die: () => {},
    refreshSize: () => {},
    signal: (name) => signals.emit(name),
  };
}

function collect(writes: string[]): Writable {
  return new Writable({
    decodeStrings: false,
    write: (chunk, _encoding, done) => {
      writes.push(String(chunk));
      done();
    },
  });
}
