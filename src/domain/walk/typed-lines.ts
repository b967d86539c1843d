import type { WalkKey } from './step.ts';
import { itemInFront, type Visit } from './visit.ts';

const VALUE_KINDS = ['number', 'count', 'date', 'text', 'choice', 'handover', 'rows', 'photo'];

/** A line as keys of the walk: words and values are typed and entered; elsewhere the line names one key. */
export function keysOfLine(visit: Visit, line: string): WalkKey[] {
  const { screen } = visit;
  const enter: WalkKey = { type: 'named', name: 'enter' };
  const text = line.trim();
  if (screen.at === 'words') {
    if (text === '/esc')
      return [
        { type: 'named', name: 'ctrl-u' },
        { type: 'named', name: 'escape' },
      ];
    return text === '' ? [enter] : [{ type: 'named', name: 'ctrl-u' }, { type: 'paste', text }, enter];
  }
  if (text === '') return [enter];
  if (screen.at === 'item') {
    if (text.startsWith('/') && text.length > 1) return [{ type: 'character', text: text.slice(1) }];
    const kind = itemInFront(visit)?.item.kind ?? 'tick';
    const takesWords = ['text', 'choice', 'handover', 'rows'].includes(kind);
    if (VALUE_KINDS.includes(kind) && (takesWords || text.length > 1 || /^\d/.test(text)))
      return [{ type: 'paste', text }, enter];
  }
  return [namedKey(text)];
}

const NAMES: Record<string, string> = { tab: 'tab', esc: 'escape', enter: 'enter', up: 'up', down: 'down' };

function namedKey(text: string): WalkKey {
  const name = NAMES[text.toLowerCase()];
  return name ? { type: 'named', name } : { type: 'character', text };
}
