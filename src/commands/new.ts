import { join } from 'node:path';
import { variablesIn } from '../domain/checklists/variables.ts';
import { Failure } from '../domain/failure.ts';
import type { Asset } from '../domain/firm.ts';
import { copyTemplate } from '../markdown/copy-template.ts';
import { editFrontMatter } from '../markdown/edit-front-matter.ts';
import { replaceFile, writeNewFile } from '../store/files.ts';
import { blobHash, storeBlob } from '../store/git/blobs.ts';
import type { CommitFile } from '../store/git/commit.ts';
import { findRepository, type Repository } from '../store/git/repository.ts';
import { unfinishedBelow } from '../store/git/tracked.ts';
import type { ClientInPlace } from '../store/workspace/clients.ts';
import { findTwin } from '../store/workspace/find-file.ts';
import { readText } from '../store/workspace/read-text.ts';
import { openWorkspace, type Workspace } from '../store/workspace/workspace.ts';
import type { Line } from '../terminal/span.ts';
import { findClient } from './find-client.ts';
import { keep, UNSHARED } from './keep.ts';
import { chooseAsset, findTemplate, type ListFlags, listFacts, type Template } from './new-plan.ts';
import type { ExitCode, World } from './world.ts';

export interface NewOptions extends ListFlags {
  client: string;
  template: string;
  asset?: string | undefined;
}

/** `mmc new`: a checklist of the client's own, copied from a template, with the variables that it needs. */
export async function newList(options: NewOptions, world: World): Promise<ExitCode> {
  const workspace = openWorkspace(world.folder);
  const place = findClient(workspace, options.client);
  const { client, folder } = place;
  if (folder.old) throw new Failure('usage', `${client.name} is a former client, in ${folder.path}`);
  const template = findTemplate(workspace, options.template);
  const asset = await chooseAsset(world, client, template, options.asset);
  const { name, title, start } = listFacts(world, workspace, template, asset, options);
  const path = `${folder.path}/checklists/${name}.md`;
  const twin = findTwin(world.files, workspace.root, path);
  if (twin !== undefined) {
    throw new Failure('conflict', `${twin} exists already; nothing was changed`, { hint: 'Choose a name with --name' });
  }
  const repository = await findRepository(workspace.root, world.env);
  const git = repository.kind === 'repository' ? repository : undefined;
  const from = `${template.slug}@${await storeTemplate(git, template)}`;
  const text = copyTemplate(template.parsed, { title, asset: asset?.slug, from, start });

  const variables = await addVariables(world, workspace, git, place, template);
  const list: CommitFile = { path, bytes: Buffer.from(text) };
  writeNewFile(world.files, join(workspace.root, path), Buffer.from(text));
  const files = variables.file ? [list, variables.file] : [list];
  const kept = await keep(world, workspace, files, `Add checklist ${name} for ${client.name}`, 'mmc new');

  world.terminal.show([
    [{ text: 'made ' }, { text: path, tone: 'strong' }, { text: ` from ${template.path}: ${title}` }],
    ...variables.lines,
    ...doubts(place, template, asset),
    ...kept.lines,
    [{ text: 'next: ', tone: 'faint' }, { text: `make it fit in an editor, then mmc run ${client.slug} ${name}` }],
  ]);
  return variables.left && kept.code === 0 ? UNSHARED : kept.code;
}

/** Puts the template as it is now into Git, committed or not, so that the list can be compared with it later. */
async function storeTemplate(repository: Repository | undefined, template: Template): Promise<string> {
  // With the line ends that .gitattributes gives it in a commit.
  const bytes = Buffer.from(template.parsed.source.original.replaceAll('\r\n', '\n'));
  return repository ? storeBlob(repository, bytes) : blobHash(bytes, 'sha1');
}

interface AddedVariables {
  file: CommitFile | undefined;
  /** Whether `client.md` was changed but cannot be committed, because of the user's own changes in it. */
  left: boolean;
  lines: Line[];
}

/** Writes the template's variables that the client has no value for into `client.md`, with their first values. */
async function addVariables(
  world: World,
  workspace: Workspace,
  repository: Repository | undefined,
  { client, folder }: ClientInPlace,
  template: Template,
): Promise<AddedVariables> {
  const missing = Object.entries(template.checklist.variables).filter(
    ([name]) => !Object.hasOwn(client.variables, name),
  );
  if (missing.length === 0) return { file: undefined, left: false, lines: [] };
  const path = `${folder.path}/client.md`;
  const read = readText(workspace.root, path);
  if (read.problem) throw new Failure('data', `${path} cannot be read`, { hint: 'Run "mmc check"' });
  const before = Buffer.from(read.source.original);
  const entries = Object.fromEntries(missing);
  const bytes = Buffer.from(editFrontMatter(read.source, [{ add: 'variables', entries }]));
  const left = repository !== undefined && (await unfinishedBelow(repository, path)).length > 0;
  replaceFile(world.files, join(workspace.root, path), before, bytes);
  const lines: Line[] = [
    [{ text: `review these values, now in ${path}:`, tone: 'warn' }],
    ...missing.map(([name, value]): Line => [{ text: `  ${name}: ${value}` }]),
  ];
  if (left) lines.push([{ text: `${path} holds changes of your own, so it was saved, not committed`, tone: 'warn' }]);
  return { file: left ? undefined : { path, bytes }, left, lines };
}

/** What is odd about the new list, and no reason to refuse it. */
function doubts(
  { client }: ClientInPlace,
  { slug, path, parsed, checklist }: Template,
  asset: Asset | undefined,
): Line[] {
  const said: string[] = [];
  if (asset && checklist.for !== undefined && asset.type !== checklist.for) {
    said.push(`${asset.slug} is of type ${asset.type}, and the template ${slug} is for ${checklist.for}`);
  }
  if (asset?.retired !== undefined) said.push(`${asset.slug} is out of service since ${asset.retired}`);
  if (checklist.retired !== undefined) said.push(`the template is out of use since ${checklist.retired}`);
  if (client.plan === undefined) said.push(`${client.name} has no plan, so the list is never due`);
  if (parsed.problems.length > 0) said.push(`${path} has problems, and the list has them too: run "mmc check"`);
  const unknown = variablesIn(parsed.source.text.slice(parsed.frontMatter.bodyStart)).filter(
    (name) => !Object.hasOwn(checklist.variables, name) && !Object.hasOwn(client.variables, name),
  );
  if (unknown.length > 0)
    said.push(`without a value, write them under "variables:" in client.md: ${unknown.join(', ')}`);
  return said.map((text) => [{ text: 'note: ', tone: 'warn' }, { text }]);
}
