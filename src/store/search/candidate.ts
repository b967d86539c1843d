import { needleOf } from '../../domain/search/needle.ts';
import type { Query } from '../../domain/search/query.ts';
import { answerPlaces } from '../../markdown/answer-places.ts';

/**
 * Whether a result is worth being read, by its bytes as Latin-1. Never false for one that holds what is looked for. `by`:
 * who signed the result; somebody else may have answered single items.
 */
export function candidateFor(query: Query): (bytes: string, by: string) => boolean {
  const words = query.words.flatMap((word) => needleOf(word) ?? []);
  const itemWords = query.item?.words.flatMap((word) => needleOf(word) ?? []) ?? [];
  return (bytes, by) => {
    // Words that are spelled by numbers can hold anything.
    if (words.length > 0 && !words.every((needle) => occursInAnswer(bytes, needle))) return bytes.includes('\\u');
    if (query.outcome !== undefined && !mayHave(bytes, 'outcome', query.outcome)) return false;
    if (query.by !== undefined && query.by !== by && !mayHave(bytes, 'by', query.by)) return false;
    if (!query.item || bytes.includes(`#${query.item.id}`)) return true;
    return itemWords.every((needle) => {
      needle.lastIndex = 0;
      return needle.test(bytes);
    });
  };
}

/** In quotes a value may be spelled in many ways. */
function mayHave(bytes: string, key: string, value: string): boolean {
  return bytes.includes(`${key}=${value}`) || bytes.includes(`${key}="`);
}

function occursInAnswer(bytes: string, needle: RegExp): boolean {
  needle.lastIndex = 0;
  let isPlace: ((at: number) => boolean) | undefined;
  for (let match = needle.exec(bytes); match; match = needle.exec(bytes)) {
    isPlace ??= answerPlaces(bytes);
    if (isPlace(match.index)) return true;
  }
  return false;
}
