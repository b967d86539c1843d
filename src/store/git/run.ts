// The only place that starts git, because everything in a workspace comes from other people: no shell, no inherited
// GIT_* that points elsewhere, no configuration that makes reading run a program, no prompt, no answer unbounded in time.
import { spawn } from 'node:child_process';
import { Failure } from '../../domain/failure.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where git runs, and with whose environment. */
export interface GitPlace {
  folder: string;
  environment: Environment;
}

export interface GitOptions {
  input?: string | Uint8Array;
  /** `read` takes no lock and does not refresh the index. */
  access: 'read' | 'write';
  /** `key=value`, for this call alone. */
  settings?: readonly string[];
  /** Milliseconds, after which git is ended; for everything that goes over a network. */
  timeout?: number;
  /** Milliseconds to wait, once git has ended, for a hook's left-over child that keeps the output open. */
  linger?: number;
  /** Told the process id as soon as git runs. */
  started?: (id: number) => void;
  /** For the few commands that refuse GIT_LITERAL_PATHSPECS, such as check-ignore. */
  magicPathspecs?: boolean;
}

export interface GitAnswer {
  /** The exit code; -1 when git was killed, ran out of time, or could not be started. */
  code: number;
  trouble?: 'missing' | 'timeout' | 'killed';
  stdout: Buffer;
  /** For people: without escape sequences, without credentials. */
  stderr: string;
}

/** Runs git and answers with whatever it did: a failing git is data. Rejects only for bugs. */
export function runGit(place: GitPlace, args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const settings = [...SAFE_SETTINGS, ...(options.settings ?? [])].flatMap((setting) => ['-c', setting]);
  const child = spawn('git', ['--no-pager', ...settings, ...args], {
    cwd: place.folder,
    env: environmentFor(place.environment, options),
    stdio: ['pipe', 'pipe', 'pipe'],
    windowsHide: true,
  });
  if (child.pid !== undefined) options.started?.(child.pid);
  const output: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  // A git that ends before it has read everything closes the pipe: its exit code tells what there is to tell.
  child.stdin.on('error', () => child.stdin.destroy());
  child.stdin.end(options.input ?? '');

  return new Promise((resolve) => {
    let timedOut = false;
    const timer = setTimeout(
      () => {
        timedOut = true;
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 2_000).unref();
      },
      options.timeout ?? 2 ** 31 - 1,
    );
    const settle = (code: number | null, trouble?: GitAnswer['trouble']): void => {
      clearTimeout(timer);
      const stderr = readableMessage(Buffer.concat(errors).toString('utf8'));
      const answer = { code: code ?? -1, stdout: Buffer.concat(output), stderr };
      resolve(trouble === undefined ? answer : { ...answer, trouble });
    };
    child.on('error', () => settle(null, 'missing'));
    const ended = (code: number | null): void =>
      settle(code, timedOut ? 'timeout' : code === null ? 'killed' : undefined);
    child.on('close', ended);
    child.on('exit', (code) => {
      setTimeout(() => {
        child.stdout.destroy();
        child.stderr.destroy();
        ended(code);
      }, options.linger ?? 3_000).unref();
    });
  });
}

/** Runs git where failing means that something is broken: returns its output or throws a Failure with its words. */
export async function gitOutput(place: GitPlace, args: readonly string[], options: GitOptions): Promise<Buffer> {
  const answer = await runGit(place, args, options);
  if (answer.code === 0) return answer.stdout;
  const why = answer.trouble === 'missing' ? 'git could not be started' : answer.stderr || `exit code ${answer.code}`;
  throw new Failure('failed', `git ${args[0] ?? ''} failed: ${why}`, {
    hint: answer.trouble === 'missing' ? 'install Git from https://git-scm.com' : 'run "mmc doctor" to see more',
  });
}

/** Text from git, hooks and servers as it may be shown: no control characters, no credentials, at most 30 lines. */
export function readableMessage(text: string): string {
  const plain = text
    .replace(/\u001b\[[0-?]*[ -/]*[@-~]/g, '')
    .replace(/\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '');
  const lines = withoutCredentials(plain).trim().split('\n');
  const shown = lines.length > 30 ? [...lines.slice(0, 10), '…', ...lines.slice(-19)] : lines;
  return shown.map((line) => (line.length > 400 ? `${line.slice(0, 400)}…` : line)).join('\n');
}

/** `https://user:secret@host` becomes `https://host`. A login is looked for behind `://` only: each part is read once. */
export function withoutCredentials(text: string): string {
  return text.replace(/:\/\/([^\s/'"]*)@/g, (whole, login: string, at: number) => {
    // A name alone is no secret for ssh, and it is needed to say who was refused.
    const overSsh = /ssh$/i.test(text.slice(Math.max(0, at - 3), at));
    return overSsh && !login.includes(':') ? whole : '://';
  });
}

const SAFE_SETTINGS = [
  'core.fsmonitor=false',
  'safe.bareRepository=explicit',
  'core.quotePath=false',
  'log.showSignature=false',
  'color.ui=false',
];

/** Who commits, how a server is reached, and which configuration counts: a person's own, harmless to honour. */
const HONOURED =
  /^GIT_(?:(?:AUTHOR|COMMITTER)_(?:NAME|EMAIL|DATE)|SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_\w+|CONFIG_NOSYSTEM|CONFIG_GLOBAL|CONFIG_SYSTEM|CEILING_DIRECTORIES)$/i;

function environmentFor(environment: Environment, options: GitOptions): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined || (/^GIT_/i.test(name) && !HONOURED.test(name))) continue;
    // Git's own words are read below; LANGUAGE would win over LC_ALL.
    if (name !== 'LANGUAGE') kept[process.platform === 'win32' && /^path$/i.test(name) ? 'PATH' : name] = value;
  }
  kept.GIT_TERMINAL_PROMPT = '0';
  kept.LC_ALL = 'C';
  if (options.magicPathspecs !== true) kept.GIT_LITERAL_PATHSPECS = '1';
  if (options.access === 'read') kept.GIT_OPTIONAL_LOCKS = '0';
  return kept;
}
