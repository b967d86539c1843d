import { dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import type { SittingEvent } from '../../domain/walk/events.ts';
import { shortId } from '../../domain/walk/finish.ts';
import { holdsWords } from '../../domain/walk/sitting.ts';
import { finishEvents } from '../../domain/walk/step-closing.ts';
import { findSittings } from '../../store/sittings.ts';
import { type ExitCode, stamp } from '../world.ts';
import { finishThese } from './finish-sittings.ts';
import { appendTo, type Left, listUnfinished, named, placeOf, visitOf, wordsOf } from './left-walks.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';

/** What to do with walks that were left at this client: asked on a terminal, told by flags elsewhere. */
export async function whatToDo(
  outside: Outside,
  own: readonly Left[],
  options: RunOptions,
): Promise<'resume' | 'new' | ExitCode> {
  const { world } = outside;
  listUnfinished(world, own);
  const first = own.findLast(({ sitting }) => holdsWords(sitting));
  const instead = `Say --resume, or --save-partial ${shortId(first?.id ?? '')}, or --discard ${shortId(first?.id ?? '')}`;
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
      hint: `Throw it away: mmc run --discard ${shortId(one.id)}`,
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
