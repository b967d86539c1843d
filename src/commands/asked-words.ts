import { tidyWords, wordsTrouble } from '../domain/answers/answer.ts';
import { Failure } from '../domain/failure.ts';
import { findSecrets } from '../domain/secrets.ts';
import { hasVisible } from '../domain/text/sanitise.ts';
import type { World } from './world.ts';

export interface WordsWanted {
  question: string;
  /** What to type where nobody can be asked. */
  instead: string;
  /** What is wrong with no words at all. */
  empty: string;
  /** What the words are, such as `The note`. */
  what: string;
}

/** Words of a record: as they were given, else asked. A secret must not land in Git unnoticed (P66). */
export async function wordsOf(given: string | undefined, wanted: WordsWanted, world: World): Promise<string> {
  const { ask, interactive } = world.terminal;
  const check = (text: string) => (hasVisible(text) ? undefined : wanted.empty);
  const told = given ?? (await ask.line(wanted.question, { instead: wanted.instead, check }));
  const words = tidyWords(told);
  if (words === '' || !hasVisible(told)) throw new Failure('usage', wanted.empty, { hint: wanted.instead });
  const trouble = wordsTrouble(words);
  if (trouble) throw new Failure('usage', trouble);
  const [secret] = findSecrets(words);
  if (!secret) return words;
  const keepIt =
    interactive && (await ask.confirm(`This looks like ${secret.kind}, and Git never forgets. Keep it?`, false));
  if (keepIt) return words;
  throw new Failure('usage', `${wanted.what} looks as if it holds ${secret.kind}`, {
    hint: 'Nothing was written; say it without',
  });
}
