import { Failure } from '../domain/failure.ts';
import type { Person } from '../domain/firm.ts';
import { configuredEmail, readLocalSetting, writeLocalSetting } from '../store/git/identity.ts';
import { findRepository } from '../store/git/repository.ts';
import type { Workspace } from '../store/workspace/workspace.ts';
import { personNamed } from './person-named.ts';
import type { World } from './world.ts';

/** How a command lets itself be told who signs. */
type WhoOption = '--by' | '--tech';

/** Who signs a record: the person or vendor who was named, else who works here. */
export async function whoSigns(
  world: World,
  workspace: Workspace,
  named: string | undefined,
  option: WhoOption,
): Promise<string> {
  return named === undefined ? whoAmI(world, workspace, option) : personNamed(workspace.firm, named);
}

/**
 * Who works here: the person whose e-mail Git commits with; else the one chosen before and kept in the local Git
 * configuration; else the only one there is; else asked once and kept. `option`: what to type where nobody can be asked.
 */
export async function whoAmI(world: World, workspace: Workspace, option: WhoOption): Promise<string> {
  const { people } = workspace.firm;
  const repository = await findRepository(workspace.root, world.env);
  const usable = repository.kind === 'repository' ? repository : undefined;
  const email = usable ? await configuredEmail(usable) : undefined;
  const byEmail = people.find((person) => email !== undefined && person.email?.toLowerCase() === email.toLowerCase());
  if (byEmail) return byEmail.slug;
  const chosen = usable ? await readLocalSetting(usable, 'mmc.person') : undefined;
  if (chosen !== undefined && people.some((person) => person.slug === chosen)) return chosen;
  const [only, second] = people;
  if (only && !second) return only.slug;
  if (!only)
    throw new Failure('usage', 'There is nobody in mmc.yaml who could sign', {
      hint: 'Write yourself under "people:" in mmc.yaml',
    });
  const person = await askWho(world, people, option);
  if (usable) await writeLocalSetting(usable, 'mmc.person', person);
  return person;
}

function askWho(world: World, people: readonly Person[], option: WhoOption): Promise<string> {
  return world.terminal.ask.choice(
    'Who are you?',
    people.map((person) => ({ value: person.slug, name: person.name })),
    { instead: `Say who you are with ${option}, such as ${option} ${people[0]?.slug}` },
  );
}
