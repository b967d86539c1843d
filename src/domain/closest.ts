import { distance } from 'fastest-levenshtein';

/** The word nearest to another, when it is near at all. */
export function closest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((one) => ({ one, far: distance(word.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [first] = ranked;
  return first && (first.far <= Math.max(2, Math.floor(word.length / 3)) || first.one.startsWith(word.toLowerCase()))
    ? first.one
    : undefined;
}
