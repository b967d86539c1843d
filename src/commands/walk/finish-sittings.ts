import { basename, join } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { tallyWords } from '../../domain/records/result.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import { attachedFiles, resultOf, resultPath, sideRecordsOf } from '../../domain/walk/finish.ts';
import type { Sitting } from '../../domain/walk/sitting.ts';
import { writeResult } from '../../markdown/result.ts';
import { writeSideRecord } from '../../markdown/side-records.ts';
import { storeBlob } from '../../store/git/blobs.ts';
import type { CommitFile } from '../../store/git/commit.ts';
import { type FoundRepository, findRepository } from '../../store/git/repository.ts';
import { openJournal } from '../../store/journal.ts';
import { belongsTo, type FoundSitting, findAllSittings, uncommitted } from '../../store/sittings.ts';
import { removeAbandoned } from '../../store/temporary-files.ts';
import type { Workspace } from '../../store/workspace/workspace.ts';
import { writeBelow } from '../../store/workspace/write-below.ts';
import type { Line } from '../../terminal/span.ts';
import { keep, UNSHARED } from '../keep.ts';
import type { ExitCode, World } from '../world.ts';
import { clientFolder } from './client-folder.ts';
import { pruneJournals, withLostCommit } from './kept-journals.ts';

type WrittenFile = CommitFile & { bytes: Uint8Array };
type Finished = FoundSitting & { sitting: Sitting };

/** What finishing came to: lines to show, the exit code, the results by path, and their commit when there is one. */
export interface Finishing {
  code: ExitCode;
  lines: Line[];
  results: string[];
  commit?: string;
}

/**
 * Writes and commits what finished walks left, from their journals alone; safe to repeat at any time, wherever an earlier
 * attempt was killed. `only` limits it to some sittings. One commit for each visit.
 */
export async function finishSittings(world: World, workspace: Workspace, only?: readonly string[]): Promise<Finishing> {
  const repository = await findRepository(workspace.root, world.env);
  const all = await findAllSittings(world.files, workspace.root, repository);
  const mine = uncommitted(all).filter(({ id, sitting }) =>
    only ? only.includes(id) : belongsTo(world.files, workspace.root, sitting),
  );
  if (!only) {
    mine.push(...(await withLostCommit(world, workspace, repository, all)));
    await pruneJournals(world, repository, all);
  }
  return finishThese(world, workspace, repository, mine);
}

/** The same for sittings whose journals lie elsewhere. */
export async function finishThese(
  world: World,
  workspace: Workspace,
  repository: FoundRepository,
  sittings: readonly Finished[],
): Promise<Finishing> {
  const visits = new Map<string, Finished[]>();
  for (const one of sittings) {
    const { visit } = one.sitting.opening;
    visits.set(visit, [...(visits.get(visit) ?? []), one]);
  }
  const all: Finishing = { code: 0, lines: [], results: [] };
  for (const visit of visits.values()) {
    const one = await finishOrTell(world, workspace, repository, visit);
    all.lines.push(...one.lines);
    all.results.push(...one.results);
    // What is not even saved weighs more than what is only not committed.
    if (all.code === 0 || (all.code === UNSHARED && one.code !== 0)) all.code = one.code;
    if (one.commit) all.commit = one.commit;
  }
  return all;
}

/** One visit that cannot be written keeps nobody from the next one. */
async function finishOrTell(
  world: World,
  workspace: Workspace,
  repository: FoundRepository,
  visit: readonly Finished[],
): Promise<Finishing> {
  try {
    return await finishVisit(world, workspace, repository, visit);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const lines: Line[] = [[{ text: `not saved yet: ${error.message}`, tone: 'bad' }]];
    if (error.hint) lines.push([{ text: `hint: ${error.hint}`, tone: 'faint' }]);
    const where = visit.map(({ path }) => path).join(', ');
    lines.push([{ text: `Every answer is kept in ${where}.` }]);
    lines.push([{ text: AGAIN, tone: 'faint' }]);
    return { code: error.kind === 'conflict' ? CONFLICT : 1, lines, results: [] };
  }
}

const CONFLICT: ExitCode = 5;
const AGAIN = 'When that is mended, "mmc doctor --fix" or the next "mmc run" finishes it.';

async function finishVisit(
  world: World,
  workspace: Workspace,
  repository: FoundRepository,
  visit: readonly Finished[],
): Promise<Finishing> {
  const [first] = visit;
  if (!first) return { code: 0, lines: [], results: [] };
  const folder = clientFolder(workspace, first.sitting.opening.client);
  const results: string[] = [];
  const files: CommitFile[] = [];
  const written = new Map<string, string[]>();
  for (const { id, sitting } of visit) {
    const own = filesOf(world, workspace, folder, sitting).map((file) => asItStands(world, workspace, sitting, file));
    for (const file of own) {
      removeAbandoned(world.files, join(workspace.root, file.path, '..'));
      writeBelow(world.files, workspace.root, file.path, file.bytes);
    }
    // The list as walked can be had back by its blob even where it was never committed.
    if (repository.kind === 'repository') await storeBlob(repository, Buffer.from(sitting.opening.walked));
    files.push(...own);
    results.push(own[0]?.path ?? '');
    written.set(
      id,
      own.map((file) => file.path),
    );
  }
  for (const one of visit)
    await note(world, one, { type: 'written', at: one.sitting.lastAt, paths: written.get(one.id) ?? [] });
  const saved: Line[] = results.map((path) => [{ text: 'saved ', tone: 'good' }, { text: path }]);
  const kept = await keep(world, workspace, files, messageOf(visit), `mmc run ${first.sitting.opening.client.slug}`);
  const { commit } = kept;
  if (commit) for (const one of visit) await note(world, one, { type: 'committed', at: one.sitting.lastAt, commit });
  // Without Git there is no commit to wait for: the file is what there is.
  else if (repository.kind === 'none')
    for (const one of visit) await note(world, one, { type: 'committed', at: one.sitting.lastAt, commit: '' });
  const again: Line[] = kept.code === UNSHARED ? [[{ text: AGAIN, tone: 'faint' }]] : [];
  return { code: kept.code, lines: [...saved, ...kept.lines, ...again], results, ...(commit ? { commit } : {}) };
}

/** What was written once and has been changed since, by a person or by a hook, is the person's: it is committed so. */
function asItStands(world: World, workspace: Workspace, { written }: Sitting, file: WrittenFile): WrittenFile {
  const path = join(workspace.root, file.path);
  const ours = written?.some((one) => basename(one) === basename(file.path));
  if (!ours || world.files.stat(path)?.kind !== 'file') return file;
  return { ...file, bytes: world.files.read(path) };
}

/** The result first, then the small records, then attached files. */
function filesOf(world: World, workspace: Workspace, folder: string, sitting: Sitting): WrittenFile[] {
  const { opening } = sitting;
  const files: WrittenFile[] = [
    { path: `${folder}/${resultPath(opening)}`, bytes: Buffer.from(writeResult(resultOf(sitting))) },
  ];
  for (const record of sideRecordsOf(sitting)) {
    files.push({ path: `${folder}/${record.folder}/${record.name}`, bytes: Buffer.from(writeSideRecord(record)) });
  }
  for (const name of attachedFiles(sitting)) {
    const path = `${folder}/attachments/${name}`;
    // A file that was attached before the client was renamed may have been left behind.
    const places = [path, `clients/${opening.client.slug}/attachments/${name}`].map((one) => join(workspace.root, one));
    const found = places.find((one) => world.files.stat(one)?.kind === 'file');
    if (found) files.push({ path, bytes: world.files.read(found) });
  }
  return files;
}

async function note(world: World, { path, events }: Finished, event: SittingEvent): Promise<void> {
  const last = events.at(-1);
  if (last?.type === event.type && event.type === 'written') return;
  try {
    const holder = { what: 'mmc run', since: world.machine.now() };
    const { journal } = await openJournal<SittingEvent>(world.files, path, holder);
    try {
      journal.append(event);
    } finally {
      await journal.close();
    }
  } catch (error) {
    // The record itself is written and committed; a journal that cannot be noted is only finished once more later.
    if (!(error instanceof Failure)) throw error;
  }
}

function messageOf(visit: readonly Finished[]): string {
  const [first] = visit;
  const opening = first?.sitting.opening;
  const lists = visit.map(({ sitting }) => sitting.opening.checklist).join(', ');
  const subject = `${opening?.client.slug}: ${lists}, ${opening?.period ?? opening?.subject ?? opening?.date} (${opening?.by})`;
  const body = visit.map(
    ({ sitting }) => `${sitting.opening.checklist}: ${tallyWords(resultOf(sitting).header.tally)}`,
  );
  return [subject, '', ...body].join('\n');
}
