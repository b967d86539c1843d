import { dirname } from 'node:path';
import { fillVariables } from '../../domain/checklists/variables.ts';
import { resultOf } from '../../domain/walk/finish.ts';
import { openAsked } from '../../domain/walk/sitting.ts';
import { listsToFinish } from '../../domain/walk/step-closing.ts';
import type { Ending } from '../../domain/walk/visit.ts';
import type { AnswersFile } from '../../markdown/answers-file.ts';
import { toJson } from '../../render/json.ts';
import { ticketText } from '../../render/ticket-text.ts';
import { findSittings } from '../../store/sittings.ts';
import { type ClientInPlace, checklistFiles } from '../../store/workspace/clients.ts';
import { UNSHARED } from '../keep.ts';
import type { ExitCode } from '../world.ts';
import { walkByAnswers } from './by-answers.ts';
import { type Ended, walkByKeys } from './by-keys.ts';
import { walkByLines } from './by-lines.ts';
import { finishThese } from './finish-sittings.ts';
import type { RunOptions } from './options.ts';
import type { Outside } from './outside.ts';
import type { Walk } from './recorder.ts';

/** A visit with its journals open. */
export interface Opened {
  outside: Outside;
  walk: Walk;
  place: ClientInPlace;
  answers?: AnswersFile;
}

/** Walks an opened visit to its end, and writes what it left. */
export async function closeWalk(opened: Opened, options: RunOptions): Promise<ExitCode> {
  const { walk, outside } = opened;
  let ended: Ended;
  const quietSignals = outside.world.onSignal(() => {});
  try {
    ended = await walkToEnd(opened, options);
  } finally {
    quietSignals();
    await walk.journals.close(walk.visit.lists.map((list) => list.sitting));
  }
  if (ended.by === 'lost') return ended.code ?? 1;
  if (ended.by === 'paused') return tellPaused(opened, ended);
  return finish(opened, options);
}

async function walkToEnd({ walk, answers, outside, place }: Opened, options: RunOptions): Promise<Ended> {
  if (answers) {
    const lists = checklistFiles(outside.workspace, place.folder).map((file) => file.slug);
    walkByAnswers(walk, answers, options, lists);
    return { by: 'finished' satisfies Ending };
  }
  const { terminal } = walk.world;
  return options.plain || terminal.dumb || !terminal.interactive ? walkByLines(walk) : walkByKeys(walk);
}

function tellPaused({ walk, place }: Opened, ended: Ended): ExitCode {
  const answered = walk.visit.lists.reduce((sum, { sitting }) => sum + sitting.answers.size, 0);
  const open = walk.visit.lists.reduce((sum, { sitting }) => sum + openAsked(sitting).length, 0);
  const kept = listsToFinish(walk.visit).length > 0;
  walk.world.terminal.warn([
    kept
      ? [
          {
            text: `Paused: ${answered} ${answered === 1 ? 'answer is' : 'answers are'} kept, ${open} open. `,
            tone: 'good',
          },
          { text: `Go on with "mmc run ${place.client.slug}"` },
        ]
      : [{ text: 'Nothing was answered, nothing is kept.' }],
  ]);
  return ended.code ?? 0;
}

async function finish({ outside, walk, place }: Opened, options: RunOptions): Promise<ExitCode> {
  const { world, workspace, repository } = outside;
  const paths = walk.journals.paths();
  const folders = [...new Set(paths.map((path) => dirname(path)))];
  const ids = walk.visit.lists.map((list) => list.sitting.opening.sitting);
  const found = folders.flatMap((folder) => findSittings(world.files, folder)).filter((one) => ids.includes(one.id));
  const finished = found.flatMap((one) => (one.sitting?.finished ? [{ ...one, sitting: one.sitting }] : []));
  const finishing = await finishThese(world, workspace, repository, finished);
  const lists = listsToFinish(walk.visit).flatMap((index) => walk.visit.lists[index] ?? []);
  const text = ticketText(
    place.client.name,
    lists.map((list) => ({
      result: resultOf(list.sitting),
      title: list.checklist.title,
      answeredBefore: (id: string) => list.history.get(id)?.colleague !== undefined,
      itemText: (id: string) => ({
        text: fillVariables(list.items.get(id)?.text ?? id, list.sitting.opening.variables),
        item: list.items.get(id),
      }),
    })),
  );
  if (options.json) {
    world.terminal.out(
      toJson('run', {
        client: place.client.slug,
        results: finishing.results,
        commit: finishing.commit ?? null,
        committed: finishing.commit !== undefined,
        ticketText: text,
      }),
    );
    if (finishing.code !== 0) world.terminal.warn(finishing.lines);
    return finishing.code;
  }
  world.terminal.show([
    ...text
      .trimEnd()
      .split('\n')
      .map((words) => [{ text: words }]),
    [],
  ]);
  if (finishing.code === 0 || finishing.code === UNSHARED) world.terminal.show(finishing.lines);
  else world.terminal.warn(finishing.lines);
  return finishing.code;
}
