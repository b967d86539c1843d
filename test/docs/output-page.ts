/** docs/output.md as a test reads it: a section for each kind and shape, with its keys and its columns. */

interface Entry {
  /** It may be left out. */
  optional: boolean;
  text: string;
}

export interface Section {
  /** Keys by their path, `clients.lists.state`: a list is passed through. */
  keys: Map<string, Entry>;
  columns: string[];
}

/** By anchor. */
export function sectionsOf(page: string): Map<string, Section> {
  const parts = page.split(/^#{2,3} (.*)$/m).slice(1);
  const titles = parts.filter((_, at) => at % 2 === 0);
  const raw = new Map(titles.map((title, at) => [anchorOf(title), parts[at * 2 + 1] ?? '']));
  return new Map(
    [...raw.keys()].map((anchor) => [anchor, { keys: keysOf(raw, anchor), columns: columnsOf(raw, anchor) }]),
  );
}

function anchorOf(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
}

/** The keys of a section; where a row leads to a shape, those of the shape below it. */
function keysOf(raw: ReadonlyMap<string, string>, anchor: string): Map<string, Entry> {
  const keys = new Map<string, Entry>();
  for (const [, names = '', text = ''] of (raw.get(anchor) ?? '').matchAll(/^\| (`.*?`) \| (.*) \|$/gm)) {
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) {
      const path = name.replace(/\?$/, '').replaceAll('[]', '');
      for (const parent of parentsOf(path))
        if (!keys.has(parent)) keys.set(parent, { optional: false, text: 'a list' });
      keys.set(path, { optional: name.endsWith('?'), text: name.includes('[]') ? `list: ${text}` : text });
      const shape = /^\[(?:an?|the|how)\b[^\]]*\]\(#([\w-]+)\)/.exec(text)?.[1];
      if (shape === undefined) continue;
      if (!raw.has(shape)) throw new Error(`docs/output.md has no section ${shape}`);
      for (const [below, entry] of keysOf(raw, shape)) keys.set(`${path}.${below}`, entry);
    }
  }
  return keys;
}

function parentsOf(path: string): string[] {
  const names = path.split('.').slice(0, -1);
  return names.map((_, at) => names.slice(0, at + 1).join('.'));
}

function columnsOf(raw: ReadonlyMap<string, string>, anchor: string): string[] {
  const [, list = ''] = /^Columns: ([\s\S]*?)\n\n/m.exec(`${raw.get(anchor)}\n\n`) ?? [];
  return [...list.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

/** What of an object differs from its section, a line each. */
export function differences({ keys }: Section, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => differences({ keys, columns: [] }, one, path));
  if (value === null || typeof value !== 'object') return [];
  const pathOf = (name: string) => (path === '' ? name : `${path}.${name}`);
  const here = [...keys].filter(([key]) => parentsOf(key).at(-1) === (path === '' ? undefined : path));
  const missing = here.filter(
    ([key, { optional }]) => !optional && !(key.slice(path === '' ? 0 : path.length + 1) in value),
  );
  return [
    ...missing.map(([key]) => `"${key}" is on the page, and not always there`),
    ...Object.entries(value).flatMap(([name, one]) => {
      const key = pathOf(name);
      const entry = keys.get(key);
      if (!entry) return [`"${key}" is not on the page`];
      if (/^(?:list: )?(?:map|open)\b/.test(entry.text)) return [];
      if (one === null) return entry.text.includes('null') ? [] : [`"${key}" may be null, which the page does not say`];
      if (Array.isArray(one) && !entry.text.includes('list'))
        return [`"${key}" is a list, which the page does not say`];
      return differences({ keys, columns: [] }, one, key);
    }),
  ];
}
