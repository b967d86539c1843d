import { resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { resultOf } from '../../domain/walk/finish.ts';
import { holdsWords } from '../../domain/walk/sitting.ts';
import { writeResult } from '../../markdown/result.ts';
import type { Walk } from './recorder.ts';

/**
 * The journal cannot be written, because the disk is full or gone: the answers are still in memory. They go to another
 * folder, and the walk goes on there; as the last resort they are printed.
 */
export async function rescue(walk: Walk, failure: Failure): Promise<boolean> {
  const { terminal } = walk.world;
  terminal.warn([
    [{ text: 'The walk cannot be kept on this disk: ', tone: 'bad' }, { text: failure.message }],
    [{ text: 'Everything up to the last key is still in memory. What you pressed last is not recorded.' }],
  ]);
  for (;;) {
    const folder = await askFolder(walk);
    if (folder === undefined) break;
    if (walk.world.files.stat(resolve(walk.world.folder, folder))?.kind !== 'folder') {
      terminal.warn([[{ text: `There is no folder ${folder}`, tone: 'bad' }]]);
      continue;
    }
    try {
      const sittings = walk.visit.lists.map((list) => list.sitting);
      await walk.journals.moveTo(resolve(walk.world.folder, folder), sittings, walk.journals.events());
      terminal.warn([
        [
          {
            text: `The walk goes on in ${folder}. To go on after a break: mmc run --resume ${walk.journals.paths()[0]}`,
            tone: 'good',
          },
        ],
      ]);
      return true;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      terminal.warn([[{ text: error.message, tone: 'bad' }]]);
    }
  }
  printAnswers(walk);
  return false;
}

async function askFolder(walk: Walk): Promise<string | undefined> {
  try {
    const folder = await walk.world.terminal.ask.line(
      'Another folder for it, on a USB stick for example (Enter alone prints the answers):',
    );
    return folder.trim() === '' ? undefined : folder.trim();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function printAnswers(walk: Walk): void {
  for (const { sitting } of walk.visit.lists) {
    if (holdsWords(sitting)) walk.world.terminal.out(writeResult(resultOf(sitting)));
  }
}
