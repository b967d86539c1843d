import type { ItemLimits } from '../domain/trend.ts';
import { findGroup } from './attributes.ts';
import { lineAt } from './source.ts';

/**
 * The attributes that limit an item's value, by its id in the text of a list or result; undefined when it has no such item.
 * Only its line is parsed: a trend over ten years reads a hundred results for one item.
 */
export function itemLimits(text: string, id: string): ItemLimits | undefined {
  for (let at = text.indexOf(`#${id}`); at !== -1; at = text.indexOf(`#${id}`, at + 1)) {
    const line = lineAt(text, at);
    const group = findGroup(text, line.start, line.end);
    const values = new Map(group?.attributes.map(({ key, value }) => [key, value]));
    if (values.get('id') !== id || !/^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+\[.\]/.test(text.slice(line.start, line.end)))
      continue;
    const limits = ['unit', 'min', 'max', 'warn', 'expect'].flatMap((key) => {
      const value = values.get(key);
      return value === undefined ? [] : [[key, value]];
    });
    return { ...Object.fromEntries(limits), kind: (values.get('kind') ?? 'tick') as ItemLimits['kind'] };
  }
  return undefined;
}
