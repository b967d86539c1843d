import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compareText } from '../domain/text/compare-text.ts';
import type { SittingEvent } from '../domain/walk/events.ts';
import { holdsWords, replaySitting, type Sitting } from '../domain/walk/sitting.ts';
import { FORMAT, isTrustworthy } from '../domain/walk/trust.ts';
import type { FilePort } from './file-port.ts';
import type { FoundRepository, Repository } from './git/repository.ts';
import { runGit } from './git/run.ts';
import { listJournals, readJournal } from './journal.ts';
import { WORKSPACE_FILE } from './workspace/workspace.ts';

/** Where the journals of a workspace lie: shared by all work trees of its repository, or in the folder itself without Git. */
export function sittingsFolder(root: string, repository: FoundRepository): string {
  if (repository.kind === 'repository') return join(repository.commonFolder, 'mmc', 'sittings');
  // Where Git is missing today it may be there tomorrow, and must find what was walked without it.
  const git = repository.kind === 'no-git' ? gitFolderAbove(root) : undefined;
  return git === undefined ? join(root, '.mmc', 'sittings') : join(git, 'mmc', 'sittings');
}

/** Where journals may lie: also in the folder itself, when it came into Git after a walk was begun. */
function sittingsFolders(root: string, repository: FoundRepository): string[] {
  return [...new Set([sittingsFolder(root, repository), join(root, '.mmc', 'sittings')])];
}

/**
 * All journals of a workspace, oldest first; finished and discarded ones too. Journals that Git tracks are nobody's walk
 * on this machine: they came with the repository, and what they tell must not be written as if it had been walked here.
 */
export async function findAllSittings(
  port: FilePort,
  root: string,
  repository: FoundRepository,
): Promise<FoundSitting[]> {
  const [own = '', ...others] = sittingsFolders(root, repository);
  const trusted = repository.kind === 'none' ? [own, ...others] : [own];
  for (const folder of others) {
    if (repository.kind === 'repository' && port.stat(folder) && !(await isTracked(repository, folder)))
      trusted.push(folder);
  }
  return trusted.flatMap((folder) => findSittings(port, folder)).sort((a, b) => compareText(a.id, b.id));
}

async function isTracked(repository: Repository, folder: string): Promise<boolean> {
  const answer = await runGit(repository, ['ls-files', '-z', '--', folder], { access: 'read' });
  return answer.code !== 0 || answer.stdout.length > 0;
}

/** The common folder of the repository around a folder, found without Git: gitrepository-layout(5). */
function gitFolderAbove(folder: string): string | undefined {
  const found = join(folder, '.git');
  try {
    if (statSync(found).isDirectory()) return realpathSync(found);
    const own = resolve(folder, /^gitdir: (.*)$/m.exec(readFileSync(found, 'utf8'))?.[1] ?? '.');
    const common = join(own, 'commondir');
    return realpathSync(existsSync(common) ? resolve(own, readFileSync(common, 'utf8').trim()) : own);
  } catch {
    return dirname(folder) === folder ? undefined : gitFolderAbove(dirname(folder));
  }
}

/** A journal as found on this machine. */
export interface FoundSitting {
  id: string;
  path: string;
  /** Missing when its first line cannot be read, or when no path may be made of what it says. */
  sitting: Sitting | undefined;
  /** Written by a newer mmc: left alone. */
  newer?: true;
  events: readonly SittingEvent[];
  /** The last line was cut off and dropped. */
  torn: boolean;
  /** Line from which on nothing could be read. */
  damagedAt?: number;
}

/** All journals, oldest first; finished and discarded ones too. */
export function findSittings(port: FilePort, folder: string): FoundSitting[] {
  return listJournals(port, folder).map(({ id, path }) => {
    const reading = readJournal<SittingEvent>(port, path);
    const damaged = reading.damagedAt === undefined ? {} : { damagedAt: reading.damagedAt };
    const [first] = reading.events;
    const newer = first?.type === 'open' && first.format > FORMAT ? { newer: true as const } : {};
    const sitting = isTrustworthy(reading.events) && !newer.newer ? replaySitting(reading.events) : undefined;
    return { id, path, sitting, events: reading.events, torn: reading.torn, ...damaged, ...newer };
  });
}

/** Walks that were begun and neither finished nor discarded. */
function unfinished(found: readonly FoundSitting[]): (FoundSitting & { sitting: Sitting })[] {
  return found.filter((one): one is FoundSitting & { sitting: Sitting } => {
    return one.sitting !== undefined && !one.sitting.finished && !one.sitting.discarded;
  });
}

/**
 * Unfinished walks that hold something to come back to. The lists of one visit belong together; a visit in which nothing
 * was said is nothing, and a killed one leaves such journals.
 */
export function resumable(found: readonly FoundSitting[]): (FoundSitting & { sitting: Sitting })[] {
  const left = unfinished(found);
  const visits = new Set(left.flatMap(({ sitting }) => (holdsWords(sitting) ? [sitting.opening.visit] : [])));
  return left.filter(({ sitting }) => visits.has(sitting.opening.visit));
}

/** Walks that are finished, but whose result was not seen in a commit yet. */
export function uncommitted(found: readonly FoundSitting[]): (FoundSitting & { sitting: Sitting })[] {
  return found.filter((one): one is FoundSitting & { sitting: Sitting } => {
    return one.sitting?.finished !== undefined && one.sitting.committed === undefined && !one.sitting.discarded;
  });
}

/**
 * Whether a walk belongs to a workspace: begun there, or in a folder that has been moved since. Work trees of one
 * repository share their journals.
 */
export function belongsTo(port: FilePort, root: string, { opening }: Sitting): boolean {
  return opening.workspace === root || port.stat(join(opening.workspace, WORKSPACE_FILE)) === undefined;
}
