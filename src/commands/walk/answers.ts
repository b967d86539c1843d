import { dirname, resolve } from 'node:path';
import { Failure } from '../../domain/failure.ts';
import { sentenceOf } from '../../domain/problems.ts';
import { type AnswersFile, parseAnswersFile } from '../../markdown/answers-file.ts';
import { decode } from '../../store/workspace/read-text.ts';
import type { World } from '../world.ts';

/** Reads a file of answers; its paths of attachments count from its own folder. */
export function readAnswers(world: World, path: string): AnswersFile {
  const absolute = resolve(world.folder, path);
  if (world.files.stat(absolute)?.kind !== 'file') throw new Failure('usage', `There is no file ${path}`);
  const read = decode(path, world.files.read(absolute));
  if (read.problem) throw new Failure('data', `${path}:${read.problem.place.line}: ${sentenceOf(read.problem)}`);
  const file = parseAnswersFile(read.source);
  const answers = file.answers.map((one) =>
    one.attach ? { ...one, attach: one.attach.map((name) => resolve(dirname(absolute), name)) } : one,
  );
  return { ...file, answers };
}
