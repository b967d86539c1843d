import { dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import { holdsWords, openAsked, pauseAfterKill, type Sitting } from '../../domain/walk/sitting.ts';
import { finishEvents } from '../../domain/walk/step-closing.ts';
import type { Visit } from '../../domain/walk/visit.ts';
import { missingIdEdits } from '../../markdown/checklist.ts';
import { applyEdits } from '../../markdown/source.ts';
import { openJournal } from '../../store/journal.ts';
import { type FoundSitting, findSittings } from '../../store/sittings.ts';
import { type ClientInPlace, checklistFiles, readChecklist, readClients } from '../../store/workspace/clients.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { findClient } from '../find-client.ts';
import { type ExitCode, stamp, today, type World } from '../world.ts';
import { readAnswers } from './answers.ts';
import { folderNow } from './client-folder.ts';
import type { Opened } from './close-walk.ts';
import { finishThese } from './finish-sittings.ts';
import { readBackground } from './history.ts';
import { resumeJournals } from './journals.ts';
import { inHand } from './open-lists.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';
import { keepEvents, moment } from './recorder.ts';

type Left = FoundSitting & { sitting: Sitting };

/** Names the unfinished walks of this machine with their age. */
export function listUnfinished(world: World, left: readonly Left[]): void {
  world.terminal.warn([
    [{ text: 'Unfinished walks on this machine:', tone: 'warn' }],
    ...left.map((one) => [{ text: `  ${wordsOf(world, one)}` }]),
  ]);
}

function wordsOf(world: World, { id, sitting }: Left): string {
  const { opening, answers } = sitting;
  const age = ageWords(world.clock.now().getTime() - Date.parse(sitting.lastAt));
  return `${shortOf(id)}  ${opening.client.slug} ${opening.checklist} ${opening.period ?? opening.subject ?? ''}: ${answers.size} answered, ${openAsked(sitting).length} open, ${age} ago (${opening.by})`;
}

function shortOf(id: string): string {
  return id.slice(-6).toLowerCase();
}

function ageWords(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 120) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1440)} days`;
}

/** What to do with walks that were left at this client: asked on a terminal, told by flags elsewhere. */
export async function whatToDo(
  outside: Outside,
  own: readonly Left[],
  options: RunOptions,
): Promise<'resume' | 'new' | ExitCode> {
  const { world } = outside;
  listUnfinished(world, own);
  const first = own.findLast(({ sitting }) => holdsWords(sitting));
  const instead = `Say --resume, or --save-partial ${shortOf(first?.id ?? '')}, or --discard ${shortOf(first?.id ?? '')}`;
  if (options.answers !== undefined || !world.terminal.interactive)
    throw new Failure('usage', 'There is an unfinished walk at this client', { hint: instead });
  const chosen = await world.terminal.ask.choice(
    'What about it?',
    [
      { value: 'resume' as const, name: 'Go on with it' },
      { value: 'partial' as const, name: 'Save it as it is', hint: 'a partial result' },
      { value: 'discard' as const, name: 'Throw it away', hint: 'its answers are lost' },
      { value: 'new' as const, name: 'Leave it and begin another walk' },
    ],
    { offered: 'resume', instead },
  );
  if (chosen === 'resume' || chosen === 'new') return chosen;
  if (chosen === 'partial') {
    const code = await saveThese(outside, own, own);
    return code === 0 ? 'new' : code;
  }
  for (const one of own) if ((await discardWalk(outside, own, one.id)) !== 0) return 1;
  return 'new';
}

function named(left: readonly Left[], word: string): Left {
  const found = left.filter(({ id }) => id.toLowerCase() === word.toLowerCase() || shortOf(id) === word.toLowerCase());
  const [only, second] = found;
  if (only && !second) return only;
  const known = left.map(({ id }) => shortOf(id)).join(', ');
  throw new Failure('usage', `There is no unfinished walk "${word}"`, {
    hint: known === '' ? 'There is none on this machine' : `There are ${known}`,
  });
}

/** Throws a walk away; the journal says so and stays for 30 days. */
export async function discardWalk(
  { world, workspace }: Outside,
  left: readonly Left[],
  word: string,
): Promise<ExitCode> {
  const one = named(left, word);
  if (world.terminal.interactive && one.sitting.answers.size > 0) {
    const sure = await world.terminal.ask.confirm(
      `Throw away ${one.sitting.answers.size} answers of ${one.sitting.opening.client.slug} ${one.sitting.opening.checklist}?`,
      false,
    );
    if (!sure) return 1;
  }
  await appendTo(world, one, [{ type: 'discarded', at: stamp(world, workspace.firm.timezone) }]);
  world.terminal.warn([[{ text: `Thrown away: ${wordsOf(world, one)}` }]]);
  return 0;
}

/** Finishes a walk as it stands: what is open stays open. */
export async function savePartial(outside: Outside, left: readonly Left[], word: string): Promise<ExitCode> {
  const one = named(left, word);
  if (!holdsWords(one.sitting))
    throw new Failure('usage', 'Nothing was answered in this walk', {
      hint: `Throw it away: mmc run --discard ${shortOf(one.id)}`,
    });
  return saveThese(outside, [one], left);
}

/** Saves some of the walks that were left; the other lists of their visits tell what was answered once for the client. */
async function saveThese(outside: Outside, those: readonly Left[], left: readonly Left[]): Promise<ExitCode> {
  const { world, workspace, repository } = outside;
  const at = stamp(world, workspace.firm.timezone);
  for (const visitId of new Set(those.map(({ sitting }) => sitting.opening.visit))) {
    const lists = left.filter(({ sitting }) => sitting.opening.visit === visitId);
    const [first] = lists;
    if (!first) continue;
    const visit = visitOf(outside, placeOf(outside, first.sitting), lists);
    const ends = finishEvents(visit, { at, newId: world.newId });
    for (const [index, one] of lists.entries()) {
      const own = ends.filter(({ list }) => list === index).map(({ event }) => event);
      const events: SittingEvent[] = own.length > 0 ? own : [{ type: 'discarded', at }];
      if (those.includes(one)) await appendTo(world, one, events);
    }
  }
  const ids = those.map(({ id }) => id);
  const folders = [...new Set(those.map(({ path }) => dirname(path)))];
  const found = folders
    .flatMap((folder) => findSittings(world.files, folder))
    .filter(({ id, sitting }) => ids.includes(id) && sitting?.finished);
  const finishing = await finishThese(
    world,
    workspace,
    repository,
    found.flatMap((again) => (again.sitting ? [{ ...again, sitting: again.sitting }] : [])),
  );
  world.terminal.show(finishing.lines);
  return finishing.code;
}

async function appendTo(world: World, one: Left, events: readonly SittingEvent[]): Promise<void> {
  const { journal } = await openJournal<SittingEvent>(world.files, one.path, {
    what: 'mmc run',
    since: world.machine.now(),
  });
  try {
    for (const event of events) journal.append(event);
  } finally {
    await journal.close();
  }
}

function placeOf({ workspace }: Outside, { opening }: Sitting): ClientInPlace {
  const { clients } = readClients(workspace, { old: true });
  const found = clients.find(({ client }) => client.id === opening.client.id);
  if (found) return found;
  throw new Failure(
    'data',
    `The client ${opening.client.name} (${opening.client.id}) is not in this workspace any more`,
    { hint: 'Restore its folder from Git; the walk is kept' },
  );
}

function visitOf({ world, workspace }: Outside, place: ClientInPlace, left: readonly Left[]): Visit {
  const { findings } = readFindings(workspace, place.folder);
  const { notes } = readEditNotes(workspace, place.folder);
  const lists = left.map(({ sitting }) => {
    const background = readBackground(workspace, place, sitting.opening.period, { findings, editNotes: notes });
    return inHand(pauseAfterKill(sitting), background);
  });
  const closed = new Set(left.flatMap(({ sitting }) => [...sitting.closings.keys()]));
  return {
    lists,
    front: 0,
    findings: findings.filter((one) => !one.closing && !closed.has(one.id)),
    screen: { at: 'item' },
    today: today(world, workspace.firm.timezone),
    ...(place.client.contact.name ? { contact: place.client.contact.name } : {}),
  };
}

/** Goes on with a walk: all lists of its visit, each at its first open item. */
export async function resumeVisit(
  outside: Outside,
  left: readonly Left[],
  options: RunOptions,
): Promise<Opened | ExitCode> {
  const { world, workspace } = outside;
  const chosen =
    typeof options.resume === 'string'
      ? byPathOrId(world, left, options.resume)
      : newest(outside, left, options.client);
  if (chosen.sitting.finished) return finishKept(outside, chosen);
  const all = left.filter(({ sitting }) => sitting.opening.visit === chosen.sitting.opening.visit);
  const visitSittings = all.length > 0 ? all : [chosen];
  const place = placeOf(outside, chosen.sitting);
  const holder = { what: `mmc run ${place.client.slug}`, since: world.machine.now() };
  const journals = await resumeJournals(
    world.files,
    visitSittings.map(({ path }) => path),
    holder,
  );
  const visit = visitOf(outside, place, visitSittings);
  const torn = visitSittings.some((one) => one.torn);
  const changed = visitSittings.filter((one) => hasChanged(outside, place, one.sitting));
  const words = [
    `Going on: ${visit.lists.reduce((sum, { sitting }) => sum + sitting.answers.size, 0)} answers are kept`,
    torn ? 'the last key before the break was not' : '',
    changed.length > 0
      ? `${changed.map(({ sitting }) => sitting.opening.checklist).join(', ')} has changed since, this walk keeps the list as it was`
      : '',
  ];
  const message = { words: words.filter(Boolean).join('; '), tone: 'good' as const };
  const front = Math.max(
    0,
    visit.lists.findIndex(({ sitting }) => openAsked(sitting).length > 0),
  );
  const walk = {
    world,
    timezone: workspace.firm.timezone,
    clientFolder: () => folderNow(workspace, place),
    journals,
    visit: { ...visit, front, message },
  };
  // The clock runs on from here, in the journal as on the screen.
  keepEvents(walk, walk.visit, [{ list: front, event: { type: 'front', at: moment(walk).at, on: true } }]);
  const answers = options.answers === undefined ? {} : { answers: readAnswers(world, options.answers) };
  return { outside, walk, place, ...answers };
}

/** A walk that ended on another disk, because ours was full: its journals lie together there. */
async function finishKept({ world, workspace, repository }: Outside, chosen: Left): Promise<ExitCode> {
  const { visit } = chosen.sitting.opening;
  const found = findSittings(world.files, dirname(chosen.path)).flatMap((one) =>
    one.sitting?.finished && one.sitting.opening.visit === visit ? [{ ...one, sitting: one.sitting }] : [],
  );
  const finishing = await finishThese(world, workspace, repository, found);
  world.terminal.show(finishing.lines);
  return finishing.code;
}

/** Whether the list was edited or removed since it was pinned. */
function hasChanged({ workspace }: Outside, place: ClientInPlace, { opening }: Sitting): boolean {
  if (opening.corrects !== undefined) return false;
  const file = checklistFiles(workspace, place.folder).find(({ slug }) => slug === opening.checklist);
  const { parsed } = file ? readChecklist(workspace, file) : { parsed: undefined };
  return !parsed || applyEdits(parsed.source.text, missingIdEdits(parsed)) !== opening.walked;
}

function newest({ workspace }: Outside, left: readonly Left[], client: string | undefined): Left {
  const id = client === undefined ? undefined : findClient(workspace, client, { old: true }).client.id;
  const last = left.filter(({ sitting }) => id === undefined || sitting.opening.client.id === id).at(-1);
  if (last) return last;
  throw new Failure(
    'usage',
    `There is no unfinished walk${id === undefined ? ' on this machine' : ' at this client'}`,
    {
      hint: `Begin one with "mmc run ${client ?? 'CLIENT'}"`,
    },
  );
}

function byPathOrId(world: World, left: readonly Left[], word: string): Left {
  if (!word.endsWith('.jsonl')) return named(left, word);
  const folder = word.replace(/[^/\\]*$/, '') || '.';
  const found = findSittings(world.files, folder).find(({ path }) => path.endsWith(word.replace(/^.*[/\\]/, '')));
  if (found?.sitting && !found.sitting.committed && !found.sitting.discarded)
    return { ...found, sitting: found.sitting };
  throw new Failure('usage', `There is no unfinished walk in ${word}`);
}
