// Where in the text a change of front-matter goes; edit-front-matter.ts reads back whether it has the right meaning.
import type { FrontMatter } from './front-matter.ts';
import type { Edit, Source } from './source.ts';
import { entryOf, type YamlEntry, type YamlMap, type YamlValue } from './yaml.ts';
import { yamlScalar } from './yaml-scalar.ts';

/** `set` changes the value or adds the key, below `after` or at the end; `add` puts entries into a map; `drop` removes a key. */
export type Change =
  | { set: string; to: string; after?: string }
  | { add: string; entries: Readonly<Record<string, string>> }
  | { drop: string };

/** The edits of the LF text that make a change; none where it cannot be made. */
export function editsFor(source: Source, frontMatter: FrontMatter, change: Change): Edit[] {
  const { text } = source;
  if (frontMatter.bodyStart === 0) return withoutFrontMatter(change);
  const map = frontMatter.yaml as YamlMap | undefined;
  const end = frontMatter.headerStart + frontMatter.header.length;
  const place: Place = { text, map, end, flow: map !== undefined && text[map.start] === '{' };
  if ('set' in change) return setKey(place, change);
  const entry = entryOf(map, 'add' in change ? change.add : change.drop);
  if ('add' in change) return Object.entries(change.entries).length === 0 ? [] : addEntries(place, entry, change);
  return entry ? dropKey(place, entry) : [];
}

interface Place {
  text: string;
  map: YamlMap | undefined;
  /** Where the closing fence begins. */
  end: number;
  flow: boolean;
}

function withoutFrontMatter(change: Change): Edit[] {
  const lines =
    'set' in change
      ? `${pair(change.set, change.to)}\n`
      : 'add' in change
        ? `${yamlScalar(change.add)}:\n${pairs(change.entries, '  ')}`
        : '';
  return lines === '' ? [] : [{ start: 0, end: 0, insert: `---\n${lines}---\n\n` }];
}

function setKey(place: Place, { set, to, after }: { set: string; to: string; after?: string }): Edit[] {
  const { text, map, flow } = place;
  const entry = entryOf(map, set);
  const written = yamlScalar(to, flow ? 'flow' : 'block');
  if (!entry) {
    if (flow && map) return [intoFlow(map, pair(set, to, 'flow'))];
    const at = lineEndAfter(place, entryOf(map, after ?? '') ?? map?.entries.at(-1));
    return [{ start: at, end: at, insert: `${indentOf(place)}${pair(set, to)}\n` }];
  }
  const { value } = entry;
  if (value.type !== 'scalar') return [];
  if (value.start === value.end) {
    const colon = text.indexOf(':', entry.keyEnd) + 1;
    return [{ start: colon, end: colon, insert: ` ${written}` }];
  }
  // A block of lines ends with its last line end, which is not the value's to take.
  const end = text[value.end - 1] === '\n' ? value.end - 1 : value.end;
  return [{ start: value.start, end, insert: written }];
}

function addEntries(
  place: Place,
  entry: YamlEntry | undefined,
  { add, entries }: { add: string; entries: Readonly<Record<string, string>> },
): Edit[] {
  const { text, map, flow } = place;
  const inFlow = Object.entries(entries)
    .map(([key, value]) => pair(key, value, 'flow'))
    .join(', ');
  if (!entry) {
    if (flow && map) return [intoFlow(map, `${yamlScalar(add, 'flow')}: {${inFlow}}`)];
    const indent = indentOf(place);
    const at = lineEndAfter(place, map?.entries.at(-1));
    return [{ start: at, end: at, insert: `${indent}${yamlScalar(add)}:\n${pairs(entries, `${indent}  `)}` }];
  }
  const { value } = entry;
  if (value.type === 'map' && text[value.start] === '{') return [intoFlow(value, inFlow)];
  if (value.type === 'map') {
    const at = lineEndAfter(place, value.entries.at(-1));
    return [{ start: at, end: at, insert: pairs(entries, indentBefore(text, value.entries[0]?.keyStart ?? 0)) }];
  }
  if (value.type !== 'scalar' || value.value !== '') return [];
  if (flow) return [{ start: value.start, end: value.end, insert: ` {${inFlow}}` }];
  const at = lineEndAfter(place, entry);
  return [
    { start: value.start, end: value.end, insert: '' },
    { start: at, end: at, insert: pairs(entries, `${indentOf(place)}  `) },
  ];
}

function dropKey(place: Place, entry: YamlEntry): Edit[] {
  const { text, map, flow } = place;
  if (!flow) return [{ start: lineStartOf(text, entry.keyStart), end: lineEndAfter(place, entry), insert: '' }];
  const all = map?.entries ?? [];
  const next = all[all.indexOf(entry) + 1];
  const previous = all[all.indexOf(entry) - 1];
  if (next) return [{ start: entry.keyStart, end: next.keyStart, insert: '' }];
  return [{ start: previous ? endOf(previous.value) : entry.keyStart, end: endOf(entry.value), insert: '' }];
}

function intoFlow(map: YamlMap, insert: string): Edit {
  const at = map.start + 1;
  return { start: at, end: at, insert: map.entries.length > 0 ? `${insert}, ` : insert };
}

function pair(key: string, value: string, place: 'block' | 'flow' = 'block'): string {
  return `${yamlScalar(key, place)}: ${yamlScalar(value, place)}`;
}

function pairs(entries: Readonly<Record<string, string>>, indent: string): string {
  return Object.entries(entries)
    .map(([key, value]) => `${indent}${pair(key, value)}\n`)
    .join('');
}

/** Where the last character of a value ends: the end of a block map takes in comments that follow it. */
function endOf(value: YamlValue): number {
  const last =
    value.type === 'map' ? value.entries.at(-1)?.value : value.type === 'list' ? value.items.at(-1) : undefined;
  return last ? Math.max(endOf(last), 0) : value.end;
}

/** The begin of the line after an entry; the end of the front-matter when there is no entry. */
function lineEndAfter({ text, end }: Place, entry: YamlEntry | undefined): number {
  if (!entry) return end;
  const last = Math.max(endOf(entry.value), entry.keyEnd);
  return text[last - 1] === '\n' ? last : text.indexOf('\n', last) + 1;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function indentBefore(text: string, offset: number): string {
  return text.slice(lineStartOf(text, offset), offset);
}

function indentOf({ text, map }: Place): string {
  return map?.entries[0] ? indentBefore(text, map.entries[0].keyStart) : '';
}
