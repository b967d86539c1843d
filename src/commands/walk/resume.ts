import { dirname } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { openAsked, type Sitting } from '../../domain/walk/sitting.ts';
import { missingIdEdits } from '../../markdown/checklist.ts';
import { applyEdits } from '../../markdown/source.ts';
import { findSittings } from '../../store/sittings.ts';
import { type ClientInPlace, checklistFiles, readChecklist } from '../../store/workspace/clients.ts';
import { findClient } from '../find-client.ts';
import type { ExitCode, World } from '../world.ts';
import { readAnswers } from './answers.ts';
import { folderNow } from './client-folder.ts';
import type { Opened } from './close-walk.ts';
import { finishThese } from './finish-sittings.ts';
import { resumeJournals } from './journals.ts';
import { type Left, mendJournal, named, placeOf, visitOf } from './left-walks.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';
import { keepEvents, moment } from './recorder.ts';

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
  for (const one of visitSittings) await mendJournal(world, one);
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
