import { bad, type Check, ok, warn } from '../../domain/checkup.ts';
import { configurationNotes } from '../../store/git/configuration.ts';
import { hasKilledAttempt, lineEnds, newestCommitTime, remoteNames } from '../../store/git/health.ts';
import { configuredEmail, readLocalSetting } from '../../store/git/identity.ts';
import type { FoundRepository, Repository } from '../../store/git/repository.ts';
import { repositoryState } from '../../store/git/state.ts';
import { isWritable } from '../../store/machine/machine.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import type { World } from '../world.ts';

/** What is true of the repository that a workspace lies in. */
export async function repositoryChecks(world: World, workspace: Workspace, found: FoundRepository): Promise<Check[]> {
  if (found.kind === 'none') {
    return [
      warn(
        'repository',
        'the workspace is not in Git: no history, no sharing',
        '"mmc init" in the folder makes it one',
      ),
    ];
  }
  if (found.kind !== 'repository') return [bad('repository', found.why, found.hint)];
  return [
    ...(await state(world, found)),
    await identity(workspace, found),
    await remote(found),
    await clock(world, found),
    await ends(found),
    killedCommit(found),
    ...(await configuration(found)),
    gitFolder(found),
  ];
}

/** One of each kind that mmc commits, so that a rule in .gitignore is found before a walk is lost to it. */
const COMMITTED = [
  'mmc.yaml',
  'clients/a/client.md',
  'clients/a/checklists/a.md',
  'clients/a/results/202601/20260101.a.a.000000.md',
  'clients/a/findings/20260101.a.a.000000.md',
  'clients/a/edits/20260101.a.a.000000.md',
];

async function state(world: World, repository: Repository): Promise<Check[]> {
  const { branch, notes } = await repositoryState(repository, COMMITTED, world.machine.now());
  const told = notes.map(({ kind, blocks, why, hint }) =>
    blocks ? bad(kind === 'no-identity' ? 'identity' : 'repository', why, hint) : warn('repository', why, hint),
  );
  if (told.some(({ verdict, check }) => verdict === 'bad' && check === 'repository')) return told;
  const linked = repository.gitFolder === repository.commonFolder ? '' : ', one of several work trees';
  return [
    ok('repository', `${repository.top}, branch ${branch?.replace('refs/heads/', '') ?? 'none'}${linked}`),
    ...told,
  ];
}

async function identity({ firm }: Workspace, repository: Repository): Promise<Check> {
  const check = 'who you are';
  const email = await configuredEmail(repository);
  const byEmail = firm.people.find((one) => email && one.email?.toLowerCase() === email.toLowerCase());
  if (byEmail) return ok(check, `${byEmail.name} (${byEmail.slug}), by the e-mail ${email}`);
  const chosen = await readLocalSetting(repository, 'mmc.person');
  const known = firm.people.find(({ slug }) => slug === chosen);
  if (known) return ok(check, `${known.name} (${known.slug}), as chosen in this clone`);
  const who = email ? `nobody in mmc.yaml has the e-mail ${email}` : 'Git knows no e-mail';
  return warn(check, who, 'write the e-mail that Git commits with to your entry under "people:"');
}

async function remote(repository: Repository): Promise<Check> {
  const names = await remoteNames(repository);
  if (names.length > 0) return ok('remote', names.join(', '));
  return warn(
    'remote',
    'there is none: this clone is the only copy',
    'git remote add origin URL, then git push -u origin HEAD',
  );
}

/** Clocks of colleagues differ by minutes; a day's worth of commits from the future is a wrong clock. */
const TOLERANCE_IN_MS = 10 * 60_000;

async function clock(world: World, repository: Repository): Promise<Check> {
  const newest = await newestCommitTime(repository);
  if (!newest || newest.getTime() <= world.clock.now().getTime() + TOLERANCE_IN_MS) {
    return ok('clock and history', newest ? `newest commit ${newest.toISOString().slice(0, 10)}` : 'no commit yet');
  }
  const when = newest.toISOString().replace(/\.\d+Z$/, 'Z');
  return warn(
    'clock and history',
    `the newest commit is of ${when}, later than now`,
    'set the clock of this machine, or of the one that made it',
  );
}

async function ends(repository: Repository): Promise<Check> {
  const { text, eol, autocrlf } = await lineEnds(repository);
  const mend = 'write "* text=auto eol=lf" to .gitattributes and commit it';
  if (eol === 'lf' || text === 'unset')
    return ok('line ends', eol === 'lf' ? 'LF, by .gitattributes' : 'left alone, by .gitattributes');
  if (eol === 'crlf') return warn('line ends', '.gitattributes makes them CRLF', mend);
  if (/^(?:true|input|yes|on|1)$/i.test(autocrlf))
    return warn(
      'line ends',
      `Git changes them (core.autocrlf=${autocrlf}), and .gitattributes does not say otherwise`,
      mend,
    );
  return warn('line ends', '.gitattributes does not fix them: they may differ between machines', mend);
}

function killedCommit(repository: Repository): Check {
  return hasKilledAttempt(repository)
    ? warn(
        'left-over of a commit',
        'a commit of mmc was killed, or is at work now',
        'mmc doctor --fix, or the next commit, clears it up',
      )
    : ok('left-over of a commit', 'none');
}

async function configuration(repository: Repository): Promise<Check[]> {
  const notes = await configurationNotes(repository);
  if (notes.length === 0) return [ok('configuration of the clone', 'starts no program')];
  return notes.map(({ key, value, what, runs, disarmed }) => {
    const found = `${key}=${value} ${what}`;
    if (disarmed) return ok('configuration of the clone', `${found}; mmc switches it off for itself`);
    const mend = `if you did not set it: git config --local --unset-all ${key}`;
    return warn('configuration of the clone', found, runs ? `${mend}; and do not trust this clone` : mend);
  });
}

function gitFolder({ gitFolder: own, commonFolder }: Repository): Check {
  const closed = [...new Set([own, commonFolder])].filter((path) => !isWritable(path));
  if (closed.length === 0) return ok('write access to Git', 'yes');
  return bad('write access to Git', `you may not write in ${closed.join(' and ')}`, 'ask its owner for write access');
}
