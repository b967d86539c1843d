// Exact edits of front-matter: the bytes that say the new thing change, and no other. Comments, order, quotes, line
// ends and a byte order mark stay as somebody has written them.
import { Failure } from '../domain/failure.ts';
import { compareText } from '../domain/text/compare-text.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { type Change, editsFor } from './front-matter-edits.ts';
import { editOriginal, type Source, toSource } from './source.ts';
import type { YamlValue } from './yaml.ts';

/**
 * The file with the changes made, each a change of top-level keys. Throws a Failure when the front-matter cannot be
 * read, or when it is written so that an exact edit would mean something else.
 */
export function editFrontMatter(source: Source, changes: readonly Change[]): string {
  return changes.reduce((done, change) => checked(done, change), source).original;
}

/** One change, read back: whatever the YAML looks like, the new file says what was asked for and nothing else. */
function checked(source: Source, change: Change): Source {
  const before = readable(source);
  const changed = toSource(source.path, editOriginal(source, editsFor(source, before, change)));
  const after = readFrontMatter(changed);
  const wanted = meaning(before.yaml);
  const top = wanted instanceof Map ? wanted : new Map<string, Meaning>();
  applyTo(top, change);
  // A front-matter of its own is followed by an empty line.
  const body = changed.text.slice(after.bodyStart + (before.bodyStart === 0 ? 1 : 0));
  const same = sorted(meaning(after.yaml) ?? new Map()) === sorted(top) && body === source.text.slice(before.bodyStart);
  if (after.problems.length > 0 || !same) throw notEditable(source, change);
  return changed;
}

function readable(source: Source): FrontMatter {
  const frontMatter = readFrontMatter(source);
  const usable = frontMatter.yaml === undefined || frontMatter.yaml.type === 'map';
  if (frontMatter.problems.length === 0 && usable) return frontMatter;
  throw new Failure('data', `The front-matter of ${source.path} cannot be read, so it is not changed`, {
    hint: `Run "mmc check ${source.path}"`,
  });
}

function notEditable(source: Source, change: Change): Failure {
  const key = 'set' in change ? change.set : 'add' in change ? change.add : change.drop;
  return new Failure('data', `"${key}" in ${source.path} is written in a way that mmc does not change by itself`, {
    hint: 'Write it as a plain "key: value" line, then do the same again',
  });
}

type Meaning = string | Meaning[] | Map<string, Meaning>;

function meaning(value: YamlValue | undefined): Meaning | undefined {
  if (value === undefined) return undefined;
  if (value.type === 'scalar') return value.value;
  if (value.type === 'list') return value.items.map((one) => meaning(one) ?? '');
  return new Map(value.entries.map((one) => [one.key, meaning(one.value) ?? '']));
}

function applyTo(top: Map<string, Meaning>, change: Change): void {
  if ('drop' in change) top.delete(change.drop);
  else if ('set' in change) top.set(change.set, change.to);
  else if (Object.keys(change.entries).length > 0) {
    const inner = top.get(change.add);
    const entries = Object.entries(change.entries);
    top.set(change.add, new Map([...(inner instanceof Map ? inner : []), ...entries]));
  }
}

function sorted(value: Meaning): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one instanceof Map ? { map: [...one].sort(([a], [b]) => compareText(a, b)) } : one,
  );
}
