import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import { meantBy } from '../domain/names.ts';

/** The list that a word means: its name, or the only one that begins so. */
export function listMeant(word: string, known: readonly string[]): string | undefined {
  const { meant } = meantBy(word, known, (slug) => ({ slug }));
  const [only, second] = meant;
  return second === undefined ? only : undefined;
}

/**
 * The list of a client that a word means, by the names that are known. Throws a usage failure with "did you mean" when
 * there is none. `whole`: a beginning is not enough for what is written into a record.
 */
export function findList(
  word: string,
  known: readonly string[],
  client: string,
  options: { whole?: boolean } = {},
): string {
  const found = options.whole ? known.find((slug) => slug === word) : listMeant(word, known);
  if (found === undefined) throw noList(word, known, client);
  return found;
}

/** What to say of a word that means no list, or several. `owner` is a client, or where else the lists are. */
export function noList(word: string, known: readonly string[], owner: string): Failure {
  const { meant } = meantBy(word, known, (slug) => ({ slug }));
  if (meant.length > 1)
    return new Failure('usage', `"${word}" could be several lists of ${owner}`, {
      hint: `Write one of ${meant.join(', ')}`,
    });
  const near = closest(word, known);
  const all = known.length > 0 ? `There are ${known.join(', ')}` : 'It has no list yet';
  return new Failure('usage', `${owner} has no list "${word}"`, { hint: near ? `Did you mean "${near}"?` : all });
}
