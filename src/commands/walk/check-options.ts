import { wordsTrouble } from '../../domain/answers/answer.ts';
import { Failure } from '../../domain/failure.ts';
import { secretTrouble } from '../../domain/secrets.ts';
import type { RunOptions } from './options.ts';

type Name = keyof RunOptions;

/** Options that have no effect with another, by that other; and those that have none without it. */
const NOT_WITH: readonly [Name, readonly Name[], string][] = [
  ['resume', ['tech', 'date', 'mode', 'period', 'subject', 'corrects'], 'a walk that goes on keeps what it began with'],
  ['corrects', ['period', 'subject'], 'a correction keeps those of its original'],
];
const ONLY_WITH: readonly [Name, readonly Name[], string][] = [
  ['answers', ['minutes', 'revision'], 'without a file of answers the walk asks for it at its end'],
];

/** Words that stand in a result as they are given. */
const WORDS: readonly Name[] = ['subject', 'met', 'ticket'];

/** Refuses, before anything else happens, options that would do nothing and words that must not be kept. */
export function checkOptions(options: RunOptions): void {
  for (const [other, names, why] of NOT_WITH)
    if (options[other] !== undefined) refuseFirst(options, names, `has no effect with --${other}: ${why}`);
  for (const [other, names, why] of ONLY_WITH)
    if (options[other] === undefined) refuseFirst(options, names, `has no effect without --${other}: ${why}`);
  for (const name of WORDS) {
    const words = options[name];
    const trouble = typeof words === 'string' ? flagTrouble(words) : undefined;
    if (trouble !== undefined) throw new Failure('usage', `--${name}: ${trouble}`);
  }
}

/** Why words that were given once for the visit cannot be kept; undefined when they can. */
export function flagTrouble(words: string): string | undefined {
  return wordsTrouble(words) ?? secretTrouble(words);
}

function refuseFirst(options: RunOptions, names: readonly Name[], why: string): void {
  const name = names.find((one) => options[one] !== undefined);
  if (name !== undefined) throw new Failure('usage', `--${name} ${why}`, { hint: `Leave --${name} out` });
}
