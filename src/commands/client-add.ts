import { join } from 'node:path';
import { isDay } from '../domain/calendar/day.ts';
import { Failure } from '../domain/failure.ts';
import { slugTrouble } from '../domain/slugs.ts';
import { type NewClient, writeClient } from '../markdown/write-client.ts';
import { writeNewFile } from '../store/files.ts';
import { readChecklist, readClients, templateFiles } from '../store/workspace/clients.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import { type NewAsset, parseAssets, parseContract, parsePlan, parseVariables } from './client-facts.ts';
import { clientNameTrouble, clientSlugTrouble, proposeFolder, refuse } from './client-names.ts';
import { keep } from './keep.ts';
import type { ExitCode, World } from './world.ts';

export interface ClientAddOptions {
  name?: string | undefined;
  slug?: string | undefined;
  plan?: string | undefined;
  contact?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  address?: string | undefined;
  start?: string | undefined;
  end?: string | undefined;
  asset?: string[] | undefined;
  var?: string[] | undefined;
}

/** `mmc client add`: with a name from flags alone, without one as a conversation. */
export async function clientAdd(options: ClientAddOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const { terminal } = world;
  const given = options.name === undefined ? await askClient(options, world, workspace) : options;
  const name = (given.name ?? '').trim();
  refuse(`A client cannot be called "${name}"`, clientNameTrouble(workspace, name));
  const slug = given.slug ?? proposeFolder(world, workspace, name);
  if (slug === undefined) {
    throw new Failure('usage', `No folder name can be made of "${name}"`, { hint: 'Give one with --slug' });
  }
  refuse(`The folder cannot be called "${slug}"`, clientSlugTrouble(world, workspace, slug), 'Choose one with --slug');
  const client = toClient(given, name, world, workspace);
  const path = `clients/${slug}/client.md`;
  const bytes = Buffer.from(writeClient(client, workspace.firm.plans));
  writeNewFile(world.files, join(workspace.root, path), bytes);
  terminal.show([[{ text: 'added ' }, { text: name, tone: 'strong' }, { text: ` as ${path}, id ${client.id}` }]]);
  if (client.plan === undefined) {
    terminal.show([[{ text: 'it has no plan: its lists can be walked, but are never due', tone: 'warn' }]]);
  }
  const kept = await keep(world, workspace, [{ path, bytes }], `Add client ${name}`, 'mmc client add');
  terminal.show(kept.lines);
  terminal.show([[{ text: 'next: ', tone: 'faint' }, { text: nextStep(workspace, slug, client) }]]);
  return kept.code;
}

/** What to type next: a list for the first asset, from the template that is for its type. */
function nextStep(workspace: Workspace, slug: string, { assets: [asset] }: NewClient): string {
  if (!asset) return `write its machines under "assets:" in clients/${slug}/client.md, then mmc new ${slug} server`;
  const template = templateFiles(workspace).find(
    (file) => readChecklist(workspace, file).parsed?.checklist?.for === asset.type,
  );
  return `mmc new ${slug} ${template?.slug ?? 'TEMPLATE'} --asset ${asset.slug}`;
}

function toClient(given: ClientAddOptions, name: string, world: World, workspace: Workspace): NewClient {
  const { contact, phone, email, address } = given;
  const words = { ...(contact ? { name: contact } : {}), ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
  return {
    id: newClientId(world, workspace),
    name,
    contact: words,
    address,
    plan: given.plan === undefined ? undefined : parsePlan(given.plan, workspace.firm),
    contract: parseContract(given.start, given.end),
    assets: parseAssets(given.asset ?? []),
    variables: parseVariables(given.var ?? []),
  };
}

/** `c-` and the random end of a ULID: short enough to type, and never given to two clients of one folder. */
function newClientId(world: World, workspace: Workspace): string {
  const taken = new Set(readClients(workspace, { old: true }).clients.map(({ client }) => client.id));
  for (let tries = 0; tries < 100; tries += 1) {
    const id = `c-${world.newId().slice(-8).toLowerCase()}`;
    if (!taken.has(id)) return id;
  }
  throw new Failure('failed', 'No new id was found for the client in 100 tries');
}

async function askClient(options: ClientAddOptions, world: World, workspace: Workspace): Promise<ClientAddOptions> {
  const { ask, interactive } = world.terminal;
  if (!interactive) {
    const hint = 'Give it as in: mmc client add "Acme Inc." --plan gold --asset "dc01:server:Dell T350"';
    throw new Failure('usage', 'A new client needs a name, and there is no terminal to ask on', { hint });
  }
  const line = (question: string, check?: (text: string) => string | undefined, offered?: string) =>
    ask.line(question, { ...(check ? { check } : {}), ...(offered === undefined ? {} : { offered }) });
  const words = async (question: string) => (await line(question)).trim() || undefined;
  const name = (await line('Name of the client', (text) => clientNameTrouble(workspace, text))).trim();
  const proposed = proposeFolder(world, workspace, name);
  const slug =
    options.slug ?? (await line('Name of its folder', (text) => clientSlugTrouble(world, workspace, text), proposed));
  const plans = [...workspace.firm.plans, 'none'].map((value) => ({ value, name: value }));
  const plan = options.plan ?? (await ask.choice('Plan', plans));
  const dayOrNothing = (text: string) => (text === '' || isDay(text) ? undefined : 'Write a day as 2026-10-14.');
  return {
    ...options,
    name,
    slug,
    plan,
    contact: options.contact ?? (await words('Main contact (Enter for later)')),
    phone: options.phone ?? (await words('Telephone')),
    email: options.email ?? (await words('E-mail')),
    address: options.address ?? (await words('Address')),
    start: options.start ?? ((await line('First day of the contract', dayOrNothing)) || undefined),
    asset: options.asset ?? (await askAssets(world)).map(({ slug, type, name }) => `${slug}:${type}:${name}`),
  };
}

/** Assets until one is left empty. */
async function askAssets(world: World): Promise<NewAsset[]> {
  const { ask } = world.terminal;
  const assets: NewAsset[] = [];
  const shortName = (text: string) => {
    if (assets.some(({ slug }) => slug === text)) return 'this one is there already';
    return text === '' ? undefined : slugTrouble(text);
  };
  for (;;) {
    const slug = await ask.line('Short name of an asset, such as dc01 (Enter when there is no more)', {
      check: shortName,
    });
    if (slug === '') return assets;
    const type = await ask.line(`Type of ${slug}`, { offered: 'server', check: slugTrouble });
    const name = await ask.line(`Name or model of ${slug}`, { offered: slug.toUpperCase() });
    assets.push({ slug, type, name });
  }
}
