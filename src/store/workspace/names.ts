// Names in a workspace for completion, which runs at every Tab: so it opens no more than the beginnings of a few files,
// and loads neither the schemas nor Markdown. What cannot be read is left out; "mmc check" is the one that complains.
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { meantBy } from '../../domain/names.ts';
import type { YamlValue } from '../../markdown/yaml.ts';

export interface Name {
  name: string;
  description: string;
}

/** Clients by their folders, with their names: those of today, or those in `clients/!Old`. */
export function clientNames(root: string, folder = 'clients'): (Name & { id: string })[] {
  return entries(join(root, folder), 'folder')
    .filter((name) => !name.startsWith('!'))
    .map((name) => {
      const { fields } = headOf(join(root, folder, name, 'client.md'));
      return { name, id: fields.get('id') ?? '', description: fields.get('name') ?? '' };
    });
}

/** The folder of the client that a word means, if of only one. */
export function clientFolderNamed(root: string, word: string): string | undefined {
  const named = ({ name, id, description }: Name & { id: string }) => ({ slug: name, id, name: description });
  const [only, second] = meantBy(word, clientNames(root), named).meant;
  return only && !second ? `clients/${only.name}` : undefined;
}

/** Lists in a folder below the workspace: `clients/acme/checklists` or `templates`, with their titles. */
export function listNames(root: string, folder: string): Name[] {
  return entries(join(root, folder), 'file')
    .filter((file) => file.endsWith('.md'))
    .map((file) => ({
      name: file.slice(0, -'.md'.length),
      description: headOf(join(root, folder, file)).fields.get('title') ?? '',
    }));
}

const RECORD = /^\d{8}\.(.+)\.([0-9a-z]{6})\.md$/;

/** The short ids of findings without a closing, each with its client and its first words. */
export function openFindingNames(root: string): Name[] {
  return entries(join(root, 'clients'), 'folder').flatMap((client) => {
    const folder = join(root, 'clients', client, 'findings');
    const records = entries(folder, 'file').flatMap((file) => {
      const [, about = '', id = ''] = RECORD.exec(file) ?? [];
      return id === '' ? [] : [{ file, about, id }];
    });
    const closed = new Set(records.flatMap(({ about }) => /^closes-([0-9a-z]{6})$/.exec(about)?.[1] ?? []));
    return records.flatMap(({ file, about, id }) => {
      if (about.startsWith('closes-') || closed.has(id)) return [];
      const { fields, firstWords } = headOf(join(folder, file));
      return fields.get('record') === 'finding' ? [{ name: id, description: `${client}: ${firstWords}` }] : [];
    });
  });
}

/** Slugs below a key of `mmc.yaml`, such as `people`, with their names. */
export async function firmNames(root: string, key: 'people' | 'vendors'): Promise<Name[]> {
  return namedEntries(await yamlOf(root, 'mmc.yaml'), key, 'name');
}

/** The plans of `mmc.yaml`; none when it names none. */
export async function planNames(root: string): Promise<string[]> {
  const plans = valueAt(await yamlOf(root, 'mmc.yaml'), 'plans');
  const items = plans?.type === 'list' ? plans.items : plans ? [plans] : [];
  return items.flatMap((one) => (one.type === 'scalar' && one.value !== '' ? [one.value] : []));
}

export async function assetNames(root: string, clientFolder: string): Promise<Name[]> {
  return namedEntries(await yamlOf(root, `${clientFolder}/client.md`), 'assets', 'name');
}

function namedEntries(yaml: YamlValue | undefined, key: string, description: string): Name[] {
  const map = valueAt(yaml, key);
  if (map?.type !== 'map') return [];
  return map.entries.map((entry) => {
    const words = valueAt(entry.value, description);
    return { name: entry.key, description: words?.type === 'scalar' ? words.value : '' };
  });
}

function valueAt(yaml: YamlValue | undefined, key: string): YamlValue | undefined {
  return yaml?.type === 'map' ? yaml.entries.find((one) => one.key === key)?.value : undefined;
}

async function yamlOf(root: string, path: string): Promise<YamlValue | undefined> {
  const text = beginningOf(join(root, path), 64 * 1024).replaceAll('\r\n', '\n');
  const yaml = path.endsWith('.md') ? (/^---\n([\s\S]*?\n)---\n/.exec(text)?.[1] ?? '') : text;
  const [{ readYaml }, { toSource }] = await Promise.all([
    import('../../markdown/yaml.ts'),
    import('../../markdown/source.ts'),
  ]);
  return readYaml(toSource(path, yaml), yaml, 0).value;
}

/** The flat keys of a front-matter, as far as they stand in the first kilobytes, and the first words below it. */
function headOf(path: string): { fields: Map<string, string>; firstWords: string } {
  const [, header = '', body = ''] =
    /^\ufeff?---\r?\n([\s\S]*?)\n---[^\n]*([\s\S]*)$/.exec(beginningOf(path, 8192)) ?? [];
  const fields = new Map<string, string>();
  for (const line of header.split(/\r?\n/)) {
    const [, key, value = ''] = /^([a-z-]+):[ \t]+(.*)$/.exec(line) ?? [];
    if (key) fields.set(key, value.trim().replace(/^(["'])(.*)\1$/, '$2'));
  }
  return { fields, firstWords: body.trim().split('\n')[0] ?? '' };
}

/** Only of ordinary files: a pipe would wait for ever. */
function beginningOf(path: string, bytes: number): string {
  try {
    if (!statSync(path).isFile()) return '';
    const file = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(bytes);
      return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

function entries(folder: string, kind: 'file' | 'folder'): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && (kind === 'folder') === entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch {
    return [];
  }
}
