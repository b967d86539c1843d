import { parsePeriod, periodOf } from '../domain/calendar/period.ts';
import type { Checklist } from '../domain/checklists/checklist.ts';
import { closest } from '../domain/closest.ts';
import { Failure } from '../domain/failure.ts';
import type { Asset, Client } from '../domain/firm.ts';
import { foldName } from '../domain/names.ts';
import { slugTrouble } from '../domain/slugs.ts';
import type { ParsedChecklist } from '../markdown/checklist.ts';
import { readChecklist, templateFiles } from '../store/workspace/clients.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { refuse } from './client-names.ts';
import { today, type World } from './world.ts';

export interface Template {
  slug: string;
  path: string;
  parsed: ParsedChecklist;
  checklist: Checklist;
}

/** The template that a word means. Throws with "did you mean", or when it cannot be read. */
export function findTemplate(workspace: Workspace, word: string): Template {
  const files = templateFiles(workspace);
  const wanted = foldName(word.replace(/\.md$/i, ''));
  const file = files.find(({ slug }) => foldName(slug) === wanted);
  if (!file) {
    const known = files.map(({ slug }) => slug);
    const near = closest(word, known);
    const others = known.length > 0 ? `Templates are ${known.join(', ')}` : '"mmc init" adds the standard ones';
    throw new Failure('usage', `There is no template "${word}"`, { hint: near ? `Did you mean "${near}"?` : others });
  }
  const { parsed } = readChecklist(workspace, file);
  if (parsed?.checklist) return { ...file, parsed, checklist: parsed.checklist };
  throw new Failure('data', `${file.path} cannot be read`, { hint: `Run "mmc check ${file.path}"` });
}

/** The asset that a list is for: the one named, else asked; none for a template that is for no type of asset. */
export async function chooseAsset(
  world: World,
  client: Client,
  template: Template,
  word: string | undefined,
): Promise<Asset | undefined> {
  if (word !== undefined) return assetNamed(client, word);
  const type = template.checklist.for;
  if (type === undefined) return undefined;
  const usable = client.assets.filter((asset) => asset.retired === undefined);
  if (usable.length === 0) {
    throw new Failure('usage', `${client.name} has no asset that the list could be for`, {
      hint: `Write one under "assets:" in its client.md: name, "type: ${type}", "name: …"`,
    });
  }
  const ranked = [...usable].sort((a, b) => Number(b.type === type) - Number(a.type === type));
  const choices = ranked.map((asset) => ({ value: asset, name: asset.slug, hint: `${asset.type}, ${asset.name}` }));
  const names = ranked.map(({ slug }) => slug).join(', ');
  if (!world.terminal.interactive) {
    throw new Failure('usage', `The template ${template.slug} is for one asset`, {
      hint: `Give --asset; ${client.name} has ${names}`,
    });
  }
  return world.terminal.ask.choice('Which asset is the list for?', choices);
}

function assetNamed(client: Client, word: string): Asset {
  const found = client.assets.find(({ slug }) => slug === foldName(word));
  if (found) return found;
  const known = client.assets.map(({ slug }) => slug);
  const near = closest(word, known);
  const others = known.length > 0 ? `It has ${known.join(', ')}` : 'Write it under "assets:" in its client.md';
  throw new Failure('usage', `${client.name} has no asset "${word}"`, {
    hint: near ? `Did you mean "${near}"?` : others,
  });
}

export interface ListFlags {
  name?: string | undefined;
  title?: string | undefined;
  start?: string | undefined;
}

/** Name, title and first month of the new list: given, or made of template and asset. */
export function listFacts(
  world: World,
  workspace: Workspace,
  { slug, checklist }: Template,
  asset: Asset | undefined,
  flags: ListFlags,
): { name: string; title: string; start: string | undefined } {
  const name = flags.name ?? (asset === undefined ? slug : `${slug}-${asset.slug}`);
  refuse(`The list cannot be called "${name}"`, slugTrouble(name), 'Give it another name with --name');
  // Machines are known by the name on their label; two of a model would have the same title.
  const title =
    flags.title ?? (asset === undefined ? checklist.title : `${checklist.title} ${asset.slug.toUpperCase()}`);
  refuse('--title cannot be that', title.trim() === '' ? 'it is empty' : undefined);
  const start = flags.start === undefined ? undefined : parsePeriod(flags.start);
  if (flags.start !== undefined) {
    refuse(`--start cannot be "${flags.start}"`, start === undefined ? 'write a month as 2026-10' : undefined);
  }
  const thisMonth = periodOf(today(world, workspace.firm.timezone));
  return { name, title: title.trim(), start: start ?? (checklist.interval === 'on-demand' ? undefined : thisMonth) };
}
