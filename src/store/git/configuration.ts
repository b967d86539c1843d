import type { Repository } from './repository.ts';
import { readableMessage, runGit } from './run.ts';

/** A setting in the repository's own configuration that whoever uses the clone should know of. */
export interface ConfigurationNote {
  key: string;
  /** As it may be shown: without credentials and control characters. */
  value: string;
  /** What it does. */
  what: string;
  /** Whether it makes Git start a program. */
  runs: boolean;
  /** Whether mmc switches it off for its own calls. */
  disarmed: boolean;
}

interface Rule {
  key: RegExp;
  what: string;
  runs: boolean;
  disarmed?: boolean;
  /** Only such values matter. */
  value?: RegExp;
}

/** The settings of git-config(1) that start a program, bring in other files, or change bytes on the way. */
const RULES: readonly Rule[] = [
  {
    key: /^core\.fsmonitor$/,
    what: 'starts a program at every look',
    runs: true,
    disarmed: true,
    value: /^(?!(?:true|false|yes|no|on|off|1|0)$)/i,
  },
  { key: /^core\.hookspath$/, what: 'takes the hooks from another folder', runs: true },
  { key: /^filter\..*\.(?:clean|smudge|process)$/, what: 'sends files through a program', runs: true },
  { key: /^diff\..*\.(?:textconv|command)$|^diff\.external$/, what: 'compares with a program', runs: true },
  { key: /^merge\..*\.driver$/, what: 'merges with a program', runs: true },
  { key: /^core\.(?:sshcommand|gitproxy|askpass)$/, what: 'starts a program when a server is reached', runs: true },
  { key: /^(?:core\.editor|sequence\.editor)$/, what: 'starts a program as editor', runs: true },
  { key: /^(?:core\.pager|pager\..*)$/, what: 'starts a program to show output', runs: true, disarmed: true },
  { key: /^gpg\.(?:.*\.)?program$|^gpg\.ssh\.defaultkeycommand$/, what: 'starts a program to sign', runs: true },
  { key: /^credential\.(?:.*\.)?helper$/, what: 'starts a program for passwords', runs: true },
  {
    key: /^remote\..*\.(?:uploadpack|receivepack|vcs)$/,
    what: 'starts a program when a server is reached',
    runs: true,
  },
  {
    key: /^remote\..*\.url$|^url\..*\.insteadof$/,
    what: 'reaches a server through a program',
    runs: true,
    value: /^ext::/,
  },
  { key: /^alias\./, what: 'is a command that starts a program', runs: true, value: /^!/ },
  { key: /^(?:include|includeif\..*)\.path$/, what: 'brings in settings from another file', runs: false },
  { key: /^core\.worktree$/, what: 'puts the files into another folder', runs: false },
  {
    key: /^core\.(?:autocrlf|eol|safecrlf)$/,
    what: 'changes line ends',
    runs: false,
    value: /^(?!(?:false|lf|native|warn)$)/i,
  },
];

/** Reads the repository's own configuration as data; starts nothing of it. None when it cannot be read. */
export async function configurationNotes(repository: Repository): Promise<ConfigurationNote[]> {
  const args = ['config', '--local', '--no-includes', '--list', '-z'];
  const answer = await runGit(repository, args, { access: 'read' });
  if (answer.code !== 0) return [];
  return answer.stdout.toString('utf8').split('\0').filter(Boolean).flatMap(noteOf);
}

function noteOf(record: string): ConfigurationNote[] {
  const end = record.indexOf('\n');
  const key = end === -1 ? record : record.slice(0, end);
  const value = end === -1 ? 'true' : record.slice(end + 1);
  const rule = RULES.find((one) => one.key.test(key.toLowerCase()) && (one.value?.test(value) ?? true));
  if (rule === undefined) return [];
  const { what, runs, disarmed = false } = rule;
  return [{ key: readableMessage(key), value: readableMessage(value), what, runs, disarmed }];
}
