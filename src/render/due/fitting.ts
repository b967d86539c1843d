import type { Tone } from '../text.ts';
import { clip, widthOf } from '../wrap.ts';

/** Something to say in as many words as there is room for. */
export interface Said {
  /** From many words to few; never empty. */
  forms: readonly string[];
  /** Still less, and only when there is room for nothing else beside it. */
  least?: readonly string[];
  tone?: Tone | undefined;
}

/**
 * As much of it as fits, what matters most being first: rather all of it in few words than less of it in many. The tone
 * is that of the first.
 */
export function fitted(said: readonly Said[], room: number): { text: string; tone?: Tone | undefined } {
  const [first] = said;
  if (!first) return { text: '' };
  const levels = Math.max(...said.map(({ forms }) => forms.length));
  for (let count = said.length; count > 0; count -= 1) {
    for (let level = 0; level < levels; level += 1) {
      const text = said
        .slice(0, count)
        .map(({ forms }) => forms[Math.min(level, forms.length - 1)] ?? '')
        .filter((words) => words !== '')
        .join(', ');
      if (widthOf(text) <= room) return { text, tone: first.tone };
    }
  }
  const least = first.least ?? [];
  const text = least.find((words) => widthOf(words) <= room) ?? clip(least.at(-1) ?? first.forms.at(-1) ?? '', room);
  return { text, tone: first.tone };
}

/** Names with a comma, and as the room gets smaller `jane, tom +1`, `jane +2`. */
export function nameForms(names: readonly string[], separator = ', '): string[] {
  if (names.length === 0) return [''];
  return names.map((_, left) => {
    const shown = names.slice(0, names.length - left);
    return left === 0 ? shown.join(separator) : `${shown.join(separator)} +${left}`;
  });
}
