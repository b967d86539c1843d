import { Failure } from '../../domain/failure.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import { shortId } from '../../domain/walk/finish.ts';
import { openAsked, pauseAfterKill, type Sitting, secondsBetween } from '../../domain/walk/sitting.ts';
import type { Visit } from '../../domain/walk/visit.ts';
import { ageWords } from '../../render/age.ts';
import { openJournal } from '../../store/journal.ts';
import { salvageJournal } from '../../store/salvage-journal.ts';
import type { FoundSitting } from '../../store/sittings.ts';
import { type ClientInPlace, readClients } from '../../store/workspace/clients.ts';
import { readEditNotes, readFindings } from '../../store/workspace/findings.ts';
import { today, type World } from '../world.ts';
import { readBackground } from './history.ts';
import { inHand } from './open-lists.ts';
import type { Outside } from './outside.ts';

/** A walk that was begun and left. */
export type Left = FoundSitting & { sitting: Sitting };

/** Names the unfinished walks of this machine with their age. */
export function listUnfinished(world: World, left: readonly Left[]): void {
  world.terminal.warn([
    [{ text: 'Unfinished walks on this machine:', tone: 'warn' }],
    ...left.map((one) => [{ text: `  ${wordsOf(world, one)}` }]),
  ]);
}

export function wordsOf(world: World, { id, sitting }: Left): string {
  const { opening, answers } = sitting;
  const age = ageWords(secondsBetween(sitting.lastAt, world.clock.now().toISOString()));
  return `${shortId(id)}  ${opening.client.slug} ${opening.checklist} ${opening.period ?? opening.subject ?? ''}: ${answers.size} answered, ${openAsked(sitting).length} open, ${age} ago (${opening.by})`;
}

/** The walk that a word means: its id, or the end of it. Throws a usage failure that names those there are. */
export function named(left: readonly Left[], word: string): Left {
  const found = left.filter(({ id }) => id.toLowerCase() === word.toLowerCase() || shortId(id) === word.toLowerCase());
  const [only, second] = found;
  if (only && !second) return only;
  const known = left.map(({ id }) => shortId(id)).join(', ');
  throw new Failure('usage', `There is no unfinished walk "${word}"`, {
    hint: known === '' ? 'There is none on this machine' : `There are ${known}`,
  });
}

/** Makes the journal of a walk usable when lines of it are damaged, and says what is lost and where it lies. */
export async function mendJournal(world: World, { path, damagedAt, sitting }: Left): Promise<void> {
  if (damagedAt === undefined) return;
  const kept = await salvageJournal(world.files, path, { what: 'mmc run', since: world.machine.now() });
  const answers = `${sitting.answers.size} ${sitting.answers.size === 1 ? 'answer' : 'answers'}`;
  world.terminal.warn([
    [
      { text: `The journal was damaged from line ${damagedAt} on; ${answers} before it are kept. `, tone: 'warn' },
      { text: `The whole file as it was, in plain text: ${kept}` },
    ],
  ]);
}

/** Adds to a journal that nobody has open. */
export async function appendTo(world: World, one: Left, events: readonly SittingEvent[]): Promise<void> {
  await mendJournal(world, one);
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

/** The client of a walk, found by its id. */
export function placeOf({ workspace }: Outside, { opening }: Sitting): ClientInPlace {
  const { clients } = readClients(workspace, { old: true });
  const found = clients.find(({ client }) => client.id === opening.client.id);
  if (found) return found;
  throw new Failure(
    'data',
    `The client ${opening.client.name} (${opening.client.id}) is not in this workspace any more`,
    { hint: 'Restore its folder from Git; the walk is kept' },
  );
}

/** The visit that some walks belong to, as far as it went. */
export function visitOf({ world, workspace }: Outside, place: ClientInPlace, left: readonly Left[]): Visit {
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
