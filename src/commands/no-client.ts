import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';

/** What to say of a word that means no client, or several of those that begin so. */
export function noClient(word: string, beginning: readonly string[], known: readonly string[]): Failure {
  const several = beginning.length > 1;
  const near = closest(word, several ? beginning : known);
  return new Failure('usage', several ? `"${word}" could be several clients` : `There is no client "${word}"`, {
    hint: near ? `Did you mean "${near}"? "mmc client list" shows all` : '"mmc client list" shows all clients',
  });
}
